"""Names of agencies and divisions in running text that are nearly those of the authority lists.

Cells that hold nothing but such names are resolved when their table is read, and said
there; what stands within sentences is looked at here. A name far from all on the lists
is another body's: the city works with many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from loaders.authority.register import agencies, divisions
from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import clean

_BODY = re.compile(r"สำนัก(?!งานเขต|ปลัด)|ฝ่าย")
_NAME = re.compile(r"[ก-๎.]+")
_INITIALS = re.compile(r"สำนักงาน\s?(?P<initials>\.?[ก-ฮ]\.(?:\s?[ก-ฮ]\.)?)(?!\s?[ก-ฮ]\.)")
_READ_AS = str.maketrans("คถภ", "กกก")
"""Initials that recognition gives for ก."""
_SHARE = 0.16
"""Share of the letters of a name in which a near one may differ; two agencies of the lists are further apart."""
_SHORTEST = 9
_LONGEST_CELL = 40
"""Letters up to which a cell that begins with a name is a list of names."""


def note_agency_names(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes, once each, names that are none on the lists but nearly one."""
    noted: set[str] = set()
    in_cell = Counter((passage.line, passage.column) for passage in passages)
    for passage in passages:
        if in_cell[passage.line, passage.column] == 1 and _is_list(passage):
            continue
        for printed, meant in _misnamed(passage):
            if printed not in noted:
                noted.add(printed)
                right = next((each.place for each in passages if _names_right(each, meant, printed)), None)
                places = [each for each in (passage.place, right) if each]
                draft.note("agency_name_nearly_other", *places, name=printed, meant=meant)


def _names_right(passage: Passage, meant: str, printed: str) -> bool:
    """Whether a passage has the name on the lists where another has a wrong one."""
    return meant in passage.text and printed not in passage.text


def _is_list(passage: Passage) -> bool:
    """Whether a cell's only paragraph holds names alone, which the table's form resolves."""
    return passage.column is not None and len(passage.text) <= _LONGEST_CELL and _BODY.match(passage.text) is not None


def _misnamed(passage: Passage) -> Iterator[tuple[str, str]]:
    """Names as printed, each with the one on the lists that it nearly is."""
    text = passage.text
    for match in _INITIALS.finditer(text):
        if (meant := _initials(match)) is not None:
            yield match[0], meant
    for match in _BODY.finditer(text):
        rest = text[match.start() :].replace(" ", "")
        name = _NAME.match(rest)
        if name and len(name[0]) >= _SHORTEST and not rest.startswith(_right()) and not _is_short(rest):
            found = _nearest(name[0])
            if found is not None:
                yield found


def _initials(match: re.Match[str]) -> str | None:
    """The office whose initials are printed wrong: the same letter twice, or one lost; others are other bodies'."""
    printed = f"สำนักงาน{match['initials']}".replace(" ", "")
    letters = match["initials"].replace(" ", "").strip(".").split(".")
    if printed in _right() or len(set(letters)) > 1:
        return None
    read = printed.translate(_READ_AS).replace("งาน.", "งาน")
    return next((name for bare, name in _names().items() if bare == read or bare == f"{read}{read[-2:]}"), None)


def _nearest(name: str) -> tuple[str, str] | None:
    """What is printed of a name, and the one on the lists that it is nearly."""
    best: tuple[int, str, str] | None = None
    for bare, whole in _names().items():
        if "." in bare or len(bare) < _SHORTEST or bare[:4] != name[:4]:
            continue
        for length in range(max(_SHORTEST, len(bare) - 3), min(len(name), len(bare) + 3) + 1):
            most = int(len(bare) * _SHARE)
            apart = Levenshtein.distance(name[:length], bare, score_cutoff=most)
            if apart <= most and (best is None or apart < best[0]):
                best = apart, name[:length], whole
    return _with_other_head(name) or (best[1:] if best else _misread(name))


def _with_other_head(name: str) -> tuple[str, str] | None:
    """The same for a bureau that is called an office."""
    core = name.removeprefix("สำนักงาน")
    for head in ("สำนัก", "สำนักการ") if core != name else ():
        for bare, whole in _names().items():
            if "." not in bare and (head + core).startswith(bare):
                return f"สำนักงาน{bare.removeprefix(head)}", whole
    return None


def _misread(name: str) -> tuple[str, str] | None:
    """The same for a form that text recognition is known to make of a name."""
    known = ((form, entry.name) for entry in (*agencies(), *divisions()) for form in entry.misread)
    return next(((form, whole) for form, whole in known if _BODY.match(form) and name.startswith(form)), None)


def _is_short(rest: str) -> bool:
    """Whether what stands here is a short name on the lists, which end in ฯ."""
    short = [name.removesuffix("ฯ") for name in _shorts()]
    return any(re.match(rf"{re.escape(name)}(?![ก-๎])", rest) for name in short)


@cache
def _shorts() -> tuple[str, ...]:
    return tuple(name for entry in (*agencies(), *divisions()) for name in entry.spellings if name.endswith("ฯ"))


@cache
def _names() -> dict[str, str]:
    """Every full name without spaces → the official one; short names that end in ฯ aside."""
    return {
        clean(name).replace(" ", ""): name if _INITIALS.match(name) else entry.name
        for entry in (*agencies(), *divisions())
        if entry.type != "district"
        for name in entry.spellings
        if _BODY.match(name) and not name.endswith("ฯ")
    }


@cache
def _right() -> tuple[str, ...]:
    return tuple(_names())
