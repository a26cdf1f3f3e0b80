"""Finds personal names in a text: behind titles, behind labels, in brackets under a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from loaders.readers.name_words import (
    BEHIND,
    CUT,
    GAP,
    LABEL,
    LETTER,
    NAME_WITH_SURNAME_ONLY,
    NOT_BEHIND_NAI,
    NOT_BEHIND_NANG,
    NOT_BEHIND_NANG_SAO,
    PLACE_BEFORE,
    POSITION,
    ROLE,
    SCHOOL_BEFORE,
    STOP,
    TITLE,
    VENUE,
    words,
)

Span = tuple[int, int]
"""Where in a text something begins and ends."""

_WORD = words(rf"[\u0e40-\u0e44]?[\u0e01-\u0e2e](?:(?!{CUT}){LETTER}| ?\u0e33)+|[A-Z][A-Za-z'’-]+")
_GAPS = re.compile(f"{GAP}*")
_SOME_GAP = re.compile(f"{GAP}+")
_HYPHEN = re.compile(r"\s?[-–]\s?")
_OF = re.compile(f"{GAP}+\u0e13{GAP}*")
_ABBREVIATED = re.compile(r"[\u0e01-\u0e2e]{1,4}\.(?!\.)")
_LETTER_BEFORE = re.compile(f"{LETTER}$")
_ABBREVIATION_BEFORE = re.compile(rf"{LETTER}$|{LETTER}\.$|(?<!{LETTER}){LETTER}\.\s$")
_LOOK_BACK = 120
_SCRIBBLE = re.compile(r"\^?\{[^{}\t]*\}|\^[^\s<>()\t]+")
_SEGMENT_END = re.compile(rf"{GAP}*(?:$|[<(){{}}\[\]]|\.\.|…|ตำแหน่ง|โทร)")
_NEXT_PARAGRAPH = re.compile(r"(?:\s|</?(?:p|li|div)\b[^<>\t]*>)*</?(?:p|li|div)\b[^<>\t]*>(?P<text>[^<>()\t]+)")
_BRACKETED = re.compile(r"\((?P<inside>[^()\t]*)\)")
_INSIDE = re.compile(rf"(?:{GAP}|[.…_])*(?P<name>.*?)(?:{GAP}|[.…_])*", re.DOTALL)
_BENT = ("นาย", "นาง", "นางสาว", "น.ส.", "ว่าที่ร้อยตรี", "พลตำรวจเอก", "พันตำรวจเอก", "ร้อยตำรวจเอก")
_BENT_LIKE = 80
"""How alike (in per cent) the beginning of a word is to the title that text recognition bent into it."""


def names(text: str, *, labelled: bool = False, signed: bool = False) -> list[Span]:
    """Where the personal names of a text stand, each with its title, in order and apart.

    Args:
        text: A line or a cell.
        labelled: Whether a label right before the text says that it is a name.
        signed: Whether the text stands under a signature.
    """
    found: list[Span] = []
    for spans in (_labelled(text, whole=labelled), _under_signatures(text, signed=signed), _titled(text)):
        found.extend(span for span in spans if not any(span[0] < end and start < span[1] for start, end in found))
    return sorted(found)


def ends_in_label(text: str) -> bool:
    """Whether a text ends in the label of a name, whose value then stands in the next."""
    return any(match.end() == len(text) and match["end"] is None for match in LABEL.finditer(text))


def has_signature(text: str) -> bool:
    """Whether someone signs in a text, so that the name may follow in print."""
    return any(match["signed"] for match in LABEL.finditer(text))


def _titled(text: str) -> Iterator[Span]:
    position = 0
    while title := TITLE.search(text, position):
        end = _end_of_titled(text, title)
        if end:
            yield title.start(), end
        position = end or title.start() + 1


def _end_of_titled(text: str, title: re.Match[str]) -> int | None:
    """Where the name behind a title ends; `None` where it is no title."""
    if not _may_begin(text, title):
        return None
    at, last = title.end(), title
    while further := TITLE.match(text, _skip(text, at)):
        if last["plain"] or last.group() == "นางสาว":
            break
        at, last = further.end(), further
    return _end_of_name(text, at, last)


def _may_begin(text: str, title: re.Match[str]) -> bool:
    """Whether a title can begin here: in Thai it may be part of a longer word, or of a place's name."""
    before = text[max(0, title.start() - _LOOK_BACK) : title.start()]
    if BEHIND.search(before):
        return True
    if PLACE_BEFORE.search(before) or (title["weak"] and SCHOOL_BEFORE.search(before)):
        return False
    if title["strong"] and len(title.group()) > 4:
        return True
    if title.group().startswith("ม.") and re.search(r"[0-9๐-๙]\s*$", before):
        return False  # millilitres
    return not _ABBREVIATION_BEFORE.search(before) if "." in title.group() else not _LETTER_BEFORE.search(before)


