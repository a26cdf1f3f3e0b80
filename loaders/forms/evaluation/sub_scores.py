"""The parts that a composite result is made of: full and reached points, in reasons and in tables of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kb.statement import Json, Rank
from loaders.form import Disposition, FormRow
from loaders.forms.evaluation.columns import STEPS
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import NUMBER, decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, fold, without_ordinal

_POINTS, _PER_CENT = "คะแนน", "ร้อยละ"


def _amount(name: str) -> str:
    """A pattern for points or a share; the groups are called after the name."""
    return rf"(?:ร้อยละ\s*(?P<{name}_share>{NUMBER})|(?P<{name}_points>{NUMBER})\s*คะแนน)"


_SUB_SCORE = re.compile(
    r"(?P<bullet>[*]?\d{1,2}[)]|[-–•])\s*(?P<name>(?:(?!\s[-–•]\s).)+?)\s*"
    rf"\(\s*{_amount('full')}\s*\)\s*(?:ผลงาน\s*)?{_amount('reached')}"
)
_ITEM = re.compile(rf"[-–•]\s*(?P<name>[^\d–•-][^\d–•]*?)\s*(?P<points>{NUMBER})\s*คะแนน")
_TOTAL = re.compile(r"คะแนนรวม|รวม")
_BULLETS = frozenset("-–•")


def sub_scores(text: str) -> Iterator[dict[str, Json]]:
    """The sub-scores of a line of reasons, such as “1) … (60 คะแนน) ผลงาน 60 คะแนน”; bulleted ones are one deeper."""
    for match in _SUB_SCORE.finditer(arabic(clean(text))):
        units = {_PER_CENT if match[f"{which}_share"] else _POINTS for which in ("full", "reached")}
        if len(units) == 1:
            full, reached = (match[f"{which}_share"] or match[f"{which}_points"] for which in ("full", "reached"))
            depth = int(match["bullet"] in _BULLETS)
            yield _record(match["name"], parse_decimal(full), parse_decimal(reached), units.pop(), depth)


class Steps:
    """Reads the reviewers' table of steps with their points."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def read(self, scene: Scene, single: Indicator | None) -> None:
        """States a sub-score for every step; every row is accounted for."""
        for table, row in scene.rows(STEPS):
            self._facts.draft.account(table, row, *self._read_row(row, single))

    def _read_row(self, row: FormRow, single: Indicator | None) -> tuple[Disposition, str]:
        if is_dashes(row):
            return Disposition.EMPTY, ""
        if single is None:
            return Disposition.LEFT_OUT, "the row names no indicator"
        if _TOTAL.match(fold(row.text("step"))):
            return Disposition.TOTAL, ""
        full, reached = (parse_decimal(arabic(clean(row.text(name)))) for name in ("full", "reached"))
        if full is None and reached is None:
            return Disposition.LEFT_OUT, "no step"
        cell = row.cells["step"]
        result = self._facts.result(single, Assessor.OFFICIAL, cell, Rank.FORM)
        record = _record(without_ordinal(cell.text)[1], full, reached, _POINTS, 0)
        self._facts.sub_score(result, record, cell)
        remark = row.cells.get("remark")
        for part in _items(remark.text) if remark else ():
            self._facts.sub_score(result, part, remark or cell)
        return Disposition.EXTRACTED, ""


def _items(text: str) -> Iterator[dict[str, Json]]:
    """What a step's points are made of, as its remark says: “- ความเป็นนวัตกรรม 7.286 คะแนน”."""
    for match in _ITEM.finditer(arabic(clean(text))):
        yield _record(match["name"], None, parse_decimal(match["points"]), _POINTS, 1)


def _record(name: str, full: Decimal | None, reached: Decimal | None, unit: str, depth: int) -> dict[str, Json]:
    """A sub-score: its name, the points there are and the points reached (null where none is printed)."""
    return {"name": name.strip(), "full": _text(full), "reached": _text(reached), "unit": unit, "depth": depth}


def _text(number: Decimal | None) -> str | None:
    return None if number is None else decimal_text(number)
