"""Mistakes put into single rows, ladders and headings of plans: units, demands, digits of codes, letters of tables."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tests.queries.injected import Injection, Kind, Page, Row, arabic, like, one

_KPI = re.compile(r"^([\d๐-๙,.]+)\s*(กม\.|แห่ง|จุด|ดวง|ต้น|คน|ชุมชน)$")
_PERCENT = re.compile(r"^(?:(?!ร้อยละ).)*ร้อยละ\s*([\d๐-๙]+)(?!.*ร้อยละ)")
_DIGITS = re.compile(r"\(([\d๐-๙])\s*หลัก\)")
_TABLE = re.compile(r"^ตาราง\s*([ก-ฉ])\b\.?")
_STOCK = re.compile(r"(?<![\d๐-๙,.])([\d๐-๙],[\d๐-๙]{3})\s*ชุมชน")


def unit_in_row(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The unit of a project's target, where its key result beside it is a plain count."""
    for row in page.of("okr/table_d"):
        match = _KPI.fullmatch(row.text("kpi"))
        if match and row.text("unit") and "ร้อยละ" not in row.text("unit"):
            was, now = row.text("kpi"), f"{match[1]} {chance.choice(('ตัน', 'บาท', 'ระดับ'))}"
            yield one(page.with_cell(row, "kpi", now), [row.line], was, now)


def policy_row_dropped(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A row of the table of policies whose project has a code in its list."""
    for rows in page.projects.values():
        for row in rows:
            coded = any(re.search(r"P[\d๐-๙]{3}", other.text("policy")) for other in rows)
            others = [other.line for other in rows if other is not row]
            alone = not row.text("key_result") and not row.text("issue")
            if row.form == "okr/table_d" and coded and alone:
                yield one({row.line: ()}, others, row.text("project"), "")


def demand_repeated(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The percentage that a level's words demand, put in the words of the level above it too."""
    for above, row in pairwise(page.of("okr/criteria")):
        upper, lower = _PERCENT.search(above.text("method")), _PERCENT.search(row.text("method"))
        if upper and lower and above.table == row.table and arabic(upper[1]) != arabic(lower[1]):
            text = above.text("method")
            now = text[: upper.start(1)] + like(arabic(lower[1]), upper[1]) + text[upper.end(1) :]
            yield one(page.with_cell(above, "method", now), [row.line], upper[1], lower[1])


def digits_of_head(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The number of digits in the head of a column of codes."""
    for row in page.of("okr/city_projects", "okr/project_list"):
        head, codes = page.lines[row.line - 2], _codes(row)
        for match in _DIGITS.finditer(head) if codes else ():
            now = like(str(int(arabic(match[1])) + 2), match[1])
            text = head[: match.start(1)] + now + head[match.end(1) :]
            yield one({row.line - 1: (text,)}, [row.line], match[0], now)


def _codes(row: Row) -> bool:
    return bool(re.fullmatch(r"P[\d๐-๙]{3}", row.text("policy"))) and row.text("strategy_code") != "-"


def table_without_heading(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The letter of a table between two others."""
    headed = [(at, line) for at, line in enumerate(page.lines, 1) if _TABLE.match(line) and "\t" not in line]
    for (at, line), (after, _) in pairwise(headed[1:]):
        mark = _TABLE.match(line)
        announced = [entry for entry, text in enumerate(page.lines, 1) if mark and text.startswith(f"- {mark[0][:7]}")]
        yield one({at: (_TABLE.sub("", line).strip(),)}, [*announced, after], line, "")


def stock_miscounted(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A number of communities that another line gives too, two less."""
    found = [(at, match) for at, line in enumerate(page.lines, 1) for match in _STOCK.finditer(line)]
    for at, match in found:
        others = [line for line, other in found if other[1] == match[1] and line != at]
        if others:
            now = like(f"{int(arabic(match[1]).replace(',', '')) - 2:,}", match[1])
            line = page.lines[at - 1]
            yield one({at: (line[: match.start(1)] + now + line[match.end(1) :],)}, others, match[1], now)


KINDS: Mapping[str, tuple[Kind, frozenset[str]]] = {
    "unit in row": (unit_in_row, frozenset({"unit_in_row_differs"})),
    "policy row dropped": (
        policy_row_dropped,
        frozenset(
            {"policy_project_not_linked", "left_out_of_table", "policy_link_missing", "key_result_link_missing"}
        ),
    ),
    "demand repeated": (
        demand_repeated, frozenset({"levels_demand_the_same", "criterion_differs_from_threshold"})
    ),
    "digits of a head": (digits_of_head, frozenset({"head_differs_from_column"})),
    "table without heading": (table_without_heading, frozenset({"part_without_heading"})),
    "stock miscounted": (stock_miscounted, frozenset({"quantity_nearly_agrees", "target_differs"})),
}  # fmt: skip
