"""Appeals as an office enters them: what was appealed against, how it was ruled, and what that changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json
from kb.text import fold
from loaders.normalise.level import PrintedLevel, level_records
from loaders.normalise.text import clean
from loaders.results.check import Checker
from loaders.results.columns import Form, columns
from loaders.results.faults import Fault, fault
from loaders.results.header import CellReader, need, read_header, unreadable
from loaders.results.locate import Located, Locator
from loaders.results.parse import Parsed, parse_score
from loaders.results.periods import fiscal_year
from loaders.results.table import Cell, Row
from loaders.results.things import Things

_KINDS = (NodeKind.INDICATOR, NodeKind.COMPONENT)
_RULINGS = {
    **dict.fromkeys(("accepted", "รับอุทธรณ์", "รับ"), "accepted"),
    **dict.fromkeys(("dismissed", "ยกอุทธรณ์", "ยก"), "dismissed"),
    **dict.fromkeys(("withdrawn", "ถอนอุทธรณ์", "ถอน"), "withdrawn"),
    **dict.fromkeys(("filed", "ยื่นอุทธรณ์", "ยื่น"), "filed"),
}
_EFFECTS = {
    **dict.fromkeys(("replaced", "กำหนดตัวชี้วัดทดแทน", "กำหนดตัวชี้วัดใหม่ทดแทน", "ทดแทน"), "replaced"),
    **dict.fromkeys(("dropped", "ตัดตัวชี้วัด", "ไม่กำหนดตัวชี้วัดใหม่", "ตัด"), "dropped"),
    **dict.fromkeys(("criteria_adjusted", "ปรับเกณฑ์", "ปรับเกณฑ์การให้คะแนน"), "criteria_adjusted"),
    **dict.fromkeys(("score_adjusted", "ปรับคะแนน"), "score_adjusted"),
}
_NEEDS = {"replaced": "replaced_by", "criteria_adjusted": "level_1", "score_adjusted": "score"}
"""Effect → the column that says to what."""
_ANSWERS = {
    **dict.fromkeys(("ใช่", "yes", "true", "1"), True),
    **dict.fromkeys(("ไม่", "ไม่ใช่", "no", "false", "0"), False),
}
_ROUND = re.compile(r"(?:รอบ(?:ที่)?|ครั้งที่|round)?([0-9]{1,2})")
_LEVELS = tuple(f"level_{number}" for number in range(1, 6))
_POINTS = tuple(map(Decimal, ("60", "70", "80", "90", "100")))
"""The points of the five levels, as every published evaluation gives them."""


@dataclass(frozen=True, slots=True)
class AppealRow:
    """A row that states an appeal; `facts` are its properties but `replaced_by`, which needs the base."""

    number: int
    cells: Mapping[str, Cell]
    year: int | None
    facts: Mapping[str, Json]
    sound: bool


@dataclass(frozen=True, slots=True)
class CheckedAppeal:
    """An appeal that can be stored: against what, whose, of which year."""

    row: AppealRow
    located: Located
    replaced_by: str | None = None
    edge: EdgeKind = EdgeKind.APPEALS

    @property
    def number(self) -> int:
        """The row."""
        return self.row.number

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Name of a column → its cell."""
        return self.row.cells

    @property
    def id(self) -> str:
        """The id of the appeal."""
        at = self.located
        return node_id(
            NodeKind.APPEAL, at.agency.removeprefix("agency:"), at.year, self.row.facts["round"], at.thing.tail
        )

    @property
    def called(self) -> str:
        """Code, agency, year and round."""
        at = self.located
        return ", ".join((at.thing.called, at.agency, f"{at.year}/{self.row.facts['round']}"))

    @property
    def facts(self) -> Mapping[str, Json]:
        """All that the row states of the appeal, as far as it is no free text."""
        replaced = {} if self.replaced_by is None else {"replaced_by": self.replaced_by}
        return {**self.row.facts, **replaced}


def parse_appeals(rows: Sequence[Row], path: str, *, agency_given: bool = False) -> tuple[list[AppealRow], Parsed]:
    """The appeals of a sheet; faults, headers not known and rows not filled in stand in the second."""
    parsed, found = Parsed(path), list[AppealRow]()
    if rows:
        header = read_header(rows, path, Form.APPEALS)
        known = columns(Form.APPEALS)
        for name in ("code", *([] if agency_given else ["agency"]), "round", "ruling"):
            need(header, {name}, known[name])
        parsed.ignored, parsed.faults = header.ignored, header.faults
        for number, cells in [] if header.faults else header.below(rows):
            if any(known[name].filled_in or known[name].explains for name in cells):
                row = _row(number, cells, parsed)
                found.extend([row] if row is not None else [])
            else:
                parsed.unfilled += "code" in cells
    return found, parsed


