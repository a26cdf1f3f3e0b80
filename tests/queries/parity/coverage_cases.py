"""Coverage and gaps, by every rule and grouping, shallow and deep; and the matrix of the same links."""

from __future__ import annotations

from functools import partial
from itertools import islice, product

from kb.kinds import NodeKind
from kb.store.base import Reader, Row
from queries.coverage import By, coverage
from queries.gaps import Gaps, gaps, lacking
from queries.matrix import Matrix, Side, matrix
from queries.rules import Rule, rules
from queries.scope import scope_of
from queries.suggest import UNCODED
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, SOME, of_parts

_CELL = (NodeKind.STRATEGY, NodeKind.DIVISION)


def _lacking(reader: Reader, fiscal_year: int | None, agency: str | None, *, rule: Rule, limit: int) -> list[Row]:
    return lacking(reader, rule, scope_of(reader, fiscal_year, agency), limit)


def _gaps(reader: Reader, fiscal_year: int | None, agency: str | None, *, limit: int, candidates: int) -> Gaps:
    return gaps(reader, None, fiscal_year, agency, limit=limit, candidates=candidates)


def _of_cell(reader: Reader, _: str) -> object:
    strategies, divisions = ([None, *islice((node.id for node in reader.nodes(kind)), 2)] for kind in _CELL)
    return [gaps(reader, strategy=one, division=other) for one, other in product(strategies, divisions)]


def _matrix(reader: Reader, fiscal_year: int | None, agency: str | None, *, side: Side) -> Matrix:
    return matrix(reader, side, fiscal_year, agency)


CASES = [
    *of_parts("coverage", coverage),
    *(case for by in By for case in of_parts(f"coverage by {by}", partial(coverage, by=by), SOME)),
    *(
        case
        for rule in (*rules().values(), UNCODED)
        for case in of_parts(f"gaps of {rule.code}", _lacking, rule=rule, limit=1000)
    ),
    *(
        case
        for limit, candidates in ((1, 0), (30, 0), (30, 3), (1000, 1))
        for case in of_parts(f"{limit} gaps with {candidates}", _gaps, SOME, limit=limit, candidates=candidates)
    ),
    Case("gaps of a node", lambda reader, start: gaps(reader, node=start)),
    Case("gaps of a cell", _of_cell, whole=True),
    *(case for side in Side for case in of_parts(f"matrix of {side}", _matrix, PARTS, side=side)),
]
