"""Headings against the table of contents, names of the plan against each other, and blanks left unfilled.

What stands outside tables is no fact of the graph, but where a document names its own
parts in two ways, its reader should know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold, ocr_fold, similarity
from loaders.source import SourceFile

_CONTENTS = fold("สารบัญ")
_PAGE = re.compile(r"(?<!\d)[\s.…]*(?<!\d)(?:\d{1,3}|\([ก-ฮ]\))\s*$")
_OF_YEAR = re.compile(r"\s*(?:ประจำปี\s*(?:งบประมาณ)?)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25\d\d)?\s*$")
_BULLET = re.compile(r"^[-–•●*\s]*(?:\d+(?:\.\d+)*[.)]?\s+)?")
_LONGEST_CONTENTS = 80
"""Lines that a table of contents takes at most."""
_BEGINS_AGAIN = 0.8
_SAME, _SAME_BEGUN = 0.75, 0.62
"""Least likeness of a heading to its entry in the contents; less will do where both begin with the same letters."""
_SHORTEST, _LONGEST = 12, 160
_QUOTED, _AROUND = 120, 12
"""Letters up to which a heading is quoted in full, and those kept at both ends of what two longer ones share."""
_RANGE = re.compile(r"(?P<first>\d+)\s*[-–]\s*(?P<last>\d+)\s*และ\s*(?:[ก-๎]{2,20}\s*)?(?P<next>\d+)")
_DOUBLED = re.compile(r"([ก-ฮ])\1")
"""A letter printed twice, which changes no heading."""
_PLAN = re.compile(r"แผนปฏิบัติ(?:การราชการ|ราชการ|นโยบาย|การ)(?P<city>กรุงเทพมหานคร)?\s*ประจำปี")
_BLANK = re.compile(r"(?:จำนวน|เป็นเงิน|ร้อยละ|รวม)\s*(?:\.{4,}+|…{2,}+|_{4,}+)(?!\s*\d)")


def note_headings(source: SourceFile, draft: Draft) -> None:
    """Notes headings that the table of contents words otherwise, names of the plan, and unfilled blanks."""
    lines = source.lines()
    contents, body = contents_and_body(lines)
    for entry in contents:
        _note_heading(entry, body, draft)
    _note_plan_names(lines, draft)
    for line in body:
        if _BLANK.search(arabic(clean(line.text))):
            draft.note("blank_not_filled", line, text=clean(line.text))


def contents_and_body(lines: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """The entries of the table of contents, and the lines behind it; no entries where there is none."""
    start = next((at for at, line in enumerate(lines) if fold(line.text) == _CONTENTS), None)
    if start is None:
        return [], list(lines)
    entries: list[Place] = []
    for at, line in enumerate(lines[start + 1 : start + _LONGEST_CONTENTS], start=start + 1):
        first = [entry_words(entry) for entry in entries[:6]]
        if len(entries) > 4 and any(similarity(line.text, entry) >= _BEGINS_AGAIN for entry in first):
            return entries, list(lines[at:])
        entries.append(line)
    return [], list(lines)


def entry_words(line: Place) -> str:
    """An entry of the table of contents without its bullet, page and year."""
    return _OF_YEAR.sub("", arabic(_BULLET.sub("", _PAGE.sub("", clean(line.text)))))


def _note_heading(entry: Place, body: Sequence[Place], draft: Draft) -> None:
    name = entry_words(entry)
    if not _SHORTEST <= len(name) <= _LONGEST:
        return
    best = max(_headings(body), key=lambda line: similarity(entry_words(line), name), default=None)
    if best is None or any(_agree(entry_words(line), name) for line in _headings(body)):
        return
    if similarity(entry_words(best), name) >= (_SAME_BEGUN if _begins_alike(entry_words(best), name) else _SAME):
        heading, contents = _stretch(entry_words(best), name)
        draft.note("heading_differs_from_contents", best, heading=heading, contents=contents, line=entry.line)


def _stretch(one: str, other: str) -> tuple[str, str]:
    """Two wordings; of long ones what differs, with the beginning and the end of what they have in common."""
    if max(len(one), len(other)) <= _QUOTED:
        return one, other
    common = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return _elided(one, [(block.a, block.size) for block in common]), _elided(
        other, [(block.b, block.size) for block in common]
    )


def _elided(text: str, runs: Sequence[tuple[int, int]]) -> str:
    """The text without the middle of long runs: their first letter and length."""
    for start, size in reversed(runs):
        if size > 3 * _AROUND:
            text = f"{text[: start + _AROUND]}…{text[start + size - _AROUND :]}"
    return text


def _headings(body: Sequence[Place]) -> Iterator[Place]:
    return (line for line in body if "\t" not in line.text and len(clean(line.text)) <= _LONGEST)


def _begins_alike(one: str, other: str) -> bool:
    return fold(one)[:_SHORTEST] == fold(other)[:_SHORTEST]


def _agree(heading: str, name: str) -> bool:
    """Whether two wordings are one, as far as the shorter goes and recognition aside."""
    one, other = (_DOUBLED.sub(r"\1", ocr_fold(_RANGE.sub(_whole_range, text))) for text in (heading, name))
    return bool(one) and (one in other or other in one) and min(len(one), len(other)) * 2 > max(len(one), len(other))


def _whole_range(match: re.Match[str]) -> str:
    """A range and the number behind it as one range: “2 - 3 and 4” is “2 - 4”."""
    goes_on = int(match["next"]) == int(match["last"]) + 1
    return f"{match['first']}-{match['next']}" if goes_on else match[0]


def _note_plan_names(body: Sequence[Place], draft: Draft) -> None:
    """Notes once, for the agency's plan and the city's each, that the document calls it by several names."""
    for whose in (False, True):
        found: dict[str, Place] = {}
        for line in body:
            for match in _PLAN.finditer(clean(line.text)):
                if bool(match["city"]) is whose:
                    found.setdefault(fold(match[0]), line)
        if len(found) > 1:
            names = ", ".join(f"“{name}” ({place.line})" for name, place in found.items())
            draft.note("plan_called_differently", [*found.values()][-1], names=names)
