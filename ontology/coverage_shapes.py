"""SHACL shapes of coverage rules, which come as plain records: what a complete plan has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.building import Builder, iris
from ontology.iris import kind_iri, term_iri
from ontology.namespaces import INTEGER, expanded
from ontology.shapes import shape_iri
from ontology.terms import Blank, Iri, Literal, Resource, Term
from ontology.vocabulary import Wording

SEVERITIES = {"error": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}
"""How much a gap matters → what SHACL calls it."""
CODE = "coverage"
"""The first part of the local name of these shapes; the second is the code of the rule."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that may be so of a node.

    An `edge` to a node of a `kind` at that `end` (source or target) of it, which is
    a budget of one of these statuses or has an amount (`status`), or which the
    `property` of the edge is stated of; or the node's own `property` (with that
    `value`); or that no result of its agency and year is there (`no_results`).
    """

    edge: str | None = None
    end: str | None = None
    kind: str | None = None
    status: tuple[str, ...] = ()
    property: str | None = None
    value: str | None = None
    no_results: bool = False


@dataclass(frozen=True, slots=True)
class CoverageRule:
    """A rule of nodes of the kind `subject`: one of the conditions is so. `gap` says what is so where none is."""

    code: str
    subject: str
    severity: str
    gap: Wording
    conditions: tuple[Condition, ...]


def coverage_shapes(rules: Iterable[CoverageRule]) -> list[Resource]:
    """A shape for each rule."""
    builder = Builder()
    for rule in rules:
        shape = shape_iri(CODE, rule.code)
        builder.add(shape, "rdf:type", expanded("sh:NodeShape"))
        builder.add(shape, "sh:targetClass", Iri(kind_iri(rule.subject)))
        builder.add(shape, "sh:severity", expanded(SEVERITIES[rule.severity]))
        builder.wording(shape, "sh:message", rule.gap)
        members = [
            _Member(builder, f"{rule.code}_is_{number}").of(condition)
            for number, condition in enumerate(rule.conditions, 1)
        ]
        builder.add(shape, "sh:or", builder.listed(rule.code, members))
    return builder.resources()


class _Member:
    """One of the shapes of which a node must keep one; its blank nodes are called by its label."""

    def __init__(self, builder: Builder, label: str) -> None:
        self._builder = builder
        self._shape = Blank(label)
        self._count = 0

    def of(self, condition: Condition) -> Blank:
        """The shape that asks for the condition."""
        if condition.no_results:
            self._no_results()
        elif condition.edge is None:
            self._own_property(condition)
        elif condition.property is not None:
            self._edge_property(condition)
        else:
            self._edge(condition)
        return self._shape

    def _own_property(self, condition: Condition) -> None:
        path = Iri(term_iri(str(condition.property)))
        if condition.value is None:
            self._property(self._shape, path, ("sh:minCount", _one()))
        else:
            self._property(self._shape, path, ("sh:hasValue", Literal(condition.value)))

    def _edge(self, condition: Condition) -> None:
        other = self._blank()
        self._builder.add(other, "sh:class", Iri(kind_iri(str(condition.kind))))
        if condition.status:
            ways = (
                ("status", "sh:in", self._listed([Literal(status) for status in condition.status])),
                ("amount_baht", "sh:minCount", _one()),
            )
            members: list[Term] = []
            for name, constraint, value in ways:
                members.append(way := self._blank())
                self._property(way, Iri(term_iri(name)), (constraint, value), ("sh:minCount", _one()))
            self._builder.add(other, "sh:or", self._listed(members))
        path: Term = Iri(term_iri(str(condition.edge)))
        self._exists(self._inverse(path) if condition.end == "source" else path, other)

    def _edge_property(self, condition: Condition) -> None:
        """The relation that stands for the edge has the property."""
        here, there = iris(("rdf:object", "rdf:subject"))
        if condition.end == "target":
            here, there = there, here
        relation = self._blank()
        self._builder.add(relation, "sh:class", Iri(kind_iri("relation")))
        self._property(relation, expanded("rdf:predicate"), ("sh:hasValue", Iri(term_iri(str(condition.edge)))))
        self._property(relation, there, ("sh:class", Iri(kind_iri(str(condition.kind)))))
        self._property(relation, Iri(term_iri(str(condition.property))), ("sh:minCount", _one()))
        self._exists(self._inverse(here), relation)

    def _no_results(self) -> None:
        """No result reports on anything whose IRI is the node's up to the last part: of that agency and year."""
        family = 'REPLACE(STR({}), "[^/]*$", "")'
        select = (
            f"SELECT $this WHERE {{ ?result <{term_iri('reports_on')}> ?other ."
            f" FILTER({family.format('?other')} = {family.format('$this')}) }}"
        )
        constraint = self._blank()
        self._builder.add(constraint, "sh:select", Literal(select))
        self._builder.add(self._shape, "sh:sparql", constraint)

    def _exists(self, path: Term, other: Blank) -> None:
        self._property(self._shape, path, ("sh:qualifiedValueShape", other), ("sh:qualifiedMinCount", _one()))

    def _property(self, shape: Blank, path: Term, *constraints: tuple[str, Term]) -> None:
        held = self._blank()
        self._builder.add(shape, "sh:property", held)
        self._builder.add(held, "sh:path", path)
        for constraint, value in constraints:
            self._builder.add(held, constraint, value)

    def _inverse(self, path: Term) -> Blank:
        inverse = self._blank()
        self._builder.add(inverse, "sh:inversePath", path)
        return inverse

    def _listed(self, members: Sequence[Term]) -> Iri | Blank:
        return self._builder.listed(self._blank(), members)

    def _blank(self) -> Blank:
        self._count += 1
        return Blank(f"{self._shape}_{self._count}")


def _one() -> Literal:
    return Literal("1", INTEGER)
