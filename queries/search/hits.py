"""What a search answers: hits, why each is one, and the passage that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Place
from kb.store.base import Document
from ontology.vocabulary import Wording
from queries.answer import Completeness


class Why(StrEnum):
    """Why a node is a hit: the first of these that holds, which is also the order of the hits."""

    CODE = "code"
    NAME = "name"
    NAME_ALIKE = "name_alike"
    NAME_HOLDS = "name_holds"
    SOURCE_HOLDS = "source_holds"
    NAME_NEAR = "name_near"
    SOURCE_NEAR = "source_near"

    @property
    def wording(self) -> Wording:
        """The reason in words."""
        return _WORDINGS[self]


EXACT = (Why.CODE, Why.NAME, Why.NAME_ALIKE)
"""The node is called so."""

_WORDINGS: Mapping[Why, Wording] = {
    Why.CODE: Wording("the code", "ตรงรหัส"),
    Why.NAME: Wording("the name", "ตรงชื่อ"),
    Why.NAME_ALIKE: Wording("the name, look-alike letters and tone marks aside", "ตรงชื่อ (ไม่นับวรรณยุกต์และอักษรที่คล้ายกัน)"),
    Why.NAME_HOLDS: Wording("the words are in the name", "ชื่อมีคำที่ค้น"),
    Why.SOURCE_HOLDS: Wording("the words are in the document", "ข้อความในเอกสารมีคำที่ค้น"),
    Why.NAME_NEAR: Wording("the name is nearly so", "ชื่อใกล้เคียง"),
    Why.SOURCE_NEAR: Wording("the document says nearly so", "ข้อความในเอกสารใกล้เคียง"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed text and where it stands.

    `marks` are the matching parts of `place.text`, each from its first character up to, but not including, `end`,
    in order and apart; empty where the text shows the node and not the words (a policy found by a part of its code).
    """

    document: Document
    place: Place
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that may be meant.

    `score` is the share of the search, by letters, that was found, in (0, 1]; below 1 only where `why` is a near
    match. `missing` are the words of the search that were not found at all. `label` is the code or name that
    matched, folded; `None` for a hit by printed text. `passage` is `None` where no document prints the label (that
    of a document is its file name).
    """

    node: Node
    why: Why
    score: float
    missing: tuple[str, ...]
    label: str | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The hits, best first.

    The order: `Why`; then, as far as it tells them apart, words as written before words read loosely, higher score,
    shorter name or text; then kind in the order of the vocabulary, later fiscal year, id. `total` counts all hits
    (at least, where the completeness says so).
    """

    text: str
    kind: NodeKind | None
    fiscal_year: int | None
    agency: Node | None
    hits: tuple[Hit, ...]
    total: int
    completeness: Completeness
