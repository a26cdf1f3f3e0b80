"""Contradictions put into documents: a text read as a careful reader reads it, and one mistake of a known kind.

Each kind chooses places where another passage contradicts the mistake, by the words
and columns printed in the tables alone, so that a choice does not depend on what
the findings can see.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kb.text import fold
from loaders.pipeline import FAMILIES
from loaders.readers.text import read_text
from loaders.recognise import recognise

Edits = Mapping[int, tuple[str, ...]]
"""Line → the lines that stand in its place: none where it is dropped, two where it is repeated."""

_NUMBER = re.compile(r"^\s*[\d๐-๙]+(?:\.[\d๐-๙]+)*[.)]?\s+")
_CODE = re.compile(r"^\s*(?:OKR|KR|KPI)?\s*[\d๐-๙]+(?:\.[\d๐-๙]+)*\s*:?\s*")
_IN_BRACKETS = re.compile(r"\(ฝ่าย[^()]*\)\s*$")
_SEVERAL = re.compile(r"(?:^|\s)[2๒][.)]\s")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_AMOUNT = re.compile(r"[\d,]{4,}")


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a table: its form, the table's number, the line, and column → index of the cell."""

    form: str
    table: int
    line: int
    columns: Mapping[str, int]
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell's text; empty where there is none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Injection:
    """One mistake: what is printed instead, and the lines that contradict it, counted in the unchanged text.

    `rules` are the codes of rules that name a mistake of this kind.
    """

    kind: str
    edits: Edits
    witnesses: tuple[int, ...]
    was: str
    now: str
    rules: frozenset[str] = field(default=frozenset())


class Page:
    """A text, its lines and the rows of its recognised tables."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").split("\n")
        self.rows = tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        forms = tuple(form for forms, _ in FAMILIES for form in forms)
        for table in recognise(read_text(self.path), forms).tables:
            for row in table.rows:
                if table.form is None or row.source.second is not None:
                    continue
                line = row.source.line
                raw = self.lines[line - 1].split("\t")
                columns = {
                    name: (cell.place.column or 1) - 1
                    for name, cell in row.cells.items()
                    if cell.place.line == line and (cell.place.column or 1) <= len(raw)
                }
                cells = {name: raw[index].strip() for name, index in columns.items()}
                yield Row(table.form.code, table.number, line, columns, cells)

    def of(self, *forms: str) -> list[Row]:
        """The rows of some forms, in order."""
        return [row for row in self.rows if row.form in forms]

    @cached_property
    def projects(self) -> Mapping[str, list[Row]]:
        """Name of a project → the rows that name it, and it alone."""
        return self._named("project")

    @cached_property
    def key_results(self) -> Mapping[str, list[Row]]:
        """Name of a key result → the rows that name it."""
        return self._named("key_result")

    def _named(self, column: str) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            text = plain_name(row.text(column))
            if len(text) > 8 and not _SEVERAL.search(row.text(column)):
                found[text].append(row)
        return found

    def with_cell(self, row: Row, column: str, text: str) -> Edits:
        """The row's line with another text in one cell."""
        return self.with_index(row.line, row.columns[column], text)

    def with_index(self, line: int, index: int, text: str) -> Edits:
        """A line with another text in its cell of an index."""
        cells = self.lines[line - 1].split("\t")
        return {line: ("\t".join((*cells[:index], text, *cells[index + 1 :])),)}

    def text_with(self, edits: Edits) -> str:
        """The whole text with the edits."""
        lines = (new for at, line in enumerate(self.lines, 1) for new in edits.get(at, (line,)))
        return "\n".join(lines)

    def moved(self, edits: Edits) -> Callable[[int], int]:
        """Where a line of the unchanged text stands in the changed one."""
        shifts = sorted((line, len(new) - 1) for line, new in edits.items())
        return lambda line: line + sum(shift for at, shift in shifts if at < line)

    def totals(self, table: int) -> tuple[int, ...]:
        """The lines of a table that declare its sum, and those right after the table."""
        rows = [row for row in self.rows if row.table == table]
        last = max(row.line for row in rows)
        inside = [row.line for row in rows if any("รวม" in text or text == "โครงการ" for text in row.cells.values())]
        return (*inside, *range(last, last + 6))


def plain_name(text: str) -> str:
    """The letters of a name, without its number, code, star and division."""
    text = _CODE.sub("", _NUMBER.sub("", _IN_BRACKETS.sub("", re.sub(r"<[^>]*>", " ", text))))
    return re.sub(r"[^\w\u0e30-\u0e4e]+", "", fold(text))


def arabic(text: str) -> str:
    """The text with Arabic digits."""
    return text.translate(_ARABIC)


def like(text: str, model: str) -> str:
    """The text in the digits of a model."""
    return text.translate(_THAI) if re.search("[๐-๙]", model) else text


def amount(text: str) -> int | None:
    """A plain amount of money in a cell; `None` for anything else."""
    plain = arabic(text)
    return int(plain.replace(",", "")) if _AMOUNT.fullmatch(plain) else None


def another_number(text: str, chance: random.Random) -> str:
    """A number misprinted: a digit changed, left out, or two exchanged; never the same."""
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    for _ in range(50):
        letters = list(text)
        at = chance.choice(digits)
        way = chance.choice(("other", "other", "swap", "drop"))
        if way == "other":
            letters[at] = like(str(chance.randint(1, 9)), text)
        elif way == "drop" and len(digits) > 3 and "," not in text:
            del letters[at]
        elif way == "swap" and at != digits[-1]:
            after = digits[digits.index(at) + 1]
            letters[at], letters[after] = letters[after], letters[at]
        changed = "".join(letters)
        if not arabic(changed).startswith(("0", ".")) and _worth(changed) != _worth(text):
            return changed
    return like("7" if arabic(text) != "7" else "8", text)


def _worth(text: str) -> float:
    """A printed number's value; a mark that ends it is none of it."""
    return float(arabic(text).replace(",", "").strip(".") or 0)


Kind = Callable[[Page, random.Random], Iterator[Injection]]


def sampled(page: Page, kinds: Mapping[str, tuple[Kind, frozenset[str]]], seed: int, each: int) -> list[Injection]:
    """At most so many injections of each kind, at random places."""
    found: list[Injection] = []
    for name, (kind, rules) in kinds.items():
        chance = random.Random(f"{seed}/{name}")
        places = list(kind(page, chance))
        chosen = chance.sample(places, min(each, len(places)))
        found += [Injection(name, item.edits, item.witnesses, item.was, item.now, rules) for item in chosen]
    return found


def one(edits: Edits, witnesses: Sequence[int], was: str, now: str) -> Injection:
    """An injection whose kind is named when it is chosen."""
    return Injection("", edits, tuple(witnesses), was, now)
