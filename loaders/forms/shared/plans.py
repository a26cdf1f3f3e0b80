"""The plans that a document belongs to, and the totals it declares."""

from __future__ import annotations

import re
from decimal import Decimal

from kb.identity import node_id
from kb.kinds import Category, EdgeKind, NodeKind
from kb.statement import Json, Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.number import decimal_text
from loaders.normalise.text import arabic, clean
from loaders.source import SourceFile

CITY = "bma"
LONG_TERM = "20y"
_LONG_TERM = re.compile(r"แผนพัฒนากรุงเทพมหานคร\s*(?:ระยะ)?\s*20\s*ปี")


def city_plan_id(fiscal_year: int) -> str:
    """The id of the city's annual plan."""
    return node_id(NodeKind.PLAN, CITY, fiscal_year)


def agency_plan_id(draft: Draft) -> str:
    """The id of the plan that the document is."""
    return node_id(NodeKind.PLAN, draft.agency_slug, draft.fiscal_year)


def state_plans(draft: Draft, agency_name: str, title: Place) -> None:
    """States the agency's annual plan and the city's, which it carries out, from the document's title."""
    plan, city = agency_plan_id(draft), city_plan_id(draft.fiscal_year)
    _state_plan(draft, plan, f"แผนปฏิบัติราชการประจำปี พ.ศ. {draft.fiscal_year} {agency_name}", "agency_annual", title)
    _state_plan(draft, city, f"แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. {draft.fiscal_year}", "city_annual", title)
    draft.state(plan, "agency", draft.agency, title, rank=Rank.INFERENCE)
    draft.relate(plan, EdgeKind.PART_OF, city, title, rank=Rank.INFERENCE)


def state_agency(draft: Draft, name: str, kind: str, title: Place) -> None:
    """States the agency whose document it is: its name and type."""
    draft.state(draft.agency, "name", name, title, rank=Rank.AUTHORITY)
    draft.state(draft.agency, "type", kind, title, rank=Rank.AUTHORITY)


def state_long_term_plan(draft: Draft, source: SourceFile) -> None:
    """States the city's 20-year plan above its annual plan, where a line of the document names it."""
    place = next((line.place for line in source.paragraphs() if _LONG_TERM.search(arabic(clean(line.text)))), None)
    if place is None:
        return
    plan, city = node_id(NodeKind.PLAN, LONG_TERM), city_plan_id(draft.fiscal_year)
    draft.state(plan, "name", "แผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี", place, rank=Rank.INFERENCE)
    draft.state(plan, "level", "city_long_term", place, rank=Rank.INFERENCE)
    draft.relate(city, EdgeKind.PART_OF, plan, place, rank=Rank.INFERENCE)


def _state_plan(draft: Draft, plan: str, name: str, level: str, title: Place) -> None:
    draft.state(plan, "name", name, title, rank=Rank.INFERENCE)
    draft.state(plan, "fiscal_year", draft.fiscal_year, title, rank=Rank.INFERENCE)
    draft.state(plan, "level", level, title, rank=Rank.INFERENCE)


def state_declared_total(
    draft: Draft,
    category: Category,
    source: Cell | Place,
    *,
    amount: Decimal | None = None,
    projects: int | None = None,
) -> None:
    """States a total that the document declares for one part of its plan."""
    record: dict[str, Json] = {"category": str(category)}
    if amount is not None:
        record["amount_baht"] = decimal_text(amount)
    if projects is not None:
        record["projects"] = projects
    if len(record) > 1:
        draft.state(agency_plan_id(draft), "declared_totals", record, source)
