"""Target cells that hold more than one target: one a group, or one an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.statement import Json
from loaders.authority import authority
from loaders.normalise.number import NUMBER
from loaders.normalise.target import parse_target, split_targets
from loaders.normalise.text import arabic, clean, fold

_MOST = 6
"""No cell of the plans holds more targets than this."""
_OUTLINE = re.compile(r"^[-–•\s]*")
_NUMBER = re.compile(NUMBER)
_BRACKETS = re.compile(r"\([^()]*\)")
_AGENCY = re.compile(r"(?<![ก-๙])\(?(?P<name>ส[ก-ฮ]{2}\s?\.)\)?\s*(?=[^)])")
_WORDS = re.compile(r"[ก-๙A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Share:
    """What one agency is to do of a target: its slug (`None` for the district office) and its part as printed."""

    slug: str | None
    text: str


def parse_one_target(text: str) -> dict[str, Json]:
    """A target cell as the base keeps it; a cell of several targets has its text alone, without a value."""
    target = parse_target(text)
    if target["value"] is not None and (_is_compound(text) or _is_shared_out(text)):
        several: dict[str, Json] = {"comparator": None, "value": None, "unit": None, "basis": None}
        return {"text": target["text"], **several, "cumulative": target["cumulative"]}
    return target


def shares(text: str) -> Iterator[Share]:
    """The parts of a target that a cell gives to agencies, whose short names stand before their numbers."""
    cleaned = clean(text)
    found = list(_AGENCY.finditer(cleaned))
    ends = [*(match.start() for match in found[1:]), len(cleaned)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        part = cleaned[match.end() : end].strip(" ,;)(")
        agency = authority.agency(match["name"])
        known = agency is not None or authority.is_district(match["name"])
        if known and _NUMBER.search(arabic(part)):
            yield Share(agency.slug if agency else None, part)


def _is_shared_out(text: str) -> bool:
    """Whether a cell holds the shares of several agencies and no number of the whole before them."""
    first = _AGENCY.search(clean(text))
    whole = clean(text)[: first.start()] if first else ""
    return first is not None and not _NUMBER.search(arabic(whole)) and len(list(shares(text))) > 1


def _is_compound(text: str) -> bool:
    """Whether a cell certainly holds several targets: different numbers, each with words of its own before it."""
    for count in range(2, _MOST + 1):
        parts = split_targets(text, count)
        if parts and _are_targets_of_their_own(parts):
            return True
    return False


def _are_targets_of_their_own(parts: tuple[str, ...]) -> bool:
    values = [parse_target(part)["value"] for part in parts]
    subjects = [_subject(part) for part in parts]
    told_apart = len(set(values)) == len(values) and len(set(subjects)) == len(subjects)
    return told_apart and None not in values and all(subjects)


def _subject(part: str) -> str:
    """The words before the number of a target, folded; empty where none say what it is a target of."""
    before = _NUMBER.split(arabic(_BRACKETS.sub(" ", clean(part))), maxsplit=1)[0]
    words = _OUTLINE.sub("", before).replace("ร้อยละ", " ")
    return fold(words) if _WORDS.search(words) else ""
