"""What a form says in words, line by line, of an indicator's result or of a whole component."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kb.statement import Place, Rank
from loaders.form import Disposition
from loaders.forms.evaluation.criteria import is_condition
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.numbering import PART, reviewed
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.report import Report
from loaders.forms.evaluation.said import said
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.forms.evaluation.sections import heading, item, says_nothing
from loaders.forms.evaluation.stream import Item
from loaders.forms.evaluation.sub_scores import sub_scores
from loaders.normalise.number import NUMBER, parse_decimal
from loaders.normalise.text import arabic, clean

_STAGE = re.compile(r"ส่วนที่\s*\d")
"""Heads a table of steps; elsewhere it ends what stands above."""
_WEIGHTED = re.compile(rf"\((?P<points>{NUMBER})\s*คะแนน\)\s*$")
_TARGET = re.compile(r"\(\s*เป้าหมาย\s*:?\s*(?P<target>[^()]{1,60}?)\s*(?=\)|ตามที่|ประกอบด้วย|หรือ|คือ)")
"""The target that the reviewers print behind the name of an indicator, without what explains it."""
_REMEMBERED = 2_000


@dataclass(slots=True)
class _Position:
    """Where in the words the reading is: the section, and which indicator it speaks of (`None`: the component)."""

    section: str | None = None
    indicator: Indicator | None = None
    overall: bool = False
    told: str = ""  # the last lines of reasons on the indicator: their numbers may give a later line's percentage


class Words:
    """Reads the lines of one form."""

    def __init__(self, facts: Facts, scene: Scene, report: Report) -> None:
        self._facts = facts
        self._scene = scene
        self._report = report

    def read(
        self, numbered: Mapping[str, Indicator], single: Indicator | None, accounts: Mapping[int, Indicator]
    ) -> None:
        """States every line below a heading of its section; `accounts` says which line begins the account of what."""
        position = _Position(indicator=single)
        for entry in self._scene.items:
            about = accounts.get(entry.place.line)
            if about:
                position = _Position(indicator=about)
            if entry.is_line:
                used = [self._read_line(text, entry.place, position, numbered, single) for text in entry.texts]
                self._account(entry, any(used))

    def _read_line(
        self, text: str, place: Place, position: _Position, numbered: Mapping[str, Indicator], single: Indicator | None
    ) -> bool:
        """Reads a line; tells whether it stated anything."""
        head = heading(text)
        if head and not (position.section == "explanation" and _STAGE.match(text)):
            position.section, position.overall = head.section, head.overall
            return False
        found = reviewed(text) if self._scene.assessor is Assessor.OFFICIAL else None
        if found and position.section == "explanation":
            position.indicator, position.told = numbered.get(found[0]), ""
            self._state_target(position.indicator, text, place)
        if position.section is None or says_nothing(text) or is_condition(text):
            return False
        if position.section == "explanation":
            self._read_reason(text, place, position, single)
        self._facts.draft.state(self._subject(position), position.section, item(text), place)
        return True

    def _subject(self, position: _Position) -> str:
        """What a line is about: a result, or the component where the form speaks of it as a whole."""
        named = self._scene.component
        component = self._facts.register.component_id((named and named.code) or "0")
        overall = position.overall or (self._is_review and position.section not in _OF_ONE)
        if position.indicator is None or (overall and not self._scene.is_single):
            return component
        return self._facts.register.result_id(self._whole(position.indicator), self._assessor)

    def _whole(self, indicator: Indicator) -> Indicator:
        return next((entry for entry in self._facts.register if indicator in entry.parts), indicator)

    @property
    def _assessor(self) -> Assessor:
        return self._scene.assessor or Assessor.SELF

    @property
    def _is_review(self) -> bool:
        return self._scene.assessor is Assessor.OFFICIAL

    def _read_reason(self, text: str, place: Place, position: _Position, single: Indicator | None) -> None:
        """Reads sub-scores and results out of the reasons for a score, and appeals out of an agency's explanations."""
        if self._is_review:
            self._enter_part(text, position)
        indicator = position.indicator
        if indicator is None:
            return
        if not self._is_review:
            self._report.state_appeal(indicator, text, place)
        result = self._facts.register.result_id(indicator, self._assessor)
        self._facts.as_of(result, text, place, Rank.MENTION)
        self._facts.ratios(result, text, place, before=position.told)
        position.told = f"{position.told}\n{text}"[-_REMEMBERED:]
        for record in sub_scores(text) if self._is_review else ():
            self._facts.sub_score(result, record, place)
        reached = said(text)
        if reached and (single or self._is_review):
            self._facts.result(indicator, self._assessor, place, Rank.MENTION)
            self._facts.reached(result, reached, place, Rank.MENTION)
            self._state_points(indicator, result, text, place)

    def _state_target(self, indicator: Indicator | None, text: str, place: Place) -> None:
        """States the target that the reviewers print in brackets behind the name of an indicator."""
        match = _TARGET.search(text)
        if match and indicator:
            self._facts.target(indicator, match["target"], place, Rank.MENTION)

    def _state_points(self, indicator: Indicator, result: str, text: str, place: Place) -> None:
        """States the weighted score that the reviewers print behind the result of a part: “(10 คะแนน)”."""
        match = _WEIGHTED.search(arabic(clean(text)))
        if match and self._is_review and self._whole(indicator) is not indicator:
            self._facts.number(result, "weighted_score", parse_decimal(match["points"]), place, Rank.MENTION)

    def _enter_part(self, text: str, position: _Position) -> None:
        """Goes on to the part of the indicator that a line such as “3.1 …” names."""
        match = PART.match(text)
        whole = self._whole(position.indicator) if position.indicator else None
        if match and whole and whole.parts:
            number = int(match["part"])
            position.indicator = whole.parts[number - 1] if number <= len(whole.parts) else whole

    def _account(self, entry: Item, used: bool) -> None:
        """Lines in a table's frame are rows as well: they state something, or are heads of the form."""
        if entry.table and entry.row:
            self._facts.draft.account(entry.table, entry.row, Disposition.EXTRACTED if used else Disposition.HEADER)


_OF_ONE = frozenset({"explanation", "evidence", "obstacles", "success_factors"})
"""Sections that a report has for every indicator; the reviewers write the others on the component as a whole."""
