"""What differs between a thing and its match: name, target, budget, divisions, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.statement import Json
from kb.text import fold
from queries.compare.match import Match
from queries.compare.snapshot import Snapshot

Matches = Mapping[str, str]
"""Id on the left → id of its match on the right."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a thing is on the left and on the right: texts, or lists of names; `None` where nothing is stated.

    `what` is name, target, category, amount_baht, budget_status, divisions, key_results or policies.
    """

    what: str
    left: Json
    right: Json


def differences(match: Match, left: Snapshot, right: Snapshot, matches: Matches) -> tuple[Difference, ...]:
    """Everything in which a thing and its match differ."""
    found = [*_of_node(match)]
    if match.left.kind is NodeKind.PROJECT:
        found += [*_of_budget(match, left, right), *_of_links(match, left, right, matches)]
    if match.left.kind is NodeKind.KEY_RESULT:
        found += _of_targets(match, left, right)
    return tuple(found)


def _of_node(match: Match) -> Iterator[Difference]:
    mine, theirs = match.left, match.right
    if fold(mine.name or "") != fold(theirs.name or ""):
        yield Difference("name", mine.name, theirs.name)
    for what in ("target", "kpi_target", "category", "unit"):
        before, after = _said(mine.properties.get(what)), _said(theirs.properties.get(what))
        if fold(before or "") != fold(after or ""):
            yield Difference(what, before, after)


def _of_budget(match: Match, left: Snapshot, right: Snapshot) -> Iterator[Difference]:
    before, after = budget_of(left, match.left.id), budget_of(right, match.right.id)
    for what in ("amount_baht", "status"):
        mine, theirs = before.get(what), after.get(what)
        if mine != theirs:
            yield Difference("budget_status" if what == "status" else what, mine, theirs)


def budget_of(side: Snapshot, project: str) -> Mapping[str, Json]:
    """The properties of a project's budget; empty without one."""
    edges = side.sources(project, EdgeKind.FUNDS)
    node = side.nodes.get(edges[0].source) if edges else None
    return node.properties if node else {}


def _of_links(match: Match, left: Snapshot, right: Snapshot, matches: Matches) -> Iterator[Difference]:
    for what, kind in (("key_results", EdgeKind.SUPPORTS), ("policies", EdgeKind.IMPLEMENTS)):
        mine = {edge.target for edge in left.targets(match.left.id, kind)}
        theirs = {edge.target for edge in right.targets(match.right.id, kind)}
        yield from _sets(what, {matches.get(each, each): each for each in mine}, theirs, left, right)
    hands = [
        {side.nodes[edge.source].name or edge.source for edge in side.sources(identifier, EdgeKind.RESPONSIBLE_FOR)}
        for side, identifier in ((left, match.left.id), (right, match.right.id))
    ]
    if hands[0] != hands[1]:
        yield Difference("divisions", sorted(hands[0] - hands[1]), sorted(hands[1] - hands[0]))


def _sets(
    what: str, mine: Mapping[str, str], theirs: Iterable[str], left: Snapshot, right: Snapshot
) -> Iterator[Difference]:
    """Links that one side has and the other has not, by what they lead to."""
    others = set(theirs)
    gone = sorted(_called(left.nodes.get(mine[each]), mine[each]) for each in set(mine) - others)
    added = sorted(_called(right.nodes.get(each), each) for each in others - set(mine))
    if gone or added:
        yield Difference(what, gone, added)


def _called(node: Node | None, identifier: str) -> str:
    return (node.code or node.name or identifier) if node else identifier


def _of_targets(match: Match, left: Snapshot, right: Snapshot) -> Iterator[Difference]:
    """What the agency of each side is to reach."""
    said = []
    for side, node in ((left, match.left), (right, match.right)):
        edges = [edge for edge in side.sources(node.id, EdgeKind.RESPONSIBLE_FOR) if edge.source == side.side.agency]
        said.append(next((text for edge in edges if (text := _said(edge.properties.get("target")))), None))
    if fold(said[0] or "") != fold(said[1] or ""):
        yield Difference("agency_target", said[0], said[1])


def _said(value: Json) -> str | None:
    """A target by its words, any other value as text."""
    if isinstance(value, Mapping):
        text = value.get("text")
        return text if isinstance(text, str) and text else None
    return None if value is None else str(value)
