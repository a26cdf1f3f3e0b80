"""The official result table: components, indicators, thresholds, results, scores and their sums.

Its header takes three rows, and its columns have one more below than the header shows,
as the indicator's code and name stand in two: rows are read from their unit onwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.evaluation.columns import OFFICIAL
from loaders.forms.evaluation.stream import is_dashes
from loaders.normalise.number import parse_decimal
from loaders.normalise.text import arabic, clean, fold
from loaders.recognise import RecognisedDocument

_COMPONENT = re.compile(r"องค์ประกอบที่\s*(?P<code>\d+)\s*:?\s*(?P<name>.*)")
_CODE = re.compile(
    r"(?:ตัวชี้วัด(?:ที่)?\s*)?(?P<code>\d\.\d{1,2}(?:\.\d{1,2})?)[.)]?(?:\s+|$|(?=[\u0e01-\u0e4e]))(?P<name>.*)"
)
_UNIT = re.compile(r"[\u0e01-\u0e5b./%]{1,20}")
_POINTS = re.compile(r"(?:(?:ระดับ(?:ที่)?)?\s*[1-5](?!\d)\s*)?\(?\s*(?P<points>\d+(?:\.\d+)?)\s*คะแนน\s*\)?")
_TOTAL = re.compile(r"รวม|คะแนนรวม|ผลรวม")
_LEVELS = 5
_LEAD = 3
"""How many cells name what a row is about, at least: component, code or name, unit."""
_STANDARD_POINTS = tuple(Decimal(points) for points in (60, 70, 80, 90, 100))


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A row of the table: one indicator, a whole with parts below it, or a part; cells are empty strings at worst."""

    component: Cell | None
    code: str | None
    name: str
    cell: Cell
    unit: Cell | None = None
    weight: Cell | None = None
    levels: tuple[Cell, ...] = ()
    value: Cell | None = None
    score: Cell | None = None
    weighted_score: Cell | None = None
    component_score: Cell | None = None
    remark: Cell | None = None

    @property
    def component_name(self) -> tuple[str, str] | None:
        """The code and name of the component that begins with this row."""
        match = _COMPONENT.match(arabic(clean(self.component.text))) if self.component else None
        return (match["code"], match["name"]) if match else None

    @property
    def is_scored(self) -> bool:
        """Whether the row states a result; a whole with parts states a weight at most."""
        return any(cell and clean(cell.text) for cell in (self.value, self.score, self.weighted_score))

    @property
    def sum_cell(self) -> Cell | None:
        """The cell of a sum of weighted scores, where the row has one."""
        return self.component_score if self.component_score and clean(self.component_score.text) else None


@dataclass(slots=True)
class OfficialTable:
    """The rows of the table, the points of its levels, and the total with its cell."""

    rows: list[OfficialRow] = field(default_factory=list)
    points: tuple[Decimal, ...] = _STANDARD_POINTS
    total: Cell | None = None


def read_official(tables: Iterable[FormTable], draft: Draft) -> OfficialTable:
    """Reads the official result tables of a document as one; every row is accounted for."""
    official = OfficialTable()
    for table in tables:
        usual = _usual_start(table)
        for row in table:
            draft.account(table, row, *_read_row(row, usual, official))
    return official


def official_tables(document: RecognisedDocument) -> list[FormTable]:
    """The official tables, and their pieces behind a page break that no header and no like width tells as theirs."""
    found: list[FormTable] = []
    follows = False
    for table in document.tables:
        goes_on = follows and table.form is None and not table.headings and any(map(_is_of_table, table))
        follows = table.form is OFFICIAL or goes_on
        found += [table] if follows else []
    return found


def _is_of_table(row: FormRow) -> bool:
    cells = list(row.cells.values())
    return _unit_index(cells) is not None or bool(_TOTAL.match(fold(cells[0].text)))


def _read_row(row: FormRow, usual: int, official: OfficialTable) -> tuple[Disposition, str]:
    cells = list(row.cells.values())
    if is_dashes(row):
        return Disposition.EMPTY, ""
    if _is_header(cells):
        official.points = _points(cells) or official.points
        return Disposition.HEADER, ""
    if _TOTAL.match(fold(cells[0].text)):
        official.total = next((cell for cell in reversed(cells) if parse_decimal(cell.text) is not None), None)
        return Disposition.TOTAL, ""
    found = _official_row(cells, usual)
    if found is None:
        return Disposition.LEFT_OUT, "the row names no indicator"
    if official.rows and _continues(found):
        official.rows[-1] = _continued(official.rows[-1], found)
        return Disposition.CONTINUATION, ""
    official.rows.append(found)
    return Disposition.EXTRACTED, ""


def _official_row(cells: list[Cell], usual: int) -> OfficialRow | None:
    start = _unit_index(cells)
    start = usual if start is None else start
    lead = [cell for cell in cells[1:start] if clean(cell.text)]
    if not lead:
        return None
    match = _CODE.match(arabic(clean(lead[0].text)))
    words = [match["name"] if match else clean(lead[0].text), *(clean(cell.text) for cell in lead[1:])]
    component = cells[0] if clean(cells[0].text) else None
    behind = dict(enumerate(cells[start:]))
    remark = next((cell for cell in cells[start + 11 :] if clean(cell.text)), None)
    return OfficialRow(
        component, match["code"] if match else None, " ".join(filter(None, words)), lead[-1],
        unit=behind.get(0), weight=behind.get(1), levels=tuple(cells[start + 2 : start + 2 + _LEVELS]),
        value=behind.get(7), score=behind.get(8), weighted_score=behind.get(9), component_score=behind.get(10),
        remark=remark,
    )  # fmt: skip


def _unit_index(cells: list[Cell]) -> int | None:
    """Where the unit stands: a short word behind the name, before a weight in figures."""
    for index in range(2, min(len(cells) - 1, 6)):
        unit, weight = arabic(clean(cells[index].text)), parse_decimal(cells[index + 1].text)
        if weight is not None and (not unit or _UNIT.fullmatch(unit)) and clean(cells[index - 1].text):
            return index
    return None


def _usual_start(table: FormTable) -> int:
    """Where the unit stands in most rows of a table."""
    found = [index for row in table if (index := _unit_index(list(row.cells.values()))) is not None]
    return max(set(found), key=found.count) if found else 3


def _continues(row: OfficialRow) -> bool:
    """Whether a row is the rest of a name that a page break tore: words alone, without code, unit or figures."""
    cells = (row.unit, row.weight, row.value, row.score, row.weighted_score)
    return row.component is None and row.code is None and not any(cell and clean(cell.text) for cell in cells)


def _continued(above: OfficialRow, rest: OfficialRow) -> OfficialRow:
    return replace(above, name=f"{above.name} {rest.name}")


def _is_header(cells: list[Cell]) -> bool:
    """Whether a row goes on with the header: the numbers of the levels, their points, or words on columns alone."""
    texts = [arabic(clean(cell.text)) for cell in cells]
    figures = [text for text in texts if parse_decimal(text) is not None]
    return not any(texts[:_LEAD]) and (not figures or figures == list("12345"))


def _points(cells: list[Cell]) -> tuple[Decimal, ...]:
    found = [_POINTS.fullmatch(arabic(clean(cell.text))) for cell in cells]
    points = tuple(Decimal(match["points"]) for match in found if match)
    return points if len(points) == _LEVELS else ()
