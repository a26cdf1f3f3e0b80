"""The key results of the city's annual plan: codes and names to nodes.

The list of OKRs at the head of the document registers them. Tables name them by
code and name, or by name alone; a code that is not in the list is read as another
only where the name proves which one is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kb.identity import name_hash, node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.text import arabic, clean, digits, fold, similarity

SAME_NAME = 0.82
"""Least similarity at which two names under related codes are one key result's."""
OTHER_THING = 0.5
"""Similarity below which one code with two names stands for two things."""
MARGIN = 0.05

_BRACKETS = re.compile(r"\([^()]*\)")
_STAR = re.compile(r"\s*\*+")


@dataclass(frozen=True, slots=True)
class Named:
    """A code and a name that stand together, with their place."""

    code: str
    name: str
    place: Place

    @property
    def area(self) -> str:
        """The number of the area that the code belongs to."""
        return self.code.partition(".")[0]


@dataclass(slots=True)
class _Entry:
    id: str
    code: str
    names: list[str]
    issues: set[str] = field(default_factory=set)


def unstarred(name: str) -> tuple[str, bool]:
    """A name without its stars, and whether it had one."""
    return clean(_STAR.sub("", name)), "*" in name


def bare(name: str) -> str:
    """A name folded, without what stands in brackets."""
    return fold(unbracketed(name))


def unbracketed(name: str) -> str:
    """A name without what stands in brackets."""
    return clean(_BRACKETS.sub(" ", clean(name)))


class KeyResults:
    """The key results of a document, by code and by name."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries: dict[str, _Entry] = {}
        self._by_code: dict[str, list[_Entry]] = defaultdict(list)

    def register(self, listed: list[Named], mentioned: list[Named]) -> None:
        """Gives every listed thing its id; `mentioned` tells which of two things under one code is meant elsewhere."""
        by_code: dict[str, list[Named]] = defaultdict(list)
        for item in listed:
            by_code[item.code].append(item)
        for code, items in by_code.items():
            heard = [mention.name for mention in mentioned if mention.code == code]
            first, *others = _by_likeness(_distinct(items), heard)
            self._add(self._plain_id(code), code, first.name)
            for other in others:
                self._add(f"{self._plain_id(code)}~{name_hash(other.name)}", code, other.name)
                self._note_two_things(first, other)

    def listed(self, code: str, name: str) -> str:
        """The id of a thing of the list."""
        return max(self._by_code[code], key=lambda entry: similarity(entry.names[0], name)).id

    def resolve(self, code: str, name: str, source: Cell | Place, *, issue: str | None = None) -> str:
        """The id of the key result that a table prints as code and name; a new one where nothing fits."""
        entries = self._with_code(code)
        entry = max(entries, key=lambda entry: _likeness(entry, name), default=None)
        if entry is None or (name and _likeness(entry, name) < OTHER_THING):
            meant = self._by_name(name, self._of_area(_area(code)))
            if meant is not None and meant is not entry:
                self._note_read_as(code, meant, name, source)
                entry = meant
        if entry is None:
            entry = self._add(self._plain_id(code), code, name)
            self._draft.note("code_not_in_list", source, code=code, name=name)
        self._hear(entry, name, issue)
        return entry.id

    def by_name(self, name: str, issue: str, area: str) -> str | None:
        """The id of the key result of an issue (of the area where none is given) that a table prints by name alone."""
        inside = [e for e in self._entries.values() if e.code and issue in e.issues] if issue else self._of_area(area)
        found = self._by_name(name, inside) or self._by_exact_name(name)
        return found.id if found else None

    def by_code(self, code: str, name: str, source: Cell | Place, area: str | None) -> tuple[str, float] | None:
        """The key result that a project's cell names by code, with the confidence.

        Args:
            code: As printed.
            name: The project's, which proves what an unknown code means.
            source: The cell.
            area: The number of the area in whose table the project stands.
        """
        entries = self._with_code(code)
        if entries:
            return entries[0].id, 1.0
        last = code.rpartition(".")[2]
        likely = [entry for entry in self._of_area(area or _area(code)) if _speaks_of(name, entry)]
        likely = [entry for entry in likely if entry.code.rpartition(".")[2] == last] or likely
        if len(likely) != 1:
            self._draft.note("code_unknown", source, code=code)
            return None
        self._note_read_as(code, likely[0], name, source)
        return likely[0].id, 0.9

    def add_unlisted(self, name: str, issue: str | None, source: Cell | Place) -> str:
        """A key result that is printed without a code and is none of the list's."""
        identifier = node_id(NodeKind.KEY_RESULT, self._draft.fiscal_year, self._draft.agency_slug, name_hash(name))
        self._hear(self._add(identifier, "", name), name, issue)
        self._draft.note("key_result_without_code", source, name=name)
        return identifier

    def code_of(self, identifier: str) -> str:
        """The code of a key result; empty where it has none."""
        return self._entries[identifier].code

    def state(self, identifier: str, name: str, source: Cell | Place, rank: Rank, confidence: float = 1.0) -> None:
        """States a key result's code, name, star and year as a place prints them.

        A place that prints no code, or another that was read as this one, does not speak for the code.
        """
        plain, starred = unstarred(name)
        code = self.code_of(identifier)
        if code in arabic(source.text).replace(" ", ""):
            self._draft.state(identifier, "code", code, source, rank=rank)
        self._draft.state(identifier, "name", plain, source, rank=rank, confidence=confidence)
        self._draft.state(identifier, "fiscal_year", self._draft.fiscal_year, source, rank=rank)
        if starred:
            self._draft.state(identifier, "starred", True, source, rank=rank)

    def place_under(self, identifier: str, issue: str, source: Cell | Place, rank: Rank = Rank.FORM) -> None:
        """States the issue that a key result contributes to, and notes a code that does not fit it."""
        entry = self._entries[identifier]
        entry.issues.add(issue)
        issue_id = node_id(NodeKind.ISSUE, self._draft.fiscal_year, issue)
        self._draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, issue_id, source, rank=rank)
        if entry.code and not entry.code.startswith(f"{issue}."):
            self._draft.note("code_does_not_fit_issue", source, code=entry.code, issue=issue)

    def _with_code(self, code: str) -> list[_Entry]:
        """The things of a code; one digit at its end is two with a nought before it."""
        head, _, last = code.rpartition(".")
        return self._by_code.get(code) or self._by_code.get(f"{head}.{last:0>2}") or []

    def _of_area(self, area: str) -> list[_Entry]:
        return [entry for entry in self._entries.values() if entry.code and _area(entry.code) == area]

    def _by_name(self, name: str, entries: list[_Entry]) -> _Entry | None:
        scored = sorted(((_likeness(entry, name), entry.id) for entry in entries), key=lambda item: (-item[0], item[1]))
        if not scored or scored[0][0] < SAME_NAME:
            return None
        if len(scored) > 1 and scored[0][0] < 1 and scored[0][0] - scored[1][0] < MARGIN:
            return None
        return self._entries[scored[0][1]]

    def _by_exact_name(self, name: str) -> _Entry | None:
        wanted = fold(name)
        found = [entry for entry in self._entries.values() if any(fold(known) == wanted for known in entry.names)]
        return found[0] if len(found) == 1 else None

    def _add(self, identifier: str, code: str, name: str) -> _Entry:
        entry = self._entries.get(identifier)
        if entry is None:
            entry = self._entries[identifier] = _Entry(identifier, code, [unstarred(name)[0]])
            if code:
                self._by_code[code].append(entry)
        return entry

    def _hear(self, entry: _Entry, name: str, issue: str | None) -> None:
        plain = unstarred(name)[0]
        if plain and plain not in entry.names:
            entry.names.append(plain)
        if issue:
            entry.issues.add(issue)

    def _plain_id(self, code: str) -> str:
        return node_id(NodeKind.KEY_RESULT, self._draft.fiscal_year, code)

    def _note_two_things(self, first: Named, other: Named) -> None:
        self._draft.note("code_for_two_things", other.place, code=first.code, name=first.name, other=other.name)

    def _note_read_as(self, code: str, meant: _Entry, name: str, source: Cell | Place) -> None:
        self._draft.note("code_read_as", source, code=code, name=clean(name), meant=meant.code)


