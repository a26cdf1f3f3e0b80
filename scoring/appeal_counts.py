"""How many appeals met which ruling: as a document declares, beside what its rows add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from scoring.evaluation_facts import text_of
from scoring.explanation import Explanation, Source, Value
from scoring.rounding import number
from scoring.words import ruling

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class AppealCount:
    """The appeals of a round that met a ruling: `declared` in words, `counted` over `appeals`; `None`: not told."""

    evaluation: str
    round: str
    ruling: str
    unit: str
    declared: Decimal | None
    counted: Decimal | None
    appeals: tuple[str, ...]
    sources: tuple[Source, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether both numbers are there and the same."""
        return self.declared is not None and self.declared == self.counted

    @property
    def explanation(self) -> Explanation:
        """In words."""
        values: dict[str, Value] = {"round": self.round, "ruling": ruling(self.ruling), "unit": self.unit}
        values |= {"declared": self.declared, "counted": self.counted}
        return Explanation("appeals_agree" if self.agrees else "appeals_differ", values, sources=self.sources)


def appeal_counts(reader: Reader, fiscal_year: int) -> tuple[AppealCount, ...]:
    """The numbers of appeals of a fiscal year that documents declare, and those that their rows add up to.

    Returns:
        One for each evaluation, round, ruling and unit, in that order.

    Raises:
        InputError: A number is none.
    """
    evaluations = [node for node in reader.nodes(NodeKind.EVALUATION) if node.fiscal_year == fiscal_year]
    appeals = [node for node in reader.nodes(NodeKind.APPEAL) if "count" in node.properties]
    return tuple(count for evaluation in evaluations for count in _counts(reader, evaluation, appeals))


def _counts(reader: Reader, evaluation: Node, appeals: Iterable[Node]) -> list[AppealCount]:
    declared = _declared(evaluation)
    rows: dict[_Key, list[Node]] = {}
    prefix = f"{NodeKind.APPEAL}:{evaluation.id.partition(':')[2]}/"
    for appeal in appeals:
        if appeal.id.startswith(prefix):
            rows.setdefault(_key(appeal.properties), []).append(appeal)
    if not declared:
        return []
    sources = _sources(reader, evaluation)
    return [
        AppealCount(
            evaluation.id,
            *key,
            declared.get(key),
            _sum(rows.get(key, ())),
            _ids(rows.get(key, ())),
            sources.get(key, ()),
        )
        for key in sorted({*declared, *rows})
    ]


def _declared(evaluation: Node) -> dict[_Key, Decimal | None]:
    records = evaluation.properties.get("declared_appeals")
    found = records if isinstance(records, Sequence) and not isinstance(records, str) else ()
    return {
        _key(record): number(record.get("count"), f"a declared number of appeals of {evaluation.id}")
        for record in found
        if isinstance(record, Mapping)
    }


def _key(record: Mapping[str, Json]) -> _Key:
    return str(record.get("round") or ""), str(record.get("ruling") or ""), str(record.get("unit") or "")


def _sum(appeals: Iterable[Node]) -> Decimal | None:
    counts = [number(text_of(node, "count"), f"the count of {node.id}") for node in appeals]
    known = [count for count in counts if count is not None]
    return sum(known, Decimal(0)) if known else None


def _ids(appeals: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(node.id for node in appeals))


def _sources(reader: Reader, evaluation: Node) -> dict[_Key, tuple[Source, ...]]:
    names = {document.id: document.file_name for document in reader.documents()}
    found: dict[_Key, tuple[Source, ...]] = {}
    for said in reader.statements(evaluation.id):
        if said.predicate == "declared_appeals" and isinstance(said.value, Mapping):
            place = said.place
            source = Source(
                said.document, names[said.document], place.line, place.text, place.table, place.row, place.column
            )
            found[_key(said.value)] = (*found.get(_key(said.value), ()), source)
    return found
