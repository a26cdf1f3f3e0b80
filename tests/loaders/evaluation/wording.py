"""The words of made-up evaluations: sections, results as each assessor puts them, misread names."""

from __future__ import annotations

import random
from decimal import Decimal

from tests.loaders.evaluation.content import LEVEL, PER_CENT, Measure

_LOOK_ALIKE = {"ผ": "พ", "ด": "ต", "ใ": "ไ", "ช": "ซ", "ศ": "ค", "ู": "ุ", "่": "", "้": ""}


def misread(name: str, chance: random.Random) -> str:
    """A name as text recognition gives it: a letter mistaken, a space too many."""
    places = [place for place, letter in enumerate(name) if letter in _LOOK_ALIKE]
    if places:
        place = chance.choice(places)
        name = name[:place] + _LOOK_ALIKE[name[place]] + name[place + 1 :]
    gap = chance.randrange(8, len(name))
    return f"{name[:gap]} {name[gap:]}" if "\u0e01" <= name[gap] <= "\u0e2e" else name


def word(kind: str, about: str) -> str:
    """Words of a section that no other one has."""
    return f"{kind}ของงานเรื่อง {about}"


def said_by_agency(measure: Measure) -> str:
    if measure.self_value is None:
        return f"ระดับ {measure.self_level}"
    return f"ระดับ {measure.self_level} (ร้อยละ {plain(measure.self_value)})"


def detailed(measure: Measure) -> str:
    return (
        f"ระดับ {measure.self_level}"
        if measure.unit == LEVEL or measure.self_value is None
        else f"ร้อยละ {plain(measure.self_value)}"
    )


def said_by_reviewers(measure: Measure) -> str:
    if measure.parts or (measure.measured is None and measure.ladder is None):
        return f"ระดับ {measure.judged}"
    if measure.ladder:
        return f"{PER_CENT} {measure.value:.3f}"
    return f"{PER_CENT} {measure.measured:.3f} (ระดับ {measure.judged})"


def plain(value: Decimal | None) -> str:
    text = format(value or Decimal(0), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
