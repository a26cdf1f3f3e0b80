"""Names that one table prints otherwise than another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from queries.findings.compare import abbreviates, holds_numbers, letters, likeness, numbers, replaced, scanned
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import about_difference, node_words, told

_NAMED = (
    "strategy", "sub_strategy", "issue", "objective", "tactic", "super_okr", "key_result", "indicator",
    "policy", "project", "component",
)  # fmt: skip


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """The names of a document that differ from the one in force by more than spaces and marks."""
    alike = rules["name_differs"].thresholds["alike"]
    for node_kind in _NAMED:
        for node in sheet.nodes(node_kind):
            yield from _variants(sheet, node, alike)


def _variants(sheet: Sheet, node: str, alike: float) -> Iterator[Draft]:
    said = _unabbreviated([*_named(sheet, node, "name"), *_damaged(sheet, node)])
    spellings: dict[str, list[Said]] = {}
    for item in said:
        spellings.setdefault(letters(str(item.value)), []).append(item)
    if len(spellings) < 2:
        return
    first, *others = spellings.values()
    place = {id(items): at for at, items in enumerate(others)}
    slips: dict[int, list[Said]] = defaultdict(list)
    for at, items in enumerate(others):
        near = _nearest(items, first, others[:at], alike)
        if near is not None:
            yield _pair(sheet, node, near, items, alike)
            if _difference(str(first[0].value), str(near[0].value), alike) == "name_differs":
                slips[place[id(near)]] += items
                continue
        slips.setdefault(at, [])
    for at, same in slips.items():
        draft = _pair(sheet, node, first, others[at], alike)
        yield replace(draft, said=(*draft.said, *_one_each(same)))


def _unabbreviated(said: Sequence[Said]) -> list[Said]:
    """The names without those that abbreviate another of them."""
    names = {str(item.value) for item in said}
    return [item for item in said if not any(abbreviates(str(item.value), name) for name in names)]


def _pair(sheet: Sheet, node: str, one: Sequence[Said], other: Sequence[Said], alike: float) -> Draft:
    """Two spellings of one name."""
    names = str(one[0].value), str(other[0].value)
    shown = about_difference(*names)
    values = {"node": node_words(sheet, node), "one": told(shown[0], one), "other": told(shown[1], other)}
    factor = 1.0 if other[0].confidence == 1 else max(0.6, other[0].confidence - 0.1)
    said = (*_one_each(one), *_one_each(other))
    disputed = (letters(names[0]), letters(names[1]))
    return Draft(_difference(*names, alike), (node,), said, values, disputed, factor)


def _nearest(
    items: Sequence[Said], first: Sequence[Said], others: Sequence[Sequence[Said]], alike: float
) -> Sequence[Said] | None:
    """Another variant that a spelling is a slip of, where the name in force is quite another."""
    words = str(items[0].value)
    if not others or _difference(str(first[0].value), words, alike) != "name_differs":
        return None
    best = max(others, key=lambda each: likeness(words, str(each[0].value)))
    return best if _difference(str(best[0].value), words, alike) == "name_misspelt" else None


def _named(sheet: Sheet, node: str, predicate: str) -> list[Said]:
    return [item for item in sheet.of(node, predicate) if isinstance(item.value, str)]


def _damaged(sheet: Sheet, node: str) -> list[Said]:
    """Wordings of the host that are the name itself, misread; a wording of its own is no fault."""
    name = sheet.text(node, "name")
    return [item for item in _named(sheet, node, "host_wording") if name and scanned(name) == scanned(str(item.value))]


def _one_each(items: Sequence[Said]) -> list[Said]:
    """One statement a line."""
    return list({item.line: item for item in items}.values())


def _difference(one: str, other: str, alike: float) -> str:
    """Which rule two names of one thing break."""
    first, second = scanned(one), scanned(other)
    if first != second and (first in second or second in first):
        return "name_cut"
    if numbers(one) != numbers(other):
        part = holds_numbers(one, other) or holds_numbers(other, one)
        return "name_differs" if part and likeness(one, other) < alike else "name_number_differs"
    return "name_differs" if likeness(one, other) < alike or replaced(one, other) else "name_misspelt"
