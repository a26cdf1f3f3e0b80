"""Agencies and divisions: printed names matched against the city's lists."""

from __future__ import annotations

from dataclasses import dataclass

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Place, Rank
from loaders.authority import authority
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.text import clean, fold


@dataclass(frozen=True, slots=True)
class Actor:
    """An agency in a cell: its id, its role there and the name as printed."""

    id: str
    role: Role
    text: str


class Actors:
    """States the agencies and divisions that a document names."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def agencies(self, cell: Cell) -> list[Actor]:
        """The agencies of a cell, in print order; unknown names are noted and left out."""
        found = ((self.agency(name, cell), role, name) for name, role in authority.split_agencies(cell.text))
        return [Actor(identifier, role, name) for identifier, role, name in found if identifier]

    def agency(self, text: str, source: Cell | Place) -> str | None:
        """The id of an agency; a name that means any district office is the document's own agency."""
        if authority.is_district(text):
            return self._draft.agency
        match = authority.agency(text)
        if match is None:
            self._draft.note("agency_unknown", source, name=clean(text))
            return None
        identifier = node_id(NodeKind.AGENCY, match.slug)
        self._state_actor(identifier, match, text, source)
        self._draft.state(identifier, "type", match.type, source, rank=Rank.AUTHORITY)
        return identifier

    def divisions(self, cell: Cell) -> list[str]:
        """The ids of the divisions of a cell, in print order; unknown names are noted and left out."""
        found = (self.division(name, cell) for name in authority.split_divisions(cell.text))
        return list(dict.fromkeys(identifier for identifier in found if identifier))

    def division(self, text: str, source: Cell | Place) -> str | None:
        """The id of a division of the document's own agency; “every division” is the agency itself."""
        if fold(text) in _EVERY_DIVISION:
            return self._draft.agency
        match = authority.division(text) or _bare_division(text)
        if match is None:
            self._draft.note("division_unknown", source, name=clean(text))
            return None
        identifier = node_id(NodeKind.DIVISION, self._draft.agency_slug, match.slug)
        self._state_actor(identifier, match, text, source)
        self._draft.state(identifier, "agency", self._draft.agency, source, rank=Rank.INFERENCE)
        self._draft.relate(identifier, EdgeKind.PART_OF, self._draft.agency, source, rank=Rank.INFERENCE)
        return identifier

    def _state_actor(self, identifier: str, match: authority.Match, text: str, source: Cell | Place) -> None:
        certain = match.confidence >= 1
        self._draft.state(
            identifier, "name", match.name, source,
            rank=Rank.AUTHORITY, confidence=match.confidence, matched_from=None if certain else clean(text),
        )  # fmt: skip
        self._draft.state(identifier, "short_name", match.short_name, source, rank=Rank.AUTHORITY)
        if not certain:
            confidence = f"{match.confidence:.2f}"
            self._draft.note(
                "name_matched_by_similarity", source, name=clean(text), meant=match.name, confidence=confidence
            )


def _bare_division(text: str) -> authority.Match | None:
    """The division that a cell of divisions names without the word ฝ่าย, to the letter."""
    match = authority.division(f"ฝ่าย{clean(text)}")
    return match if match and match.confidence >= 1 else None


_EVERY_DIVISION = frozenset(fold(text) for text in ("ทุกฝ่าย", "ทุกส่วนราชการ"))
