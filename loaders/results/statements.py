"""What a results file states: its document and the statements of each row, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Rank, Statement
from kb.store.base import Document
from loaders.normalise.text import clean
from loaders.results.appeals import CheckedAppeal
from loaders.results.check import Checked, CheckedResult
from loaders.results.edition import DOCUMENT_TYPE
from loaders.results.table import Table


def document_id(table: Table) -> str:
    """The id of the file's document."""
    return node_id(NodeKind.DOCUMENT, table.sha256[:12])


def document_of(table: Table, edition_key: str, rows: Sequence[Checked]) -> Document:
    """The record of the file; agency and year where all rows share them."""
    agencies = {row.located.agency for row in rows}
    years = {row.located.year for row in rows}
    forms = {DOCUMENT_TYPE if row.edge is EdgeKind.REPORTS_ON else "appeals" for row in rows}
    return Document(
        id=document_id(table),
        sha256=table.sha256,
        file_name=table.file_name,
        document_type=DOCUMENT_TYPE,
        edition_key=edition_key,
        agency=agencies.pop() if len(agencies) == 1 else None,
        fiscal_year=years.pop() if len(years) == 1 else None,
        forms=tuple(sorted(forms)),
    )


def statements_of(row: CheckedResult | CheckedAppeal, document: str) -> Iterator[Statement]:
    """The statements of a row.

    What stands in no cell of its own, such as an agency named on the command line, is placed at
    the row's code and ranks as an inference.
    """
    code = row.cells["code"]
    facts = _result_facts(row) if isinstance(row, CheckedResult) else _appeal_facts(row)
    for column, predicate, value in (*_common_facts(row), *facts):
        cell = row.cells.get(column)
        rank = Rank.FORM if cell else Rank.INFERENCE
        yield Statement(document, (cell or code).place, row.id, predicate, value, rank=rank)
    properties: Mapping[str, Json] = {"agency": row.located.agency} if row.edge is EdgeKind.REPORTS_ON else {}
    yield Statement(document, code.place, row.id, str(row.edge), properties, row.located.thing.node.id)


_Facts = Iterator[tuple[str, str, Json]]
"""Column, property and value."""


def _common_facts(row: Checked) -> _Facts:
    yield "agency", "agency", row.located.agency
    yield "fiscal_year", "fiscal_year", row.located.year


def _result_facts(result: CheckedResult) -> _Facts:
    row = result.row
    yield "period", "period", result.period
    yield "assessor", "assessor", row.assessor
    for name, value in result.facts.items():
        yield ("value" if name == "unit" and "unit" not in row.cells else name), name, value
    if row.as_of is not None:
        yield "as_of", "as_of", row.as_of
    for column, name in (("value", "text"), ("evidence", "evidence"), ("remark", "remark")):
        if column in row.cells and (text := clean(row.cells[column].text)):
            yield column, name, text


def _appeal_facts(appeal: CheckedAppeal) -> _Facts:
    for name, value in appeal.facts.items():
        yield ("level_1" if name == "levels" else name), name, value
    if "text" in appeal.cells and (text := clean(appeal.cells["text"].text)):
        yield "text", "text", text
