"""The table of declared counts: what the plan says it holds, strategy by strategy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.identity import node_id
from kb.kinds import NodeKind
from kb.statement import Json
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.plan_super_okr.goals import Goal
from loaders.forms.shared.plans import agency_plan_id
from loaders.forms.shared.totals import first_cell, is_blank, is_total
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, similarity

_COUNTED = ("issues", "super_okrs", "key_results", "projects")
_AREA = re.compile(r"^(?:ยุทธศาสตร์)?(?:ที่\s*\d+\s*)?(?:ด้าน)?")
_NAME_THRESHOLD = 0.75


def state_declared_counts(tables: Iterable[FormTable], goals: list[Goal], draft: Draft) -> None:
    """States the counts of each strategy and of the plan; every row is accounted for."""
    for table in tables:
        for row in table:
            draft.account(table, row, *_read_row(row, goals, draft))


def _read_row(row: FormRow, goals: list[Goal], draft: Draft) -> tuple[Disposition, str]:
    if is_blank(row):
        return Disposition.EMPTY, ""
    counts = _counts(row)
    if is_total(row) or clean(row.text("strategy")).startswith("รวม"):
        draft.state(agency_plan_id(draft), "declared_counts", counts, first_cell(row))
        return Disposition.TOTAL, ""
    code = strategy_code(clean(row.text("strategy")), goals)
    if code is None:
        draft.note("strategy_unknown", first_cell(row), name=clean(row.text("strategy")))
        return Disposition.LEFT_OUT, "the strategy is not in the list of goals"
    strategy = node_id(NodeKind.STRATEGY, draft.fiscal_year, code)
    draft.state(strategy, "declared_counts", counts, row.cells["strategy"])
    return Disposition.EXTRACTED, ""


def strategy_code(name: str, goals: list[Goal]) -> str | None:
    """The code of the strategy that a table calls by its area's name alone."""
    strategies = [goal for goal in goals if goal.kind is NodeKind.STRATEGY]
    scored = [(similarity(_area(name), _area(goal.name)), goal.code) for goal in strategies]
    score, code = max(scored, default=(0.0, None))
    return code if score >= _NAME_THRESHOLD else None


def _area(name: str) -> str:
    return _AREA.sub("", arabic(clean(name)))


def _counts(row: FormRow) -> dict[str, Json]:
    values = {name: parse_decimal(row.text(name)) for name in _COUNTED}
    return {name: int(value) for name, value in values.items() if value is not None}
