"""The city as RDF, and the questions in SPARQL: the same texts for every engine that speaks it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kb.kinds import EdgeKind
from kb.model import Edge, Node
from ontology.iris import kind_iri, node_iri, term_iri
from tests.benchmarks.engines.base import FOLLOWED, LADDER, Engine, mean_upward

Triple = tuple[str, str, str | Decimal | int, bool]
"""Subject, predicate, object, and whether the object is an IRI."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NUMBERS = ("amount_baht", "score")
_PATH = "|".join(f"<{term_iri(kind)}>" for kind in FOLLOWED)
_UP = "|".join(f"<{term_iri(kind)}>" for kind in LADDER)
_SUPPORTS, _FUNDS = f"<{term_iri(EdgeKind.SUPPORTS)}>", f"<{term_iri(EdgeKind.FUNDS)}>"
_KEY_RESULT, _STRATEGY, _BUDGET = (f"<{kind_iri(kind)}>" for kind in ("key_result", "strategy", "budget"))

ABOVE = f"SELECT DISTINCT ?node WHERE {{ <%s> ({_PATH})* ?node }}"
BELOW = f"SELECT DISTINCT ?node WHERE {{ ?node ({_PATH})* <%s> }}"
UNCOVERED = f"SELECT ?node WHERE {{ ?node a {_KEY_RESULT} FILTER NOT EXISTS {{ ?project {_SUPPORTS} ?node }} }}"
COVERAGE = f"""
SELECT ?strategy ?covered (COUNT(?node) AS ?count) WHERE {{
  ?node a {_KEY_RESULT} ; ({_UP})+ ?strategy .
  ?strategy a {_STRATEGY} .
  BIND(EXISTS {{ ?project {_SUPPORTS} ?node }} AS ?covered)
}} GROUP BY ?strategy ?covered"""
BUDGET = f"""
SELECT ?strategy (SUM(?amount) AS ?sum) WHERE {{
  {{ SELECT ?budget (SAMPLE(?one) AS ?strategy) (SAMPLE(?stated) AS ?amount) (COUNT(DISTINCT ?one) AS ?count) WHERE {{
    ?budget a {_BUDGET} ; <{term_iri("fiscal_year")}> %d ; <{term_iri("amount_baht")}> ?stated ;
            {_FUNDS}/{_SUPPORTS}/({_UP})+ ?one .
    ?one a {_STRATEGY} .
  }} GROUP BY ?budget }}
  FILTER(?count = 1)
}} GROUP BY ?strategy"""
SEARCH = f'SELECT ?node WHERE {{ ?node <{term_iri("name")}> ?name FILTER(CONTAINS(?name, "%s")) }}'
SCORES = f"""
SELECT ?node ?score WHERE {{
  ?result <{term_iri(EdgeKind.REPORTS_ON)}> ?node ; <{term_iri("score")}> ?score .
  ?node ({_UP})+ <%s>
}}"""
LINKS = f"SELECT ?lower ?upper WHERE {{ ?lower ({_UP}) ?upper . ?upper ({_UP})* <%s> }}"


def triples(nodes: Iterator[Node], edges: Iterator[Edge]) -> Iterator[Triple]:
    """The triples that the questions need: kinds, names, years, amounts, scores and the edges that are followed."""
    for node in nodes:
        iri = node_iri(node.id)
        yield iri, _TYPE, kind_iri(node.kind), True
        facts = {"name": node.name, "fiscal_year": node.fiscal_year}
        numbers = {name: Decimal(str(node.properties[name])) for name in _NUMBERS if node.properties.get(name)}
        for name, value in (facts | numbers).items():
            if value is not None:
                yield iri, term_iri(name), value, False
    for edge in edges:
        if edge.kind in FOLLOWED:
            yield node_iri(edge.source), term_iri(edge.kind), node_iri(edge.target), True


class SparqlEngine(Engine):
    """The questions in SPARQL; ids are compared as IRIs that are turned back."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    @abstractmethod
    def select(self, query: str) -> Iterator[tuple[str, ...]]:
        """The rows of a SELECT, each cell as text."""

    def reopen(self) -> None:
        """Opens what was loaded before, where it is kept on disk."""
        raise NotImplementedError

    def above(self, project: str) -> frozenset[str]:
        """A property path."""
        return self._ids(ABOVE % node_iri(project))

    def below(self, strategy: str) -> frozenset[str]:
        """A property path, backwards."""
        return self._ids(BELOW % node_iri(strategy))

    def uncovered(self) -> frozenset[str]:
        """FILTER NOT EXISTS."""
        return self._ids(UNCOVERED)

    def coverage(self) -> Mapping[str, tuple[int, int]]:
        """Grouped by strategy and by whether a project is there."""
        counts: dict[str, list[int]] = {}
        for strategy, covered, count in self.select(COVERAGE):
            own = counts.setdefault(self.ids[strategy], [0, 0])
            own[0] += int(count) if covered == "true" else 0
            own[1] += int(count)
        return {strategy: (covered, all_) for strategy, (covered, all_) in counts.items()}

    def budget(self, fiscal_year: int) -> Mapping[str, Decimal]:
        """Grouped twice: budgets with one strategy, then strategies."""
        return {self.ids[strategy]: Decimal(total) for strategy, total in self.select(BUDGET % fiscal_year)}

    def search(self, phrase: str) -> frozenset[str]:
        """FILTER CONTAINS."""
        return self._ids(SEARCH % phrase)

    def score(self, plan: str) -> Decimal:
        """Scores and links by SPARQL, means upward in floats: SPARQL has no recursion with sums."""
        iri = node_iri(plan)
        scores = {node: float(score) for node, score in self.select(SCORES % iri)}
        links = [(row[0], row[1]) for row in self.select(LINKS % iri)]
        return mean_upward(links, scores, iri)

    def _ids(self, query: str) -> frozenset[str]:
        return frozenset(self.ids[row[0]] for row in self.select(query))
