"""The framework of an evaluation in words: how many indicators a component has, and which agencies it is for.

The framework stands in running text before the results, so that its numbers are no facts of
the graph. They are held against each other and against the indicators that were evaluated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import SourceFile

_COMPONENT = r"องค์(?:กร)?ประกอบ"
_THE_COMPONENT = re.compile(rf"{_COMPONENT}ที่\s*(?P<code>\d{{1,2}})(?!\d)")
_COUNTED = re.compile(
    rf"{_COMPONENT}ที่\s*(?P<code>\d{{1,2}})(?!\d)(?P<between>(?:(?!{_COMPONENT}ที่).){{0,260}}?)"
    r"(?:ประกอบด้วย|จำนวน|ใน)\s*(?:ตัวชี้วัด[\u0e01-\u0e4e]{0,12}\s*)?(?P<count>\d{1,2})\s*(?P<unit>ตัวชี้วัด|ประเด็น)"
)
"""A component, and how many indicators or issues it is said to have."""
_WHOLE = re.compile(rf"(?P<components>\d{{1,2}})\s*{_COMPONENT}\s*(?:จำนวน|รวม)?\s*(?P<count>\d{{1,3}})\s*ตัวชี้วัด")
"""How many components and indicators the framework has in all."""
_OF_APPEALS = ("อุทธรณ์",)
"""Words of lines that count appeals and no framework."""
_SCOPE = re.compile(r"\((?:เฉพาะ)?(?P<scope>(?:สำนัก|ส่วนราชการ|หน่วยงาน|กลุ่มเขต)[^()]{0,50})\)")
_INDICATORS = "ตัวชี้วัด"


@dataclass(frozen=True, slots=True)
class _Count:
    code: str
    count: int
    unit: str
    place: Place


def note_framework(source: SourceFile, draft: Draft) -> None:
    """Notes numbers of indicators that do not add up or differ, and scopes of components that differ."""
    lines = source.lines()
    counts = list(_counts(lines))
    _note_sum(lines, counts, draft)
    _note_evaluated(counts, draft)
    _note_elsewhere(counts, draft)
    _note_scopes(lines, draft)


def _counts(lines: Sequence[Place]) -> Iterator[_Count]:
    for line in lines:
        text = arabic(clean(line.text))
        if not any(word in text for word in _OF_APPEALS):
            for match in _COUNTED.finditer(text):
                yield _Count(match["code"], int(match["count"]), match["unit"], line)


def _note_sum(lines: Sequence[Place], counts: Sequence[_Count], draft: Draft) -> None:
    """Notes a whole whose components, listed each once below it, do not add up to it."""
    for at, line in enumerate(lines):
        match = _WHOLE.search(arabic(clean(line.text)))
        if match is None:
            continue
        below = {place.line for place in lines[at : at + 4 * int(match["components"])]}
        parts = {each.code: each for each in reversed(counts) if each.place.line in below and each.unit == _INDICATORS}
        total = sum(each.count for each in parts.values())
        if len(parts) == int(match["components"]) and total != int(match["count"]):
            terms = " + ".join(str(parts[code].count) for code in sorted(parts))
            places = ", ".join(str(parts[code].place.line) for code in sorted(parts))
            draft.note(
                "indicator_counts_do_not_sum", line, *(parts[code].place for code in sorted(parts)),
                declared=match["count"], terms=terms, sum=total, lines=places,
            )  # fmt: skip


def _note_evaluated(counts: Sequence[_Count], draft: Draft) -> None:
    """Notes a component of which the agency was evaluated on more or fewer indicators."""
    evaluated = _evaluated(draft)
    first = {each.code: each for each in reversed(counts) if each.unit == _INDICATORS}
    for code, each in sorted(first.items()):
        listed = evaluated.get(code, {})
        if listed and len(listed) != each.count:
            places = sorted(listed.values(), key=lambda place: place.line)
            draft.note(
                "evaluated_indicators_differ", each.place, *places, component=code, declared=each.count,
                count=len(listed), lines=", ".join(str(place.line) for place in places),
            )  # fmt: skip


def _evaluated(draft: Draft) -> dict[str, dict[str, Place]]:
    """Component → the indicators of the agency's own evaluation with a weight, each with its place."""
    prefix = f"{NodeKind.COMPONENT}:{draft.agency_slug}/{draft.fiscal_year}/"
    weighed = {said.subject for said in draft if said.predicate == "weight"}
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for said in draft:
        target = said.object or ""
        joins = said.predicate == str(EdgeKind.CONTRIBUTES_TO) and target.startswith(prefix)
        if joins and said.subject in weighed:
            found[target.removeprefix(prefix)].setdefault(said.subject, said.place)
    return found


def _note_elsewhere(counts: Sequence[_Count], draft: Draft) -> None:
    """Notes a component that is said to have another number of things in another place."""
    seen: dict[str, _Count] = {}
    for each in counts:
        first = seen.setdefault(each.code, each)
        if first.count != each.count and first.place.line != each.place.line:
            draft.note(
                "component_counts_differ" if first.unit == each.unit else "component_issues_differ",
                each.place, first.place, component=each.code,
                one=f"{first.count} {first.unit}", other=f"{each.count} {each.unit}", line=first.place.line,
            )  # fmt: skip


def _note_scopes(lines: Sequence[Place], draft: Draft) -> None:
    """Notes a component that is for other agencies in one place than in another."""
    seen: dict[str, tuple[str, Place]] = {}
    for line in lines:
        text = arabic(clean(line.text))
        for match in _THE_COMPONENT.finditer(text):
            scope = _SCOPE.search(text[match.end() : match.end() + 260].partition("องค์ประกอบ")[0])
            if scope is None:
                continue
            one, place = seen.setdefault(match["code"], (scope["scope"], line))
            if fold(one) != fold(scope["scope"]):
                draft.note(
                    "component_scope_differs", line, place, component=match["code"], one=one, other=scope["scope"],
                    line=place.line,
                )  # fmt: skip
