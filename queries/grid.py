"""Strategies against agencies or divisions: how far a rule is kept in each cell, for a map of where the gaps are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries import rows
from queries.answer import MAX_ITEMS, Completeness, completeness, question
from queries.budget.links import Links
from queries.cell import responsible_for
from queries.gaps import lacking
from queries.reference import find
from queries.rules import Rule
from queries.rules import rule as rule_of
from queries.scope import Scope, scope_of

RULE = "key_result_has_project"
"""The rule that is looked at unless told otherwise."""
SUBJECTS = (
    NodeKind.ISSUE, NodeKind.SUPER_OKR, NodeKind.KEY_RESULT, NodeKind.PROJECT,
)  # fmt: skip
"""The kinds that serve a strategy."""


class Columns(StrEnum):
    """What stands in the columns of a grid."""

    AGENCY = "agency"
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class GridCell:
    """How far the rule is kept by what serves the strategy and is of the column; `None` for none of them."""

    strategy: str | None
    column: str | None
    covered: int
    gaps: int
    exempt: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Strategies (by year and code) against agencies or divisions (by id), and the cells that hold anything.

    A node that serves several strategies, or is in the hands of several divisions, counts in each.
    """

    rule: Rule
    columns: Columns
    fiscal_year: int | None
    agency: Node | None
    strategies: tuple[Node, ...]
    across: tuple[Node, ...]
    cells: tuple[GridCell, ...]
    completeness: Completeness


def grid(
    reader: Reader, rule: str = RULE, fiscal_year: int | None = None, agency: str | None = None,
    *, columns: str = Columns.AGENCY,
) -> Grid:  # fmt: skip
    """How far a rule is kept, strategy by strategy and agency by agency (or division by division).

    Each agency's column is what `coverage` counts for that agency.

    Args:
        reader: The state of the base to ask.
        rule: The code of a rule about issues, Super OKRs, key results or projects.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name; all that have documents unless given.
        columns: `agency` or `division`: whoever is responsible for the node.

    Raises:
        NotFoundError: There is no such rule, or no agency is called so.
        AmbiguousError: Several agencies are.
        InputError: The rule's subject serves no strategy, or the columns are none of these.
    """
    chosen, across = rule_of(rule), _columns(columns)
    if chosen.subject not in SUBJECTS:
        raise InputError(f"{rule} speaks of {chosen.subject}, which serves no strategy; known: {', '.join(SUBJECTS)}")
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    counts: defaultdict[tuple[str | None, str | None], list[int]] = defaultdict(lambda: [0, 0, 0])
    for scope in _scopes(reader, fiscal_year, owner):
        for strategy, column, verdict in _verdicts(reader, chosen, scope, across):
            counts[strategy, column][verdict] += 1
    nodes = _nodes(reader, {key for pair in counts for key in pair if key is not None})
    strategies = sorted((node for node in nodes if node.kind is NodeKind.STRATEGY), key=_place)
    return Grid(
        chosen, across, fiscal_year, owner, tuple(strategies),
        tuple(node for node in nodes if node.kind is not NodeKind.STRATEGY),
        tuple(GridCell(*key, *counts[key]) for key in sorted(counts, key=_none_last)), completeness(reader),
    )  # fmt: skip


_COVERED, _GAP, _EXEMPT = range(3)


def _columns(name: str) -> Columns:
    if name not in [str(each) for each in Columns]:
        raise InputError(f"a grid has no columns of {name!r}; known: {', '.join(Columns)}")
    return Columns(name)


def _scopes(reader: Reader, fiscal_year: int | None, owner: Node | None) -> Iterator[Scope]:
    """A scope for each agency that has a document in force."""
    found = {each.agency for each in reader.documents() if fiscal_year in (None, each.fiscal_year)}
    for agency in sorted(each for each in found if each is not None):
        if owner is None or owner.id == agency:
            yield scope_of(reader, fiscal_year, agency)


def _verdicts(
    reader: Reader, rule: Rule, scope: Scope, across: Columns
) -> Iterator[tuple[str | None, str | None, int]]:  # fmt: skip
    """Strategy, column and verdict of each subject of an agency, once for each strategy and column it is of."""
    found = responsible_for(reader, scope.of_kind(rule.subject), scope.fiscal_year)
    broken = {rows.text(row[0]): _GAP if row[6] is None else _EXEMPT for row in lacking(reader, rule, scope, MAX_ITEMS)}
    links = Links(reader, found)
    for subject, divisions in found.items():
        held: Iterable[str | None] = [scope.agency] if across is Columns.AGENCY else divisions or [None]
        for strategy in links.above(subject, NodeKind.STRATEGY) or [None]:
            for column in held:
                yield strategy, column, broken.get(subject, _COVERED)


def _nodes(reader: Reader, ids: Iterable[str]) -> list[Node]:
    return [rows.node(row) for row in reader.run(question("nodes_by_id"), {"ids": sorted(ids)})]


def _place(node: Node) -> tuple[int, int, str, str]:
    return node.fiscal_year or 0, len(node.code or ""), node.code or "", node.id


def _none_last(key: tuple[str | None, str | None]) -> tuple[bool, str, bool, str]:
    strategy, column = key
    return strategy is None, strategy or "", column is None, column or ""
