"""The Super OKR matrix: rows grouped into key results with both wordings, both targets and their projects.

A key result takes one to three printed rows. The columns of targets and agencies
run on their own: a page's lower row often holds the district's target of the key
result above beside the name of the next. So rows give key results and pairs of
target and agency separately, and each pair goes to the key result it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kb.kinds import Role
from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell, Disposition, FormTable
from loaders.forms.plan_super_okr.key_results import KeyResult, KeyResultRegister
from loaders.forms.plan_super_okr.matrix_rows import MatrixRow, matrix_row
from loaders.forms.plan_super_okr.targets import cell_targets, equal_target, same_target
from loaders.forms.plan_super_okr.torn_rows import TornRows
from loaders.forms.plan_super_okr.wordings import Wording, read_wording
from loaders.forms.shared.project_rows import found_projects
from loaders.normalise.code import outline_code
from loaders.normalise.text import clean
from loaders.resolution.projects import ProjectRegister

_AREA = re.compile(r"ยุทธศาสตร์(?:ที่\s*\S+)?\s*ด้าน\s*\S")
_WINDOW = 3
"""How many key results back a pair of target and agency may belong to."""


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's share of a key result: its name as printed, its role and its target."""

    agency: str
    role: Role
    target: str
    agency_cell: Cell
    target_cell: Cell | None


@dataclass(slots=True)
class MatrixKeyResult:
    """A key result as the matrix words it, under its Super OKR."""

    super_okr: str
    wordings: list[tuple[Wording, Cell]]
    host: Cell | None
    entry: KeyResult | None
    shares: list[Share] = field(default_factory=list)
    project_rows: list[MatrixRow] = field(default_factory=list)

    def has(self, *, own: bool) -> bool:
        """Whether the district's own share (or a host's) is known already."""
        return any((share.role is not Role.HOST) == own for share in self.shares)

    @property
    def words_district_exactly(self) -> bool:
        """Whether one of several wordings is the district's to the letter."""
        return any(wording.district and wording.confidence >= 1 for wording, _ in self.wordings)

    @property
    def called(self) -> str:
        """What a reader knows the key result by: its code, else its printed name."""
        return self.entry.code if self.entry and self.entry.code else clean(self.wordings[0][1].text)

    @property
    def known_target(self) -> str:
        """The district's target by the evaluation tables; empty where they are silent."""
        return self.entry.target if self.entry else ""


@dataclass(frozen=True, slots=True)
class MatrixHeading:
    """An issue or a Super OKR in the first column."""

    code: str
    name: str
    row: MatrixRow


@dataclass(slots=True)
class Matrix:
    """What the matrix holds, in document order."""

    areas: list[tuple[str, Place]] = field(default_factory=list)
    """The strategies named above the tables, as (code of the first issue below, place)."""
    issues: list[MatrixHeading] = field(default_factory=list)
    super_okrs: list[MatrixHeading] = field(default_factory=list)
    key_results: list[MatrixKeyResult] = field(default_factory=list)


