"""Mistakes put into the words and blanks of evaluations: times, areas, units, points left out, scores left out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from tests.queries.injected import Injection, Kind, Page, one

_TIMES = re.compile(r"ผลงาน\s*(\d+)\s*ครั้ง")
_OWN_TIMES = re.compile(r"(?:^|\t|>)\s*(\d+)\s*ครั้ง\s*(?:\t|<|$)")
_COMPOUND = re.compile(r"\d\s*งาน\s*[\d.]+\s*(ตารางวา)")
_UNIT = 3
"""The column of the unit in the official table."""
_OFFICIAL = "evaluation/official_results"


def times(page: Page, chance: random.Random) -> Iterator[Injection]:
    """What the agency counts as done, where the reviewers count it in words."""
    told = [at for at, line in enumerate(page.lines, 1) if _TIMES.search(line)]
    for row in page.of("evaluation/indicator_details"):
        match = _OWN_TIMES.search(page.lines[row.line - 1])
        if match and told:
            line = page.lines[row.line - 1]
            now = str(int(match.group(1)) + chance.randint(3, 6))
            edits = {row.line: (line[: match.start(1)] + now + line[match.end(1) :],)}
            yield one(edits, told, match.group(1), now)


def area_unit(page: Page, chance: random.Random) -> Iterator[Injection]:
    """An area whose rest is in square wa, printed as square metres; the whole stands beside it."""
    for at, line in enumerate(page.lines, 1):
        for match in _COMPOUND.finditer(line):
            edits = {at: (line[: match.start(1)] + "ตารางเมตร" + line[match.end(1) :],)}
            yield one(edits, (at,), match.group(1), "ตารางเมตร")


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
