"""The ways in which an evaluation may be printed."""

from __future__ import annotations

import random
from dataclasses import dataclass

_CODED_LINES = (
    "{code} {name}", "{code} {name}", "ตัวชี้วัดที่ {code} {name}", "ตัวชี้วัด : {code} {name}", "ตัวชี้วัดที่ {code} : {name}",
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How a document is printed."""

    thai_digits: bool = False
    header_rows: int = 3
    joined_code: bool = False
    spread_header: bool = False
    sums: str = "first"
    total_label: str = "รวมเฉลี่ย"
    total_place: str = "weighted"
    framed: bool = True
    html: bool = False
    tick: str = '<input checked="" type="checkbox"/> '
    empty_tick: str = '<input type="checkbox"/> '
    breaks: float = 0.0
    torn: float = 0.0
    repeat_header: bool = True
    dashes: bool = False
    with_table: bool = True
    with_reports: bool = True
    with_reviews: bool = True
    with_details: bool = True
    order: tuple[str, ...] = ("reports", "table", "reviews")
    newline: str = "\n"
    lost_tabs: bool = False
    shuffled_reviews: bool = True
    score_format: str = "three"
    bullet: str = "■"
    whole_weight: bool = False
    part_codes: bool = False
    part_bullet: str = ""
    table_torn: float = 0.0
    component_row: bool = False
    lost_front: bool = False
    subtotals: bool = False
    total_weight: bool = False
    part_rows: bool = False
    colon: str = " : "
    coded_line: str = "{code} {name}"
    sum_label: str = ""
    other_groups: bool = True
    form_title: bool = True
    misread: bool = False
    wide_results: bool = False


def styles(chance: random.Random) -> Style:
    """A style made up by chance; at least one of the three parts of the document is there."""
    ticks = (
        ('<input checked="" type="checkbox"/> ', '<input type="checkbox"/> '),
        ('<input type="checkbox" checked="checked"/> ', '<input type="checkbox"/> '),
        ("☑ ", "☐ "), ("[x] ", "[ ] "), ("(/) ", "( ) "), ("✓ ", ""), ("☒ ", "☐ "),
    )  # fmt: skip
    tick, empty = chance.choice(ticks)
    present = chance.choice(("111", "111", "111", "110", "101", "100", "011", "001"))
    order = tuple(chance.sample(("reports", "table", "reviews"), 3))
    return Style(
        thai_digits=chance.random() < 0.25, header_rows=chance.choice((2, 3, 4)),
        joined_code=chance.random() < 0.3, spread_header=chance.random() < 0.3,
        sums=chance.choice(("first", "last", "every")),
        total_label=chance.choice(("รวมเฉลี่ย", "รวม", "รวมคะแนน", "คะแนนรวม", "รวมทั้งสิ้น", "คะแนนรวมทั้งสิ้น", "ผลรวม")),
        total_place=chance.choice(("weighted", "sum", "both")),
        framed=chance.random() < 0.5, html=chance.random() < 0.5, tick=tick, empty_tick=empty,
        breaks=chance.choice((0.0, 0.3)), torn=chance.choice((0.0, 0.3)), repeat_header=chance.random() < 0.7,
        dashes=chance.random() < 0.4, with_table=present[0] == "1", with_reports=present[1] == "1",
        with_reviews=present[2] == "1", with_details=chance.random() < 0.7, order=order,
        newline=chance.choice(("\n", "\r\n")), lost_tabs=chance.random() < 0.3,
        score_format=chance.choice(("three", "plain")), bullet=chance.choice(("■", "▪", "●", "-", "")),
        whole_weight=chance.random() < 0.3, part_codes=chance.random() < 0.2,
        part_bullet=chance.choice(("", "", "- ", "1) ")), table_torn=chance.choice((0.0, 0.0, 0.3)),
        component_row=chance.random() < 0.2, lost_front=chance.random() < 0.15, subtotals=chance.random() < 0.15,
        total_weight=chance.random() < 0.3, part_rows=chance.random() < 0.4,
        colon=chance.choice((" : ", ": ", " :", ":", " : ")), sum_label=chance.choice(("", "", "รวม", "รวมคะแนน")),
        coded_line=chance.choice(_CODED_LINES),
        other_groups=chance.random() < 0.8, form_title=chance.random() < 0.8,
        misread=present[0] == "1" and chance.random() < 0.4,
        wide_results=chance.random() < 0.2,
    )  # fmt: skip
