"""`policytrace info`: what the base holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.store.base import Reader
    from queries.summary import BudgetTotal, Summary

_DOCUMENTS = (
    Wording("Document", "เอกสาร"), Wording("Agency", "หน่วยงาน"), Wording("Year", "ปี"), Wording("Type", "ประเภท"),
    Wording("Statements", "ข้อความที่อ่านได้"), Wording("Rows", "แถว"),
)  # fmt: skip
_MONEY = (
    Wording("Year", "ปี"), Wording("Agency", "หน่วยงาน"), Wording("Part of the plan", "ส่วนของแผน"),
    Wording("Projects", "โครงการ"), Wording("Money", "งบประมาณ"), Wording("Without an amount", "ไม่มีจำนวนเงิน"),
)  # fmt: skip
_COUNTS = (Wording("Kind", "ประเภท"), Wording("Number", "จำนวน"))
_NO_BUDGET = Wording("no budget stated", "ไม่มีรายการงบประมาณ")


@click.command(short_help="What the base holds.")
@json_option
@table_options
@common_options
@click.pass_obj
def info(options: Options, as_json: bool) -> None:
    """Show what the base holds: documents, nodes and edges by kind, and the money of each plan."""
    from api.cli import output
    from queries.summary import summary

    with options.reader() as reader:
        answer = summary(reader)
        names = agency_names(reader)
    if as_json:
        from api.views import summary_json

        output.print_json(summary_json(answer))
    else:
        options.show(page(answer, names, options.lang))


def agency_names(reader: Reader) -> dict[str | None, str]:
    """Agency id → name."""
    from kb.kinds import NodeKind

    return {node.id: node.name or node.id for node in reader.nodes(NodeKind.AGENCY)}


def page(answer: Summary, names: dict[str | None, str], lang: str) -> Iterator[RenderableType]:
    """Documents, counts and money."""
    from api.cli.output import table
    from api.words import DOCUMENT_TYPE, edge_label, kind_label, label, pick

    documents = (
        (
            item.file_name,
            names.get(item.agency, item.agency or ""),
            str(item.fiscal_year or ""),
            label(DOCUMENT_TYPE, item.document_type, lang),
            str(item.statements),
            str(item.rows),
        )
        for item in answer.documents
    )
    yield table([pick(word, lang) for word in _DOCUMENTS], documents, numbers={2, 4, 5})
    counts = [(kind_label(kind, lang), str(count)) for kind, count in answer.nodes.items() if count]
    counts += [(f"→ {edge_label(kind, lang)}", str(count)) for kind, count in answer.edges.items() if count]
    yield ""
    yield table([pick(word, lang) for word in _COUNTS], counts, numbers={1})
    yield ""
    yield table([pick(word, lang) for word in _MONEY], _money(answer, names, lang), numbers={0, 3, 4})


def _money(answer: Summary, names: dict[str | None, str], lang: str) -> Iterator[tuple[str, ...]]:
    from api.words import CATEGORY, baht, label
    from kb.kinds import BudgetStatus

    for item in answer.budgets:
        yield (
            str(item.fiscal_year or ""),
            names.get(item.agency, item.agency or ""),
            label(CATEGORY, item.category or "–", lang),
            str(item.projects),
            baht(str(item.amount_baht), lang) if item.amount_baht or item.by_status.get(BudgetStatus.AMOUNT) else "–",
            _reasons(item, lang),
        )


def _reasons(item: BudgetTotal, lang: str) -> str:
    """How many projects have no amount, by the reason."""
    from api.words import BUDGET_STATUS, label, pick

    counts = {status: count for status, count in item.by_status.items() if status != "amount"}
    parts = [f"{label(BUDGET_STATUS, status, lang)} {count}" for status, count in counts.items()]
    if item.without_budget:
        parts.append(f"{pick(_NO_BUDGET, lang)} {item.without_budget}")
    return ", ".join(parts)
