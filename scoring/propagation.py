"""Propagates scores up a hierarchy as weighted means of what is known, with the share known and bounds.

A node whose score is given is known. A node that results report on is the mean of its
agencies, each with the one result that counts. Every other node is the mean of its
children. With the parts c of a node, their weights w and shares of known weight k:

    score   = Σ w·score / Σ w     over the parts of which something is known
    share   = Σ w·k / Σ w         over all parts
    lowest  = Σ w·lowest / Σ w    over all parts, the unknown counted as 0
    highest = Σ w·highest / Σ w   over all parts, the unknown counted as 100

What is absent thus never counts as zero, and to drop a part of which nothing is known
changes no score (where the parts that stay are weighted as before). How little may stand
behind a score is said by its share and bounds. A score given for a node stands in place of
all below it, as do results.

Arithmetic is exact (`scoring.exact`); results are decimals rounded half up to 3 decimals.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.errors import InputError
from scoring.collecting import without_collecting
from scoring.compiled import Hierarchy, Link, Weighting, compile_hierarchy, shares
from scoring.exact import FULL, UNKNOWN, Value, mean, quotient, value_of
from scoring.reported import HUNDRED, ZERO, Reported, check, counting


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a part (a child, or the result of an agency) brings to a score.

    `weight` is the part's share of the whole weight, in [0, 1]. `points` is what it adds
    to the score, `None` where nothing is known of it; the points of all parts add up to
    the score (rounding aside).
    """

    node: str
    weight: Decimal
    score: Decimal | None
    share: Decimal
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a node and how sure it is; all numbers to 3 decimals.

    `score` in [0, 100] is `None` where nothing is known: absent is not zero. `share` in
    [0, 1] is the part of the weight below that is known. `lowest` and `highest` are the
    score if all that is unknown were 0, or 100. `given` is true where the score is stated
    for the node itself. `contributions` are by node id, or by agency where they are results.
    """

    node: str
    score: Decimal | None
    share: Decimal
    lowest: Decimal
    highest: Decimal
    given: bool
    weighting: Weighting
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    node: str
    weight: int
    value: Value


class Propagation:
    """The scores of a hierarchy, kept up to date: what comes in changes the nodes above it alone.

    After any calls the scores are those that a new object would have from the same scores
    and results. A call that raises changes nothing.
    """

    def __init__(
        self, hierarchy: Hierarchy, given: Mapping[str, Decimal] | None = None, results: Iterable[Reported] = ()
    ) -> None:
        """Computes every node once.

        Args:
            hierarchy: The compiled hierarchy.
            given: Node id → score in [0, 100].
            results: In any order, each id once.

        Raises:
            InputError: A node is not in the hierarchy, a score or weight out of bounds, or an id stands twice.
        """
        self.hierarchy = hierarchy
        self._given: dict[int, Decimal] = {}
        for node, score in (given or {}).items():
            _check_given(node, score)
            self._given[hierarchy.place(node)] = score
        self._values: list[Value] = []
        with without_collecting():
            self._results = _by_place(hierarchy, results)
            for place in range(len(hierarchy.ids)):
                self._values.append(self._value(place))

    @property
    def given(self) -> int:
        """How many nodes have a score given."""
        return len(self._given)

    def give(self, node: str, score: Decimal | None) -> tuple[str, ...]:
        """States the score of a node, or with `None` takes the statement back.

        Returns:
            The nodes whose score, share or bounds may have changed, lower before higher.

        Raises:
            InputError: The node is not in the hierarchy, or the score is out of bounds.
        """
        place = self.hierarchy.place(node)
        if score is None:
            self._given.pop(place, None)
        else:
            _check_given(node, score)
            self._given[place] = score
        return self._climb(place)

    def report(self, result: Reported) -> tuple[str, ...]:
        """Adds a result, or replaces the one of its id on its node; returns as `give` does.

        Raises:
            InputError: The node is not in the hierarchy, or the score or weight is out of bounds.
        """
        place = self.hierarchy.place(result.node)
        check(result)
        self._results.setdefault(place, {})[result.id] = result
        return self._climb(place)

    def withdraw(self, node: str, result: str) -> tuple[str, ...]:
        """Takes the result of that id back from a node; returns as `give` does.

        Raises:
            InputError: The node is not in the hierarchy, or has no such result.
        """
        place = self.hierarchy.place(node)
        if self._results.get(place, {}).pop(result, None) is None:
            raise InputError(f"{node} has no result {result}")
        return self._climb(place)

    def counting(self, node: str) -> tuple[Reported, ...]:
        """The results that the score of the node is made of, one of each agency; none where they do not count."""
        place = self.hierarchy.place(node)
        return () if place in self._given else self._counting(place)

    def score(self, node: str) -> Score:
        """The score of a node with what contributes to it.

        Raises:
            InputError: The node is not in the hierarchy.
        """
        place = self.hierarchy.place(node)
        weighting, parts = self._parts(place)
        return _score(node, self._values[place], weighting, tuple(parts), place in self._given)

    def scores(self) -> Iterator[Score]:
        """The score of every node, lower nodes before higher ones and else by id."""
        return map(self.score, self.hierarchy.ids)

    def _climb(self, place: int) -> tuple[str, ...]:
        """Computes the node and then what is above, as far as anything changes."""
        waiting, changed = [place], []
        while waiting:
            place = heapq.heappop(waiting)  # places are topological: all below it is done
            while waiting and waiting[0] == place:
                heapq.heappop(waiting)
            value = self._value(place)
            if value != self._values[place]:
                self._values[place] = value
                changed.append(self.hierarchy.ids[place])
                for parent in self.hierarchy.parents[place]:
                    heapq.heappush(waiting, parent)
        return tuple(changed)

    def _value(self, place: int) -> Value:
        given = self._given.get(place)
        if given is not None:
            return value_of(given)
        children = self.hierarchy.children[place]
        if place in self._results and (results := self._counting(place)):
            if len(results) == 1:
                return _value_of(results[0])
            return mean(shares([result.weight for result in results])[0], list(map(_value_of, results)))
        if not children:
            return UNKNOWN
        values = self._values
        return mean(self.hierarchy.weights[place], [values[child] for child in children])

    def _counting(self, place: int) -> tuple[Reported, ...]:
        """The results that count; none of weight 0, and none at all where children know more than they."""
        found = counting(self._results[place].values()) if place in self._results else ()
        if len(found) > 1:
            numbers, _ = shares([result.weight for result in found])
            found = tuple(result for result, number in zip(found, numbers, strict=True) if number)
        if self.hierarchy.children[place] and all(result.score is None for result in found):
            return ()
        return found

    def _parts(self, place: int) -> tuple[Weighting, Iterator[_Part]]:
        if place in self._given:
            return Weighting.NONE, iter(())
        if results := self._counting(place):
            numbers, weighting = shares([result.weight for result in results])
            pairs = zip(results, numbers, strict=True)
            return weighting, (_Part(result.id, number, _value_of(result)) for result, number in pairs)
        ids, values = self.hierarchy.ids, self._values
        below = zip(self.hierarchy.children[place], self.hierarchy.weights[place], strict=True)
        return self.hierarchy.weightings[place], (_Part(ids[child], number, values[child]) for child, number in below)


def propagate(links: Iterable[Link], given: Mapping[str, Decimal], nodes: Iterable[str] = ()) -> dict[str, Score]:
    """The score of every node of a hierarchy.

    Args:
        links: The edges, each from a lower to a higher node; one for each pair.
        given: Node id → score in [0, 100].
        nodes: Nodes beyond those of the links.

    Returns:
        Node id → score, lower nodes before higher ones and else by id.

    Raises:
        InputError: The links form a cycle, which the message shows; or a score or weight is out of bounds.
    """
    computed = Propagation(compile_hierarchy(links, {*nodes, *given}), given)
    return {score.node: score for score in computed.scores()}


def score_of(result: Reported) -> Score:
    """The score of a result by itself, as a part of an answer."""
    return _score(result.id, _value_of(result), Weighting.NONE, (), result.score is not None)


def _check_given(node: str, score: Decimal) -> None:
    if not (score.is_finite() and ZERO <= score <= HUNDRED):
        raise InputError(f"the score of {node} must be from 0 to 100, not {score}")


def _by_place(hierarchy: Hierarchy, results: Iterable[Reported]) -> dict[int, dict[str, Reported]]:
    """Place → result id → result."""
    found: dict[str, dict[str, Reported]] = {}
    for result in results:
        check(result)
        some = found.get(result.node)
        if some is None:
            found[result.node] = {result.id: result}
        elif result.id in some:
            raise InputError(f"{result.id} stands twice on {result.node}")
        else:
            some[result.id] = result
    return {hierarchy.place(node): some for node, some in found.items()}


def _value_of(result: Reported) -> Value:
    return UNKNOWN if result.score is None else value_of(result.score)


def _score(node: str, value: Value, weighting: Weighting, parts: Sequence[_Part], given: bool) -> Score:
    points, of, lowest, share, over = value
    whole = sum(part.weight for part in parts)
    known = sum(part.weight for part in parts if part.value[1])
    return Score(
        node,
        quotient(points, of) if of else None,
        quotient(share, over),
        quotient(lowest, over),
        quotient(lowest + FULL * (over - share), over),
        given,
        weighting,
        tuple(_contribution(part, whole, known) for part in parts),
    )


def _contribution(part: _Part, whole: int, known: int) -> Contribution:
    """The part of a score; `whole` is the weight of all parts, `known` of those of which something is known."""
    points, of, _, share, over = part.value
    return Contribution(
        part.node,
        quotient(part.weight, whole),
        quotient(points, of) if of else None,
        quotient(share, over),
        quotient(part.weight * points, known * of) if of else None,
    )
