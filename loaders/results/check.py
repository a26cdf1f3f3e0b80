"""Checks rows against the base: what each is of, and whether it contradicts another row or document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, canonical_json
from kb.store.base import Reader
from kb.text import fold
from loaders.results.columns import Form, columns
from loaders.results.dates import before_fiscal_year
from loaders.results.faults import Fault, fault, words
from loaders.results.locate import Given, Located, Locator
from loaders.results.parse import ResultRow
from loaders.results.table import Cell
from loaders.results.things import Things

COMPARED = ("value", "unit", "judged_level", "score")
"""Properties of which one result has one value."""


class Checked(Protocol):
    """A row that can be stored as a node of its own."""

    @property
    def number(self) -> int:
        """The row."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Name of a column → its cell."""

    @property
    def located(self) -> Located:
        """What it is of."""

    @property
    def id(self) -> str:
        """The id of the node."""

    @property
    def edge(self) -> EdgeKind:
        """How the node joins what it is of."""

    @property
    def called(self) -> str:
        """What the node is called within a sentence."""

    @property
    def facts(self) -> Mapping[str, Json]:
        """The properties of which the node can have one value alone, as far as the row states them."""


@dataclass(frozen=True, slots=True)
class CheckedResult:
    """A row that can be stored: what it is a result of, whose and of which year."""

    row: ResultRow
    located: Located
    id: str
    edge: EdgeKind = EdgeKind.REPORTS_ON

    @classmethod
    def of(cls, row: ResultRow, at: Located) -> CheckedResult:
        """The result that a row states, under its id."""
        slug, period = at.agency.removeprefix("agency:"), row.period.of(at.year)
        return cls(row, at, node_id(NodeKind.RESULT, slug, at.year, at.thing.tail, row.assessor, period))

    @property
    def number(self) -> int:
        """The row."""
        return self.row.number

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Name of a column → its cell."""
        return self.row.cells

    @property
    def period(self) -> str:
        """The period with its year, such as `2569-Q2`."""
        return self.row.period.of(self.located.year)

    @property
    def called(self) -> str:
        """Code, agency, period and assessor."""
        return ", ".join((self.located.thing.called, self.located.agency, self.period, self.row.assessor))

    @property
    def facts(self) -> Mapping[str, Json]:
        """The compared properties that the row states."""
        stated = {name: getattr(self.row, name) for name in COMPARED}
        return {name: value for name, value in stated.items() if value is not None}


@dataclass(slots=True)
class Checker:
    """Checks sheet after sheet; rows of different files of one load must agree as well."""

    reader: Reader
    given: Given
    faults: list[Fault] = field(default_factory=list)
    _seen: dict[str, tuple[Checked, str]] = field(default_factory=dict)
    _things: Things = field(init=False)

    def __post_init__(self) -> None:
        self._things = Things(self.reader)

    def results(self, rows: Iterable[ResultRow], path: str) -> list[CheckedResult]:
        """The rows that stand up to every check that needs no other document; faults are gathered."""
        checked = [found for row in rows if (found := self._result(row, path)) and row.sound]
        self.check_once(checked, path)
        return checked

    def check_once(self, rows: Iterable[Checked], path: str) -> None:
        """Compares rows with all those before that state the same node."""
        for row in rows:
            former, where = self._seen.setdefault(row.id, (row, path))
            if former is row:
                continue
            if former.located.thing.node.id != row.located.thing.node.id:
                self.faults.append(_other_thing(row, former.located.thing.node.id, path))
            place = where, former.number
            for name, value in row.facts.items():
                other = former.facts.get(name, value)
                if not _same(other, value):
                    self.faults.append(_differs("differs_in_file", row, path, (name, other, place)))

    def check_base(self, rows: Sequence[Checked], path: str, *, except_of: Iterable[str]) -> None:
        """Compares rows with what documents in force, but those in `except_of`, say of their nodes."""
        passed_over = frozenset(except_of)
        for row in rows:
            if self.reader.node(row.id) is not None:
                self.faults.extend(self._base_faults(row, path, passed_over))

    def _result(self, row: ResultRow, path: str) -> CheckedResult | None:
        locator = Locator(row.number, row.cells, path, self._things, self.given, row.year, row.period.year)
        located = locator.locate()
        if located is not None:
            _check_date(row, located, locator)
            _check_unit(row, located, locator)
            row = _in_period(row, located, locator)
        self.faults.extend(locator.faults)
        return None if located is None or locator.faults else CheckedResult.of(row, located)

    def _base_faults(self, row: Checked, path: str, passed_over: frozenset[str]) -> Iterator[Fault]:
        for edge in self.reader.edges(row.id, kinds=[row.edge]):
            says_so = {item.document for item in self.reader.edge_statements(edge)}
            if edge.target != row.located.thing.node.id and says_so - passed_over:
                yield _other_thing(row, edge.target, path)
        told: set[str] = set()
        for said in self.reader.statements(row.id):
            name, mine = said.predicate, row.facts.get(said.predicate)
            if mine is None or said.document in passed_over or name in told or _same(said.value, mine):
                continue
            told.add(name)
            document = self.reader.node(said.document)
            file_name = document.name if document and document.name else said.document
            where = file_name, said.place.row or said.place.line
            yield _differs("differs_in_base", row, path, (name, said.value, where))


def _check_date(row: ResultRow, located: Located, locator: Locator) -> None:
    if row.as_of is not None and before_fiscal_year(row.as_of, located.year):
        locator.add("date_before_year", row.cells["as_of"], year=located.year, before=located.year - 1)


def _in_period(row: ResultRow, located: Located, locator: Locator) -> ResultRow:
    """The row in the period that the caller names, where it names none itself; one of another period is at fault."""
    given = locator.given.period
    if given is None:
        return row
    cell = row.cells.get("period")
    if cell is not None and row.period.part != given.part:
        locator.add("period_conflicts", cell, period=row.period.of(located.year), other=given.of(located.year))
    return replace(row, period=given)


def _check_unit(row: ResultRow, located: Located, locator: Locator) -> None:
    unit, known = row.unit, locator.things.units(located.thing, located.agency)
    if unit is None or not known or any(_same(unit, other) for other in known):
        return
    cell = row.cells.get("unit") or row.cells["value"]
    locator.add("unit_differs", cell, value=unit, other=", ".join(known), code=located.thing.called)


def _same(one: Json, other: Json) -> bool:
    return fold(_text(one)) == fold(_text(other))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else canonical_json(value)


def _differs(code: str, row: Checked, path: str, difference: tuple[str, Json, tuple[str, int]]) -> Fault:
    """A fault about a property: its name, the other value, and the file and row where that stands."""
    name, other, (file_name, number) = difference
    where, where_th = words("in_row", file=file_name, row=number)
    values = {"property": name, "property_th": _heading(name), "value": _text(row.facts[name]), "other": _text(other)}
    values |= {"where": where, "where_th": where_th}
    return fault(code, path, row.cells.get(name) or row.number, what=row.called, **values)


def _heading(name: str) -> str:
    """What the column of a property is called in Thai, else the property."""
    known = (columns(form) for form in Form)
    return next((found[name].header.th for found in known if name in found), name)


def _other_thing(row: Checked, other: str, path: str) -> Fault:
    return fault("result_of_another", path, row.cells["code"], other=other, id=row.id)
