"""Validates the base as RDF with SHACL: the vocabulary's shapes and those of the coverage rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from api.rdf_export import base_resources
from kb.kinds import EdgeKind
from kb.model import Edge
from kb.statement import Place, Statement
from kb.store.base import Document, Reader
from ontology.coverage_shapes import CODE, Condition, CoverageRule, coverage_shapes
from ontology.iris import DEFAULT_BASE, edge_of, node_id
from ontology.namespaces import shortened
from ontology.shapes import vocabulary_shapes
from ontology.terms import Resource
from ontology.validation import Violation, validated
from ontology.vocabulary import Wording
from queries.known_documents import KnownDocuments
from queries.rules import Exemption, Need, Rule, Severity, rules

PLACES = 3
"""Places of a finding that are named."""

Ends = tuple[str, str, str, str]
"""Source, kind, target and qualifier of an edge."""


@dataclass(frozen=True, slots=True)
class ShaclFinding:
    """What a shape reports of the base.

    `code` is the shape's, of a coverage rule the rule's; `nodes` are the node that
    it is about, or both ends of a relation; `about` is the property and what stands
    there, where it is about one. `places` are where documents speak of it.
    """

    code: str
    severity: Severity
    nodes: tuple[str, ...]
    about: str
    sentence: Wording
    places: tuple[tuple[Document, Place], ...]


def shacl_findings(reader: Reader) -> list[ShaclFinding]:
    """What the shapes report, the gravest first, then by shape and node; memory grows with the base."""
    resources = base_resources(reader, base_iri=DEFAULT_BASE, statements=False, terms=False)
    found = validated(resources, all_shapes(rules().values()))
    documents = KnownDocuments(reader)
    return [_finding(reader, documents, item) for item in found]


def all_shapes(chosen: Iterable[Rule]) -> list[Resource]:
    """The shapes of the vocabulary and of these rules."""
    return [*vocabulary_shapes(), *rule_shapes(chosen)]


def rule_shapes(chosen: Iterable[Rule]) -> list[Resource]:
    """The shapes of these coverage rules."""
    return coverage_shapes(map(_record, chosen))


def _record(rule: Rule) -> CoverageRule:
    conditions = [_exemption(item) for item in rule.exemptions] + [_need(item) for item in rule.needs]
    return CoverageRule(rule.code, str(rule.subject), str(rule.severity), rule.gap, tuple(conditions))


def _need(need: Need, value: str | None = None) -> Condition:
    edge, end, kind = (None if item is None else str(item) for item in (need.edge, need.end, need.kind))
    return Condition(edge, end, kind, tuple(map(str, need.status)), need.property, value)


def _exemption(exemption: Exemption) -> Condition:
    return Condition(no_results=True) if exemption.no_results else _need(exemption.need, exemption.value)


def _finding(reader: Reader, documents: Mapping[str, Document], found: Violation) -> ShaclFinding:
    code, _, term = found.shape.partition("/")
    owner = found.focus.partition("#")[0]
    edge = edge_of(owner)
    nodes = (node_id(owner),) if edge is None else (edge[0], edge[2])
    name = shortened(found.path) if found.path else ""
    said = _statements(reader, nodes[0], edge, found.path.rpartition("#")[2])
    return ShaclFinding(
        code=term if code == CODE else code,
        severity=Severity(found.severity),
        nodes=nodes,
        about=f"{name} {found.value}".strip() if name else "",
        sentence=found.sentence,
        places=tuple(_places(documents, said)),
    )


def _statements(reader: Reader, node: str, edge: Ends | None, name: str) -> list[Statement]:
    """What documents say of the property of the node, else of the node, or of the relation."""
    if edge is not None:
        return list(reader.edge_statements(Edge(edge[0], EdgeKind(edge[1]), *edge[2:])))
    said = list(reader.statements(node))
    own = [statement for statement in said if statement.predicate == name]
    return own or said or [item for each in _edges(reader, node) for item in reader.edge_statements(each)]


def _edges(reader: Reader, node: str) -> Iterator[Edge]:
    return chain(reader.edges(node), reader.edges(node, outgoing=False))


def _places(documents: Mapping[str, Document], said: Iterable[Statement]) -> list[tuple[Document, Place]]:
    """The first places, each once."""
    places = {(item.document, item.place): None for item in said}
    ordered = sorted(places, key=lambda found: (found[0], found[1].line))
    return [(documents[document], place) for document, place in ordered[:PLACES]]
