"""An agency's own report on a component or an indicator: what it claims to have reached, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.form import Cell, Disposition, FormRow
from loaders.forms.evaluation.columns import DETAILS, SUMMARY
from loaders.forms.evaluation.facts import Facts
from loaders.forms.evaluation.numbering import names
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.rows import whole_entries
from loaders.forms.evaluation.said import said_of_each
from loaders.forms.evaluation.scenes import Assessor, Scene
from loaders.forms.shared.entries import Entry
from loaders.forms.shared.project_rows import ProjectRow, state_project_row
from loaders.normalise.number import NUMBER, parse_decimal
from loaders.normalise.reached import LEVEL_UNIT, Reached, split_reached
from loaders.normalise.target import split_targets
from loaders.normalise.text import arabic, clean, fold, paragraphs
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister

_WEIGHTS = re.compile(rf"(?P<part>\()?\s*(?P<weight>{NUMBER})\s*\)?")
_APPEALED = re.compile(r"(?:ยื่น|ขอ|ดำเนินการ)[^.]{0,30}อุทธรณ์")
_APPEAL_DONE = re.compile(r"แล้ว|ต่อคณะกรรมการ")
_TOTAL = re.compile(r"รวม")


class Report:
    """States what the tables of an agency's report say besides scores."""

    def __init__(self, facts: Facts, projects: ProjectRegister, actors: Actors) -> None:
        self._facts = facts
        self._projects = projects
        self._actors = actors

    def read_summaries(self, scene: Scene, numbered: Mapping[str, Indicator]) -> None:
        """Reads the summaries of the component; every row is accounted for."""
        draft = self._facts.draft
        for entry in whole_entries(scene, SUMMARY, draft, _begins):
            number = arabic(entry.text("number")).rstrip(".)")
            if _TOTAL.match(fold(entry.text("number"))):
                entry.account(draft, Disposition.TOTAL)
            elif number not in numbered:
                entry.account(draft, Disposition.LEFT_OUT, "the row names no indicator")
            else:
                self._state_summary(entry, numbered[number])
                entry.account(draft)

    def _state_summary(self, entry: Entry, indicator: Indicator) -> None:
        count = max(1, len(names(_text(entry, "indicator"))) - 1)
        facts, level, target = self._facts, entry.cell("level"), entry.cell("target")
        over = self._spoken_of(indicator, count)
        self._state_weights(entry, indicator, over)
        found = split_reached(level.text, len(over)) if level else None
        targets = split_targets(target.text, len(over)) if target else None
        for position, part in enumerate(over):
            source = entry.cell("indicator") or next(iter(entry.rows[0].cells.values()))
            result = facts.result(part, Assessor.SELF, source, Rank.MENTION)
            if level and found:
                self._facts.reached(result, found[position], level, Rank.MENTION)
            if target and targets:
                facts.target(part, targets[position], target, Rank.MENTION)
        self._state_details(indicator, over, entry.cell("result"))
        self._state_said(over, found, entry.cell("result"))

    def _state_said(self, parts: list[Indicator], found: Sequence[Reached] | None, cell: Cell | None) -> None:
        """States what the words on each part say was reached, where its level is all that its cell states."""
        for position, reached in enumerate(said_of_each(cell.text, len(parts)) if cell else ()):
            measured = found and found[position].unit != LEVEL_UNIT
            if cell and reached and not measured:
                result = self._facts.register.result_id(parts[position], Assessor.SELF)
                self._facts.reached(result, reached, cell, Rank.MENTION)

    def _spoken_of(self, indicator: Indicator, count: int) -> list[Indicator]:
        """The indicator, or its parts where the row has something on each."""
        return indicator.parts if count > 1 and count == len(indicator.parts) else [indicator]

    def _state_weights(self, entry: Entry, indicator: Indicator, over: list[Indicator]) -> None:
        """States the weight of the indicator, and those in brackets of its parts."""
        cell = entry.cell("weight")
        matches = list(_WEIGHTS.finditer(arabic(clean(cell.text)))) if cell else []
        whole = [match["weight"] for match in matches if not match["part"]]
        parts = [match["weight"] for match in matches if match["part"]]
        if cell and whole:
            self._facts.weight(indicator, parse_decimal(whole[0]), cell, Rank.MENTION)
        if cell and over != [indicator] and len(parts) == len(over):
            for part, weight in zip(over, parts, strict=True):
                self._facts.weight(part, parse_decimal(weight), cell, Rank.MENTION)
                self._facts.place_in_whole(part, indicator, cell, parse_decimal(weight), Rank.MENTION)

    def read_details(self, scene: Scene) -> dict[int, Indicator]:
        """Reads the accounts of single indicators; returns which indicator each is about, by its first line."""
        draft = self._facts.draft
        about: dict[int, Indicator] = {}
        for entry in whole_entries(scene, DETAILS, draft, lambda row: bool(clean(row.text("indicator")))):
            indicator = self._detailed(entry, scene)
            if indicator is None:
                entry.account(draft, Disposition.LEFT_OUT, "the row names no indicator")
                continue
            about[entry.rows[0].source.line] = indicator
            self._state_account(entry, indicator)
            entry.account(draft)
        return about

    def _detailed(self, entry: Entry, scene: Scene) -> Indicator | None:
        """The indicator that an account is about; it may stand in the report on another component."""
        cell = entry.cell("indicator")
        if cell is None:
            return None
        name = names(cell.text)[0]
        found = self._named(name, scene)
        if found and scene.component and found.component != scene.component.code:
            self._facts.draft.note("account_in_other_component", cell, name=name, component=scene.component.code)
        return found

    def _named(self, name: str, scene: Scene) -> Indicator | None:
        """The indicator of a name: of the report's own component, unless one of another is nearer."""
        own, likeness = self._facts.register.by_name(scene.component.code if scene.component else None, name)
        found, best = self._facts.register.by_name(None, name)
        return own if own and likeness >= best else found

    def _state_account(self, entry: Entry, indicator: Indicator) -> None:
        facts, cell = self._facts, entry.cell("indicator")
        if cell is None:
            return
        parts = names(cell.text)[1:]
        over = self._spoken_of(indicator, max(1, len(parts)))
        reached, target = entry.cell("reached"), entry.cell("target")
        found = split_reached(reached.text, len(over)) if reached else None
        targets = split_targets(target.text, len(over)) if target else None
        for position, part in enumerate(over):
            result = facts.result(part, Assessor.SELF, cell, Rank.MENTION)
            if reached and found:
                self._facts.reached(result, found[position], reached, Rank.FORM)
            if target and targets:
                facts.target(part, targets[position], target, Rank.FORM)
        result = facts.register.result_id(indicator, Assessor.SELF)
        self._state_details(indicator, over, entry.cell("details"))
        self._state_remark(indicator, result, entry.cell("remark"))
        self._state_projects(entry, indicator)

    def _state_details(self, indicator: Indicator, over: list[Indicator], cell: Cell | None) -> None:
        """States the words on an indicator; the day that they give is that of the results they are on."""
        if cell is None:
            return
        result = self._facts.register.result_id(indicator, Assessor.SELF)
        self._facts.draft.state_text(result, "details", "\n".join(paragraphs(cell.text)), cell)
        self._facts.ratios(result, cell.text, cell)
        for part in over:
            self._facts.as_of(self._facts.register.result_id(part, Assessor.SELF), cell.text, cell, Rank.MENTION)

    def _state_remark(self, indicator: Indicator, result: str, cell: Cell | None) -> None:
        if cell and clean(cell.text):
            self._facts.draft.state(result, "remark", clean(cell.text), cell)
            self.state_appeal(indicator, clean(cell.text), cell)

    def state_appeal(self, indicator: Indicator, text: str, source: Cell | Place) -> None:
        """States that the agency has appealed, where its words say so."""
        if not (_APPEALED.search(text) and _APPEAL_DONE.search(text)):
            return
        draft = self._facts.draft
        appeal = node_id(NodeKind.APPEAL, draft.agency_slug, draft.fiscal_year, indicator.tail)
        draft.state(appeal, "ruling", "filed", source)
        draft.state(appeal, "agency", draft.agency, source, rank=Rank.INFERENCE)
        draft.state(appeal, "fiscal_year", draft.fiscal_year, source, rank=Rank.INFERENCE)
        draft.relate(appeal, EdgeKind.APPEALS, self._facts.register.indicator_id(indicator), source)

    def _state_projects(self, entry: Entry, indicator: Indicator) -> None:
        cell = entry.cell("project")
        if cell is None:
            return
        printed = ProjectRow(cell)
        for project in state_project_row(printed, self._facts.draft, self._projects, self._actors, rank=Rank.FORM):
            self._facts.draft.relate(project, EdgeKind.SUPPORTS, self._facts.register.indicator_id(indicator), cell)


def _begins(row: FormRow) -> bool:
    return bool(clean(row.text("number")))


def _text(entry: Entry, column: str) -> str:
    cell = entry.cell(column)
    return cell.text if cell else ""
