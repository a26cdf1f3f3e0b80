"""Printed names of agencies and divisions matched against the authority lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.kinds import Role
from loaders.authority.register import Entry, agencies, divisions
from loaders.authority.split import split_agencies, split_divisions
from loaders.normalise.text import clean, digits, fold, ocr_fold

__all__ = [
    "Match", "Role", "agency", "districts_in", "division", "is_district", "names_district", "split_agencies",
    "split_divisions",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A body recognised in a printed name.

    `confidence` is 1.0 for a name, short name or alias, less for a name that
    was matched by similarity; `printed` is the cleaned text it was matched from.
    """

    slug: str
    name: str
    short_name: str | None
    type: str
    confidence: float
    printed: str


_MISREAD_CONFIDENCE = 0.9
_MOST_BY_SIMILARITY = 0.95
# Measured on cores of names: misprints seen score 0.75 and more; bodies that are not the
# city's own (สำนักงานประกันสังคม, สำนักการแพทย์ทหาร) score up to 0.71. Worse misprints
# stand in the data files as `misread`.
_CORE_THRESHOLD = 0.73
_DISTRICT_THRESHOLD = 0.75
_MARGIN = 0.12
# Where the leading word is damaged too, what follows it must be all but right.
_DAMAGED_CORE_THRESHOLD = 0.9
_AGENCY_WORDS = ("สำนัก", "สถาบัน")
_DIVISION_WORDS = ("ฝ่าย",)

_PREFIX = re.compile(r"^(?:สำนักงานเขต|เขต|สำนักงาน|สำนัก|สถาบัน|ฝ่าย)(?:การ)?")
_DISTRICT_PREFIX = re.compile(r"^(?:สำนักงาน)?เขต")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_IN_GENERAL = (
    "สนข. 50 เขต", "สนข. ทุกเขต",
    "สำนักงานเขต", "สำนักเขต", "สนข.", "สนช.", "ทุกสำนักงานเขต", "สำนักงานเขตทุกเขต", "สำนักงานเขต 50 เขต",
    "สำนักงานเขตทุกแห่ง", "50 สำนักงานเขต", "50 เขต", "ทุกเขต", "สำนักงานเขตทั้ง 50 เขต",
)  # fmt: skip


def agency(text: str) -> Match | None:
    """The agency of the city that a printed name means, or `None`.

    "สำนักงานเขต" alone means no one agency; see `is_district`.
    """
    if is_district(text):
        return None
    return _match(text, agencies, _alike_agencies)


def division(text: str) -> Match | None:
    """The division of a district office that a printed name means, or `None`."""
    return _match(text, divisions, _alike_divisions)


def is_district(text: str) -> bool:
    """Whether a printed name means the district office in general, not a certain one."""
    name = fold(_without_note(text))
    names = (name,) if name.startswith(_AGENCY_WORDS) else (name, *_mended(name, _AGENCY_WORDS))
    return any(ocr_fold(spelling) in _general_names() for spelling in names)


def names_district(text: str) -> bool:
    """Whether a printed name means a district office, in general or by its own name."""
    if is_district(text):
        return True
    match = agency(text)
    return match is not None and match.type == "district"


def districts_in(text: str) -> tuple[str, ...]:
    """The slugs of the districts that a text names as เขต…, in order of first mention."""
    return tuple(dict.fromkeys(_district_names()[match[1]] for match in _district_pattern().finditer(_bare(text))))


@cache
def _general_names() -> frozenset[str]:
    return frozenset(map(ocr_fold, _IN_GENERAL))


@cache
def _district_names() -> dict[str, str]:
    return {
        _DISTRICT_PREFIX.sub("", _bare(spelling)): entry.slug
        for entry in agencies()
        if entry.type == "district"
        for spelling in entry.spellings
    }


@cache
def _district_pattern() -> re.Pattern[str]:
    longest_first = sorted(_district_names(), key=len, reverse=True)
    return re.compile(f"เขต({'|'.join(longest_first)})")


def _bare(text: str) -> str:
    return clean(text).replace(" ", "")


def _without_note(text: str) -> str:
    cleaned = clean(text)
    return _NOTE.sub("", cleaned) or cleaned


