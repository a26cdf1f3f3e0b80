"""The appeals of all agencies in a year: how many met which ruling, by round and component, and the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Place, Rank
from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.evaluation.stream import is_dashes
from loaders.forms.shared.plans import CITY
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, fold

RULINGS = {"รับอุทธรณ์": "accepted", "ยกอุทธรณ์": "dismissed", "ถอนอุทธรณ์": "withdrawn"}
"""Ruling as printed → its code."""
_ROUND = re.compile(r"ครั้งที่\s*(?P<round>\d+)")
_COUNT = re.compile(r"(?P<count>\d+)\s*(?P<unit>[\u0e01-\u0e5b]+)?")
_COMPONENT = re.compile(r"องค์ประกอบที่\s*(?P<code>\d+)\s*(?P<name>.*?)\s*(?=ตัวชี้วัดที่|รับผิดชอบโดย|\(สำนัก|\(เฉพาะ|$)")
_BASE = re.compile(r"\([A-Z][a-z]+ Base\)")
"""The English name of a component, which some print behind who is responsible for it."""
_INDICATOR = re.compile(r"ตัวชี้วัดที่\s*(?P<code>\d\.\d+)\s*(?P<name>.*?)\s*(?=จำนวน\s*\d|รับผิดชอบโดย|$)")
_DECLARED = re.compile(r"(?P<ruling>รับอุทธรณ์|ยกอุทธรณ์|ถอนอุทธรณ์)\s*(?P<count>\d+)\s*(?P<unit>[\u0e01-\u0e5b]+)")
_TOTAL = re.compile(r"รวม")
_APPELLANTS = re.compile(r"จำนวน\s*(?P<count>\d+)\s*(?P<unit>หน่วยงาน|ส่วนราชการ)")


@dataclass(slots=True)
class _Tally:
    """What the rows of one ruling add up to, and what the table and the text declare, by unit."""

    rows: Decimal = Decimal(0)
    declared: Decimal | None = None
    cell: Cell | None = None


class Appeals:
    """States the appeals of the city's agencies."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._evaluation = node_id(NodeKind.EVALUATION, CITY, draft.fiscal_year)

    def read(self, tables: Iterable[FormTable]) -> None:
        """Reads the tables of counts, a round each; every row is accounted for."""
        for number, table in enumerate(tables, start=1):
            self._read_table(table, _round(table) or str(number))

    def _read_table(self, table: FormTable, number: str) -> None:
        rulings: dict[str, str] = {}
        tallies: dict[str, _Tally] = {}
        for row in table:
            named = _rulings(row)
            if named:
                rulings = named
                self._draft.account(table, row, Disposition.HEADER)
            else:
                self._draft.account(table, row, *self._read_row(row, rulings, number, tallies))
        self._check(tallies, number)
        self._state_declared(table, number)

    def _read_row(
        self, row: FormRow, rulings: dict[str, str], number: str, tallies: dict[str, _Tally]
    ) -> tuple[Disposition, str]:
        if is_dashes(row):
            return Disposition.EMPTY, ""
        subject = next(iter(row.cells.values()))
        total = bool(_TOTAL.match(fold(subject.text)))
        appealed = None if total else self._subject(subject)
        if not total and appealed is None:
            return Disposition.LEFT_OUT, "the row names no component"
        self._note_unruled(row, subject, rulings, number)
        for column, ruling in rulings.items():
            cell = row.cells.get(column)
            match = _COUNT.fullmatch(arabic(clean(cell.text))) if cell else None
            if cell and match:
                self._state_count(appealed, ruling, match, cell, number, tallies.setdefault(ruling, _Tally()))
        return (Disposition.TOTAL if total else Disposition.EXTRACTED), ""

    def _note_unruled(self, row: FormRow, subject: Cell, rulings: dict[str, str], number: str) -> None:
        """Notes a row that tells of appellants and of no ruling."""
        match = _APPELLANTS.search(arabic(clean(subject.text)))
        counted = any(_COUNT.fullmatch(arabic(clean(row.text(column)))) for column in rulings)
        if match and rulings and not counted:
            self._draft.note(
                "appellant_without_ruling", subject, round=number, count=match["count"], unit=match["unit"],
                subject=clean(subject.text)[: match.start()].strip(),
            )  # fmt: skip

    def _state_count(
        self, appealed: str | None, ruling: str, match: re.Match[str], cell: Cell, number: str, tally: _Tally
    ) -> None:
        count = parse_decimal(match["count"])
        if count is None:
            return
        if appealed is None:
            tally.declared, tally.cell = count, cell
            self._state_total(number, ruling, count, match["unit"], cell)
            return
        tally.rows += count
        tail = appealed.rpartition("/")[2]
        appeal = node_id(NodeKind.APPEAL, CITY, self._draft.fiscal_year, number, tail, ruling)
        for predicate, value in (("round", number), ("ruling", ruling), ("unit", match["unit"])):
            self._draft.state(appeal, predicate, value, cell)
        self._draft.state(appeal, "count", decimal_text(count), cell)
        self._draft.state(appeal, "text", clean(cell.text), cell)
        self._draft.state(appeal, "fiscal_year", self._draft.fiscal_year, cell, rank=Rank.INFERENCE)
        self._draft.relate(appeal, EdgeKind.APPEALS, appealed, cell)

    def _subject(self, cell: Cell) -> str | None:
        """The component or indicator that a row is about, which it states; `None` if it names neither."""
        text = arabic(clean(cell.text))
        component, indicator = _COMPONENT.match(text), _INDICATOR.search(text)
        if component:
            self._state_component(component["code"], _with_base(component["name"], text), cell)
        if indicator:
            return self._state_indicator(indicator["code"], indicator["name"], cell)
        return self._component_id(component["code"]) if component else None

    def _state_component(self, code: str, name: str, source: Cell) -> None:
        component = self._component_id(code)
        self._draft.state(component, "code", code, source)
        self._draft.state(component, "name", name, source)
        self._draft.state(component, "fiscal_year", self._draft.fiscal_year, source, rank=Rank.INFERENCE)
        self._draft.relate(component, EdgeKind.PART_OF, self._evaluation, source)
        self._draft.state(self._evaluation, "fiscal_year", self._draft.fiscal_year, source, rank=Rank.INFERENCE)
        name = f"การประเมินผลการปฏิบัติราชการของหน่วยงานสังกัดกรุงเทพมหานคร ประจำปีงบประมาณ พ.ศ. {self._draft.fiscal_year}"
        self._draft.state(self._evaluation, "name", name, source, rank=Rank.INFERENCE)

    def _state_indicator(self, code: str, name: str, source: Cell) -> str:
        indicator = node_id(NodeKind.INDICATOR, CITY, self._draft.fiscal_year, code)
        self._draft.state(indicator, "code", code, source)
        self._draft.state(indicator, "name", name, source)
        self._draft.state(indicator, "fiscal_year", self._draft.fiscal_year, source, rank=Rank.INFERENCE)
        self._draft.relate(indicator, EdgeKind.CONTRIBUTES_TO, self._component_id(code.partition(".")[0]), source)
        return indicator

    def _component_id(self, code: str) -> str:
        return node_id(NodeKind.COMPONENT, CITY, self._draft.fiscal_year, code)

    def _state_total(self, number: str, ruling: str, count: Decimal, unit: str | None, source: Cell | Place) -> None:
        record: dict[str, Json] = {"round": number, "ruling": ruling, "count": decimal_text(count), "unit": unit}
        self._draft.state(self._evaluation, "declared_appeals", record, source)

    def _state_declared(self, table: FormTable, number: str) -> None:
        """States the counts that the lines above a table declare."""
        for line in table.headings:
            match = _DECLARED.search(arabic(clean(line.text)))
            count = parse_decimal(match["count"]) if match else None
            if match and count is not None:
                self._state_total(number, RULINGS[match["ruling"]], count, match["unit"], line)

    def _check(self, tallies: dict[str, _Tally], number: str) -> None:
        for ruling, tally in tallies.items():
            if tally.cell and tally.declared is not None and tally.declared != tally.rows:
                self._draft.note(
                    "appeals_do_not_add_up", tally.cell, round=number, ruling=ruling,
                    declared=decimal_text(tally.declared), counted=decimal_text(tally.rows),
                )  # fmt: skip


def _with_base(name: str, text: str) -> str:
    """The name of a component with its English one, wherever that stands in the cell."""
    base = _BASE.search(text)
    return name if base is None or base[0] in name else f"{name} {base[0]}"


def _round(table: FormTable) -> str | None:
    """The round that the nearest line above the table names."""
    found = (_ROUND.search(arabic(clean(line.text))) for line in reversed(table.headings))
    return next((match["round"] for match in found if match), None)


def _rulings(row: FormRow) -> dict[str, str]:
    """Column → ruling, in the row that names the rulings."""
    known = {fold(printed): code for printed, code in RULINGS.items()}
    named = {name: known.get(fold(cell.text)) for name, cell in row.cells.items()}
    return {name: code for name, code in named.items() if code}
