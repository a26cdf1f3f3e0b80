"""Mistakes put into the words and blanks of evaluations: times, areas, units, points left out, scores left out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from kb.text import fold
from tests.queries.injected import Injection, Kind, Page, one

_REVIEWED = re.compile(r"ตัวชี้วัดที่ \d")
_OWN_TIMES = re.compile(r"(\d+)\s*ครั้ง")
_UNIT = 3
"""The column of the unit in the official table."""
_OFFICIAL = "evaluation/official_results"


def times(page: Page, chance: random.Random) -> Iterator[Injection]:
    """What the reviewers count in words as done, where the agency reports another number of times."""
    for row in page.of("evaluation/indicator_details"):
        match = _OWN_TIMES.fullmatch(row.text("reached"))
        name = fold(row.text("indicator"))
        for at, line in enumerate(page.lines, 1):
            if match and _REVIEWED.match(line) and name in fold(line):
                count = int(match.group(1)) + chance.randint(1, 4)
                said = f"1) จัดกิจกรรมแล้ว ผลงาน {count} ครั้ง"
                yield one({at: (line, said)}, (row.line,), match.group(1), said)


def area_unit(page: Page, chance: random.Random) -> Iterator[Injection]:
    """An area in square metres, and the same with its rest printed in square metres that are square wa."""
    for row in page.of("evaluation/indicator_details"):
        if "details" in row.columns and row.text("indicator"):
            rest = chance.randint(5, 95)
            area = f"เป้าหมาย 1 ไร่ 1 งาน {rest} ตารางเมตร คือ {2000 + 4 * rest:,} ตารางเมตร"
            edits = page.with_cell(row, "details", f"{row.text('details')} {area}".strip())
            yield one(edits, (row.line,), row.text("details"), area)


def unit_of_row(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The unit of an official row that is a percentage by its name."""
    for row in page.of(_OFFICIAL):
        cells = page.lines[row.line - 1].split("\t")
        if len(cells) > _UNIT and cells[_UNIT] == "ร้อยละ" and cells[_UNIT - 1].startswith("ร้อยละ"):
            yield one(page.with_index(row.line, _UNIT, "ครั้ง"), (row.line,), "ร้อยละ", "ครั้ง")


def points_left_out(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The points of one step of a scored process."""
    for row in page.of("evaluation/scored_steps"):
        if re.fullmatch(r"\d+(\.\d+)?", row.text("reached")) and "รวม" not in row.text("step"):
            yield one(page.with_cell(row, "reached", ""), (row.line,), row.text("reached"), "")


def scores_left_out(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The weighted score of a report on a single indicator."""
    for row in page.of("evaluation/results"):
        if "indicator" not in row.columns and re.fullmatch(r"\d+(\.\d+)?", row.text("weighted_score")):
            yield one(page.with_cell(row, "weighted_score", ""), (row.line,), row.text("weighted_score"), "")


KINDS: Mapping[str, tuple[Kind, frozenset[str]]] = {
    "times in words": (times, frozenset({"account_against_result", "self_against_official"})),
    "unit of an area": (area_unit, frozenset({"area_in_wrong_unit", "area_does_not_follow"})),
    "unit of a row": (unit_of_row, frozenset({"unit_of_row_does_not_fit_name", "unit_does_not_fit_name"})),
    "points left out": (points_left_out, frozenset({"part_without_score"})),
    "scores left out": (scores_left_out, frozenset({"score_column_empty"})),
}
"""The kinds of mistakes, each with the codes of the rules that name it."""
