"""What the official result table says: registers the indicators, and states results, scores and sums."""

from __future__ import annotations

import re

from kb.statement import Json, Rank
from loaders.form import Cell
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.official import OfficialTable
from loaders.forms.evaluation.official_row import OfficialRow
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.scenes import Assessor
from loaders.forms.evaluation.sections import says_nothing
from loaders.forms.evaluation.sums import spans
from loaders.normalise.level import PrintedLevel
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.reached import parse_reached
from loaders.normalise.text import arabic, clean, without_ordinal

_GROUP = re.compile(r"(?:กลุ่ม(?:หน่วยงาน)?\s*)?(?P<group>[A-D])")
_RANK = Rank.REGISTER


class OfficialStatements:
    """States the rows of the official result table."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._draft = facts.draft
        self._register = facts.register
        self._ids: dict[int, str] = {}

    def state(self, table: OfficialTable) -> None:
        """Registers and states every row, the sums of the components and the total."""
        component: str | None = None
        whole: Indicator | None = None
        for row in table.rows:
            component = self._component(row) or component
            part_of = self._whole(row, whole)
            entry = self._entry(row, component, part_of)
            whole = part_of or (entry if not row.is_scored else None)
            self._ids[id(row)] = self._register.indicator_id(entry)
            self._state_row(row, entry, part_of, table)
        self._state_sums(table)

    def _component(self, row: OfficialRow) -> str | None:
        named = row.component_name
        if row.component and named:
            self._facts.component(*named, row.component, _RANK)
        return named[0] if named else None

    def _whole(self, row: OfficialRow, above: Indicator | None) -> Indicator | None:
        """The indicator that a row states a part of: the one above without a result, or the one its code goes on."""
        if row.code is None:
            return above if row.component is None else None
        return self._register.by_code(row.code.rpartition(".")[0])

    def _entry(self, row: OfficialRow, component: str | None, whole: Indicator | None) -> Indicator:
        if whole:
            return self._register.add_part(whole, without_ordinal(row.name)[1].lstrip("-–•* "), row.code)
        return self._register.add(component, row.name, row.code)

    def _state_row(self, row: OfficialRow, entry: Indicator, whole: Indicator | None, table: OfficialTable) -> None:
        facts = self._facts
        indicator = facts.indicator(
            entry, entry.name if whole else row.name, row.cell, _RANK, prints_code=bool(row.code)
        )
        weight = parse_decimal(arabic(clean(row.weight.text))) if row.weight else None
        if row.unit:
            entry.unit = clean(row.unit.text) or None
            self._draft.state(indicator, "unit", clean(row.unit.text), row.unit, rank=_RANK)
        facts.numbers(indicator, [("weight", row.weight)], _RANK)
        if whole:
            facts.place_in_whole(entry, whole, row.cell, weight, _RANK)
        else:
            facts.place_in_component(entry, row.cell, weight, _RANK)
        if row.is_scored:
            entry.scored = True
            self._state_result(row, entry)
        self._state_rubric(row, entry, table)

    def _state_result(self, row: OfficialRow, entry: Indicator) -> None:
        """States value and scores; the unit of the value is the row's."""
        facts, result = self._facts, self._facts.result(entry, Assessor.OFFICIAL, row.cell, _RANK)
        if row.value:
            reached = parse_reached(row.value.text)
            if reached.value is None and not says_nothing(row.value.text):
                self._draft.note("number_unreadable", row.value, text=clean(row.value.text))
            facts.reached(result, reached, row.value, _RANK)
            if row.unit and reached.unit is None and reached.value is not None:
                self._draft.state(result, "unit", clean(row.unit.text), row.unit, rank=_RANK)
        facts.numbers(
            result, [("score", row.score), ("weighted_score", row.weighted_score), ("weight", row.weight)], _RANK
        )
        if row.remark:
            self._draft.state(result, "remark", clean(row.remark.text), row.remark, rank=_RANK)

    def _state_rubric(self, row: OfficialRow, entry: Indicator, table: OfficialTable) -> None:
        """States the thresholds, where the row prints them, and the group of agencies that they are for."""
        printed = [
            (PrintedLevel(number, points, cell.text), cell)
            for number, (points, cell) in enumerate(zip(table.points, row.levels, strict=False), start=1)
            if clean(cell.text)
        ]
        if not printed:
            return
        unit = clean(row.unit.text) if row.unit else None
        rubric = self._facts.rubric(entry, printed, str(Assessor.OFFICIAL), source=row.cell, rank=_RANK, unit=unit)
        self._draft.state(rubric, "assessor", str(Assessor.OFFICIAL), row.cell, rank=Rank.INFERENCE)
        group = _GROUP.fullmatch(clean(row.remark.text)) if row.remark else None
        if group and row.remark:
            self._draft.state(rubric, "agency_group", group["group"], row.remark, rank=_RANK)
            self._draft.state(self._register.evaluation_id, "agency_group", group["group"], row.remark, rank=_RANK)

    def _state_sums(self, table: OfficialTable) -> None:
        component: str | None = None
        parents = {}
        for row in table.rows:
            component = row.component_name[0] if row.component_name else component
            parents[id(row)] = component
        for cell, rows in spans(table.rows):
            code = parents[id(rows[0])]
            if code:
                scored: list[Json] = [self._ids[id(row)] for row in rows if row.is_scored]
                self._state_sum(code, cell, scored)
        if table.total:
            self._facts.numbers(self._facts.evaluation(table.total), [("score", table.total)], _RANK)

    def _state_sum(self, component: str, cell: Cell, indicators: list[Json]) -> None:
        value = parse_decimal(arabic(clean(cell.text)))
        if value is None:
            self._draft.note("number_unreadable", cell, text=clean(cell.text))
            return
        record: dict[str, Json] = {"weighted_score": decimal_text(value), "indicators": indicators}
        self._draft.state(self._register.component_id(component), "declared_scores", record, cell, rank=_RANK)
