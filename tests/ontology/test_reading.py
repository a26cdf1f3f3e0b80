"""Documents and statements as RDF, what is read back from it, and what is missing named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from ontology.errors import RdfError
from ontology.graph import graph_resources
from ontology.iris import DEFAULT_BASE
from ontology.nquads import nquads
from ontology.parsing import parsed
from ontology.provenance import dataset_resource, document_resources, statement_resource
from ontology.reading import records
from ontology.terms import Resource
from ontology.turtle import turtle

DOCUMENT = "document:0123456789ab"
FORMER = "document:ba9876543210"


@dataclass(frozen=True)
class Said:
    """A statement as the ontology takes it."""

    id: str = "0123456789abcdef0123"
    document: str = DOCUMENT
    table: int | None = 1
    row: int | None = 2
    column: int | None = 3
    line: int = 4
    text: str = "ต้นไม้ 4,900 ต้น"
    subject: str = "policy:049"
    predicate: str = "name"
    object: str | None = None
    qualifier: str = ""
    value: Any = "ต้นไม้"
    rank: int = 30
    confidence: str = "0.85"
    matched_from: str | None = "ตนไม้"


NAMED = Said()
LINKED = Said(
    "f" * 20, table=None, row=None, column=None, subject="agency:a", predicate="responsible_for",
    object="key_result:2569/1", qualifier="H", value={"target": None}, confidence="1.0", matched_from=None,
)  # fmt: skip
NODE = {"id": DOCUMENT, "kind": "document", "name": "a.txt", "fiscal_year": 2569}
PROPERTIES = {"sha256": "0" * 64, "forms": ["a", "b"], "agency": "agency:a"}


def export(*said: Said) -> Iterator[Resource]:
    yield dataset_resource(DEFAULT_BASE)
    yield from graph_resources([{**NODE, "properties": PROPERTIES}], [])
    yield from document_resources(DOCUMENT, None, {"rows": 2}, DEFAULT_BASE)
    yield from (statement_resource(item, DEFAULT_BASE) for item in said)


def read(folder: Path, text: str, suffix: str = "ttl", base_iri: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    path = folder / f"x.{suffix}"
    path.write_text(text, encoding="utf-8")
    return list(records(parsed(path), base_iri=base_iri))


PREFIX = "".join(turtle([dataset_resource(DEFAULT_BASE)])) + f"@prefix id: <{DEFAULT_BASE}> .\n"


def test_a_statement_says_who_says_what_where_in_what_words() -> None:
    (block,) = list(turtle([statement_resource(NAMED, DEFAULT_BASE)]))[1:]
    assert block.splitlines()[1:] == [
        "<https://policytrace.org/id/statement/0123456789abcdef0123>",
        "    a pt:Statement ;",
        "    rdf:subject <https://policytrace.org/id/policy/049> ;",
        "    rdf:predicate pt:name ;",
        '    rdf:object "ต้นไม้"@th ;',
        "    pt:table 1 ;",
        "    pt:row 2 ;",
        "    pt:column 3 ;",
        "    pt:line 4 ;",
        '    pt:text "ต้นไม้ 4,900 ต้น" ;',
        "    pt:rank 30 ;",
        "    pt:confidence 0.85 ;",
        '    pt:matched_from "ตนไม้" ;',
        "    prov:hadPrimarySource <https://policytrace.org/id/document/0123456789ab> .",
    ]


def test_a_statement_stands_in_the_graph_of_its_document() -> None:
    lines = "".join(nquads([statement_resource(LINKED, DEFAULT_BASE)])).splitlines()
    assert len(lines) == 11
    assert all(line.endswith("<https://policytrace.org/id/document/0123456789ab> .") for line in lines)


def test_an_edition_is_the_revision_of_the_former() -> None:
    former, later = list(turtle(document_resources(FORMER, DOCUMENT, {"rows": 2}, DEFAULT_BASE)))[1:]
    assert former == (
        "\n<https://policytrace.org/id/document/ba9876543210>\n    a prov:Entity ;\n"
        '    pt:load_report "{\\"rows\\":2}"^^rdf:JSON .\n'
    )
    assert later == (
        "\n<https://policytrace.org/id/document/0123456789ab>\n"
        "    prov:wasRevisionOf <https://policytrace.org/id/document/ba9876543210> .\n"
    )


@pytest.mark.parametrize(("write", "suffix"), [(turtle, "ttl"), (nquads, "nq")])
def test_what_was_written_is_read(tmp_path: Path, write: Any, suffix: str) -> None:
    (document, named, linked) = read(tmp_path, "".join(write(export(NAMED, LINKED))), suffix)
    assert document == (
        "<https://policytrace.org/id/document/0123456789ab>",
        {**NODE, "type": "node", "properties": PROPERTIES, "report": {"rows": 2}},
    )
    assert named[1] == {**as_record(NAMED), "qualifier": None, "confidence": 0.85}
    assert linked[1] == {**as_record(LINKED), "object": "key_result:2569/1", "confidence": 1.0}


def as_record(said: Said) -> dict[str, Any]:
    names = [name for name in Said.__dataclass_fields__ if name not in ("object", "confidence")]
    return {"type": "statement", **{name: getattr(said, name) for name in names}}


def test_the_order_of_lines_does_not_matter(tmp_path: Path) -> None:
    lines = "".join(nquads(export(NAMED, LINKED))).splitlines(keepends=True)
    found = read(tmp_path, "".join(sorted(lines)), "nq")
    assert sorted(found, key=repr) == sorted(read(tmp_path, "".join(lines), "nq"), key=repr)


def test_a_statement_may_be_written_by_hand(tmp_path: Path) -> None:
    text = PREFIX + (
        "[] a pt:Statement ; prov:hadPrimarySource <https://policytrace.org/id/document/0123456789ab> ;"
        " rdf:subject <https://policytrace.org/id/division/a/ฝ่าย> ; rdf:predicate pt:code ; rdf:object '1' ;"
        " pt:line 1 ; pt:text 'x' ."
    )
    ((_, record),) = read(tmp_path, text)
    assert (record["id"], record["subject"], record["confidence"]) == (None, "division:a/ฝ่าย", 1.0)


STATEMENT = (
    "<urn:s> a pt:Statement ; prov:hadPrimarySource <https://policytrace.org/id/document/0123456789ab> ;"
    " rdf:subject <https://policytrace.org/id/policy/049> ; rdf:predicate pt:name ; rdf:object 'x' ; pt:line 1 ."
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@prefix pt: <https://policytrace.org/ns/1#> . <urn:a> a pt:Policy .",
            "the file states no base IRI .*--base-iri",
        ),
        (PREFIX + "<urn:a> a void:Dataset ; void:uriSpace 'https://a.example/' .", "several base IRIs"),
        (PREFIX.replace('"https://policytrace.org/id/"', '"x y"'), "base IRI 'x y' must be absolute"),
        (
            PREFIX + STATEMENT.replace("rdf:object 'x'", "rdf:object 'x', 'y'"),
            "<urn:s>: expected one rdf:object, not 2",
        ),
        (PREFIX + STATEMENT.replace("pt:line 1", "pt:line 1, 2"), "<urn:s>: expected one pt:line, not 2"),
        (PREFIX + STATEMENT.replace("rdf:subject", "rdf:value"), "<urn:s>: expected one rdf:subject, not 0"),
        (PREFIX + STATEMENT.replace("prov:hadPrimarySource", "prov:used"), "expected one prov:hadPrimarySource, not 0"),
        (PREFIX + STATEMENT.replace("pt:name", "pt:colour"), "pt:colour is no property or relation of the vocabulary"),
        (PREFIX + STATEMENT.replace("pt:name", "[]"), "is no property or relation"),
        (PREFIX + STATEMENT.replace("pt:name", "pt:implements"), "expected the IRI of a node, not"),
        (PREFIX + STATEMENT.replace("'x'", "1.5e0"), "double> is no value that a statement may have"),
        (PREFIX + STATEMENT.replace("'x'", "[]"), "is no value"),
        (
            PREFIX + STATEMENT.replace("policytrace.org/id/policy", "elsewhere.example/policy"),
            "is no node: IRIs of nodes",
        ),
        (PREFIX + STATEMENT.replace("pt:line 1", "pt:line 1 ; pt:confidence 'much'"), "must be a decimal, not 'much'"),
        (
            PREFIX + "<https://policytrace.org/id/policy/049> a pt:Policy ; pt:code '049' .",
            "no statement says what stands",
        ),
        (
            PREFIX + "<https://policytrace.org/id/document/x> a pt:Document ; pt:title 'a', 'b' .",
            "expected one pt:title, not 2",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RdfError, match=message):
        read(tmp_path, text)


def test_the_base_may_be_told(tmp_path: Path) -> None:
    text = "".join(turtle(list(export(NAMED))[1:]))
    assert len(read(tmp_path, text, base_iri=DEFAULT_BASE)) == 2


def test_a_graph_without_statements_is_no_export_to_load(tmp_path: Path) -> None:
    nodes = [{"id": "policy:049", "kind": "policy", "code": "049"}]
    text = "".join(turtle([dataset_resource(DEFAULT_BASE), *graph_resources(nodes, [])]))
    with pytest.raises(RdfError, match="policytrace export --statements"):
        read(tmp_path, text)


def test_a_predicate_unknown_to_the_vocabulary_is_not_written() -> None:
    with pytest.raises(ValueError, match="the vocabulary has no 'colour'"):
        statement_resource(replace(NAMED, predicate="colour"), DEFAULT_BASE)