def _match(
    text: str, entries: Callable[[], tuple[Entry, ...]], alike: Callable[[str], Sequence[tuple[float, Entry]]]
) -> Match | None:
    printed = clean(text)
    for name in dict.fromkeys((printed, _without_note(printed))):
        folded = fold(name)
        if found := _spellings(entries).get(folded):
            entry, confidence = found
            return _as_match(entry, confidence, printed)
    best = _clear_best(alike(_without_note(printed)))
    if best is None or digits(_without_note(printed)):
        return None
    return _as_match(best[1], min(round(best[0], 3), _MOST_BY_SIMILARITY), printed)


def _as_match(entry: Entry, confidence: float, printed: str) -> Match:
    return Match(entry.slug, entry.name, entry.short_name, entry.type, confidence, printed)


@cache
def _spellings(entries: Callable[[], tuple[Entry, ...]]) -> dict[str, tuple[Entry, float]]:
    """Folded spelling → entry and confidence; a right spelling wins over a misread one."""
    table: dict[str, tuple[Entry, float]] = {}
    for entry in entries():
        table |= {fold(name): (entry, _MISREAD_CONFIDENCE) for name in entry.misread}
    for entry in entries():
        table |= {fold(name): (entry, 1.0) for name in entry.spellings}
    return table


def _clear_best(scored: Sequence[tuple[float, Entry]]) -> tuple[float, Entry] | None:
    """The best entry, if it leaves the best of every other clearly behind."""
    if not scored:
        return None
    best_score, best = max(scored, key=lambda item: item[0])
    rivals = [score for score, entry in scored if entry is not best]
    return None if rivals and best_score - max(rivals) < _MARGIN else (best_score, best)


def _alike_agencies(name: str) -> list[tuple[float, Entry]]:
    folded = fold(name)
    if _DISTRICT_PREFIX.match(folded):
        return _alike(folded, [entry for entry in agencies() if entry.type == "district"], _DISTRICT_THRESHOLD)
    if not folded.startswith(_AGENCY_WORDS):
        return _alike_mended(folded, _AGENCY_WORDS, _alike_agencies)
    return _alike(folded, [entry for entry in agencies() if entry.type != "district"], _CORE_THRESHOLD)


def _alike_divisions(name: str) -> list[tuple[float, Entry]]:
    folded = fold(name)
    if not folded.startswith(_DIVISION_WORDS):
        return _alike_mended(folded, _DIVISION_WORDS, _alike_divisions)
    return _alike(folded, divisions(), _CORE_THRESHOLD)


def _alike_mended(
    folded: str, words: Sequence[str], alike: Callable[[str], Sequence[tuple[float, Entry]]]
) -> list[tuple[float, Entry]]:
    """The entries alike to a name whose leading word is damaged, with less confidence."""
    best: dict[str, tuple[float, Entry]] = {}
    for name in _mended(folded, words):
        scored = alike(name)
        if max((score for score, _ in scored), default=0.0) >= _DAMAGED_CORE_THRESHOLD:
            for score, entry in scored:
                best[entry.slug] = (max(score, best[entry.slug][0] if entry.slug in best else 0.0), entry)
    return [(score * _MISREAD_CONFIDENCE, entry) for score, entry in best.values()]


def _mended(folded: str, words: Sequence[str]) -> list[str]:
    """A folded name with its leading word set right, for every such word that is at most one letter off."""
    mended = []
    for word in words:
        for length in range(len(word) - 1, len(word) + 2):
            head, rest = folded[:length], folded[length:]
            if rest and Levenshtein.distance(ocr_fold(head), ocr_fold(word)) <= 1:
                mended.append(word + rest)
    return mended


def _alike(folded: str, entries: Sequence[Entry], threshold: float) -> list[tuple[float, Entry]]:
    """The entries alike enough, each with the ratio of the cores of the names.

    Only what distinguishes a name is compared: the long prefixes that all
    names share would make any two of them look alike.
    """
    core = ocr_fold(_core(folded))
    scored = [
        (max(fuzz.ratio(core, ocr_fold(_core(fold(spelling)))) / 100 for spelling in entry.spellings), entry)
        for entry in entries
    ]
    if not core or max(score for score, _ in scored) < threshold:
        return []
    return scored


def _core(folded: str) -> str:
    return _PREFIX.sub("", folded)