def _end_of_name(text: str, at: int, title: re.Match[str]) -> int | None:
    given = _word(text, _skip(text, at))
    if given is None or _is_no_name(text, given.start(), title):
        return None
    surname = _surname(text, given.end())
    if surname:
        return surname
    attached = given.start() == at or bool(title["plain"]) or title.group() in {"นางสาว", "น.ส."}
    if title["weak"] or not attached or (title["plain"] and NAME_WITH_SURNAME_ONLY.match(text, given.start())):
        return None
    return given.end()


def _is_no_name(text: str, at: int, title: re.Match[str]) -> bool:
    """Whether title and word together mean an office or a thing: นายทะเบียน, นางนวล."""
    compounds = {"นาย": NOT_BEHIND_NAI, "นาง": NOT_BEHIND_NANG, "นางสาว": NOT_BEHIND_NANG_SAO}
    compound = compounds.get(title.group())
    return bool(compound and compound.match(text, at))


def _surname(text: str, at: int) -> int | None:
    """Where the surname behind a given name ends, with a place of descent (ณ …)."""
    gap = _SOME_GAP.match(text, at)
    word = _word(text, gap.end()) if gap else None
    end = word.end() if word else None
    if word and (hyphen := _HYPHEN.match(text, word.end())) and (second := _word(text, hyphen.end())):
        end = second.end()
    of = _OF.match(text, end or at)
    place = _word(text, of.end()) if of else None
    if place is None or ROLE.match(text, place.start()) or VENUE.match(text, place.start()):
        return end
    return place.end()


def _word(text: str, at: int) -> re.Match[str] | None:
    """The word of a name that begins here, unless it is none."""
    if STOP.match(text, at) or _ABBREVIATED.match(text, at):
        return None
    return _WORD.match(text, at)


def _skip(text: str, at: int) -> int:
    gap = _GAPS.match(text, at)
    return gap.end() if gap else at


def _labelled(text: str, *, whole: bool) -> Iterator[Span]:
    """Names that labels announce, whatever became of their titles."""
    if whole and (span := _whole(text, least=2)):
        yield span
    for label in LABEL.finditer(text):
        if span := _value(text, label):
            yield span
    for label in POSITION.finditer(text):
        end = _end_of_value(text, label.end())
        if end and _is_bent_title(text[label.end() : end]):
            yield label.end(), end


def _value(text: str, label: re.Match[str]) -> Span | None:
    """The value of a label, in the same paragraph or, where nothing else stands there, in the next."""
    at = label.end()
    if scribble := _SCRIBBLE.match(text, at):
        return scribble.span()
    if below := _NEXT_PARAGRAPH.match(text, at):
        span = _whole(below["text"], least=2)
        return (span[0] + below.start("text"), span[1] + below.start("text")) if span else None
    end = _end_of_value(text, at)
    if end is None or (label["bare"] and not _SOME_GAP.search(text[at:end])):
        return None
    return at, end


def _end_of_value(text: str, at: int) -> int | None:
    """Where the name ends that begins here: all words up to the end of the segment if few, else two or three."""
    ends: list[int] = []
    position = at
    while len(ends) < 5 and (word := _like_name(text, position)):
        ends.append(word.end())
        position = _skip(text, word.end())
    if not ends:
        return None
    if len(ends) > 4 or not _SEGMENT_END.match(text, ends[-1]):
        first = text[at : ends[0]]
        ends = ends[: 3 if TITLE.fullmatch(first) or (len(first) < 9 and _is_bent_title(first)) else 2]
    return _surname(text, ends[0]) or ends[-1] if len(ends) == 1 else ends[-1]


def _like_name(text: str, at: int) -> re.Match[str] | None:
    title = TITLE.match(text, at)
    word = _word(text, _skip(text, title.end()) if title else at)
    if word is None or ROLE.search(word.group()) or (title and _is_no_name(text, word.start(), title)):
        return None
    return word


def _is_bent_title(value: str) -> bool:
    """Whether a value begins with a title, or with what text recognition made of one."""
    if TITLE.match(value):
        return True
    starts = ((value[: len(title)], title) for title in _BENT if len(title) > 5)
    return len(value.split()) <= 3 and any(fuzz.ratio(start, title) >= _BENT_LIKE for start, title in starts)


def _under_signatures(text: str, *, signed: bool) -> Iterator[Span]:
    """Names in brackets behind a signature; an office in brackets is none."""
    first = next((match.start() for match in LABEL.finditer(text) if match["signed"]), None)
    start = 0 if signed else first
    if start is None:
        return
    for bracket in _BRACKETED.finditer(text, start):
        span = _whole(bracket["inside"], least=2)
        if span:
            offset = bracket.start("inside")
            yield span[0] + offset, span[1] + offset


def _whole(text: str, *, least: int) -> Span | None:
    """The name that a text is from end to end, dots and spaces aside; of so many words at least."""
    inside = _INSIDE.fullmatch(text)
    if inside is None or not inside["name"]:
        return None
    start, end = inside.span("name")
    count, position = 0, start
    while position < end and (word := _like_name(text, position)):
        count, position = count + 1, _skip(text, word.end())
        if (of := _OF.match(text, word.end())) and (place := _word(text, of.end())):
            position = place.end()
    whole = position >= end and least <= count <= 4
    return (start, end) if whole else None
