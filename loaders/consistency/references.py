"""What a document refers to and does not hold: annexes, tables, parts that its table of contents announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kb.statement import Place
from loaders.consistency.headings import contents_and_body, entry_words
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import SourceFile

_ANNEX = r"บัญชีแนบท้าย|เอกสารแนบ(?:ท้าย)?|เอกสารประกอบ|ภาคผนวก"
_REFERENCE = re.compile(
    rf"(?:ตาม|ดู|ใน|ปรากฏตาม)\s*(?P<named>(?:บัญชี|เอกสาร)แนบ(?:ท้าย)?|ภาคผนวก\s*[ก-ฮ0-9]?(?![ก-๙])|ตารางที่\s*[0-9]+)"
    rf"|\(\s*(?P<titled>(?:{_ANNEX})\s+[^()]{{4,80}}?)\s*\)"
)
_MARK = re.compile(r"(?:ส่วน|บท|มิติ|หมวด)ที่\s*[0-9]+|ตาราง(?:ที่)?\s*(?:[ก-ฮ](?![ก-๙])|[0-9]+)|ภาคผนวก\s*[ก-ฮ](?![ก-๙])")
_LETTERS = "กขคงจฉชซฌญ"
"""The letters by which the tables of a plan are called, in order."""
_LETTERED = re.compile(rf"ตาราง\s*([{_LETTERS}])(?![ก-๙])")
_BULLET = re.compile(r"^[-–•●*\s]+")


def note_references(source: SourceFile, draft: Draft) -> None:
    """Notes, once for each name, references that nothing in the document answers."""
    lines = source.lines()
    contents, body = contents_and_body(lines)
    headed = {fold(mark) for line in body for mark in _begins(line)}
    for entry in contents:
        for mark in _begins(entry):
            if fold(mark) not in headed:
                draft.note("part_without_heading", entry, part=mark, entry=entry_words(entry))
                headed.add(fold(mark))
    _note_lettering(body, headed, draft)
    noted: set[str] = set()
    for line in body:
        for name in _named(line):
            if fold(name) not in noted and not _answered(name, line, body):
                noted.add(fold(name))
                draft.note("annex_missing", line, annex=name)


def _note_lettering(body: Sequence[Place], headed: AbstractSet[str], draft: Draft) -> None:
    """Notes tables whose letter follows another than the one before it, unless the contents have told of that."""
    tables = [(match[1], line) for line in body if (match := _LETTERED.match(_words(line))) and "\t" not in line.text]
    for (before, _), (letter, line) in pairwise(tables):
        for skipped in _LETTERS[_LETTERS.index(before) + 1 : _LETTERS.index(letter)]:
            if fold(f"ตาราง {skipped}") not in headed:
                draft.note("lettering_skips", line, before=f"ตาราง {before}", after=f"ตาราง {letter}", part=skipped)


def _words(line: Place) -> str:
    return _BULLET.sub("", arabic(clean(line.text)))


def _begins(line: Place) -> Iterator[str]:
    """The mark of a part that a line begins with, such as ส่วนที่ 2 or ตาราง ข."""
    found = _MARK.match(_words(line))
    if found:
        yield " ".join(found[0].split())


def _named(line: Place) -> Iterator[str]:
    for match in _REFERENCE.finditer(arabic(clean(line.text))):
        yield " ".join((match["named"] or match["titled"]).split())


def _answered(name: str, reference: Place, body: Sequence[Place]) -> bool:
    """Whether another line begins with the name, as a heading does."""
    key = fold(name)
    others = (_words(line) for line in body if line.line != reference.line)
    return any(fold(words).startswith(key) and not words.startswith("(") for words in others)
