"""The score of a link from its grounds, and its reasons in words; weights and sentences are data (`grounds.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.identity import kind_of
from kb.model import Node
from ontology.vocabulary import Wording, vocabulary
from queries.candidates.grounds import Finding, Ground

TOLD = 0.01
"""What a ground must add to the score at least to be told."""
_NO_DOCUMENT = Wording(en="; no document links the two.", th=" แต่ไม่มีเอกสารใดเชื่อมโยงกัน")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link is likely: the sort of ground, its strength in [0, 1], and the words."""

    ground: Ground
    strength: float
    wording: Wording


@cache
def weights() -> Mapping[Ground, float]:
    """Ground → what it weighs, in [0, 1]."""
    return {ground: float(_data()[ground]["weight"]) for ground in Ground}


def score(found: Iterable[Finding], weighed: Mapping[Ground, float] | None = None) -> float:
    """How likely the grounds make a link, in [0, 1], to three decimals: what no ground leaves in doubt.

    Each ground takes its weighted strength off the doubt that the others leave, so that
    grounds add up and none can outweigh certainty.
    """
    doubt = 1.0
    known = weights() if weighed is None else weighed
    for finding in found:
        doubt *= 1 - known[finding.ground] * finding.strength
    return round(1 - doubt, 3)


def reasons(found: Iterable[Finding], nodes: Mapping[str, Node]) -> tuple[Reason, ...]:
    """The grounds that matter, in words, those that add most first; `nodes` has those that grounds rest on."""
    told = [finding for finding in found if weights()[finding.ground] * finding.strength >= TOLD]
    told.sort(key=lambda finding: (-weights()[finding.ground] * finding.strength, finding.ground))
    return tuple(Reason(item.ground, round(item.strength, 3), _wording(item, nodes)) for item in told)


def why(told: Iterable[Reason]) -> Wording:
    """The reasons in one sentence each language."""
    parts = list(told)
    en = "; ".join(reason.wording.en for reason in parts)
    th = " และ".join(reason.wording.th for reason in parts)
    return Wording(en=en[:1].upper() + en[1:] + _NO_DOCUMENT.en, th=th + _NO_DOCUMENT.th)


def _wording(finding: Finding, nodes: Mapping[str, Node]) -> Wording:
    text = _data()[finding.ground]
    facts = {"percent": f"{100 * (finding.likeness or finding.strength):.0f}", "words": finding.words}
    if finding.ground is Ground.PRECEDENT:
        facts |= {"project": _name(finding.ids[0], nodes), "where": _where(finding.ids[0], nodes)}
    th, en = _called(finding.ids[-1], nodes) if finding.ids else ("", "")
    return Wording(en=str(text["en"]).format(**facts, target=en), th=str(text["th"]).format(**facts, target=th))


def _called(identifier: str, nodes: Mapping[str, Node]) -> tuple[str, str]:
    """Kind and code, else name, in Thai and English."""
    label = vocabulary().kinds[kind_of(identifier)].label
    node = nodes.get(identifier)
    code = (node.code if node else None) or f"“{_name(identifier, nodes)}”"
    return f"{label.th} {code}", f"{label.en.lower() if label.en[1:2].islower() else label.en} {code}"


def _name(identifier: str, nodes: Mapping[str, Node]) -> str:
    node = nodes.get(identifier)
    return (node.name if node else None) or identifier.partition(":")[2]


def _where(identifier: str, nodes: Mapping[str, Node]) -> str:
    """Agency and fiscal year of a project."""
    node = nodes.get(identifier)
    agency = str(node.properties.get("agency") or "") if node else ""
    year = str(node.fiscal_year or "") if node else ""
    return " ".join(part for part in (_name(agency, nodes) if agency else "", year) if part) or "–"


@cache
def _data() -> Mapping[str, Mapping[str, str | float]]:
    return tomllib.loads((files("queries.candidates") / "grounds.toml").read_text(encoding="utf-8"))
