"""Which evaluations a base holds, and whether what they add up to is what the documents state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.store.base import Reader
from queries.answer import Completeness, completeness
from scoring.evaluation import Evaluation, evaluate


@dataclass(frozen=True, slots=True)
class Evaluations:
    """The evaluations by fiscal year and agency."""

    evaluations: tuple[Evaluation, ...]
    completeness: Completeness


def evaluations(reader: Reader, fiscal_year: int | None = None) -> Evaluations:
    """Every evaluation that a document describes, recomputed.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era; every year unless given.
    """
    found = sorted(set(_described(reader)))
    chosen = [(year, agency) for year, agency in found if fiscal_year in (None, year)]
    return Evaluations(tuple(evaluate(reader, agency, year) for year, agency in chosen), completeness(reader))


def _described(reader: Reader) -> Iterator[tuple[int, str]]:
    """Fiscal year and agency of each evaluation; that of the whole city is no agency's."""
    for node in reader.nodes(NodeKind.EVALUATION):
        agency = node.properties.get("agency")
        if node.fiscal_year is not None and agency:
            yield node.fiscal_year, str(agency)
