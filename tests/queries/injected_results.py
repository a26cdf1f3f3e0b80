"""Mistakes put into evaluations: percentages, weights, levels, scores, sums, appeals, points, self against official."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.queries.injected import Injection, Kind, Page, Row, another_number, arabic, like, one

_NUMBER = r"[\d๐-๙]+(?:,[\d๐-๙]{3})*(?:\.[\d๐-๙]+)?"
_COUNT = re.compile(rf"(?<![\d.,])({_NUMBER})\s*(แห่ง|ร้าน|แปลง|หลัง|ห้อง|คน|ราย|โครงการ|บาท|ครั้ง|ตัน)")
_PERCENT = re.compile(rf"ร้อยละ\s*({_NUMBER})")
_DECIMAL = re.compile(r"\d+\.\d{3}")
OFFICIAL = "evaluation/official_results"
_SCORE, _WEIGHTED, _SUM = 11, 12, 13
"""Columns of the official table: the score, the weighted score, the sum of the component."""


def _number(text: str) -> Decimal:
    return Decimal(arabic(text).replace(",", ""))


def _worked_out(page: Page) -> Iterator[tuple[int, re.Match[str], re.Match[str], re.Match[str]]]:
    """Percentages that follow from two counts in the words right before them: line, part, whole, percentage."""
    if not any(row.form.startswith("evaluation/") for row in page.rows):
        return
    for at, line in enumerate(page.lines, 1):
        for stated in _PERCENT.finditer(line):
            before = [found for found in _COUNT.finditer(line) if stated.start() - 220 < found.start() < stated.start()]
            decimals = len(arabic(stated.group(1)).partition(".")[2])
            for part in before:
                for whole in before:
                    worth = part is not whole and _number(part.group(1)) and part.group(2) == whole.group(2)
                    if not worth or _number(part.group(1)) > _number(whole.group(1)):
                        continue
                    exact = _number(part.group(1)) / _number(whole.group(1)) * 100
                    if round(exact, decimals) == _number(stated.group(1)):
                        yield at, part, whole, stated


def _changed(page: Page, at: int, match: re.Match[str], now: str) -> dict[int, tuple[str, ...]]:
    line = page.lines[at - 1]
    return {at: (line[: match.start(1)] + now + line[match.end(1) :],)}


def percentage(page: Page, chance: random.Random) -> Iterator[Injection]:
    for at, _, _, stated in _worked_out(page):
        now = another_number(stated.group(1), chance)
        while abs(_number(now) - _number(stated.group(1))) < Decimal("0.5"):
            now = another_number(stated.group(1), chance)
        yield one(_changed(page, at, stated, now), (at,), stated.group(), now)


def part_above_whole(page: Page, chance: random.Random) -> Iterator[Injection]:
    for at, part, whole, _ in _worked_out(page):
        now = like(f"{int(_number(whole.group(1))) + chance.randint(3, 40):,}", part.group(1))
        yield one(_changed(page, at, part, now), (at,), part.group(), now)


def _official(page: Page) -> list[tuple[int, list[str]]]:
    """The rows of the official table that state a weight and scores, as cells."""
    rows = [(row.line, page.lines[row.line - 1].split("\t")) for row in page.of(OFFICIAL)]
    return [(line, cells) for line, cells in rows if len(cells) > _SUM and _DECIMAL.fullmatch(cells[_WEIGHTED].strip())]


def _total(page: Page) -> list[int]:
    return [row.line for row in page.of(OFFICIAL) if "รวมเฉลี่ย" in page.lines[row.line - 1]]


def _score(column: int, *, total: bool = False) -> Kind:
    def changed(page: Page, chance: random.Random) -> Iterator[Injection]:
        for line, cells in _official(page):
            if _DECIMAL.fullmatch(cells[column].strip()) and (line in _total(page)) is total:
                now = another_number(cells[column].strip(), chance)
                lines = [other for other, _ in _official(page)]
                yield one(page.with_index(line, column, now), lines, cells[column], now)

    return changed


def weight(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A weight in the official table or in a report; other tables print it, and weights sum to the whole."""
    rows: list[tuple[int, int, str]] = [(line, 4, cells[4]) for line, cells in _official(page)]
    rows += [
        (row.line, row.columns["weight"], row.text("weight"))
        for row in page.of("evaluation/results", "evaluation/component_summary")
        if "weight" in row.columns
    ]
    for line, index, was in rows:
        if re.fullmatch(r"\d{1,2}", was.strip()):
            now = str(int(was) + chance.choice((-5, 5)))
            yield one(page.with_index(line, index, now), [other for other, _, _ in rows], was, now)


def _of_results(page: Page) -> Iterator[Row]:
    for row in page.of("evaluation/results"):
        if re.fullmatch(r"\d{1,2}", row.text("weight").strip()) and row.text("result"):
            yield row


