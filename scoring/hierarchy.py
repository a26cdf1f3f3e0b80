"""The plan hierarchy below a node, and results placed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from kb.errors import AmbiguousError, InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Question, Reader, Row
from queries import rows
from queries.reference import find
from scoring.agencies import agency_named
from scoring.base_results import BaseResult, results_below
from scoring.compiled import Link, compile_hierarchy
from scoring.propagation import Propagation, Score, score_of
from scoring.results import Result

KINDS = (NodeKind.PLAN, NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.SUPER_OKR, NodeKind.KEY_RESULT)
"""The kinds of the hierarchy, from the highest; results stand below key results."""
_ORDER = {kind: at for at, kind in enumerate((*KINDS, NodeKind.RESULT))}

CANDIDATES = 50
"""Nodes of one code that are looked at; there is one of each kind and year."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a node and of all below it.

    `scores` are by kind from the highest, then code, then id; `nodes` has the same
    order. Results of the base that count stand among both. `used` counts the results that
    the scores rest on, `unused` are references of given results that stand elsewhere in the
    base, `unscored` ids of results that count and of which there is no score. `agency` is
    the one whose results alone count, `None` where those of all do.
    """

    start: Node
    scores: tuple[Score, ...]
    nodes: tuple[Node, ...]
    used: int
    unused: tuple[str, ...]
    unscored: tuple[str, ...] = ()
    agency: Node | None = None


def score(reader: Reader, reference: str, results: Sequence[Result] = (), *, agency: str | None = None) -> Scores:
    """Propagates results up the plan hierarchy to a node.

    The results of the base count where none are given for the same node; of each agency the
    official before its own and the latest, and for the city the mean of all agencies that report.

    Args:
        reader: The state of the base to ask.
        reference: An id, code or name of a plan, strategy, issue, Super OKR or key result.
        results: What was reached, by code or id; a code is looked for below the node first.
        agency: An id, local part of an id or name of an agency; of the base's results only its own count.

    Raises:
        NotFoundError: No node is called so.
        AmbiguousError: Several nodes are, or a result's code names several below the node.
        InputError: The node is of no kind of the hierarchy; a result names nothing in the base,
            or a node that another row names too; a weight is no number; there is a cycle.
    """
    start = find(reader, reference)
    if start.kind not in KINDS:
        raise InputError(
            f"{start.id} is of the kind {start.kind}; results add up in a {', '.join(KINDS)}; "
            "for the evaluation of an agency give the fiscal year as well"
        )
    whose = None if agency is None else agency_named(reader, agency)
    nodes, links = _below(reader, start.id)
    placed, unused = _place(reader, nodes, results)
    given = {identifier: result.score for identifier, result in placed.items()}
    found = list(results_below(reader, start.id, None if whose is None else whose.id))
    hierarchy = compile_hierarchy(_weighted(links, placed), nodes)
    computed = Propagation(hierarchy, given, [item.reported for item in found])
    return _answer(start, computed, nodes, {item.reported.id: item for item in found}, unused, whose)


def _answer(
    start: Node,
    computed: Propagation,
    nodes: Mapping[str, Node],
    found: Mapping[str, BaseResult],
    unused: tuple[str, ...],
    agency: Node | None,
) -> Scores:
    counting = {result.id: result for node in nodes for result in computed.counting(node)}
    known = sum(result.score is not None for result in counting.values())
    scored = [(node, computed.score(node.id)) for node in nodes.values()]
    scored += [(found[identifier].node(), score_of(result)) for identifier, result in counting.items()]
    scored.sort(key=lambda pair: _order(pair[0]))
    return Scores(
        start=start,
        scores=tuple(item for _, item in scored),
        nodes=tuple(node for node, _ in scored),
        used=computed.given + known,
        unused=unused,
        unscored=tuple(sorted(identifier for identifier, result in counting.items() if result.score is None)),
        agency=agency,
    )


def _order(node: Node) -> tuple[int, bool, str, str]:
    return _ORDER[node.kind], node.code is None, node.code or "", node.id


def _below(reader: Reader, start: str) -> tuple[dict[str, Node], list[Link]]:
    """The nodes at and below the start, by id, and how they count."""
    nodes: dict[str, Node] = {}
    links: list[Link] = []
    for row in reader.run(Question("scoring", "hierarchy"), {"start": start}):
        identifier = rows.text(row[0])
        if identifier not in nodes:
            nodes[identifier] = rows.node(row)
        if row[6] is not None:
            links.append(_link(row))
    return nodes, links


def _link(row: Row) -> Link:
    lower, upper, weight = rows.text(row[0]), rows.text(row[6]), row[7]
    if weight is None:
        return Link(lower, upper)
    try:
        return Link(lower, upper, Decimal(str(weight)))
    except InvalidOperation as error:
        raise InputError(f"the weight of {lower} in {upper} is no number: {weight!r}") from error


def _place(
    reader: Reader, below: Mapping[str, Node], results: Iterable[Result]
) -> tuple[dict[str, Result], tuple[str, ...]]:
    """Node id → its result, and the references of results that stand elsewhere."""
    placed: dict[str, Result] = {}
    unused: list[str] = []
    for result in results:
        identifier = _identify(reader, below, result)
        if identifier is None:
            unused.append(result.reference)
        elif placed.setdefault(identifier, result) is not result:
            raise InputError(f"row {result.row}: {identifier} has a result in row {placed[identifier].row} already")
    return placed, tuple(unused)


def _identify(reader: Reader, below: Mapping[str, Node], result: Result) -> str | None:
    """The node below that the result names; `None` where it names one elsewhere."""
    candidates = reader.resolve(result.reference, limit=CANDIDATES)
    if not candidates:
        raise InputError(f"row {result.row}, column code_or_id: nothing in the base is called {result.reference!r}")
    inside = [identifier for identifier in candidates if identifier in below]
    if len(inside) > 1:
        raise AmbiguousError(
            f"row {result.row}, column code_or_id: {result.reference!r} names {', '.join(inside)}; give the id", inside
        )
    return inside[0] if inside else None


def _weighted(links: Iterable[Link], placed: Mapping[str, Result]) -> Iterator[Link]:
    """The links, with the weight that a given result has where the edge states none."""
    weights = {identifier: result.weight for identifier, result in placed.items()}
    for link in links:
        weight = weights.get(link.lower) if link.weight is None else None
        yield link if weight is None else replace(link, weight=weight)
