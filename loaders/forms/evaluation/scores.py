"""The results and scores of a form, by number or for a single indicator, and the sum below them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.statement import Json, Rank
from loaders.form import Disposition, FormRow
from loaders.forms.evaluation.columns import RESULTS
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.reached import parse_reached
from loaders.normalise.text import arabic, clean, fold, without_ordinal

_TOTAL = re.compile(r"รวม|คะแนนรวม")


class Scores:
    """Reads the tables of results of one form."""

    def __init__(self, facts: Facts, assessor: Assessor) -> None:
        self._facts = facts
        self._assessor = assessor
        self._scored: list[Indicator] = []

    def read(self, scene: Scene, numbered: Mapping[str, Indicator], single: Indicator | None) -> None:
        """States what every row says was reached and scored; every row is accounted for."""
        self._scored = []
        for table, row in scene.rows(RESULTS):
            self._facts.draft.account(table, row, *self._read_row(row, scene, numbered, single))

    def _read_row(
        self, row: FormRow, scene: Scene, numbered: Mapping[str, Indicator], single: Indicator | None
    ) -> tuple[Disposition, str]:
        if is_dashes(row):
            return Disposition.EMPTY, ""
        has_result = bool(clean(row.text("result")))
        if single and ("indicator" not in row.cells or has_result):
            indicator: Indicator | None = single
        elif not has_result and (not clean(row.text("indicator")) or _TOTAL.match(fold(row.text("indicator")))):
            self._state_sum(row, scene)
            return Disposition.TOTAL, ""
        else:
            indicator = self._named(row, scene, numbered)
        if indicator is None:
            return Disposition.LEFT_OUT, "the row names no indicator"
        self._state_row(row, indicator)
        return Disposition.EXTRACTED, ""

    def _named(self, row: FormRow, scene: Scene, numbered: Mapping[str, Indicator]) -> Indicator | None:
        """The indicator of a row, by its number or by its name; `None` for a row that names none."""
        if not fold(row.text("indicator")):
            return None
        number, name = without_ordinal(row.text("indicator"))
        number = number or arabic(clean(row.text("indicator"))).strip(" .)")
        component = scene.component.code if scene.component else None
        if number in numbered:
            return numbered[number]
        by_name = self._facts.register.by_name(component, name)[0]
        by_code = self._facts.register.by_code(f"{component}.{number}")
        if by_name is None and by_code:
            self._facts.draft.note(
                "indicator_matched_by_number", row.cells["indicator"], name=number, meant=by_code.name
            )
        return by_name or by_code

    def _state_row(self, row: FormRow, indicator: Indicator) -> None:
        cells, facts = row.cells, self._facts
        source = cells.get("result") or next(iter(cells.values()))
        result = facts.result(indicator, self._assessor, source, Rank.FORM)
        if "result" in cells and clean(cells["result"].text):
            facts.reached(result, parse_reached(cells["result"].text), cells["result"], Rank.FORM)
        columns = [(name, cells.get(name)) for name in ("score", "weighted_score", "weight")]
        facts.numbers(result, columns, Rank.FORM)
        weight = cells.get("weight")
        value = parse_decimal(arabic(clean(weight.text))) if weight else None
        if weight and value is not None:
            facts.weight(indicator, value, weight, Rank.FORM)
            facts.place_in_component(indicator, weight, value, Rank.FORM)
        self._scored.append(indicator)

    def _state_sum(self, row: FormRow, scene: Scene) -> None:
        """States the weight of the component, and the sum of the weighted scores where one is printed."""
        if scene.component is None or scene.component.code is None:
            return
        component = self._facts.register.component_id(scene.component.code)
        self._facts.numbers(component, [("weight", row.cells.get("weight"))], Rank.FORM)
        cell = row.cells.get("weighted_score")
        value = parse_decimal(arabic(clean(cell.text))) if cell else None
        if cell and value is not None and self._scored:
            indicators: list[Json] = [self._facts.register.indicator_id(entry) for entry in self._scored]
            record: dict[str, Json] = {"weighted_score": decimal_text(value), "indicators": indicators}
            self._facts.draft.state(component, "declared_scores", record, cell)