def _area(code: str) -> str:
    return code.partition(".")[0]


def _likeness(entry: _Entry, name: str) -> float:
    """The best similarity of a name and an entry's names; names with other numbers are not alike."""
    plain = unstarred(name)[0]
    return max(_name_likeness(known, plain) for known in entry.names)


def _name_likeness(a: str, b: str) -> float:
    if bare(a) and bare(a) == bare(b):
        return 1.0 if fold(a) == fold(b) else 0.95
    likeness = similarity(a, b) if digits(a) == digits(b) else min(similarity(a, b), SAME_NAME - 0.01)
    plain_a, plain_b = unbracketed(a), unbracketed(b)
    if ("(" in a) != ("(" in b) and digits(plain_a) == digits(plain_b):
        likeness = max(likeness, min(similarity(plain_a, plain_b), 0.95))
    return likeness


def _speaks_of(project: str, entry: _Entry) -> bool:
    """Whether a project's name holds a key result's name, brackets aside, or is much like it."""
    folded = fold(project)
    return any(
        (len(bare(name)) >= 8 and bare(name) in folded) or similarity(project, name) >= SAME_NAME
        for name in entry.names
    )


def _distinct(items: list[Named]) -> list[Named]:
    """The items that are different things: a name much like an earlier one is the same thing printed twice."""
    kept: list[Named] = []
    for item in items:
        if not any(similarity(item.name, other.name) >= SAME_NAME for other in kept):
            kept.append(item)
    return kept


def _by_likeness(items: list[Named], names: list[str]) -> list[Named]:
    """The items, the one that other tables print under the code first; otherwise as in the list."""
    return sorted(items, key=lambda item: -max((similarity(item.name, name) for name in names), default=0.0))
