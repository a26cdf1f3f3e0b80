"""The budgets as a Fiscal Data Package, version 1: each budget line once a year, and what it funds.

The specification: specs.frictionlessdata.io/fiscal-data-package. Money is conserved: the
first line of each budget adds up to the money of the base; further lines are instalments
of other years. What a line is linked to stands in a table of its own, so that no amount is split or
counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from api.exports.data_package import Field, Table, descriptor_file
from api.exports.package import ExportFile
from kb.decimals import decimal_text
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json
from kb.store.base import Reader
from ontology.vocabulary import Wording, vocabulary
from queries.budget.amounts import counted_amount, instalments_of

_TITLE = Wording("Budgets of the plans", "งบประมาณตามแผนปฏิบัติการ")
_LINES = Wording("Budget lines by fiscal year", "รายการงบประมาณรายปี")
_LINKS = Wording("What budget lines are linked to", "ความเชื่อมโยงของรายการงบประมาณ")
_BUDDHIST_ERA = 543
_CONSTANT = (
    {"name": "currency", "type": "string", "columnType": "value-currency:code", "constant": "THB"},
    {"name": "direction", "type": "string", "columnType": "direction", "constant": "expenditure"},
    {"name": "phase", "type": "string", "columnType": "phase:id", "constant": "approved"},
)
_FOLLOWED = (EdgeKind.SUPPORTS, EdgeKind.IMPLEMENTS, EdgeKind.CONTRIBUTES_TO, EdgeKind.PART_OF)


def fiscal_package(reader: Reader) -> Iterator[ExportFile]:
    """The files: `datapackage.json`, `budget.csv` and `links.csv`, in the order of the budgets' ids."""
    found = (_budget_table(reader), _link_table(reader))
    yield descriptor_file("policytrace-budgets", _TITLE, "fiscal-data-package", found)
    for table in found:
        yield table.file()


def _column(name: str, en: str, th: str, kind: str = "text", **facts: Json) -> Field:
    return Field(name, kind, Wording(en, th), Wording(en, th), facts=facts or None)


def _budget_table(reader: Reader) -> Table:
    fields = (
        _column("line_id", "Budget line", "รายการงบประมาณ", columnType="budget-line-id"),
        _column("fiscal_year", "Fiscal year, Common Era", "ปีงบประมาณ (ค.ศ.)", "year", columnType="date:fiscal-year"),
        _column("fiscal_year_be", "Fiscal year, Buddhist Era", "ปีงบประมาณ (พ.ศ.)", "year"),
        _column("amount", "Amount in baht", "จำนวนเงิน (บาท)", "decimal", columnType="value"),
        _column("status", "Why there is an amount or none", "สถานะของจำนวนเงิน"),
        _column("agency", "Agency", "หน่วยงาน", columnType="administrative-classification:generic:level1:code"),
        _column("agency_name", "Agency's name", "ชื่อหน่วยงาน",
                columnType="administrative-classification:generic:level1:label"),
        _column("project", "Project, where the line funds one alone", "โครงการ (เมื่อมีโครงการเดียว)",
                columnType="activity:generic:project:code"),
        _column("project_name", "Project's name", "ชื่อโครงการ", columnType="activity:generic:project:label"),
        _column("text", "As printed", "ข้อความตามเอกสาร"),
    )  # fmt: skip
    rows = (row for budget in reader.nodes(NodeKind.BUDGET) for row in _budget_rows(reader, budget))
    return Table("budget", _LINES, fields, rows, key=(), extra_fields=_CONSTANT)


def _budget_rows(reader: Reader, budget: Node) -> Iterator[list[Json]]:
    projects = _projects(reader, budget)
    project = projects[0] if len(projects) == 1 else None
    owner = next((str(each.properties["agency"]) for each in projects if each.properties.get("agency")), None)
    agency = reader.node(owner) if owner else None
    year = budget.fiscal_year or min((each.fiscal_year for each in projects if each.fiscal_year), default=None)
    facts = [budget.properties.get("status"), owner, agency.name if agency else None]
    facts += [project.id, project.name] if project else [None, None]
    for of_year, amount in _by_year(budget, year):
        common_era = None if of_year is None else of_year - _BUDDHIST_ERA
        yield [budget.id, common_era, of_year, amount, *facts, budget.properties.get("text")]


def _by_year(budget: Node, year: int | None) -> list[tuple[int | None, Json]]:
    """What a budget counts for in its own year, then its instalments of other years."""
    facts = budget.properties
    instalments = instalments_of(facts.get("instalments"))
    amount, total = (_decimal(facts.get(name)) for name in ("amount_baht", "total_baht"))
    counted = counted_amount(amount, year, instalments, total)
    own = (year, None if counted is None else decimal_text(counted))
    return [own, *((other, decimal_text(part)) for other, part in instalments.items() if other != year)]


def _decimal(value: Json) -> Decimal | None:
    return Decimal(value) if isinstance(value, str) else None


def _projects(reader: Reader, budget: Node) -> list[Node]:
    ends = (edge.target for edge in reader.edges(budget.id, kinds=[EdgeKind.FUNDS]))
    return [node for node in map(reader.node, ends) if node is not None]


def _link_table(reader: Reader) -> Table:
    fields = (
        _column("line_id", "Budget line", "รายการงบประมาณ", columnType="budget-line-id"),
        _column("kind", "Kind of what it is linked to", "ประเภทของสิ่งที่เชื่อมโยง"),
        _column("id", "Id", "รหัสประจำรายการ"),
        _column("code", "Code", "รหัส"),
        _column("name", "Name", "ชื่อ"),
    )
    rows = (row for budget in reader.nodes(NodeKind.BUDGET) for row in _link_rows(reader, budget))
    return Table("links", _LINKS, fields, rows, key=("line_id", "id"))


def _link_rows(reader: Reader, budget: Node) -> Iterator[list[Json]]:
    """What a budget leads to, up the plan, and the hands that its projects are in; each once, by kind and id."""
    found = {node.id: node for node in _projects(reader, budget)}
    frontier = list(found)
    while frontier:
        edges = [edge for each in frontier for edge in _onward(reader, each)]
        ends = {end for edge in edges for end in (edge.source, edge.target)} - found.keys() - {budget.id}
        new = {node.id: node for node in map(reader.node, sorted(ends)) if node is not None}
        found |= new
        frontier = [each for each in new if new[each].kind not in (NodeKind.AGENCY, NodeKind.DIVISION)]
    order = {name: at for at, name in enumerate(vocabulary().kinds)}
    for node in sorted(found.values(), key=lambda each: (order[each.kind], each.id)):
        yield [budget.id, str(node.kind), node.id, node.code, node.name]


def _onward(reader: Reader, identifier: str) -> Iterator[Edge]:
    yield from reader.edges(identifier, kinds=_FOLLOWED)
    if identifier.startswith(f"{NodeKind.PROJECT}:"):
        yield from reader.edges(identifier, outgoing=False, kinds=[EdgeKind.RESPONSIBLE_FOR])
