"""Tables that surround a plan and are no part of it: left out, with the reason."""

from __future__ import annotations

import re

from loaders.form import FormTable
from loaders.normalise.text import arabic, clean

BACKGROUND = (
    (re.compile(r"สารบัญ"), "table of contents"),
    (re.compile(r"พื้นที่การปกครอง|แขวง|อาณาเขต|ทิศเหนือ|ประชากร|จำนวนบ้าน"), "general information on the district"),
    (re.compile(r"อัตรากำลัง|อัตราว่าง|ข้าราชการ"), "general information on the staff"),
    (re.compile(r"จุดแข็ง|จุดอ่อน|โอกาส|SWOT", re.IGNORECASE), "analysis of the environment in words"),
)
"""What stands near a table that is no part of the plan, and the reason for leaving it out."""


def background_reason(table: FormTable) -> str | None:
    """Why a table that no form recognised is no part of the plan, or `None` where nothing says so."""
    near = [heading.text for heading in table.headings[-2:]]
    near += [cell for row in table.rows[:2] for cell in row.source.cells]
    text = arabic(clean(" ".join(near)))
    return next((reason for pattern, reason in BACKGROUND if pattern.search(text)), None)
