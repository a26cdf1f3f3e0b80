"""Plain networkx: the whole city as a graph in memory."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import networkx as nx

from kb.kinds import EdgeKind, NodeKind
from tests.benchmarks.engines.base import FOLLOWED, LADDER, Engine, Graph, Loaded, mean_upward

_HIERARCHY = {NodeKind.PLAN, NodeKind.STRATEGY, NodeKind.ISSUE, NodeKind.SUPER_OKR, NodeKind.KEY_RESULT}


class NetworkxEngine(Engine):
    """A graph of what a lineage follows; nodes carry what is asked for."""

    name = "networkx"

    def __init__(self) -> None:
        self._graph: Any = nx.DiGraph()  # its types know of no attributes

    def load(self, graph: Graph) -> Loaded:
        """Adds every node, and the edges of the kinds that are followed."""
        begun = time.perf_counter()
        for node in graph.nodes:
            facts = {"kind": node.kind, "name": node.name, "year": node.fiscal_year}
            self._graph.add_node(node.id, **facts, **node.properties)
        for edge in graph.edges:
            if edge.kind in FOLLOWED:
                self._graph.add_edge(edge.source, edge.target, link=edge.kind)
        return Loaded(time.perf_counter() - begun, len(graph.nodes), "in memory")

    def reopen(self) -> None:
        """There is nothing to open."""
        raise NotImplementedError

    def above(self, project: str) -> frozenset[str]:
        """`networkx.descendants`."""
        return frozenset(nx.descendants(self._graph, project) | {project})

    def below(self, strategy: str) -> frozenset[str]:
        """`networkx.ancestors`."""
        return frozenset(nx.ancestors(self._graph, strategy) | {strategy})

    def uncovered(self) -> frozenset[str]:
        """A look at the edges into each key result."""
        return frozenset(each for each in self._of_kind(NodeKind.KEY_RESULT) if not self._supported(each))

    def coverage(self) -> Mapping[str, tuple[int, int]]:
        """A walk down from each strategy."""
        found = {}
        for strategy in self._of_kind(NodeKind.STRATEGY):
            own = [each for each in nx.ancestors(self._graph, strategy) if each.startswith("key_result:")]
            found[strategy] = (sum(map(self._supported, own)), len(own))
        return found

    def budget(self, fiscal_year: int) -> Mapping[str, Decimal]:
        """The strategies above each budget of the year, remembered for each node on the way."""
        above: dict[str, frozenset[str]] = {}
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for budget, facts in self._graph.nodes(data=True):
            if facts["kind"] is NodeKind.BUDGET and facts["year"] == fiscal_year and facts["amount_baht"] is not None:
                strategies = self._strategies(budget, above)
                if len(strategies) == 1:
                    sums[next(iter(strategies))] += Decimal(facts["amount_baht"])
        return sums

    def search(self, phrase: str) -> frozenset[str]:
        """A look at every name."""
        return frozenset(node for node, name in self._graph.nodes(data="name") if name and phrase in name)

    def score(self, plan: str) -> Decimal:
        """The latest result of each key result below, then means upward, in floats."""
        below = nx.ancestors(self._graph, plan) | {plan}
        scores, links = {}, []
        for lower, upper, kind in self._graph.edges(below, data="link"):
            if kind is EdgeKind.REPORTS_ON:
                scores[upper] = float(self._graph.nodes[lower]["score"])
            elif kind in LADDER and self._graph.nodes[lower]["kind"] in _HIERARCHY:
                links.append((lower, upper))
        return mean_upward(links, scores, plan)

    def close(self) -> None:
        """Empties the graph."""
        self._graph.clear()

    def _of_kind(self, kind: NodeKind) -> Iterator[str]:
        return (node for node, found in self._graph.nodes(data="kind") if found is kind)

    def _supported(self, key_result: str) -> bool:
        return any(kind is EdgeKind.SUPPORTS for _, _, kind in self._graph.in_edges(key_result, data="link"))

    def _strategies(self, node: str, above: dict[str, frozenset[str]]) -> frozenset[str]:
        if node not in above:
            if self._graph.nodes[node]["kind"] is NodeKind.STRATEGY:
                above[node] = frozenset((node,))
            else:
                ways = (EdgeKind.FUNDS, EdgeKind.SUPPORTS, *LADDER)
                uppers = [upper for _, upper, kind in self._graph.out_edges(node, data="link") if kind in ways]
                above[node] = frozenset().union(*(self._strategies(upper, above) for upper in uppers))
        return above[node]
