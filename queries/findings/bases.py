"""Percentages printed with their counts that cannot be of one whole: 80 % (1 place) where 100 % is 2 places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher
from itertools import combinations

from kb.text import arabic_digits
from ontology.vocabulary import Wording
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.targets import Target, targets_of
from queries.findings.wording import joined, node_words, told

_SHARE = re.compile(r"ร้อยละ\s*([0-9]+(?:\.[0-9]+)?)\s*\(\s*([0-9][0-9,]*)\s*([^\s()0-9]{2,20})\s*\)")
_PERCENT_OF = re.compile(r"^\s*ร้อยละของ(?:จำนวน)?")
_WHERE = ("ใน", "ของ", "ที่")
"""What names end with where they go on to say which of the things are meant."""
_LARGEST = 1000
"""The largest whole that is looked for; counts above say nothing exact."""


@dataclass(frozen=True, slots=True)
class _Share:
    """A share of a whole: `wholes` are the numbers of things of which it can be the count."""

    node: str
    name: str
    unit: str
    text: str
    said: tuple[Said, ...]
    wholes: frozenset[int]


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Shares of the same things whose wholes cannot be equal.

    Two key results are of the same things where the name of one begins with a run of
    letters, at least the threshold `letters`, that the other's has too, and both count
    in one unit.
    """
    least = int(rules["wholes_differ"].thresholds["letters"])
    shares = [
        share for node in sheet.nodes("key_result") for target in targets_of(sheet, node)[:1]
        for share in _shares(sheet, node, target)
    ]  # fmt: skip
    for one, other in combinations(shares, 2):
        if one.unit == other.unit and not one.wholes & other.wholes and _same_things(one.name, other.name, least):
            values = {"one": _words(sheet, one), "other": _words(sheet, other), "unit": one.unit}
            disputed = (letters(one.text), letters(other.text))
            yield Draft("wholes_differ", (one.node, other.node), (*one.said, *other.said), values, disputed)


def _shares(sheet: Sheet, node: str, target: Target) -> Iterator[_Share]:
    match = _SHARE.search(arabic_digits(target.text))
    if match:
        percent, count = Decimal(match[1]), int(match[2].replace(",", ""))
        wholes = _wholes(percent, count)
        if wholes:
            name = letters(_PERCENT_OF.sub("", sheet.text(node, "name")))
            yield _Share(node, name, match[3], match[0], target.said, wholes)


def _wholes(percent: Decimal, count: int) -> frozenset[int]:
    """The wholes of which a percentage, rounded or rounded up, is that count; none where it cannot be told."""
    if not 0 < percent <= 100 or not 0 < count <= _LARGEST:
        return frozenset()
    about = count * 100 / percent
    near = range(max(1, int(about) - int(100 / percent) - 1), int(about) + int(100 / percent) + 2)
    ways = (ROUND_HALF_UP, ROUND_CEILING)
    return frozenset(
        whole for whole in near if any((percent * whole / 100).quantize(Decimal(1), way) == count for way in ways)
    )


def _same_things(one: str, other: str, least: int) -> bool:
    """Whether one name begins with a run of letters that the other has too, and that says which things are meant."""
    runs = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return any(
        run.size >= least and 0 in (run.a, run.b) and not one[run.a : run.a + run.size].endswith(_WHERE) for run in runs
    )


def _words(sheet: Sheet, share: _Share) -> Wording:
    return joined((node_words(sheet, share.node), told(share.text, share.said)), ": ", ": ")
