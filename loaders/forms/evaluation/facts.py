"""What every form of an evaluation states alike: components, indicators, results, rubrics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from kb.kinds import EdgeKind
from kb.statement import Json, Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.evaluation.as_of import as_of
from loaders.forms.evaluation.register import Indicator, IndicatorRegister
from loaders.forms.evaluation.scenes import Assessor
from loaders.forms.evaluation.sections import says_nothing
from loaders.normalise.arithmetic import arithmetic
from loaders.normalise.level import PrintedLevel, level_records
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.reached import LEVEL_UNIT, PER_CENT, Reached
from loaders.normalise.target import parse_target
from loaders.normalise.text import arabic, clean


class Facts:
    """States the facts of one evaluation.

    Args:
        draft: Where the statements go.
        register: The indicators of the evaluation.
    """

    def __init__(self, draft: Draft, register: IndicatorRegister) -> None:
        self.draft = draft
        self.register = register
        self._stated: set[str] = set()
        self._sub_scores: Counter[str] = Counter()

    def evaluation(self, source: Cell | Place) -> str:
        """States the evaluation of the agency; returns its id."""
        draft, evaluation = self.draft, self.register.evaluation_id
        if evaluation in self._stated:
            return evaluation
        self._stated.add(evaluation)
        name = f"การประเมินผลการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. {draft.fiscal_year}"
        draft.state(evaluation, "name", name, source, rank=Rank.INFERENCE)
        draft.state(evaluation, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        draft.state(evaluation, "agency", draft.agency, source, rank=Rank.INFERENCE)
        return evaluation

    def component(self, code: str, name: str, source: Cell | Place, rank: Rank) -> str:
        """States a component and the evaluation it is part of; returns its id."""
        draft, component = self.draft, self.register.component_id(code)
        draft.state(component, "code", code, source, rank=rank)
        draft.state(component, "name", name, source, rank=rank)
        draft.state(component, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        draft.state(component, "agency", draft.agency, source, rank=Rank.INFERENCE)
        draft.relate(component, EdgeKind.PART_OF, self.evaluation(source), source, rank=rank)
        return component

    def indicator(
        self, entry: Indicator, name: str, source: Cell | Place, rank: Rank, *, prints_code: bool = False
    ) -> str:
        """States an indicator under a wording of its name; its code where the source prints it, or no source does."""
        draft, indicator = self.draft, self.register.indicator_id(entry)
        if prints_code or not entry.printed:
            draft.state(indicator, "code", entry.code, source, rank=rank if entry.printed else Rank.INFERENCE)
        draft.state(indicator, "name", name, source, rank=rank)
        draft.state(indicator, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        return indicator

    def place_in_component(self, entry: Indicator, source: Cell | Place, weight: Decimal | None, rank: Rank) -> None:
        """States in which component an indicator counts, and with which weight."""
        if entry.component:
            component = self.register.component_id(entry.component)
            properties: dict[str, Json] = {} if weight is None else {"weight": decimal_text(weight)}
            indicator = self.register.indicator_id(entry)
            self.draft.relate(indicator, EdgeKind.CONTRIBUTES_TO, component, source, properties=properties, rank=rank)

    def place_in_whole(
        self, part: Indicator, whole: Indicator, source: Cell | Place, weight: Decimal | None, rank: Rank
    ) -> None:
        """States of which indicator another is a part, and with which weight."""
        properties: dict[str, Json] = {} if weight is None else {"weight": decimal_text(weight)}
        lower, upper = self.register.indicator_id(part), self.register.indicator_id(whole)
        self.draft.relate(lower, EdgeKind.PART_OF, upper, source, properties=properties, rank=rank)

    def weight(self, entry: Indicator, weight: Decimal | None, source: Cell | Place, rank: Rank) -> None:
        """States the weight of an indicator."""
        self.number(self.register.indicator_id(entry), "weight", weight, source, rank)

    def target(self, entry: Indicator, text: str, source: Cell | Place, rank: Rank) -> None:
        """States the target of an indicator."""
        if clean(text):
            self.draft.state(self.register.indicator_id(entry), "target", parse_target(text), source, rank=rank)

    def result(self, entry: Indicator, assessor: Assessor, source: Cell | Place, rank: Rank) -> str:
        """States that an assessor gives a result of the indicator; returns the result's id."""
        draft, result = self.draft, self.register.result_id(entry, assessor)
        draft.state(result, "assessor", str(assessor), source, rank=rank)
        draft.state(result, "agency", draft.agency, source, rank=Rank.INFERENCE)
        draft.state(result, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        draft.relate(
            result, EdgeKind.REPORTS_ON, self.register.indicator_id(entry), source,
            properties={"agency": draft.agency}, rank=rank,
        )  # fmt: skip
        return result

    def reached(self, result: str, reached: Reached, source: Cell | Place, rank: Rank) -> None:
        """States words, value, unit and judged level; a level that is all there is gives way to a measured value."""
        weaker = Rank.INFERENCE if reached.unit == LEVEL_UNIT else rank
        self.draft.state(result, "text", reached.text, source, rank=rank)
        self.number(result, "value", reached.value, source, weaker)
        self.draft.state(result, "unit", reached.unit, source, rank=weaker)
        level = None if reached.level is None else Decimal(reached.level)
        self.number(result, "judged_level", level, source, rank)

    def as_of(self, result: str, text: str, source: Cell | Place, rank: Rank) -> None:
        """States the day that a result's figures are of, where the text names one."""
        self.draft.state(result, "as_of", as_of(text), source, rank=rank)

    def ratios(
        self, result: str, text: str, source: Cell | Place, *, before: str = "", reached: Reached | None = None
    ) -> None:
        """States the arithmetic of a text that can be checked; `before` may hold the numbers of its percentages."""
        value = reached.value if reached and reached.unit == PER_CENT else None
        for record in arithmetic(text, before, value):
            self.draft.state(result, "ratios", record, source, rank=Rank.FORM)

    def numbers(self, subject: str, cells: Iterable[tuple[str, Cell | None]], rank: Rank) -> None:
        """States the numbers of cells by the name of their property; what is no number is noted."""
        for predicate, cell in cells:
            if cell is None or says_nothing(cell.text):
                continue
            value = parse_decimal(arabic(clean(cell.text)))
            if value is None:
                self.draft.note("number_unreadable", cell, text=clean(cell.text))
            self.number(subject, predicate, value, cell, rank)

    def number(
        self, subject: str, predicate: str, value: Decimal | None, source: Cell | Place, rank: Rank = Rank.FORM
    ) -> None:
        """States a number, as the base keeps decimals."""
        if value is not None:
            self.draft.state(subject, predicate, decimal_text(value), source, rank=rank)

    def sub_score(self, result: str, record: dict[str, Json], source: Cell | Place) -> None:
        """States a sub-score of a result with its order, by which deeper ones are parts of the one before them."""
        self._sub_scores[result] += 1
        self.draft.state(result, "sub_scores", {**record, "order": self._sub_scores[result]}, source)

    def rubric(
        self,
        entry: Indicator,
        levels: list[tuple[PrintedLevel, Cell]],
        *kind: str,
        source: Cell,
        rank: Rank,
        unit: str | None = None,
    ) -> str:
        """States a rubric of an indicator with its levels, a cell each; returns its id.

        `unit` is that of thresholds which print none.
        """
        draft, rubric = self.draft, self.register.rubric_id(entry, *kind)
        records = level_records([level for level, _ in levels], unit)
        for record, (_, cell) in zip(records, levels, strict=True):
            draft.state(rubric, "levels", record, cell, rank=rank)
        draft.state(rubric, "name", entry.name, source, rank=Rank.INFERENCE)
        draft.state(rubric, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        draft.relate(self.register.indicator_id(entry), EdgeKind.SCORED_BY, rubric, source, rank=rank)
        return rubric
