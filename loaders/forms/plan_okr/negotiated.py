"""Table ค: the negotiated indicators, and the five levels by which each is scored."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.level import PrintedLevel, level_records
from loaders.normalise.number import NUMBER, decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, fold, paragraphs, similarity, without_ordinal

_CODE = re.compile(r"\d+(?:\.\d+)*")
_NUMBER = re.compile(NUMBER)
_TITLE = re.compile(r"^เกณฑ์การให้คะแนน\s*[:“”\"]*\s*(?P<name>.+?)\s*[“”\"]*$")
_CONDITIONS = fold("เงื่อนไข")
_TITLE_THRESHOLD = 0.7


def state_negotiated(table: FormTable, reading: Reading) -> None:
    """States the indicators of one table; their definitions run over page breaks."""
    for entry in entries(table, reading.draft, _begins):
        code = _CODE.fullmatch(arabic(entry.text("code")).rstrip("."))
        if code is None and not entry.text("indicator"):
            _state_rest(entry, reading)
            continue
        _state_indicator(entry, code[0] if code else None, reading)
        entry.account(reading.draft)


def _begins(row: FormRow) -> bool:
    return bool(clean(row.text("code")) or clean(row.text("weight")))


def _state_rest(entry: Entry, reading: Reading) -> None:
    """The rest of a definition whose indicator stands in a table above."""
    reason = "" if reading.indicators else "the rest of a definition without its indicator"
    entry.account(reading.draft, Disposition.CONTINUATION if reading.indicators else Disposition.LEFT_OUT, reason)


def _state_indicator(entry: Entry, code: str | None, reading: Reading) -> None:
    name = entry.text("indicator")
    source = entry.cell("indicator") or entry.cell("code")
    if source is None:
        return
    indicator = reading.indicator_id(code, name)
    reading.indicators[indicator] = name
    reading.describe(indicator, code, name, source, Rank.FORM)
    reading.draft.state(indicator, "fiscal_year", reading.draft.fiscal_year, source)
    reading.state_target(indicator, entry.cell("target"), Rank.FORM)
    for column in ("baseline", "definition"):
        cell = entry.cell(column)
        if cell:
            reading.draft.state_text(indicator, column, "\n".join(paragraphs(cell.text)), cell)
    weight = entry.cell("weight")
    value = _number(weight.text) if weight else None
    if weight and value is not None:
        reading.draft.state(indicator, "weight", decimal_text(value), weight)


def state_criteria(table: FormTable, reading: Reading) -> None:
    """States the rubric of the indicator that the title above the table names."""
    found = list(entries(table, reading.draft, lambda row: bool(clean(row.text("level")))))
    indicator = _indicator_of(table, reading)
    if indicator is None or not found:
        for entry in found:
            entry.account(reading.draft, Disposition.LEFT_OUT, "no indicator for these criteria")
        return
    rubric = f"{NodeKind.RUBRIC}:{indicator.partition(':')[2]}"
    source = found[0].cell("level") or next(iter(found[0].rows[0].cells.values()))
    title = _title(table)
    reading.draft.state(rubric, "name", title[0] if title else reading.indicators[indicator], source)
    reading.draft.state(rubric, "fiscal_year", reading.draft.fiscal_year, source)
    for entry, level in zip(found, level_records([_printed(entry) for entry in found]), strict=True):
        reading.draft.state(rubric, "levels", level, entry.cell("level") or source)
    reading.draft.relate(indicator, EdgeKind.SCORED_BY, rubric, title[1] if title else source)
    reading.rubric = rubric
    for entry in found:
        entry.account(reading.draft)


def state_conditions(table: FormTable, reading: Reading) -> None:
    """States the conditions that are printed between a rubric and the next table, for that rubric."""
    titles = [index for index, place in enumerate(table.headings) if fold(place.text) == _CONDITIONS]
    if reading.rubric and titles:
        found = list(takewhile(_is_condition, table.headings[titles[0] + 1 :]))
        text = "\n".join(clean(place.text) for place in found)
        reading.draft.state(reading.rubric, "conditions", text, table.headings[titles[0]])
    reading.rubric = None


def _is_condition(place: Place) -> bool:
    return without_ordinal(place.text)[0] is not None


def _printed(entry: Entry) -> PrintedLevel:
    level, points = _number(entry.text("level")), _number(entry.text("points"))
    return PrintedLevel(None if level is None else int(level), points, entry.text("criterion"), entry.text("method"))


def _number(text: str) -> Decimal | None:
    """The number of a cell, which may stand beside its unit, such as “10 คะแนน”."""
    number = _NUMBER.search(arabic(text))
    return parse_decimal(number[0]) if number else None


def _title(table: FormTable) -> tuple[str, Place] | None:
    for place in reversed(table.headings):
        match = _TITLE.match(clean(place.text))
        if match:
            return match["name"], place
    return None


def _indicator_of(table: FormTable, reading: Reading) -> str | None:
    """The indicator that the title names; without a title the last one above."""
    title = _title(table)
    if not reading.indicators:
        return None
    nearest = list(reading.indicators)[-1]
    if title is None:
        return nearest
    scored = {key: similarity(name, title[0]) for key, name in reading.indicators.items()}
    best = max(scored, key=lambda key: scored[key])
    return best if scored[best] >= _TITLE_THRESHOLD else nearest
