"""What is shown page by page: nodes, links, statements, documents, tables; grids and flows."""

from __future__ import annotations

from functools import partial

from kb.errors import PolicytraceError
from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from queries.budget.flows import Flows, flows
from queries.budget.folding import folded
from queries.budget.groups import By
from queries.documents import document_view, documents
from queries.grid import Columns, Grid, grid
from queries.lines import lines
from queries.nodes import Nodes, nodes
from queries.overview import overview
from queries.reference import find
from queries.said import history, links, statements
from queries.show import Links
from queries.tables import table
from scoring.evaluations import evaluations
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, SOME, of_parts

_LINKS = (
    Links(), Links(limit=1), Links(offset=1, limit=2), Links(outgoing=False), Links(EdgeKind.PART_OF, True),
    Links(EdgeKind.RESPONSIBLE_FOR, False, offset=1),
)  # fmt: skip
_GRIDS = ("key_result_has_project", "project_has_key_result", "issue_has_key_result")
_LEVELS = (By.AGENCY, By.DIVISION, By.POLICY)


def _pages(reader: Reader, fiscal_year: int | None, agency: str | None) -> list[Nodes]:
    """All pages, of all nodes and of projects."""
    found: list[Nodes] = []
    for kind, limit in ((None, 300), (NodeKind.PROJECT, 7)):
        page, after = nodes(reader, kind, fiscal_year, agency, limit=limit), ""
        while page.more and len(found) < 20:
            found.append(page)
            after = page.nodes[-1].id
            page = nodes(reader, kind, fiscal_year, agency, after=after, limit=limit)
        found.append(page)
    return found


def _grid(reader: Reader, fiscal_year: int | None, agency: str | None, *, rule: str, columns: str) -> Grid:
    return grid(reader, rule, fiscal_year, agency, columns=columns)


def _flows(reader: Reader, fiscal_year: int | None, agency: str | None) -> tuple[Flows, ...]:
    whole = flows(reader, fiscal_year, agency)
    return whole, folded(whole, 2), flows(reader, fiscal_year, agency, levels=_LEVELS)


def _said(reader: Reader, start: str) -> object:
    node = find(reader, start)
    return [(statements(reader, node, offset=at, limit=3), history(reader, node.id, offset=at)) for at in (0, 2)]


def _documents(reader: Reader, _: str) -> object:
    """Without the load records, which tell the time."""
    views = [document_view(reader, each.id) for each in reader.documents(superseded=True)]
    return [(view.document, view.editions, len(view.loads), view.completeness) for view in views]


def _tables(reader: Reader, _: str) -> object:
    return [_table(reader, each.id, number) for each in reader.documents(superseded=True) for number in (1, 2, 3)]


def _lines(reader: Reader, _: str) -> object:
    return [_line(reader, each.id, number) for each in reader.documents(superseded=True) for number in (1, 300)]


def _line(reader: Reader, document: str, number: int) -> object:
    try:
        return lines(reader, document, number)
    except PolicytraceError as error:
        return str(error)


def _table(reader: Reader, document: str, number: int) -> object:
    try:
        return table(reader, document, number)
    except PolicytraceError as error:
        return str(error)


CASES = [
    *of_parts("pages of nodes", _pages, PARTS),
    *(
        case
        for rule in _GRIDS
        for columns in Columns
        for case in of_parts(f"grid of {rule} by {columns}", _grid, SOME, rule=rule, columns=columns)
    ),
    *of_parts("flows", _flows, PARTS),
    *of_parts("documents", documents, PARTS),
    *of_parts("documents of all editions", partial(documents, superseded=True), SOME),
    Case("overview", lambda reader, _: overview(reader), whole=True),
    Case("each document", _documents, whole=True),
    Case("tables", _tables, whole=True),
    Case("lines", _lines, whole=True),
    Case("all evaluations", lambda reader, _: evaluations(reader), whole=True),
    Case("links", lambda reader, start: [links(reader, find(reader, start), asked) for asked in _LINKS]),
    Case("pages of statements", _said),
]