def report_score(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A score or weighted score in a report on one component; the official table prints it too."""
    for row in _of_results(page):
        for column in ("score", "weighted_score"):
            was = row.text(column)
            if _DECIMAL.fullmatch(was):
                now = another_number(was, chance)
                lines = [line for line, _ in _official(page)]
                yield one(page.with_cell(row, column, now), (*lines, row.line), was, now)


def self_level(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The level that the agency reports of itself: the score beside it and the official result say another."""
    for row in _of_results(page):
        match = re.fullmatch(r"ระดับ (\d)", row.text("result"))
        if match and re.fullmatch(r"\d+(\.0+)?", row.text("score")):
            now = f"ระดับ {chance.choice([level for level in '12345' if level != match.group(1)])}"
            lines = [line for line, _ in _official(page)]
            yield one(page.with_cell(row, "result", now), (*lines, row.line), row.text("result"), now)


def ladder_swapped(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, at, cells in _ladders(page):
        line = page.lines[row.line - 1].split("\t")
        line[at], line[at + 1] = cells[1], cells[0]
        yield one({row.line: ("\t".join(line),)}, (row.line,), cells[0], cells[1])


def ladder_equal(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, at, cells in _ladders(page):
        yield one(page.with_index(row.line, at + 1, cells[0]), (row.line,), cells[1], cells[0])


def _ladders(page: Page) -> Iterator[tuple[Row, int, tuple[str, str]]]:
    """Neighbouring numeric levels: the row, the index of the lower, both cells."""
    for row in page.rows:
        cells = page.lines[row.line - 1].split("\t")
        for at in range(len(cells) - 1):
            one_text, other = cells[at].strip(), cells[at + 1].strip()
            numbers = (
                row.form in ("evaluation/criteria", OFFICIAL) and sum(cell.strip().isdigit() for cell in cells) >= 4
            )
            if numbers and one_text.isdigit() and other.isdigit() and int(one_text) < int(other) and int(one_text) > 20:
                yield row, at, (one_text, other)


def appeals(page: Page, chance: random.Random) -> Iterator[Injection]:
    count = re.compile(r"([\d๐-๙]+) (?:ตัวชี้วัด|หน่วยงาน)")
    for row in page.of("evaluation/appeals"):
        cells = page.lines[row.line - 1].split("\t")
        for index, cell in enumerate(cells):
            match = count.fullmatch(cell.strip())
            if match:
                now = cell.replace(
                    match.group(1), like(str(int(arabic(match.group(1))) + chance.choice((1, 2, 5))), cell)
                )
                lines = [other.line for other in page.of("evaluation/appeals") if other.table == row.table]
                yield one(page.with_index(row.line, index, now), (*lines, lines[0] - 9), cell, now)


def sub_score(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The points of one part of a scored process; the sum stands below."""
    for row in page.of("evaluation/scored_steps"):
        was = row.text("reached")
        if re.fullmatch(r"\d+(\.\d+)?", was):
            now = str(Decimal(was) + chance.choice((1, 2, -3)))
            lines = [other.line for other in page.of("evaluation/scored_steps")]
            yield one(page.with_cell(row, "reached", now), lines, was, now)


_PERCENTAGES = frozenset(
    {"percentage_does_not_follow", "sum_does_not_follow", "result_differs_from_details", "part_exceeds_whole",
     "part_greater_than_whole", "reached_more_than_full"}
)  # fmt: skip
_SCORES = frozenset(
    {"result_differs", "weighted_score_does_not_follow", "score_does_not_sum", "weight_differs", "weights_do_not_sum",
     "result_value_differs", "self_against_official", "weights_incomplete", "score_does_not_follow",
     "score_does_not_fit_level"}
)  # fmt: skip

KINDS: Mapping[str, tuple[Kind, frozenset[str]]] = {
    "percentage": (percentage, _PERCENTAGES),
    "part above whole": (part_above_whole, _PERCENTAGES),
    "official score": (_score(_SCORE), _SCORES),
    "official weighted score": (_score(_WEIGHTED), _SCORES),
    "official sum": (_score(_SUM), _SCORES),
    "official total": (_score(_WEIGHTED, total=True), _SCORES),
    "weight of an indicator": (weight, _SCORES),
    "score in a report": (report_score, _SCORES),
    "self level": (self_level, _SCORES | {"level_does_not_follow"}),
    "ladder swapped": (ladder_swapped, frozenset({"levels_out_of_order", "levels_equal", "criteria_differ"})),
    "ladder equal": (ladder_equal, frozenset({"levels_out_of_order", "levels_equal", "criteria_differ"})),
    "appeals": (appeals, frozenset({"appeals_do_not_add_up"})),
    "reviewer's points": (sub_score, frozenset({"parts_do_not_sum", "reached_more_than_full", "parts_are_rounded"})),
}
"""The kinds of mistakes, each with the codes of the rules that name it."""
