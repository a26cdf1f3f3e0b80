"""The indicators of one evaluation: registered once, then found by code, number or name.

The official result table registers them with codes; the agency's report and the
reviewers' forms word and number them in their own ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.identity import name_hash, node_id
from kb.kinds import NodeKind
from loaders.draft import Draft
from loaders.forms.evaluation.scenes import Assessor
from loaders.normalise.text import fold, ocr_fold, similarity

NAME_THRESHOLD = 0.6
"""Least similarity of a wording to the name of an indicator; a component has a handful, unlike each other."""
MARGIN = 0.05
"""Least lead of the best over the second."""
_PREFIX = 12
"""A name cut short is known by its beginning, if that is at least so long."""


@dataclass(slots=True)
class Indicator:
    """An indicator or a part of one; `tail` ends the ids of what belongs to it; `code` is as printed, or inferred.

    One that the official table gives a result is `scored`, and has no parts; `unit` is the table's.
    """

    component: str | None
    name: str
    code: str | None
    tail: str
    printed: bool = True
    scored: bool = False
    unit: str | None = None
    parts: list[Indicator] = field(default_factory=list)


class IndicatorRegister:
    """The indicators of the agency's evaluation in the document's year."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._wholes: list[Indicator] = []

    def add(self, component: str | None, name: str, code: str | None, *, printed: bool = True) -> Indicator:
        """Registers an indicator; one of this code, or without a code of this name, is there once."""
        tail = code or name_hash(name)
        known = next((entry for entry in self._wholes if entry.tail == tail), None)
        if known:
            return known
        entry = Indicator(component, name, code, tail, printed)
        self._wholes.append(entry)
        return entry

    def add_part(self, whole: Indicator, name: str, code: str | None = None) -> Indicator:
        """Registers a part of an indicator; one that has no code in print is numbered in print order."""
        known = next((part for part in whole.parts if fold(part.name) == fold(name)), None)
        if known:
            return known
        number, printed = len(whole.parts) + 1, code is not None
        code = code or (f"{whole.code}.{number}" if whole.code else None)
        part = Indicator(whole.component, name, code, code or f"{whole.tail}/{number}", printed)
        whole.parts.append(part)
        return part

    def of(self, component: str | None) -> list[Indicator]:
        """The indicators of a component, without their parts, in the order registered."""
        return [entry for entry in self._wholes if entry.component == component]

    def by_code(self, code: str | None) -> Indicator | None:
        """The indicator or part with this code."""
        return next((entry for entry in self if code and entry.code == code), None)

    def by_name(self, component: str | None, name: str) -> tuple[Indicator | None, float]:
        """The indicator or part of a component that a name means, and how sure that is; `None` if none is near."""
        among = [entry for entry in self if entry.component == component or component is None]
        scored = sorted(((likeness(name, entry.name), entry) for entry in among), key=lambda item: -item[0])
        if not scored or scored[0][0] < NAME_THRESHOLD:
            return None, 0.0
        second = scored[1][0] if len(scored) > 1 else 0.0
        best, entry = scored[0]
        return (entry, best) if best >= 1 or best - second >= MARGIN else (None, 0.0)

    def indicator_id(self, entry: Indicator) -> str:
        """The id of the indicator's node."""
        return self._id(NodeKind.INDICATOR, entry.tail)

    def result_id(self, entry: Indicator, assessor: Assessor) -> str:
        """The id of what an assessor says was reached on the indicator in the year."""
        return self._id(NodeKind.RESULT, entry.tail, str(assessor))

    def rubric_id(self, entry: Indicator, *kind: str) -> str:
        """The id of a rubric of the indicator: the criteria table's, or with `kind` the official's or a group's."""
        return self._id(NodeKind.RUBRIC, entry.tail, *kind)

    def component_id(self, code: str) -> str:
        """The id of a component of the evaluation."""
        return self._id(NodeKind.COMPONENT, code)

    @property
    def evaluation_id(self) -> str:
        """The id of the evaluation."""
        return self._id(NodeKind.EVALUATION)

    def __iter__(self) -> Iterator[Indicator]:
        for entry in self._wholes:
            yield entry
            yield from entry.parts

    def _id(self, kind: NodeKind, *tail: str) -> str:
        return node_id(kind, self._draft.agency_slug, self._draft.fiscal_year, *tail)


def likeness(name: str, known: str) -> float:
    """How alike two names are; a name cut short is as good as whole, but for exact ones."""
    short, long = sorted((ocr_fold(name), ocr_fold(known)), key=len)
    if len(short) >= _PREFIX and short != long and long.startswith(short):
        return max(0.9, similarity(name, known))
    return similarity(name, known)
