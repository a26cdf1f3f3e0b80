"""What the five levels ask for: by indicator, or by group of agencies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kb.statement import Place, Rank
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.evaluation.columns import CRITERIA, LEVELS
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.rows import whole_entries
from loaders.forms.evaluation.scenes import Scene
from loaders.forms.shared.entries import Entry
from loaders.normalise.level import PrintedLevel
from loaders.normalise.number import parse_decimal
from loaders.normalise.reached import PER_CENT
from loaders.normalise.text import arabic, clean, fold, ocr_fold, without_ordinal

_GROUP = re.compile(r"กลุ่ม(?:หน่วยงาน)?\s*(?P<group>[A-D])")
_POINTS = re.compile(r"\(?\s*(?P<points>\d+(?:\.\d+)?)\s*คะแนน")
_CONDITION = re.compile(r"[*\s]*(?:กรณีผลการดำเนินงาน|ช่วงการปรับเกณฑ์|หมายเหตุ\s*:)")
_SURE = 0.97
"""How alike the name of an indicator a first cell without a number must be to begin a row."""
_BULLETS = ("-", "–", "•")
_LEAST_WORDS = 8
"""Letters that the cells of a row must share to tell which indicator they are about."""


class Criteria:
    """Reads the criteria tables of one form."""

    def __init__(self, facts: Facts, scene: Scene, numbered: Mapping[str, Indicator], single: Indicator | None) -> None:
        self._facts = facts
        self._scene = scene
        self._numbered = numbered
        self._single = single
        self._rubrics: list[str] = []

    def read(self) -> None:
        """States a rubric for every row; rows that continue another, and lost first cells, are put right or noted."""
        for entry in whole_entries(self._scene, CRITERIA, self._facts.draft, self._begins):
            indicator = self._indicator(entry)
            if indicator is None:
                self._facts.draft.note("criteria_without_indicator", _source(entry))
                entry.account(self._facts.draft, Disposition.LEFT_OUT, "no indicator for these criteria")
                continue
            self._state(entry, indicator)
            entry.account(self._facts.draft)
        self._state_conditions()

    def _begins(self, row: FormRow) -> bool:
        """A row begins with its indicator; one with an empty first cell goes on, unless that cell was lost."""
        text = clean(row.text("indicator"))
        if not text:
            return self._lost([row.text(level) for level in LEVELS]) is not None
        number, name = without_ordinal(text)
        if self._single:
            return bool(_GROUP.search(text))
        return (
            number is not None
            or text.startswith(_BULLETS)
            or not self._is_numbered
            or self._facts.register.by_name(self._component, name)[1] >= _SURE
        )

    @property
    def _is_numbered(self) -> bool:
        """Whether the form numbers its rows, so that a first cell without a number goes on with the one above."""
        return any(without_ordinal(row.text("indicator"))[0] for _, row in self._scene.rows(CRITERIA))

    def _indicator(self, entry: Entry) -> Indicator | None:
        if not entry.text("indicator"):
            return self._lost([entry.text(level) for level in LEVELS]) or self._single
        if self._single:
            return self._single
        number, name = without_ordinal(entry.text("indicator"))
        if number and number in self._numbered:
            return self._numbered[number]
        return self._facts.register.by_name(self._component, name)[0]

    def _lost(self, texts: list[str]) -> Indicator | None:
        """The indicator of a row whose first cell is lost: the one whose name ends as all of its cells begin."""
        shared = _shared([ocr_fold(text) for text in texts if clean(text)])
        among = [item for item in self._facts.register if item.component == self._component]
        found = [(item, _cut(shared, ocr_fold(item.name))) for item in among]
        ends = [item for item, length in found if length >= _LEAST_WORDS]
        return ends[0] if len(ends) == 1 else None

    @property
    def _component(self) -> str | None:
        return self._scene.component.code if self._scene.component else None

    def _state(self, entry: Entry, indicator: Indicator) -> None:
        group = _GROUP.search(entry.text("indicator"))
        source = _source(entry)
        printed = [(level, cell) for level, cell in self._levels(entry)]
        if not printed:
            return
        kind = (group["group"],) if group else ()
        unit = PER_CENT if indicator.unit == PER_CENT else None
        rubric = self._facts.rubric(indicator, printed, *kind, source=source, rank=Rank.FORM, unit=unit)
        self._facts.draft.state(rubric, "agency_group", group and group["group"], source)
        self._rubrics.append(rubric)

    def _levels(self, entry: Entry) -> list[tuple[PrintedLevel, Cell]]:
        points = _points(entry.table)
        cells = [(number, entry.cell(name), points.get(name)) for number, name in enumerate(LEVELS, start=1)]
        return [(PrintedLevel(number, worth, cell.text), cell) for number, cell, worth in cells if cell]

    def _state_conditions(self) -> None:
        for place, text in conditions(self._scene):
            for rubric in self._rubrics:
                self._facts.draft.state(rubric, "conditions", text, place)


def conditions(scene: Scene) -> list[tuple[Place, str]]:
    """The lines of a form that say how its criteria are applied."""
    lines = [(item.place, text.strip("* ")) for item in scene.items if item.is_line for text in item.texts]
    return [(place, text) for place, text in lines if _CONDITION.match(text)]


def is_condition(text: str) -> bool:
    """Whether a line says how criteria are applied."""
    return bool(_CONDITION.match(arabic(clean(text))))


def _shared(texts: list[str]) -> str:
    """The beginning that all texts share."""
    shortest = min(texts, key=len, default="")
    differing = (place for place, letter in enumerate(shortest) if any(text[place] != letter for text in texts))
    return shortest[: next(differing, len(shortest))]


def _cut(shared: str, name: str) -> int:
    """How many letters at the end of a name a text begins with."""
    return next((length for length in range(len(shared), 0, -1) if name.endswith(shared[:length])), 0)


def _points(table: FormTable) -> dict[str, Decimal]:
    """Level's column → its points, as the header states them."""
    found: dict[str, Decimal] = {}
    for header in table.headers:
        for name in LEVELS:
            match = _POINTS.search(arabic(clean(header.text(name))))
            value = parse_decimal(match["points"]) if match else None
            if value is not None:
                found[name] = value
    return found


def _source(entry: Entry) -> Cell:
    cells = entry.rows[0].cells
    return entry.cell("indicator") or next(cell for cell in cells.values() if fold(cell.text))
