"""Checks rows of results against the base: what each is of, and whether it contradicts anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json
from kb.store.base import Reader
from kb.text import fold
from loaders.results.dates import before_fiscal_year
from loaders.results.faults import Fault, fault, words
from loaders.results.parse import Parsed, ResultRow
from loaders.results.table import Cell
from loaders.results.things import Thing, Things, agency_id, described, near_agency

COMPARED = ("value", "unit", "judged_level", "score")
"""Properties of which one result has one value."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of a whole file: the agency's id, the fiscal year."""

    agency: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedResult:
    """A row that can be stored: what it is a result of, whose and of which year."""

    row: ResultRow
    thing: Thing
    agency: str
    year: int

    @property
    def period(self) -> str:
        """The period with its year, such as `2569-Q2`."""
        return self.row.period.of(self.year)

    @property
    def id(self) -> str:
        """The id of the result."""
        slug = self.agency.removeprefix("agency:")
        return node_id(NodeKind.RESULT, slug, self.year, self.thing.tail, self.row.assessor, self.period)

    @property
    def facts(self) -> Mapping[str, Json]:
        """The compared properties that the row states."""
        stated = {name: getattr(self.row, name) for name in COMPARED}
        return {name: value for name, value in stated.items() if value is not None}


@dataclass(slots=True)
class Checker:
    """Checks file after file; results of different files of one load must agree as well."""

    reader: Reader
    given: Given
    faults: list[Fault] = field(default_factory=list)
    _seen: dict[str, tuple[CheckedResult, str]] = field(default_factory=dict)
    _things: Things = field(init=False)

    def __post_init__(self) -> None:
        self._things = Things(self.reader)

    def check(self, parsed: Parsed) -> list[CheckedResult]:
        """The rows that stand up to every check that needs no other row; faults are gathered."""
        self.faults.extend(parsed.faults)
        checked = []
        for row in parsed.rows:
            reading = _RowCheck(row, parsed.table.path, self._things, self.given)
            result = reading.result()
            self.faults.extend(reading.faults)
            if result is not None and row.sound and not reading.faults:
                checked.append(result)
        self._check_once(checked, parsed.table.path)
        return checked

    def check_base(self, results: Iterable[CheckedResult], path: str, *, except_of: Iterable[str]) -> None:
        """Compares results with what documents in force, but those in `except_of`, say of them."""
        passed_over = frozenset(except_of)
        for result in results:
            self.faults.extend(self._base_faults(result, path, passed_over))

    def _check_once(self, results: Iterable[CheckedResult], path: str) -> None:
        for result in results:
            former, where = self._seen.setdefault(result.id, (result, path))
            if former is result:
                continue
            if former.thing.node.id != result.thing.node.id:
                self.faults.append(_other_thing(result, former.thing.node.id, path))
            place = f"{where}, row {former.row.number}"
            for name, value in result.facts.items():
                if former.facts.get(name, value) != value:
                    other = str(former.facts[name])
                    self.faults.append(_differs("differs_in_file", result, path, (name, other, place)))

    def _base_faults(self, result: CheckedResult, path: str, passed_over: frozenset[str]) -> Iterator[Fault]:
        for edge in self.reader.edges(result.id, kinds=[EdgeKind.REPORTS_ON]):
            says_so = {item.document for item in self.reader.edge_statements(edge)}
            if edge.target != result.thing.node.id and says_so - passed_over:
                yield _other_thing(result, edge.target, path)
        told: set[str] = set()
        for said in self.reader.statements(result.id):
            name = said.predicate
            mine = result.facts.get(name)
            if mine is None or said.document in passed_over or name in told or _same(said.value, mine):
                continue
            told.add(name)
            document = self.reader.node(said.document)
            file_name = document.name if document and document.name else said.document
            where = f"{file_name}, row {said.place.row or said.place.line}"
            yield _differs("differs_in_base", result, path, (name, str(said.value), where))


def _same(one: Json, other: Json) -> bool:
    return fold(str(one)) == fold(str(other))


def _differs(code: str, result: CheckedResult, path: str, difference: tuple[str, str, str]) -> Fault:
    """A fault about a property: its name, the other value and where that stands."""
    name, other, where = difference
    facts = {
        "code": result.thing.node.code or result.thing.node.id,
        "agency": result.agency,
        "period": result.period,
        "assessor": result.row.assessor,
    }
    at = result.row.cells.get(name) or result.row.number
    value = str(result.facts[name])
    return fault(code, path, at, **facts, property=name, value=value, other=other, where=where)


