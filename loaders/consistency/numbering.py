"""Numbers of lists that skip or repeat one, and numbers of headings that lost or gained a point.

Lists are followed through the running text and through each column of a table, every
style (`1.`, `1)`, `(1)`) for itself. A list that begins anew, or of which only a later
part is shown, skips nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.consistency.passages import Passage
from loaders.draft import Draft

_ITEM = re.compile(r"(?:^|(?<=\s))(?P<open>\(?)(?P<number>[1-9]\d?)(?P<close>[.)])(?![\d.)])(?=\s*[ก-๎A-Za-z“\"(])")
_OUTLINE = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,2})+)\.?(?=\s+[ก-๎A-Za-z“(])")
_SHOWN = 40
"""Letters of an item that a note gives."""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of a list; `style` is what stands around the number."""

    passage: Passage
    style: str
    number: int
    words: str


def note_numbering(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes skipped and repeated numbers of lists, and headings whose number is broken."""
    for scope in _scopes(passages):
        _note_list(scope, draft)
    _note_outline(passages, draft)


def items(passage: Passage) -> Iterator[Item]:
    """The numbered items of a passage; outside tables only the one that it begins with."""
    text = passage.text
    for match in _ITEM.finditer(text):
        bracket = match["close"] == ")" and text.count("(", 0, match.start()) > text.count(")", 0, match.start())
        if match.start() == 0 or (passage.column is not None and not bracket):
            yield Item(passage, match["open"] + match["close"], int(match["number"]), text[match.end() :].strip())


def _scopes(passages: Sequence[Passage]) -> Iterator[list[Item]]:
    """Items that can be of one list: those of the running text, and those of a cell and of the cells it runs on in."""
    filled: dict[int, set[int]] = defaultdict(set)
    for passage in passages:
        if passage.column is not None:
            filled[passage.line].add(passage.column)
    running: list[Item] = []
    columns: dict[int, list[Item]] = {}
    for passage in passages:
        if passage.column is None or filled[passage.line] == {0}:
            running += items(passage)
            continue
        column = columns.setdefault(passage.column, [])
        if _is_own_row(passage, filled) and column and column[-1].passage.line != passage.line:
            yield column
            columns[passage.column] = column = []
        column += items(passage)
    yield from columns.values()
    yield running


def _is_own_row(passage: Passage, filled: Mapping[int, set[int]]) -> bool:
    """Whether a cell stands in a row of its own, and in none that goes on with the one above."""
    return 0 in filled[passage.line]


def _note_list(scope: Sequence[Item], draft: Draft) -> None:
    runs: dict[str, list[Item]] = {}
    for item in scope:
        run = runs.get(item.style)
        if item.number == 1 or run is None:
            run = runs[item.style] = []
        elif run[0].number == 1:
            _note_step(run[-1], item, draft)
        run.append(item)
        _close_deeper(runs, item.style)


def _close_deeper(runs: dict[str, list[Item]], style: str) -> None:
    """Ends the lists within a list, which its next item ends."""
    for deeper in list(runs)[list(runs).index(style) + 1 :]:
        del runs[deeper]


def _note_step(last: Item, item: Item, draft: Draft) -> None:
    first, second, line = last.words[:_SHOWN], item.words[:_SHOWN], last.passage.line
    places = (item.passage.place, last.passage.place)
    if item.number == last.number + 2:
        draft.note(
            "list_number_skipped", *places, number=item.number, before=last.number,
            missing=last.number + 1, first=first, second=second, line=line,
        )  # fmt: skip
    elif item.number == last.number:
        draft.note("list_number_repeated", *places, number=item.number, first=first, second=second, line=line)


def _note_outline(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes headings whose number is the expected one but for its points."""
    last: tuple[int, ...] = ()
    above: Passage | None = None
    for passage in passages:
        match = _OUTLINE.match(passage.text) if passage.column is None else None
        if match is None:
            continue
        number = tuple(map(int, match["number"].split(".")))
        meant = next((one for one in _next(last) if one != number and _digits(one) == _digits(number)), None)
        if meant is not None and number not in _next(last):
            expected = ".".join(map(str, meant))
            before = ".".join(map(str, last))
            places = [each.place for each in (passage, above) if each]
            draft.note("heading_number_broken", *places, number=match["number"], expected=expected, before=before)
        last, above = meant or number, passage


def _next(number: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The numbers that can follow one: its first part, and the next of each of its levels."""
    return [(*number, 1), *((*number[:at], number[at] + 1) for at in range(len(number)))] if number else []


def _digits(number: tuple[int, ...]) -> str:
    return "".join(map(str, number))