class MatrixReader:
    """Reads the tables of the matrix one row after another."""

    def __init__(self, draft: Draft, key_results: KeyResultRegister, projects: ProjectRegister) -> None:
        self._draft = draft
        self._key_results = key_results
        self._projects = projects
        self._torn = TornRows(key_results, projects)
        self._waiting: list[tuple[str, Role, Cell]] = []
        self._matrix = Matrix()

    def read(self, tables: Iterable[FormTable]) -> Matrix:
        """The whole matrix; every row of the tables is accounted for."""
        for table in tables:
            issues = len(self._matrix.issues)
            for row in self._logical_rows(table):
                disposition = self._read_row(row)
                for part, printed in enumerate(row.rows):
                    self._draft.account(table, printed, Disposition.CONTINUATION if part else disposition)
            self._read_area(table, self._matrix.issues[issues:])
        return self._matrix

    def _read_area(self, table: FormTable, issues: list[MatrixHeading]) -> None:
        """The strategy that the headings above a table name has the number that its issues' codes begin with."""
        named = [line for line in table.headings if _AREA.match(clean(line.text))]
        if named and issues:
            self._matrix.areas.append((issues[0].code.partition(".")[0], named[-1]))

    def _logical_rows(self, table: FormTable) -> Iterator[MatrixRow]:
        pending: MatrixRow | None = None
        for printed in table:
            row = matrix_row(printed)
            if pending and self._torn.is_rest(pending, row):
                pending = pending.joined(row)
                continue
            if pending:
                yield pending
            pending = row
        if pending:
            yield pending

    def _read_row(self, row: MatrixRow) -> Disposition:
        if not any(row.text(column) for column in row.cells):
            return Disposition.EMPTY
        if row.slipped:
            self._draft.note("columns_slipped", _any(row))
        if self._read_heading(row):
            return Disposition.EXTRACTED
        begun = self._read_key_result(row)
        self._read_shares(row, begun=begun)
        if row.text("project"):
            self._attach_project(row)
        return Disposition.EXTRACTED

    def _read_heading(self, row: MatrixRow) -> bool:
        """Reads the first column; true for a row that holds an issue and nothing else."""
        first = row.text("super_okr")
        code, name = outline_code(first)
        if code and code.count(".") == 1:
            self._matrix.issues.append(MatrixHeading(code, name, row))
            return True
        if code and code.count(".") == 2:
            self._matrix.super_okrs.append(MatrixHeading(code, name, row))
        elif first:
            self._draft.note("super_okr_without_code", row.cells["super_okr"], text=first)
        return False

    def _read_key_result(self, row: MatrixRow) -> bool:
        """Begins a key result or adds a wording to the one above; whether it began one."""
        text = row.text("key_result")
        if not text or not self._matrix.super_okrs:
            return False
        super_okr = self._matrix.super_okrs[-1].code
        wording = read_wording(text, super_okr, self._project_ids(row), self._key_results)
        if wording.host and not _names_district(row):
            wording = replace(wording, host=text, district="")
        above = self._above(super_okr)
        if above and _rewords(above, wording, row):
            above.wordings.append((wording, row.cells["key_result"]))
            if above.entry is None:
                self._join(above, wording.entry)
            return False
        host = row.cells.get("host")
        begun = MatrixKeyResult(super_okr, [(wording, row.cells["key_result"])], host, None)
        self._join(begun, wording.entry)
        self._matrix.key_results.append(begun)
        return True

    def _join(self, key_result: MatrixKeyResult, entry: KeyResult | None) -> None:
        key_result.entry = entry
        if entry and entry.super_okr is None:
            entry.super_okr = key_result.super_okr

    def _above(self, super_okr: str) -> MatrixKeyResult | None:
        last = next(iter(self._matrix.key_results[-1:]), None)
        return last if last is not None and last.super_okr == super_okr else None

    def _project_ids(self, row: MatrixRow) -> set[str]:
        cell = row.cells.get("project")
        return found_projects(cell, self._projects) if cell else set()

    def _attach_project(self, row: MatrixRow) -> None:
        if self._matrix.key_results:
            self._matrix.key_results[-1].project_rows.append(row)
        else:
            self._draft.note("project_without_key_result", _any(row), name=row.text("project"))

    def _read_shares(self, row: MatrixRow, *, begun: bool) -> None:
        agencies = self._agencies(row)
        targets = cell_targets(row.text("target"), row.cells.get("target"), len(agencies), self._known(begun))
        for index, (agency, role, cell) in enumerate(agencies):
            if index >= len(targets) and index > 0 and role is not Role.HOST:
                self._waiting.append((agency, role, cell))
                continue
            target = targets[index] if index < len(targets) else ""
            self._place(Share(agency, role, target, cell, row.cells.get("target")), begun=begun)

    def _agencies(self, row: MatrixRow) -> list[tuple[str, Role, Cell]]:
        cell = row.cells.get("agency")
        if cell and row.text("agency"):
            self._waiting.clear()
            return [(name, role, cell) for name, role in row.agencies]
        waiting, self._waiting = self._waiting, []
        return waiting if row.text("target") else []

    def _known(self, begun: bool) -> str:
        last = self._matrix.key_results[-1:]
        return last[0].known_target if last else ""

    def _place(self, share: Share, *, begun: bool) -> None:
        window = self._matrix.key_results[-_WINDOW:]
        if not window:
            self._draft.note("agency_without_key_result", share.agency_cell, name=share.agency)
            return
        owner = _host_owner(window) if share.role is Role.HOST else _own_owner(window, share, begun=begun)
        if owner is None:
            owner, share = window[-1], _as_host(share, window[-1], self._draft)
        elif owner is not window[-1] and share.role is not Role.HOST:
            _note_beside_other(share, owner, window[-1], self._draft)
        owner.shares.append(share)


def _rewords(above: MatrixKeyResult, wording: Wording, row: MatrixRow) -> bool:
    """Whether a row's wording is a further one of the key result above."""
    if wording.entry is not None and wording.entry is above.entry:
        return True
    roles = [role for _, role in row.agencies]
    own_row = bool(roles) and Role.HOST not in roles
    bare = not row.text("project")
    unjoined = above.entry is None or not above.wordings[0][0].district
    return own_row and bare and unjoined and above.entry in (None, wording.entry)


def _names_district(row: MatrixRow) -> bool:
    """Whether a row is the district's as well as the bureau's, so that its cells may hold both wordings."""
    return any(role is not Role.HOST for _, role in row.agencies)


def _host_owner(window: list[MatrixKeyResult]) -> MatrixKeyResult:
    """The key result that a host's share is of: the current one, else the oldest without a host."""
    if not window[-1].has(own=False):
        return window[-1]
    return next((item for item in window if not item.has(own=False)), window[-1])


def _own_owner(window: list[MatrixKeyResult], share: Share, *, begun: bool) -> MatrixKeyResult | None:
    """The key result that the district's share is of; `None` where its target fits none of the known ones."""
    near = [item for item in window if item.super_okr == window[-1].super_okr] if begun else window
    fitting = [item for item in near if same_target(share.target, item.known_target)]
    free = [item for item in fitting if not item.has(own=True)]
    if free or fitting:
        return next((item for item in free if equal_target(share.target, item.known_target)), (free or fitting)[0])
    above = window[-2] if len(window) > 1 else None
    if begun and not window[-1].has(own=False) and above and not above.has(own=True):
        known = bool(window[-1].known_target and above.known_target)
        return None if known else above
    return window[-1]


def _as_host(share: Share, owner: MatrixKeyResult, draft: Draft) -> Share:
    """Reads a share as the host's, because the target is not the district's and the host's is missing."""
    if owner.host is None or not clean(owner.host.text):
        return share
    draft.note("agency_read_from_host_column", share.agency_cell, target=share.target, agency=clean(owner.host.text))
    return Share(clean(owner.host.text), Role.HOST, share.target, owner.host, share.target_cell)


def _note_beside_other(share: Share, owner: MatrixKeyResult, beside: MatrixKeyResult, draft: Draft) -> None:
    """Says that a target was read as that of a key result above, which the row does not print."""
    if share.target:
        cell = share.target_cell or share.agency_cell
        draft.note(
            "target_beside_other_key_result", cell, target=share.target, owner=owner.called, beside=beside.called
        )


def _any(row: MatrixRow) -> Cell:
    return next(cell for cell in row.cells.values() if clean(cell.text))
