"""What a results file states: its document and the statements of each row, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Rank, Statement
from kb.store.base import Document
from loaders.normalise.text import clean
from loaders.results.check import CheckedResult
from loaders.results.edition import DOCUMENT_TYPE
from loaders.results.table import Table


def document_id(table: Table) -> str:
    """The id of the file's document."""
    return node_id(NodeKind.DOCUMENT, table.sha256[:12])


def document_of(table: Table, edition_key: str, results: Sequence[CheckedResult]) -> Document:
    """The record of the file; agency and year where all results share them."""
    agencies = {result.agency for result in results}
    years = {result.year for result in results}
    return Document(
        id=document_id(table),
        sha256=table.sha256,
        file_name=table.file_name,
        document_type=DOCUMENT_TYPE,
        edition_key=edition_key,
        agency=agencies.pop() if len(agencies) == 1 else None,
        fiscal_year=years.pop() if len(years) == 1 else None,
        forms=(DOCUMENT_TYPE,),
    )


def statements_of(result: CheckedResult, document: str) -> Iterator[Statement]:
    """The statements of a row.

    What stands in no cell of its own, such as an agency named on the command line, is placed at
    the row's code and ranks as an inference.
    """
    code = result.row.code
    for column, predicate, value in _facts(result):
        cell = result.row.cells.get(column)
        rank = Rank.FORM if cell else Rank.INFERENCE
        yield Statement(document, (cell or code).place, result.id, predicate, value, rank=rank)
    properties: Mapping[str, Json] = {"agency": result.agency}
    target = result.thing.node.id
    yield Statement(document, code.place, result.id, str(EdgeKind.REPORTS_ON), properties, target)


def _facts(result: CheckedResult) -> Iterator[tuple[str, str, Json]]:
    """Column, property and value of what the row states."""
    row = result.row
    yield "agency", "agency", result.agency
    yield "fiscal_year", "fiscal_year", result.year
    yield "period", "period", result.period
    yield "assessor", "assessor", row.assessor
    for name, value in result.facts.items():
        yield ("value" if name == "unit" and "unit" not in row.cells else name), name, value
    if row.as_of is not None:
        yield "as_of", "as_of", row.as_of
    for column, name in (("value", "text"), ("evidence", "evidence"), ("remark", "remark")):
        if column in row.cells and (text := clean(row.cells[column].text)):
            yield column, name, text
