"""What the head of a column says of its cells: so many digits, a division in charge; and what a heading promises."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import Paragraph, SourceFile, TablePiece, TableRow

_DIGITS = re.compile(r"\(\s*([0-9]+)\s*หลัก\s*\)")
_CODE = re.compile(r"P?([0-9]+)")
_IN_CHARGE = re.compile(r"และ(?:ส่วนราชการ|หน่วยงาน|ฝ่าย)(?:ที่)?รับผิดชอบ")
_BODY = re.compile(r"ฝ่าย|กอง[ก-๙]|กลุ่มงาน|\((?:สำนัก|สถานี|ศูนย์)[^()]*\)\s*$")
"""A body in charge; projects are named after bureaus too, so that these must stand in brackets."""
_PROMISE = re.compile(r"และค่าเป้าหมาย")
_TARGET = re.compile(r"(?<!กลุ่ม)เป้าหมาย|target", re.IGNORECASE)
_CODED = re.compile(r"^\s*[-–•]?\s*(?:[0-9]+[.)]\s*)?(?:OKR|KR|KPI)\b")
_ITEM = re.compile(r"^\s*[-–•]?\s*[0-9]+[.)]")
_PART = re.compile(r"^\s*(?:ส่วนที่|บทที่|ตาราง\s*[ก-ฮ0-9])")
_BUDGETED = re.compile(r"\(\s*งบประมาณ\s*\)")
_MONEY = re.compile(r"\d{1,3}(?:,\d{3})+|\d\s*บาท|ไม่ใช้งบ")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NAME = 12
"""Letters of the shortest cell that is taken for the name of a project."""
_FEWEST = 5
"""Items from which on a list under a heading is what the heading speaks of."""
_LONGEST = 160


def note_column_heads(source: SourceFile, draft: Draft) -> None:
    """Notes heads of columns, and headings of lists, that their contents do not bear out."""
    tables = [block for block in source.blocks if isinstance(block, TablePiece)]
    for table in tables:
        _note_digits(table, draft)
    _note_in_charge(tables, draft)
    _note_budgets(tables, draft)
    _note_promises(source, draft)


def _note_digits(table: TablePiece, draft: Draft) -> None:
    """A number of digits that none of the codes below has."""
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            stated = _DIGITS.search(arabic(clean(cell)))
            codes = [code for below in table.rows[at + 1 :] for code in _codes(below, column)] if stated else []
            if stated and codes and all(len(code) != int(stated[1]) for code in codes):
                place = Place(row.line_of(column), cell.strip())
                lengths = ", ".join(map(str, sorted({len(code) for code in codes})))
                draft.note("digits_differ_from_head", place, head=clean(cell), code=codes[0], digits=lengths)


def _codes(row: TableRow, column: int) -> Iterator[str]:
    """The digits of the codes in a cell; none where anything else stands in it."""
    words = arabic(clean(row.cells[column])).split() if column < len(row.cells) else []
    found = [_CODE.fullmatch(word) for word in words]
    if all(found):
        yield from (match[1] for match in found if match)


def _note_in_charge(tables: Sequence[TablePiece], draft: Draft) -> None:
    """A column that is to name who is in charge, and nowhere does, in all tables that have it."""
    cells: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for table in tables:
        for column, cell in enumerate(table.rows[0].cells):
            if _IN_CHARGE.search(clean(cell)):
                place = Place(table.rows[0].line_of(column), cell.strip())
                below = [row.cells[column] for row in table.rows[1:] if column < len(row.cells)]
                cells[fold(cell)] += [(place, clean(each)) for each in below if clean(each)]
    for found in cells.values():
        if found and not any(_BODY.search(text) for _, text in found):
            lines = ", ".join(str(line) for line in dict.fromkeys(place.line for place, _ in found))
            place = found[0][0]
            draft.note("nobody_in_charge", place, head=clean(place.text), lines=lines, count=len(found))


def _note_budgets(tables: Sequence[TablePiece], draft: Draft) -> None:
    """A column that is to give budgets beside the projects, and nowhere does, though other tables have some."""
    heads: dict[str, list[Place]] = defaultdict(list)
    cells: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        for column, cell in enumerate(table.rows[0].cells):
            if _BUDGETED.search(clean(cell)):
                heads[fold(cell)].append(Place(table.rows[0].line_of(column), cell.strip()))
                cells[fold(cell)] += [clean(row.cells[column]) for row in table.rows[1:] if column < len(row.cells)]
    funded = _funded(tables) if heads else {}
    for head, places in heads.items():
        known = next((funded[fold(text)] for text in cells[head] if fold(text) in funded), None)
        if known and len(cells[head]) >= _FEWEST and not any(_MONEY.search(arabic(text)) for text in cells[head]):
            lines = ", ".join(str(place.line) for place in places[:4]) + ("…" if len(places) > 4 else "")
            draft.note(
                "budgets_promised", places[0], head=clean(places[0].text), lines=lines, count=len(cells[head]),
                name=clean(known[0]), amount=known[1], line=known[2],
            )  # fmt: skip


def _funded(tables: Sequence[TablePiece]) -> dict[str, tuple[str, str, int]]:
    """Cells, folded, in whose row an amount stands: as printed, with the amount and the line."""
    found: dict[str, tuple[str, str, int]] = {}
    for row in (row for table in tables for row in table.rows):
        amount = next((clean(cell) for cell in row.cells if _AMOUNT.fullmatch(arabic(clean(cell)))), None)
        for cell in row.cells if amount else ():
            if len(clean(cell)) >= _NAME and amount:
                found.setdefault(fold(cell), (cell, amount, row.line))
    return found


def _note_promises(source: SourceFile, draft: Draft) -> None:
    """Headings “… and targets” over a list that gives none."""
    for at, block in enumerate(source.blocks):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST and _PROMISE.search(clean(block.text)):
            items, targets = _section(source, at, block.text)
            if items >= _FEWEST and not targets:
                draft.note("targets_promised", block.place, heading=clean(block.text), count=items)


def _section(source: SourceFile, at: int, heading: str) -> tuple[int, bool]:
    """How many items stand under a heading, and whether any target does: in a table, or in words.

    Where items bear codes, what is numbered without one is a heading above them.
    """
    coded = numbered = 0
    for block in source.blocks[at + 1 :]:
        if isinstance(block, Paragraph):
            text = arabic(clean(block.text))
            if _PART.match(text) or fold(block.text) == fold(heading):
                break
            coded += bool(_CODED.match(text))
            numbered += bool(_ITEM.match(text))
            if _TARGET.search(text):
                return coded or numbered, True
        elif any(_TARGET.search(clean(cell)) for cell in block.rows[0].cells):
            return coded or numbered, True
    return coded or numbered, False
