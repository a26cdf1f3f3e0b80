"""Passages that definitions and criteria repeat with a few letters changed: a misprint in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from rapidfuzz import fuzz

from queries.findings.compare import letters, numbers
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.schedules import MONTHS
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import told

_TEXTS = (("indicator", "definition"), ("key_result", "definition"), ("indicator", "baseline"), ("rubric", "levels"))
_BREAKS = re.compile(r"<[^>]*>|\n|\s-\s|^-\s|(?:^|\s)[\d๐-๙]+(?:\.[\d๐-๙]+)*[.)]\s")
_ADDRESS = re.compile(r"https?://[^\s)<>\"]+")
_LONGEST = 400
"""Letters of the longest passage that is compared."""
_MOST = 4000
"""Passages of a document that are compared at most."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Pairs of passages of one document that are nearly the same."""
    rule = rules["passage_differs"]
    alike, least = rule.thresholds["alike"] * 100, int(rule.thresholds["least"])
    passages = sorted(islice(_passages(sheet, least).items(), _MOST), key=lambda each: (len(each[0]), each[0]))
    for at, (one, (words, said)) in enumerate(passages):
        for other, (words_other, said_other) in passages[at + 1 :]:
            if len(one) * 100 < len(other) * alike:
                break
            if said.subject == said_other.subject and said.predicate == "levels":
                continue
            if fuzz.ratio(one, other, score_cutoff=alike) and _same_numbers(words, words_other):
                values = {"one": told(words, [said]), "other": told(words_other, [said_other])}
                nodes = (said.subject, said_other.subject)
                yield Draft("passage_differs", nodes, (said, said_other), values, (one, other))


def _passages(sheet: Sheet, least: int) -> dict[str, tuple[str, Said]]:
    """Letters of a passage → its words, and where it first stands."""
    found: dict[str, tuple[str, Said]] = {}
    for node_kind, name in _TEXTS:
        for node in sheet.nodes(node_kind):
            for item in sheet.of(node, name):
                for words in _BREAKS.split(_words(item)):
                    key = letters(words)
                    if least <= len(key) <= _LONGEST:
                        found.setdefault(key, (words.strip(), item.at(words)))
    return found


def _words(item: Said) -> str:
    if isinstance(item.value, str):
        return item.value
    method = item.value.get("method") if isinstance(item.value, Mapping) else None
    return str(method or "")


def _same_numbers(one: str, other: str) -> bool:
    """Whether two passages hold the same numbers and months; addresses on the net may differ in numbers."""
    if [month for month in MONTHS if month in one] != [month for month in MONTHS if month in other]:
        return False
    return numbers(one) == numbers(other) or bool(_ADDRESS.search(one) and _ADDRESS.search(other))
