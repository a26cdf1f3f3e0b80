"""Validates resources against SHACL shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.coverage_shapes import SEVERITIES
from ontology.namespaces import expanded
from ontology.rdflib_graph import rdflib_graph
from ontology.shapes import SHAPES
from ontology.terms import Resource
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as RdflibTerm

_WORDS = {str(expanded(name)): word for word, name in SEVERITIES.items()}


@dataclass(frozen=True, slots=True)
class Violation:
    """What a shape reports.

    `shape` is its local name, `<code>/<term>`; `severity` is error, warning or
    info; `focus` the IRI of the thing, `path` of the property and `value` what
    stands there, both empty where the shape is of the thing as a whole.
    """

    shape: str
    severity: str
    focus: str
    path: str
    value: str
    sentence: Wording


def validated(resources: Iterable[Resource], shapes: Iterable[Resource]) -> list[Violation]:
    """What the shapes report, by severity, shape, thing, property and value. Nothing is fetched, no code is run."""
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    _, report, _ = validate(
        rdflib_graph(resources), shacl_graph=rdflib_graph(shapes), inference="none", advanced=False, js=False,
        do_owl_imports=False, meta_shacl=False, inplace=True,
    )  # fmt: skip
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl could not validate: {report!r}")
    found = [_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
    order = {severity: number for number, severity in enumerate(SEVERITIES)}
    return sorted(
        dict.fromkeys(found), key=lambda item: (order[item.severity], item.shape, item.focus, item.path, item.value)
    )


def _violation(report: Graph, result: RdflibTerm) -> Violation:
    from rdflib import SH

    words = {getattr(text, "language", None): str(text) for text in report.objects(result, SH.resultMessage)}
    return Violation(
        shape=str(report.value(result, SH.sourceShape)).removeprefix(SHAPES),
        severity=_WORDS[str(report.value(result, SH.resultSeverity))],
        focus=str(report.value(result, SH.focusNode)),
        path=str(report.value(result, SH.resultPath) or ""),
        value=str(report.value(result, SH.value) or ""),
        sentence=Wording(en=words.get("en", ""), th=words.get("th", "")),
    )