def _other_thing(result: CheckedResult, other: str, path: str) -> Fault:
    return fault("result_of_another", path, result.row.code, other=other, id=result.id)


@dataclass(slots=True)
class _RowCheck:
    """Checks one row by itself."""

    row: ResultRow
    path: str
    things: Things
    given: Given
    faults: list[Fault] = field(default_factory=list)

    def result(self) -> CheckedResult | None:
        agency, year = self._agency(), self._year()
        named = self.things.named(self.row.code)
        if not named:
            self._unknown(agency, ("", ""))
        if agency is None or not named:
            return None
        thing = self._thing(named, agency, year)
        if thing is None:
            return None
        year = year or thing.year
        if year is None:
            self._add("year_missing", self.row.number)
            return None
        self._check_date(year)
        self._check_unit(thing, agency)
        return CheckedResult(self.row, thing, agency, year)

    def _add(self, code: str, at: Cell | int, /, **values: object) -> None:
        self.faults.append(fault(code, self.path, at, **values))

    def _agency(self) -> str | None:
        cell, given = self.row.cells.get("agency"), self.given.agency
        if cell is None:
            if given is None:
                self._add("agency_missing", self.row.number)
            return given
        found = agency_id(cell.text, self.things.reader)
        if found is None:
            near = near_agency(cell.text)
            en, th = words("near_candidates", near=near) if near else words("near_no_agency")
            self._add("agency_unknown", cell, near=en, near_th=th)
        elif given is not None and found != given:
            self._conflict("agency_conflicts", cell, "command_line", other=given)
        return found

    def _year(self) -> int | None:
        """The year that the row, its period or the caller states; they have to agree."""
        cell = self.row.cells.get("fiscal_year") or self.row.cells.get("period") or self.row.code
        stated = self.row.year or self.row.period.year
        for where, other in (("its_period", self.row.period.year), ("command_line", self.given.year)):
            if stated is not None and other is not None and other != stated:
                self._conflict("year_conflicts", cell, where, year=stated, other=other)
        return stated or self.given.year

    def _thing(self, named: tuple[Thing, ...], agency: str, year: int | None) -> Thing | None:
        """The one thing of the code that is the agency's and of the year."""
        own = [thing for thing in named if thing.owner in (None, agency)]
        if not own:
            if ":" in self.row.code.text:
                self._conflict("agency_conflicts", self.row.code, "the_code", value=agency, other=named[0].owner)
            else:
                self._unknown(agency, words("of_agency", agency=agency))
            return None
        fitting = [thing for thing in own if year is None or thing.year in (None, year)]
        if not fitting:
            other = ", ".join(sorted({str(thing.year) for thing in own}))
            at = self.row.cells.get("fiscal_year") or self.row.cells.get("period") or self.row.code
            self._conflict("year_conflicts", at, "the_code", year=year, other=other)
            return None
        if len(fitting) > 1:
            ids = ", ".join(described(thing.node for thing in fitting))
            self._add("code_ambiguous", self.row.code, ids=ids)
            return None
        return fitting[0]

    def _conflict(self, code: str, at: Cell, where: str, /, **values: object) -> None:
        en, th = words(where)
        self._add(code, at, where=en, where_th=th, **values)

    def _unknown(self, agency: str | None, where: tuple[str, str]) -> None:
        near = self.things.near(self.row.code.text, agency)
        en, th = words("near_candidates", near=", ".join(near)) if near else words("near_none")
        self._add("code_unknown", self.row.code, where=where[0], where_th=where[1], near=en, near_th=th)

    def _check_date(self, year: int) -> None:
        as_of = self.row.as_of
        if as_of is not None and before_fiscal_year(as_of, year):
            self._add("date_before_year", self.row.cells["as_of"], year=year, before=year - 1)

    def _check_unit(self, thing: Thing, agency: str) -> None:
        unit, known = self.row.unit, self.things.units(thing, agency)
        if unit is None or not known or any(_same(unit, other) for other in known):
            return
        cell = self.row.cells.get("unit") or self.row.cells["value"]
        self._add("unit_differs", cell, value=unit, other=", ".join(known), code=thing.node.code or thing.node.id)