def is_appeals(rows: Sequence[Row]) -> bool:
    """Whether a sheet is one of appeals: it has a column of rulings."""
    header = read_header(rows, "", Form.APPEALS)
    return {"code", "ruling"} <= set(header.named.values())


def check_appeals(rows: Sequence[AppealRow], path: str, checker: Checker) -> list[CheckedAppeal]:
    """The appeals that stand up to every check that needs no other document; faults are gathered."""
    things = Things(checker.reader, _KINDS)
    checked = [found for row in rows if (found := _checked(row, path, checker, things)) and row.sound]
    checker.check_once(checked, path)
    return checked


def _checked(row: AppealRow, path: str, checker: Checker, things: Things) -> CheckedAppeal | None:
    locator = Locator(row.number, row.cells, path, things, checker.given, row.year)
    located = locator.locate()
    other, code = None, row.cells.get("replaced_by")
    if located is not None and code is not None:
        other = locator.thing(code, located.agency, located.year)
        if other is not None and other.node.id == located.thing.node.id:
            locator.add("replaced_by_itself", code)
    checker.faults.extend(locator.faults)
    if located is None or locator.faults:
        return None
    return CheckedAppeal(row, located, other.node.id if other else None)


def _row(number: int, cells: Mapping[str, Cell], parsed: Parsed) -> AppealRow | None:
    faults = unreadable(cells, parsed.path)
    readable = not faults
    for name, code in (("code", "code_missing"), ("round", "round_missing"), ("ruling", "ruling_missing")):
        if name not in cells:
            faults.append(fault(code, parsed.path, number))
    reader = CellReader(cells, parsed.path, faults)
    facts: dict[str, Json] = {
        "round": reader.read("round", "round_unreadable", _round),
        "ruling": reader.read("ruling", "ruling_unknown", lambda text: _RULINGS.get(fold(text))),
        "effect": reader.read("effect", "effect_unknown", lambda text: _EFFECTS.get(fold(text))),
        "score": reader.read("score", "score_unreadable", parse_score),
        "rescaled": reader.read("rescaled", "answer_unreadable", lambda text: _ANSWERS.get(fold(text))),
        "levels": _levels(cells),
    }
    year = reader.read("fiscal_year", "year_unreadable", fiscal_year)
    faults.extend(_contradictions(number, cells, facts, parsed.path))
    parsed.faults.extend(faults)
    stated = {name: value for name, value in facts.items() if value is not None}
    return AppealRow(number, cells, year, stated, not faults) if readable and "code" in cells else None


def _contradictions(number: int, cells: Mapping[str, Cell], facts: Mapping[str, Json], path: str) -> list[Fault]:
    """An effect that no ruling bears, or that does not say to what."""
    found = []
    effect, ruling = facts["effect"], facts["ruling"]
    if effect is not None and ruling not in (None, "accepted"):
        found.append(fault("effect_without_ruling", path, cells["effect"]))
    needed = _NEEDS.get(str(effect))
    if needed is not None and needed not in cells:
        column = columns(Form.APPEALS)[needed].printed
        found.append(fault("effect_incomplete", path, cells["effect"], column=column))
    missing = [name for name in _LEVELS if name not in cells]
    if 0 < len(missing) < len(_LEVELS):
        found.append(fault("levels_incomplete", path, number, missing=", ".join(missing)))
    return found


def _levels(cells: Mapping[str, Cell]) -> Json:
    """The records of the five levels with the points that they give; `None` unless all five are there."""
    criteria = [cells[name].text for name in _LEVELS if name in cells]
    if len(criteria) < len(_LEVELS):
        return None
    printed = zip(range(1, 6), _POINTS, map(clean, criteria), strict=True)
    return level_records([PrintedLevel(number, points, criterion) for number, points, criterion in printed])


def _round(text: str) -> str | None:
    match = _ROUND.fullmatch(fold(text))
    return match[1].lstrip("0") or None if match else None
