"""Results of the base as they are scored on key results."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kb.errors import InputError
from kb.model import Node
from kb.store.base import Question, Reader, Row
from queries import rows
from scoring.attainment import attainment
from scoring.case import Case
from scoring.reported import HUNDRED, ZERO, Reported, period_order
from scoring.rounding import number


class BaseResult(NamedTuple):
    """A result that reports on a key result; `row` holds the columns of its node."""

    reported: Reported
    row: Row

    def node(self) -> Node:
        """The node of the result."""
        return rows.node(self.row)


def results_below(reader: Reader, start: str, agency: str | None = None) -> Iterator[BaseResult]:
    """The results on the key results at and below a node, of one agency or of all, by id.

    A result scores what it states, else what its value attains of the target. Where it states
    what is no score from 0 to 100, or a value that cannot be held against a target, it has none.
    """
    found = reader.run(Question("scoring", "hierarchy_results"), {"start": start, "agency": agency})
    for row in found:
        upper, agency_id, assessor, period, as_of = row[:5]
        yield BaseResult(
            Reported(
                official=assessor == "official",
                period=period_order(rows.optional_text(period)),
                as_of=rows.optional_text(as_of) or "",
                id=rows.text(row[10]),
                node=rows.text(upper),
                agency=rows.text(agency_id),
                score=_score(row),
                weight=_weight(row),
            ),
            row[10:16],
        )


def _score(row: Row) -> Decimal | None:
    try:
        stated = number(rows.optional_text(row[5]), "score")
        value = number(rows.optional_text(row[7]), "value")
    except (InputError, TypeError):
        return None
    if stated is not None:
        return stated if ZERO <= stated <= HUNDRED else None
    if value is None or row[9] is None:
        return None
    return attainment(Case(value=value, unit=rows.optional_text(row[8]), target=rows.record(row[9]))).score


def _weight(row: Row) -> Decimal | None:
    what = f"the weight of {rows.text(row[10])}"
    weight = number(rows.optional_text(row[6]), what)
    if weight is not None and weight < ZERO:
        raise InputError(f"{what} must be 0 or more, not {weight}")
    return weight
