"""Puts an evaluation document together: the official table registers the indicators, the forms speak of them."""

from __future__ import annotations

import re

from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Disposition, FormRow, FormTable
from loaders.forms.evaluation import columns
from loaders.forms.evaluation.appeal_rules import state_appeal_rules
from loaders.forms.evaluation.appeals import Appeals
from loaders.forms.evaluation.blanks import note_blanks, note_official_blanks
from loaders.forms.evaluation.criteria import Criteria
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.numbering import numbering
from loaders.forms.evaluation.official import official_tables, read_official
from loaders.forms.evaluation.official_statements import OfficialStatements
from loaders.forms.evaluation.order import Orders
from loaders.forms.evaluation.register import Indicator, IndicatorRegister
from loaders.forms.evaluation.report import Report
from loaders.forms.evaluation.result_list import state_result_lists
from loaders.forms.evaluation.scenes import Assessor, Named, Scene, scenes
from loaders.forms.evaluation.scores import Scores
from loaders.forms.evaluation.stream import stream
from loaders.forms.evaluation.sub_scores import Steps
from loaders.forms.evaluation.total_label import note_total_label
from loaders.forms.evaluation.whose import leave_out, other_agency, own_tables
from loaders.forms.evaluation.words import Words
from loaders.normalise.number import parse_decimal
from loaders.recognise import RecognisedDocument
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister

_OF_SCENES = (None, columns.CRITERIA, columns.RESULTS, columns.SUMMARY, columns.DETAILS, columns.STEPS)
_COMPONENT_WEIGHT = re.compile(r"การประเมินผลการปฏิบัติราชการองค์ประกอบที่\s*(?P<code>\d+)\s*\(ร้อยละ\s*(?P<weight>[\d.]+)\)")


def assemble(document: RecognisedDocument, draft: Draft) -> None:
    """States everything that the document's evaluation forms say."""
    facts = Facts(draft, IndicatorRegister(draft))
    official = read_official(own_tables(official_tables(document), draft), draft)
    OfficialStatements(facts).state(official)
    note_official_blanks(official, draft)
    note_total_label(official, draft)
    reader = _SceneReader(facts)
    filled = [scene for scene in scenes(stream(document)) if scene.assessor]
    for scene in sorted(filled, key=lambda scene: scene.assessor is not Assessor.SELF):
        if scene.agency and other_agency(scene.agency.name, draft):
            leave_out(_rows(scene), scene.agency.place, draft)
        else:
            reader.read(scene)
    state_result_lists(own_tables(document.of(columns.RESULT_LIST), draft), facts)
    state_appeal_rules(document.of(columns.APPEAL_RULES), draft)
    Appeals(draft).read(document.of(columns.APPEALS))


def _rows(scene: Scene) -> list[tuple[FormTable, FormRow]]:
    """The rows of a form's own tables."""
    found = [(item.table, item.row) for item in scene.items if item.form in _OF_SCENES]
    return [(table, row) for table, row in found if table and row]


class _SceneReader:
    """Reads filled-in forms one by one."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._orders = Orders(facts.draft)
        self._report = Report(facts, ProjectRegister(facts.draft), Actors(facts.draft))

    def read(self, scene: Scene) -> None:
        """States what one form says."""
        self._state_head(scene)
        numbered = {} if scene.is_single else numbering(scene, self._facts)
        single = self._single(scene)
        self._orders.compare(scene, numbered)
        note_blanks(scene, self._facts.draft)
        Criteria(self._facts, scene, numbered, single).read()
        Scores(self._facts, scene.assessor or Assessor.SELF).read(scene, numbered, single)
        self._report.read_summaries(scene, numbered)
        accounts = self._report.read_details(scene)
        Steps(self._facts).read(scene, single)
        Words(self._facts, scene, self._report).read(numbered, single, accounts)
        self._account_heads(scene)

    def _state_head(self, scene: Scene) -> None:
        """States the component, its weight and the group of the agency."""
        facts = self._facts
        if scene.component and scene.component.code:
            facts.component(scene.component.code, scene.component.name, scene.component.place, Rank.FORM)
        if scene.group and scene.component:
            group, place = scene.group
            facts.draft.state(facts.evaluation(place), "agency_group", group, place)
        for item in scene.items:
            match = _COMPONENT_WEIGHT.match(item.texts[0]) if item.is_line and item.texts else None
            if match:
                component = facts.register.component_id(match["code"])
                facts.number(component, "weight", parse_decimal(match["weight"]), item.place)

    def _single(self, scene: Scene) -> Indicator | None:
        """The one indicator of a form, registered if it is new."""
        named, component = scene.subject, scene.component
        if named is None or component is None:
            return None
        register = self._facts.register
        entry = register.by_code(named.code) or self._alike(component.code, named)
        entry = entry or register.add(component.code, named.name, named.code)
        self._facts.indicator(entry, named.name, named.place, Rank.MENTION, prints_code=bool(named.code))
        return entry

    def _alike(self, component: str | None, named: Named) -> Indicator | None:
        """The indicator of a like name, or without a code the only one of its component; none of another code."""
        found = self._facts.register.by_name(component, named.name)[0]
        if named.code:
            return None if found and found.code and found.printed else found
        among = self._facts.register.of(component)
        return found or (among[0] if len(among) == 1 else None)

    def _account_heads(self, scene: Scene) -> None:
        """Rows that are lines in the frame of the form and state nothing of their own are its head."""
        for item in scene.items:
            if item.table and item.row and item.is_line and not self._facts.draft.accounted(item.table, item.row):
                self._facts.draft.account(item.table, item.row, Disposition.HEADER)
