"""States what the matrix holds, once its key results are joined with their codes."""

from __future__ import annotations

from dataclasses import replace

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Json, Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.plan_super_okr.key_results import KeyResultRegister, code_cell, fits_super_okr
from loaders.forms.plan_super_okr.matrix import Matrix, MatrixHeading, MatrixKeyResult, Share
from loaders.forms.plan_super_okr.wordings import Wording
from loaders.forms.shared.plans import city_plan_id
from loaders.forms.shared.project_rows import ProjectRow, state_project_row
from loaders.normalise.target import parse_target
from loaders.normalise.text import clean
from loaders.resolution.actors import Actors
from loaders.resolution.projects import ProjectRegister


class MatrixStatements:
    """States issues, Super OKRs, key results, shares and projects of the matrix."""

    def __init__(self, draft: Draft, actors: Actors, projects: ProjectRegister) -> None:
        self._draft = draft
        self._actors = actors
        self._projects = projects

    def state(self, matrix: Matrix) -> None:
        """States everything that the matrix says."""
        for code, place in matrix.areas:
            self._state_area(code, place)
        for issue in matrix.issues:
            self._state_issue(issue)
        for super_okr in matrix.super_okrs:
            self._state_super_okr(super_okr)
        for key_result in matrix.key_results:
            self._state_key_result(key_result)

    def _state_area(self, code: str, place: Place) -> None:
        strategy = node_id(NodeKind.STRATEGY, self._draft.fiscal_year, code)
        name = clean(place.text)
        self._draft.state(strategy, "code", code, place, rank=Rank.INFERENCE)
        self._draft.state(strategy, "name", name[name.index("ด้าน") :], place, rank=Rank.MENTION)
        self._draft.state(strategy, "fiscal_year", self._draft.fiscal_year, place, rank=Rank.INFERENCE)
        plan = city_plan_id(self._draft.fiscal_year)
        self._draft.relate(strategy, EdgeKind.PART_OF, plan, place, rank=Rank.INFERENCE)

    def _state_issue(self, heading: MatrixHeading) -> None:
        cell = heading.row.cells["super_okr"]
        identifier = node_id(NodeKind.ISSUE, self._draft.fiscal_year, heading.code)
        self._state_named(identifier, heading, cell)
        strategy = node_id(NodeKind.STRATEGY, self._draft.fiscal_year, heading.code.partition(".")[0])
        self._draft.relate(identifier, EdgeKind.PART_OF, strategy, cell)

    def _state_super_okr(self, heading: MatrixHeading) -> None:
        cell = heading.row.cells["super_okr"]
        identifier = node_id(NodeKind.SUPER_OKR, self._draft.fiscal_year, heading.code)
        self._state_named(identifier, heading, cell)
        issue = node_id(NodeKind.ISSUE, self._draft.fiscal_year, heading.code.rpartition(".")[0])
        self._draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, issue, cell)
        target, host = heading.row.cells.get("super_target"), heading.row.cells.get("host")
        if target and clean(target.text):
            self._draft.state(identifier, "target", parse_target(target.text), target)
        if host:
            self._state_super_okr_hosts(identifier, host)

    def _state_super_okr_hosts(self, super_okr: str, host: Cell) -> None:
        for actor in self._actors.agencies(host):
            if actor.id != self._draft.agency:
                self._draft.state(super_okr, "host", actor.id, host)

    def _state_named(self, identifier: str, heading: MatrixHeading, cell: Cell) -> None:
        self._draft.state(identifier, "code", heading.code, cell)
        self._draft.state(identifier, "name", heading.name, cell)
        self._draft.state(identifier, "fiscal_year", self._draft.fiscal_year, cell)

    def _state_key_result(self, key_result: MatrixKeyResult) -> None:
        if key_result.entry is None:
            return
        identifier = key_result.entry.id
        for wording, cell in key_result.wordings:
            self._state_wording(identifier, wording, cell, exact=key_result.words_district_exactly)
        cell = key_result.wordings[0][1]
        if key_result.entry.row is None:
            self._draft.state(identifier, "name", key_result.entry.name, cell)
            self._draft.state(identifier, "code", key_result.entry.code, cell, rank=Rank.INFERENCE, confidence=0.9)
        self._draft.state(identifier, "fiscal_year", self._draft.fiscal_year, cell, rank=Rank.MENTION)
        super_okr = node_id(NodeKind.SUPER_OKR, self._draft.fiscal_year, key_result.super_okr)
        self._draft.relate(identifier, EdgeKind.CONTRIBUTES_TO, super_okr, cell)
        self._state_host(identifier, key_result)
        if key_result.host:
            self._state_super_okr_hosts(super_okr, key_result.host)
        for share in key_result.shares:
            self._state_share(identifier, share)
        for row in key_result.project_rows:
            printed = ProjectRow(row.cells["project"], row.cells.get("budget"), row.cells.get("division"))
            for project in state_project_row(printed, self._draft, self._projects, self._actors):
                self._draft.relate(project, EdgeKind.SUPPORTS, identifier, row.cells["project"])

    def _state_wording(self, identifier: str, wording: Wording, cell: Cell, *, exact: bool) -> None:
        """States a wording as the district's name of the key result or as the host's.

        Where another row words the key result exactly as the evaluation tables do, a
        wording that only resembles it is the host's.
        """
        if exact and wording.confidence < 1 and not wording.host:
            wording = replace(wording, host=wording.district, district="")
        if wording.district:
            certain = wording.confidence >= 1
            self._draft.state(
                identifier, "name", wording.district, cell, rank=Rank.MENTION,
                confidence=wording.confidence, matched_from=None if certain else wording.district,
            )  # fmt: skip
        self._draft.state(identifier, "host_wording", wording.host, cell)

    def _state_host(self, identifier: str, key_result: MatrixKeyResult) -> None:
        if key_result.host is None or not clean(key_result.host.text):
            return
        bureaus = (actor for actor in self._actors.agencies(key_result.host) if actor.id != self._draft.agency)
        for actor in bureaus:
            self._relate(actor.id, identifier, Role.HOST, None, key_result.host, Rank.MENTION)

    def _state_share(self, identifier: str, share: Share) -> None:
        agency = self._actors.agency(share.agency, share.agency_cell)
        if agency is None:
            return
        target = parse_target(share.target) if share.target and share.target != "-" else None
        source = share.target_cell if share.target_cell and target else share.agency_cell
        if target and agency == self._draft.agency:
            self._draft.state(identifier, "target", target, source, rank=Rank.MENTION)
        self._relate(agency, identifier, share.role, target, source, Rank.MENTION)

    def _relate(
        self, agency: str, key_result: str, role: Role, target: dict[str, Json] | None, source: Cell, rank: Rank
    ) -> None:
        properties: dict[str, Json] = {"role": str(role)} | ({"target": target} if target else {})
        self._draft.relate(
            agency, EdgeKind.RESPONSIBLE_FOR, key_result, source,
            qualifier=str(role), properties=properties, rank=rank,
        )  # fmt: skip


def state_inferred_parents(register: KeyResultRegister, super_okrs: set[str], draft: Draft) -> None:
    """Puts key results that the matrix lacks under the Super OKR that their code begins with."""
    for entry in register:
        if entry.super_okr or entry.code is None or entry.row is None:
            continue
        parents = [code for code in super_okrs if fits_super_okr(entry.code, code)]
        for code in parents:
            target = node_id(NodeKind.SUPER_OKR, draft.fiscal_year, code)
            cell = code_cell(entry.row)
            draft.relate(entry.id, EdgeKind.CONTRIBUTES_TO, target, cell, rank=Rank.INFERENCE, confidence=0.9)
        draft.note("key_result_not_in_matrix", code_cell(entry.row), code=entry.code, name=entry.name)
