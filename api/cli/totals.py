"""The money at the foot of a lineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from api.words import BUDGET_STATUS, baht, label, pick
from kb.decimals import decimal_text
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from queries.lineage import Lineage
    from queries.money import MoneyTotal

_TOTAL = Wording("Money, each baht once{cut}: {money}", "รวมเงิน นับแต่ละบาทครั้งเดียว{cut}: {money}")
_CUT = Wording("(of what is shown: the answer is cut)", "(เฉพาะที่แสดง คำตอบถูกตัด)")
_NONE = Wording("no amount stated", "ไม่มีจำนวนเงินที่ระบุ")
_PROJECTS = Wording("projects {projects}", "{projects} โครงการ")
_NO_BUDGET = Wording("no budget recorded {count}", "ไม่มีรายการงบประมาณ {count}")
_UNKNOWN = Wording("agency and year unknown", "ไม่ทราบหน่วยงานและปี")


def money_lines(answer: Lineage, names: Mapping[str, str], lang: str) -> Iterator[str]:
    """The sum over the projects of a lineage, then a line for each year and agency; nothing without projects.

    Args:
        answer: A lineage with all its kinds.
        names: Agency id → short name.
        lang: `th` or `en`.
    """
    from queries.money import amount, money

    totals = money(answer)
    if not totals:
        return
    cut = "" if answer.completeness.complete else f" {pick(_CUT, lang)}"
    if len(totals) == 1:
        yield pick(_TOTAL, lang).format(cut=cut, money=_line(totals[0], names, lang))
        return
    projects = pick(_PROJECTS, lang).format(projects=sum(total.projects for total in totals))
    yield pick(_TOTAL, lang).format(cut=cut, money=f"{projects} · {_stated(amount(totals), lang)}")
    for total in totals:
        yield f"  {_line(total, names, lang)}"


def _line(total: MoneyTotal, names: Mapping[str, str], lang: str) -> str:
    agency = total.agency and names.get(total.agency, total.agency.partition(":")[2])
    whose = " ".join(str(part) for part in (agency, total.fiscal_year) if part) or pick(_UNKNOWN, lang)
    facts = [pick(_PROJECTS, lang).format(projects=total.projects), _stated(total.amount_baht, lang)]
    facts += [
        f"{label(BUDGET_STATUS, status, lang)} {count}"
        for status, count in total.by_status.items()
        if status != "amount"
    ]
    if total.without_budget:
        facts.append(pick(_NO_BUDGET, lang).format(count=total.without_budget))
    return " · ".join([whose, *facts])


def _stated(amount: Decimal | None, lang: str) -> str:
    return pick(_NONE, lang) if amount is None else baht(decimal_text(amount), lang)
