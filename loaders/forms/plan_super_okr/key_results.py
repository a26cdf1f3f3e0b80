"""The key results of a plan: what the evaluation tables code, the matrix words and the list numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.identity import name_hash, node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Json, Rank
from loaders.draft import Draft
from loaders.form import Cell, FormRow
from loaders.normalise.target import parse_target
from loaders.normalise.text import clean, digits, fold, similarity

NAME_THRESHOLD = 0.84
"""Least similarity of two wordings of one key result when only the wording speaks for it."""


@dataclass(slots=True)
class KeyResult:
    """A key result as the evaluation tables give it, or as the matrix alone words it.

    `super_okr` is the code of the Super OKR it stands under in the matrix;
    `projects` the ids of the projects its rows name; an entry without a `row`
    comes from the list of indicators or from the matrix.
    """

    code: str | None
    name: str
    target: str
    row: FormRow | None = None
    component: str | None = None
    super_okr: str | None = None
    id: str = ""
    projects: set[str] = field(default_factory=set)


class KeyResultRegister:
    """The key results of one document, in the order in which they were added."""

    def __init__(self) -> None:
        self._entries: list[KeyResult] = []

    def __iter__(self) -> Iterator[KeyResult]:
        return iter(self._entries)

    def add(self, entry: KeyResult) -> KeyResult:
        """Adds an entry, whatever else bears its code."""
        self._entries.append(entry)
        return entry

    def drop_unjoined(self) -> None:
        """Forgets entries that only the list of indicators has and that the matrix does not word."""
        self._entries = [entry for entry in self._entries if entry.row or entry.code or entry.super_okr]

    def by_code(self, code: str) -> list[KeyResult]:
        """The entries that are printed with a code, in order."""
        return [entry for entry in self._entries if entry.code == code]

    def by_name(self, text: str, candidates: list[KeyResult] | None = None) -> tuple[KeyResult | None, float]:
        """The entry whose name a text is, and how alike they are in [0, 1]."""
        pool = self._entries if candidates is None else candidates
        exact = next((entry for entry in pool if fold(entry.name) == fold(text)), None)
        if exact:
            return exact, 1.0
        scored = [(similarity(text, entry.name), entry) for entry in pool if digits(text) == digits(entry.name)]
        score, best = max(scored, key=lambda item: item[0], default=(0.0, None))
        return (best, min(score, 0.99)) if score >= NAME_THRESHOLD else (None, score)

    def beginning_with(self, name: str) -> KeyResult | None:
        """The one entry whose name begins with a shorter wording, or `None`."""
        found = [entry for entry in self._entries if fold(entry.name).startswith(fold(name))]
        return found[0] if len(found) == 1 else None

    def assign_ids(self, draft: Draft) -> None:
        """Gives each entry its id; of several things under one code the one that fits its Super OKR keeps it."""
        by_code: dict[str, list[KeyResult]] = defaultdict(list)
        for entry in self._entries:
            if entry.code is None:
                entry.id = node_id(NodeKind.KEY_RESULT, draft.fiscal_year, draft.agency_slug, name_hash(entry.name))
            else:
                by_code[entry.code].append(entry)
        for code, entries in by_code.items():
            _assign(code, entries, draft)


def _assign(code: str, entries: list[KeyResult], draft: Draft) -> None:
    holder = next((entry for entry in entries if fits_super_okr(code, entry.super_okr)), entries[0])
    for entry in entries:
        suffix = "" if entry is holder else f"~{name_hash(entry.name)}"
        entry.id = node_id(NodeKind.KEY_RESULT, draft.fiscal_year, f"{code}{suffix}")
    for entry in entries:
        if entry is not holder and entry.row:
            draft.note("code_for_two_things", code_cell(entry.row), code=code, name=holder.name, other=entry.name)


def fits_super_okr(code: str, super_okr: str | None) -> bool:
    """Whether a code such as 11102 begins with the digits of its Super OKR's code, such as 1.1.1."""
    return super_okr is not None and code.startswith(super_okr.replace(".", ""))


def state_key_results(register: KeyResultRegister, draft: Draft) -> None:
    """States code, name, target and the district's role from the evaluation tables."""
    for entry in register:
        if entry.row:
            _state_entry(entry, entry.row, draft)


def _state_entry(entry: KeyResult, row: FormRow, draft: Draft) -> None:
    code, name, target = code_cell(row), row.cells["key_result"], row.cells.get("target")
    draft.state(entry.id, "code", entry.code, code, rank=Rank.REGISTER)
    draft.state(entry.id, "name", entry.name, name, rank=Rank.REGISTER)
    draft.state(entry.id, "fiscal_year", draft.fiscal_year, code, rank=Rank.REGISTER)
    draft.state(entry.id, "evaluation_component", entry.component, code)
    role = _role(row.text("role"))
    parsed = parse_target(target.text) if target and entry.target else None
    if target and parsed:
        draft.state(entry.id, "target", parsed, target, rank=Rank.FORM)
    properties: dict[str, Json] = {"role": str(role)} | ({"target": parsed} if parsed else {})
    draft.relate(
        draft.agency, EdgeKind.RESPONSIBLE_FOR, entry.id, target or code, qualifier=str(role), properties=properties
    )


def _role(text: str) -> Role:
    """The district's role; the column's own heading offers H and R, and an empty cell says R."""
    folded = fold(text)
    return {"h": Role.HOST, "coh": Role.CO_HOST}.get(folded, Role.RESPONSIBLE)


def code_cell(row: FormRow) -> Cell:
    """The cell of an evaluation row's code; of a row that lost it, the cell of the name."""
    return row.cells.get("key_result_code") or row.cells["key_result"]


def entry_of(row: FormRow, component: str | None, code: str | None) -> KeyResult:
    """The key result of an evaluation row."""
    return KeyResult(code, clean(row.text("key_result")), clean(row.text("target")), row, component)
