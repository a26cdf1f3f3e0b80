"""Finds what a row is of: the thing of its code, the agency, the fiscal year, all of which must agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.results.faults import Fault, fault, words
from loaders.results.periods import Period
from loaders.results.table import Cell
from loaders.results.things import Thing, Things, described, near_agency


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of a whole file: the agency's id, the fiscal year, the period."""

    agency: str | None = None
    year: int | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """What a row is of, the id of the agency, and the fiscal year."""

    thing: Thing
    agency: str
    year: int


@dataclass(slots=True)
class Locator:
    """Locates one row by the cells `code`, `agency`, `fiscal_year` and `period`; faults are gathered.

    `year` and `period_year` are what the row's own cells say.
    """

    number: int
    cells: Mapping[str, Cell]
    path: str
    things: Things
    given: Given
    year: int | None = None
    period_year: int | None = None
    faults: list[Fault] = field(default_factory=list)

    def locate(self) -> Located | None:
        """The place of the row in the base, or `None` with the faults that say why not."""
        agency, year = self._agency(), self._year()
        thing = self.thing(self.cells["code"], agency, year)
        if thing is None or agency is None:
            return None
        year = year or thing.year
        if year is None:
            self.add("year_missing", self.number)
            return None
        return Located(thing, agency, year)

    def thing(self, code: Cell, agency: str | None, year: int | None) -> Thing | None:
        """The one thing of a code that is the agency's and of the year; anybody's where the agency is not known."""
        named = self.things.named(code)
        own = [thing for thing in named if agency is None or thing.owner in (None, agency)]
        fitting = [thing for thing in own if year is None or thing.year in (None, year)]
        if named and not own and ":" in code.text:
            self._conflict("agency_conflicts", code, "the_code", value=agency, other=named[0].owner)
        elif not own:
            self._unknown(code, agency if named else None)
        elif not fitting:
            at = self.cells.get("fiscal_year") or self.cells.get("period") or code
            other = ", ".join(sorted({str(thing.year) for thing in own}))
            self._conflict("year_conflicts", at, "the_code", year=year, other=other)
        elif len(fitting) > 1 and agency is not None:
            self.add("code_ambiguous", code, ids=", ".join(described(thing.node for thing in fitting)))
        return fitting[0] if len(fitting) == 1 else None

    def add(self, code: str, at: Cell | int, /, **values: object) -> None:
        """Adds a fault at a cell or of a row."""
        self.faults.append(fault(code, self.path, at, **values))

    def _agency(self) -> str | None:
        cell, given = self.cells.get("agency"), self.given.agency
        if cell is None:
            if given is None:
                self.add("agency_missing", self.number)
            return given
        found = self.things.agency(cell.text)
        if found is None:
            near = near_agency(cell.text)
            en, th = words("near_candidates", near=near) if near else words("near_no_agency")
            self.add("agency_unknown", cell, near=en, near_th=th)
        elif given is not None and found != given:
            self._conflict("agency_conflicts", cell, "command_line", other=given)
        return found

    def _year(self) -> int | None:
        """The year that the row, its period or the caller states; they have to agree."""
        cell = self.cells.get("fiscal_year") or self.cells.get("period") or self.cells["code"]
        stated = self.year or self.period_year
        for where, other in (("its_period", self.period_year), ("command_line", self.given.year)):
            if stated is not None and other is not None and other != stated:
                self._conflict("year_conflicts", cell, where, year=stated, other=other)
        return stated or self.given.year

    def _conflict(self, code: str, at: Cell, where: str, /, **values: object) -> None:
        en, th = words(where)
        self.add(code, at, where=en, where_th=th, **values)

    def _unknown(self, code: Cell, owner: str | None) -> None:
        """A code that nothing has, or nothing of the agency `owner`."""
        whose, whose_th = words("of_agency", agency=owner) if owner else ("", "")
        near = self.things.near(code.text, owner or self.given.agency)
        en, th = words("near_candidates", near=", ".join(near)) if near else words("near_none")
        self.add("code_unknown", code, where=whose, where_th=whose_th, near=en, near_th=th)
