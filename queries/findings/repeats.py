"""Findings that another finding of the same document tells as well, or better: they are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.sheet import Sheet, kind

_NAMES = ("name_misspelt", "name_differs")

Found = Mapping[str, Sequence[Draft]]
"""What was found, by the code of its rule."""


def without_repeats(sheet: Sheet, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The findings of a document without those that are told by others."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.code].append(draft)
    for draft in drafts:
        told = _TOLD.get(draft.code)
        if told is None or not told(sheet, draft, found):
            yield draft


def _by_place(sheet: Sheet, draft: Draft, found: Found) -> bool:
    """Two names that differ in the spelling of a place alone, which a finding of its own gives."""
    for place in found.get("place_misspelt", ()):
        *others, usual = place.names or ("",)
        if {_spelt(name, others, usual) for name in draft.disputed} == {_spelt(draft.disputed[0], others, usual)}:
            return True
    return False


def _spelt(name: str, spellings: Sequence[str], usual: str) -> str:
    """The letters of a name with every spelling of a place made the usual one."""
    for spelling in sorted(spellings, key=len, reverse=True):
        name = name.replace(letters(spelling), letters(usual))
    return name


def _by_part(sheet: Sheet, draft: Draft, found: Found) -> bool:
    """A dash for a budget, of which another finding says that it should name the project whose budget it shares."""
    lines = {item.line for item in draft.said if item.value == "not_stated"}
    parts = [other for other in found.get("budget_part_not_said", ()) if draft.nodes[0] in other.nodes]
    return bool(lines) and lines <= {item.line for part in parts for item in part.said}


def _by_absence(sheet: Sheet, draft: Draft, found: Found) -> bool:
    """A key result without a code, in a table that prints none: that other tables lack it says what there is to say."""
    tables = {item.table for item in draft.said}
    if any(item.table in tables for node in sheet.nodes("key_result") for item in sheet.of(node, "code")):
        return False
    nodes = {node for node in draft.nodes if kind(node) == "key_result" and not sheet.text(node, "code")}
    return bool(nodes & {node for other in found.get("left_out_of_table", ()) for node in other.nodes})


def _within(*codes: str) -> Callable[[Sheet, Draft, Found], bool]:
    """Whether a finding of such a rule is about all nodes of this one, or a part of them, and cites all its lines."""

    def told(sheet: Sheet, draft: Draft, found: Found) -> bool:
        lines = {item.line for item in draft.said}
        others = (other for code in codes for other in found.get(code, ()))
        return any(
            set(draft.nodes) <= set(other.nodes) and lines <= {item.line for item in other.said} for other in others
        )

    return told


def _by_policy(sheet: Sheet, draft: Draft, found: Found) -> bool:
    """A project that the table of policies lacks, of which another finding gives the policy too."""
    if draft.disputed != ("linkage",):
        return False
    return any(draft.nodes == other.nodes for other in found.get("policy_project_not_linked", ()))


_TOLD: Mapping[str, Callable[[Sheet, Draft, Found], bool]] = {
    **dict.fromkeys(_NAMES, _by_place),
    "budget_left_out": _by_part,
    "code_unknown": _by_absence,
    "possible_same_project": _within("listed_in_two_categories"),
    "years_conflict": _within("name_number_differs"),
    "target_not_given": _within("unit_in_row_differs", "period_in_row_differs"),
    "left_out_of_table": _by_policy,
}
"""By the code of its rule, whether a finding is told by others."""
