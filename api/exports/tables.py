"""The base as CSV tables with a data package: one table a node kind, one a kind of edge, and the statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.exports.data_package import Field, Table, descriptor_file
from api.exports.package import ExportFile
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Reader
from ontology.vocabulary import Wording, vocabulary

_TITLE = Wording("Policy traceability base", "ฐานข้อมูลการสืบทานนโยบาย")
_NODE = Wording("All nodes", "รายการทั้งหมด")
_STATEMENTS = Wording("Statements and their places in the documents", "ข้อความและตำแหน่งในเอกสาร")
_ID = Field("id", "text", Wording("Id", "รหัสประจำรายการ"), Wording("The id of the node.", "รหัสประจำรายการ"))
_KIND = Field("kind", "text", Wording("Kind", "ประเภท"), Wording("The kind of the node.", "ประเภทของรายการ"))
_ENDS = (
    Field("source_id", "text", Wording("From", "จาก"), Wording("The lower node.", "รายการที่อยู่ต่ำกว่า")),
    Field("target_id", "text", Wording("To", "ถึง"), Wording("The higher node.", "รายการที่อยู่สูงกว่า")),
    Field("qualifier", "text", Wording("Qualifier", "ลักษณะ"), Wording("Tells edges apart.", "ใช้แยกความเชื่อมโยง")),
)
_STATED = (
    ("statement", "text"), ("subject", "text"), ("predicate", "text"), ("object", "text"), ("qualifier", "text"),
    ("value", "json"), ("document", "text"), ("table", "year"), ("row", "year"), ("column", "year"), ("line", "year"),
    ("text", "text"), ("rank", "year"), ("confidence", "decimal"), ("matched_from", "text"),
)  # fmt: skip
_COMMON = ("code", "name", "fiscal_year", "aliases")


def tables(reader: Reader) -> Iterator[ExportFile]:
    """The files: `datapackage.json`, `nodes.csv`, a table for each kind that the base has, and `statements.csv`.

    Rows stand by id, edges by source, target and qualifier, statements by subject. Every
    value is as the base has it: decimals as printed by the store, records as JSON.
    """
    found = [*_tables(reader)]
    yield descriptor_file("policytrace-base", _TITLE, "tabular-data-package", found)
    for table in found:
        yield table.file()


def _tables(reader: Reader) -> Iterator[Table]:
    all_nodes = ([node.id, str(node.kind)] for node in reader.nodes())
    yield Table("nodes", _NODE, (_ID, _KIND), all_nodes)
    for kind in NodeKind:
        if next(reader.nodes(kind), None) is not None:
            yield _node_table(reader, kind)
    present = {edge.kind for edge in reader.all_edges()}
    for edge_kind in EdgeKind:
        if edge_kind in present:
            yield _edge_table(reader, edge_kind)
    yield _statement_table(reader)


def _node_table(reader: Reader, kind: NodeKind) -> Table:
    term = vocabulary().kinds[kind]
    names = (*_COMMON, *(name for name in term.properties if name not in _COMMON))
    rows = (_node_row(node, names) for node in reader.nodes(kind))
    return Table(str(kind), term.label, (_ID, *map(_field, names)), rows, references={"id": "nodes"})


def _node_row(node: Node, names: Sequence[str]) -> list[Json]:
    facts = {**node.properties, "code": node.code, "name": node.name, "fiscal_year": node.fiscal_year}
    return [node.id, *(facts.get(name) for name in names)]


def _field(name: str) -> Field:
    term = vocabulary().properties[name]
    return Field(name, term.range, term.label, term.definition, many=term.many)


def _edge_table(reader: Reader, kind: EdgeKind) -> Table:
    term = vocabulary().edges[kind]
    rows = (_edge_row(edge, term.properties) for edge in reader.all_edges() if edge.kind is kind)
    fields = (*_ENDS, *map(_field, term.properties))
    references = {"source_id": "nodes", "target_id": "nodes"}
    return Table(str(kind), term.label, fields, rows, key=(), references=references)


def _edge_row(edge: Edge, names: Sequence[str]) -> list[Json]:
    return [edge.source, edge.target, edge.qualifier, *(edge.properties.get(name) for name in names)]


def _statement_table(reader: Reader) -> Table:
    fields = [Field(name, kind, Wording(name, name), Wording(name, name)) for name, kind in _STATED]
    return Table("statements", _STATEMENTS, fields, _statement_rows(reader), key=("statement",))


def _statement_rows(reader: Reader) -> Iterator[list[Json]]:
    for document in reader.documents():
        for statement in reader.document_statements(document.id):
            yield _statement_row(statement)


def _statement_row(item: Statement) -> list[Json]:
    place = item.place
    said = [item.id, item.subject, item.predicate, item.object, item.qualifier, canonical_json(item.value)]
    where = [item.document, place.table, place.row, place.column, place.line, place.text]
    return [*said, *where, int(item.rank), str(item.confidence), item.matched_from]
