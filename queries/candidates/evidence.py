"""What the base knows that can speak for a link: names, units, hands, years and the links that documents state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json
from kb.store.base import Reader, Row
from kb.text import fold
from queries import rows
from queries.answer import question
from queries.candidates.names import Names, numbers_in

READ = 30_000
"""Projects that are read at most, whole years, the nearest first: what bounds the work on a large base."""
KINDS = (NodeKind.PROJECT, NodeKind.KEY_RESULT, NodeKind.POLICY)
_NO_UNIT = frozenset({"percent", "ร้อยละ", "ระดับ", "%"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A project, key result or policy, as far as it matters here.

    `units` are those in which its target counts, shares
    and levels left out; `numbers` the numbers of its target.
    """

    id: str
    kind: NodeKind
    code: str | None
    name: str | None
    fiscal_year: int | None
    agency: str | None
    units: frozenset[str]
    numbers: frozenset[str]


EvidenceOf = Callable[[Reader, int | None], "Evidence"]
"""Gives what `read_evidence` reads around a year."""

Link = tuple[str, str]
"""The ids of a project and of the key result or policy that it serves."""


@dataclass(frozen=True)
class Evidence:
    """Things by id, what projects serve, who carries them out, what key results contribute to.

    `found` has the rows of the things by id; `serves` project → its key results and
    policies; `hands` project → names of its divisions; `parents` key result → what it
    contributes to. `unread` counts the projects of years that were left out.
    """

    found: Mapping[str, Row]
    names: Names
    serves: Mapping[str, Set[str]]
    hands: Mapping[str, Set[str]]
    parents: Mapping[str, Set[str]]
    unread: int = 0

    def thing(self, identifier: str) -> Thing:
        """The thing of that id, which must be there."""
        return _thing(self.found[identifier])

    def agency(self, identifier: str) -> str | None:
        """The id of the agency that the thing of that id names."""
        return rows.optional_text(self.found[identifier][5])

    def year(self, identifier: str) -> int | None:
        """The fiscal year of the thing of that id."""
        return rows.optional_number(self.found[identifier][3])

    @cached_property
    def served_by(self) -> Mapping[str, Set[str]]:
        """Key result or policy → the projects that serve it."""
        return _turned(self.serves)

    @cached_property
    def children(self) -> Mapping[str, Set[str]]:
        """What key results contribute to → these key results."""
        return _turned(self.parents)

    @cached_property
    def by_kind(self) -> Mapping[NodeKind, tuple[str, ...]]:
        """Kind → the ids of its things, in order."""
        return {kind: tuple(each for each in self.found if each.startswith(f"{kind}:")) for kind in KINDS}

    @cached_property
    def several_years(self) -> bool:
        """Whether there are key results of more than one year."""
        return len({self.year(each) for each in self.by_kind[NodeKind.KEY_RESULT]}) > 1

    def without(self, links: Collection[Link]) -> Evidence:
        """The same, had no document stated these links: for measuring."""
        hidden = _grouped(links)
        serves = {id: found - hidden[id] if id in hidden else found for id, found in self.serves.items()}
        return Evidence(self.found, self.names, serves, self.hands, self.parents, self.unread)


def read_evidence(reader: Reader, fiscal_year: int | None = None, *, most: int = READ) -> Evidence:
    """The evidence of the year and of the years around it, until `most` projects are read."""
    years, unread = _years(reader, fiscal_year, most)
    wanted: list[Json] = [*(year for year in years if year is not None), None]
    found: dict[str, Row] = {}
    labels: dict[str, dict[str, list[str]]] = {}
    for kind in KINDS:
        things = {rows.text(row[0]): row for row in reader.run(question("candidate_things"), _of(kind, wanted))}
        labels[kind] = {identifier: _names(row) for identifier, row in things.items()}
        found.update(things)
    serves, hands, parents = _links(reader.run(question("candidate_links"), {"years": wanted}), found)
    return Evidence(found, Names(labels), serves, hands, parents, unread)


def _of(kind: NodeKind, years: list[Json]) -> dict[str, Json]:
    return {"kind": str(kind), "years": years}


def _names(row: Row) -> list[str]:
    """The folded name and aliases of a row of a thing; its code is none of them."""
    code = fold(rows.text(row[1])) if row[1] else ""
    return [label for label in rows.text(row[4]).split("\n") if label and label != code]


def _years(reader: Reader, fiscal_year: int | None, most: int) -> tuple[list[int | None], int]:
    """The years to read, and how many projects the others have."""
    counts = {
        rows.optional_number(year): rows.number(count)
        for year, count in reader.run(question("candidate_years"), {"kind": str(NodeKind.PROJECT)})
    }
    near = sorted(counts, key=lambda year: _distance(year, fiscal_year, max((y for y in counts if y), default=0)))
    chosen: list[int | None] = [] if fiscal_year is None else [fiscal_year]
    left = most - counts.get(fiscal_year, 0) if fiscal_year else most
    for year in near:
        if year not in chosen and (counts[year] <= left or not chosen):
            chosen.append(year)
            left -= counts[year]
    # key results stand in years without projects, too
    others = {
        year
        for (year, _) in reader.run(question("candidate_years"), {"kind": str(NodeKind.KEY_RESULT)})
        if (year is None or isinstance(year, int)) and year not in counts
    }
    return [*chosen, *sorted(others, key=str)], sum(count for year, count in counts.items() if year not in chosen)


def _distance(year: int | None, wanted: int | None, latest: int) -> tuple[int, int]:
    """What is near comes first; of years equally far the later; what has no year, before other years."""
    if year is None:
        return (0, 0)
    return (abs(year - (wanted or latest)), -year)


def _thing(row: Row) -> Thing:
    identifier, code, name, year, _, agency, unit, target, kpi_target = row
    targets = [rows.record(each) for each in (target, kpi_target) if each]
    stated = [rows.optional_text(unit), *(each.get("unit") for each in targets)]
    return Thing(
        id=rows.text(identifier),
        kind=kind_of(rows.text(identifier)),
        code=rows.optional_text(code),
        name=rows.optional_text(name),
        fiscal_year=rows.optional_number(year),
        agency=rows.optional_text(agency),
        units=frozenset(str(each) for each in stated if each and each not in _NO_UNIT),
        numbers=frozenset(number for each in targets for number in numbers_in(str(each.get("value") or ""))),
    )


_Links = dict[str, set[str]]


def _links(found: Iterable[Row], things: Mapping[str, Row]) -> tuple[_Links, _Links, _Links]:
    """What projects serve, the names of their divisions, and what key results contribute to."""
    serves: defaultdict[str, set[str]] = defaultdict(set)
    hands: defaultdict[str, set[str]] = defaultdict(set)
    parents: defaultdict[str, set[str]] = defaultdict(set)
    responsible, contributes = str(EdgeKind.RESPONSIBLE_FOR), str(EdgeKind.CONTRIBUTES_TO)
    for source, kind, target, division in cast(Iterable[tuple[str, str, str, str]], found):
        if kind == responsible:
            hands[source].add(division)
        elif kind == contributes:
            parents[source].add(target)
        elif target in things:
            serves[source].add(target)
    return dict(serves), dict(hands), dict(parents)


def _grouped(links: Iterable[Link]) -> _Links:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for lower, upper in links:
        found[lower].add(upper)
    return dict(found)


def _turned(links: Mapping[str, Set[str]]) -> _Links:
    return _grouped((upper, lower) for lower, uppers in links.items() for upper in uppers)
