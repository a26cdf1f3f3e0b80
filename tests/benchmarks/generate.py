"""A made-up city of any size: its plans and results of several years as documents of statements.

At scale 1 it has the 77 agencies of the city, 20 years, about a million nodes and one and a half million edges. The
same scale gives the same city, statement by statement. Its shape is that of the real plans: a city's plan for the
year, and of each agency an annual plan and a sheet of results; a project stands in a register and, every other
one, in a matrix as well; some key results have no project, routine work has no key result, some money no amount.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from kb.identity import name_hash
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document
from tests.benchmarks.thai_words import DIVISIONS, KEY_RESULT, PROJECT, name_of

_STRATEGIES, _ISSUES, _SUPER_OKRS = 9, 3, 4
FIRST_YEAR = 2560
_POLICIES = 217
_REGISTER, _MATRIX, _LEVELS = 4, 5, 1
"""The numbers of the tables in a plan."""
_INSTALMENTS = 3

Documents = Iterator[tuple[Document, Iterator[Statement]]]


@dataclass(frozen=True, slots=True)
class City:
    """How large the city is; counts are per year, and for projects per agency and year."""

    years: int
    agencies: int
    key_results: int
    projects: int

    @classmethod
    def of_scale(cls, scale: float) -> City:
        """Scale 1: 20 years, 77 agencies, 120,000 key results, 400,400 projects."""
        return cls(max(1, round(20 * scale)), 77, 6000, 260)

    def documents(self) -> Documents:
        """Every document with its statements, year by year: the city's plan, then each agency's plan and results."""
        for year in range(FIRST_YEAR, FIRST_YEAR + self.years):
            plan = _document(f"city-{year}", "city_plan", year, None)
            yield plan, _city_plan(self, _Pen(plan.id), year)
            for number in range(self.agencies):
                agency = f"agency:a{number:02}"
                own = _document(f"a{number:02}-{year}", "annual_plan", year, agency)
                yield own, _agency_plan(self, _Pen(own.id, _REGISTER), year, number)
                told = _document(f"a{number:02}-{year}-results", "results", year, agency)
                yield told, _results(self, _Pen(told.id), year, number)


def _document(name: str, kind: str, year: int, agency: str | None) -> Document:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Document(f"document:{sha256[:12]}", sha256, f"{name}.txt", kind, name, agency, year)


@dataclass(slots=True)
class _Pen:
    """Writes the statements of one document, each in a cell of a row."""

    document: str
    table: int = _LEVELS
    row: int = 0

    def say(
        self, subject: str, column: int, printed: str, facts: Mapping[str, Json], rank: Rank = Rank.REGISTER
    ) -> Iterator[Statement]:
        """What one cell says of a subject: property → value."""
        place = Place(self.row + 1, printed, self.table, self.row, column)
        for predicate, value in facts.items():
            yield Statement(self.document, place, subject, predicate, value, rank=rank)

    def link(self, source: str, kind: EdgeKind, to: str, printed: str, role: str = "", **facts: Json) -> Statement:
        """A cell of the row that joins two nodes."""
        place = Place(self.row + 1, printed, self.table, self.row, 9)
        return Statement(self.document, place, source, str(kind), facts, to, role)


# --- the city's plan ----------------------------------------------------------


def _city_plan(city: City, pen: _Pen, year: int) -> Iterator[Statement]:
    plan = f"plan:bma/{year}"
    name = f"แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. {year}"
    yield from pen.say(plan, 1, name, {"name": name, "fiscal_year": year, "level": "city_annual"})
    for number in range(1, _POLICIES):
        pen.row += 1
        yield from pen.say(f"policy:{number:03}", 1, f"P{number:03}", {"code": f"{number:03}"})
        policy = name_of(Random(number), PROJECT)
        yield from pen.say(f"policy:{number:03}", 2, policy, {"name": policy})
    for code in _codes(_STRATEGIES):
        yield from _level(pen, NodeKind.STRATEGY, code, year, plan, EdgeKind.PART_OF)
        for issue in _codes(_ISSUES, code):
            yield from _level(pen, NodeKind.ISSUE, issue, year, f"strategy:{year}/{code}", EdgeKind.PART_OF)
            for super_okr in _codes(_SUPER_OKRS, issue):
                above = f"issue:{year}/{issue}"
                yield from _level(pen, NodeKind.SUPER_OKR, super_okr, year, above, EdgeKind.CONTRIBUTES_TO)
    for number in range(city.key_results):
        yield from _key_result(city, pen, year, number)


def _key_result(city: City, pen: _Pen, year: int, number: int) -> Iterator[Statement]:
    identifier = key_result(year, number)
    above = f"super_okr:{year}/{_super_okr(number)}"
    yield from _level(pen, NodeKind.KEY_RESULT, _code(number), year, above, EdgeKind.CONTRIBUTES_TO)
    target = _target(Random(identifier))
    yield from pen.say(identifier, 4, str(target["text"]), {"target": target, "unit": "ร้อยละ"})
    host = f"agency:a{number % city.agencies:02}"
    yield pen.link(host, EdgeKind.RESPONSIBLE_FOR, identifier, f"สนข.{number % city.agencies}", "H")


def _level(pen: _Pen, kind: NodeKind, code: str, year: int, above: str, link: EdgeKind) -> Iterator[Statement]:
    """A row for a node of the hierarchy and the link to what is above it."""
    pen.row += 1
    identifier = f"{kind}:{year}/{code}"
    name = name_of(Random(identifier), KEY_RESULT)
    yield from pen.say(identifier, 1, code, {"code": code, "fiscal_year": year})
    yield from pen.say(identifier, 2, name, {"name": name})
    yield pen.link(identifier, link, above, above.partition("/")[2])


def _target(random: Random) -> dict[str, Json]:
    value = random.randrange(50, 101)
    return {"text": f"ร้อยละ {value}", "comparator": "equal", "value": str(value), "unit": "percent"}


# --- an agency's plan ---------------------------------------------------------


def _agency_plan(city: City, pen: _Pen, year: int, number: int) -> Iterator[Statement]:
    random = Random(pen.document)
    slug, name = f"a{number:02}", f"สำนักงานเขต {number}"
    title = f"แผนปฏิบัติราชการประจำปี พ.ศ. {year} {name}"
    own = {"agency": f"agency:{slug}"}
    yield from pen.say(
        f"plan:{slug}/{year}", 1, title, {"name": title, "fiscal_year": year, "level": "agency_annual", **own}
    )
    yield from pen.say(f"agency:{slug}", 1, name, {"name": name, "short_name": f"สนข.{number}"})
    for place, division in enumerate(DIVISIONS):
        pen.row += 1
        yield from pen.say(f"division:{slug}/{place}", 1, division, {"name": division, **own})
        yield pen.link(f"division:{slug}/{place}", EdgeKind.PART_OF, f"agency:{slug}", name)
    for owned in range(number, city.key_results, 2 * city.agencies):
        yield from _own_target(pen, random, slug, key_result(year, owned))
    for item in range(city.projects):
        yield from _project(city, pen, random, f"{slug}/{year}", item)


def _own_target(pen: _Pen, random: Random, slug: str, identifier: str) -> Iterator[Statement]:
    """A key result in the agency's words, with its target."""
    pen.row += 1
    name = f"{name_of(Random(identifier), KEY_RESULT)} (เขต)"
    yield from pen.say(identifier, 2, name, {"name": name}, Rank.MENTION)
    target = _target(random)
    yield pen.link(f"agency:{slug}", EdgeKind.RESPONSIBLE_FOR, identifier, str(target["text"]), "R", target=target)


def _project(city: City, pen: _Pen, random: Random, where: str, item: int) -> Iterator[Statement]:
    pen.row += 1
    slug, year = where.split("/")
    name = f"{name_of(random, PROJECT)} {item}"
    local = f"{where}/{name_hash(name)}"
    project = f"project:{local}"
    category = random.choices(("city_plan", "agency_strategy", "routine"), (50, 35, 15))[0]
    yield from pen.say(project, 1, str(item), {"number": str(item), "fiscal_year": int(year), "category": category})
    yield from pen.say(project, 2, name, {"name": name})
    yield from pen.say(project, 2, name, {"agency": f"agency:{slug}"}, Rank.INFERENCE)
    served = [] if category == "routine" else list(_served(city, random))
    for number in served:
        yield pen.link(project, EdgeKind.SUPPORTS, key_result(int(year), number), _code(number))
    if item % 5 == 0:
        policy = random.randrange(1, _POLICIES)
        yield pen.link(project, EdgeKind.IMPLEMENTS, f"policy:{policy:03}", f"P{policy:03}")
    if random.random() < 0.98:
        division = random.randrange(len(DIVISIONS))
        yield pen.link(f"division:{slug}/{division}", EdgeKind.RESPONSIBLE_FOR, project, DIVISIONS[division], "R")
    if random.random() < 0.97:
        yield from _budget(pen, random, f"budget:{local}", project, int(year))
    if served and item % 2:
        mention = _Pen(pen.document, _MATRIX, pen.row)
        yield from mention.say(project, 3, name, {"name": name}, Rank.MENTION)
        yield mention.link(project, EdgeKind.SUPPORTS, key_result(int(year), served[0]), _code(served[0]))


def _served(city: City, random: Random) -> Iterator[int]:
    """The numbers of the key results that a project supports: mostly one, now and then none or two."""
    # cubing draws towards the low numbers, so that about one key result in five has no project
    first = int(city.key_results * random.random() ** 3)
    if random.random() < 0.92:
        yield first
        if random.random() < 0.1 and first + 1 < city.key_results:
            yield first + 1


def _budget(pen: _Pen, random: Random, budget: str, project: str, year: int) -> Iterator[Statement]:
    drawn = random.random()
    amount = random.randrange(1, 9000) * 100
    facts: dict[str, Json] = {"amount_baht": str(amount), "status": "amount", "text": f"{amount:,}"}
    if drawn < 0.08:
        facts = {"amount_baht": None, "status": "none_needed", "text": "ไม่ใช้งบประมาณ"}
    elif drawn < 0.1:
        facts = {"amount_baht": None, "status": "as_allocated", "text": "ตามที่ได้รับจัดสรร"}
    elif drawn < 0.12:
        parts: dict[str, Json] = {str(year + each): str(amount * (each + 1)) for each in range(_INSTALMENTS)}
        facts |= {"instalments": parts, "total_baht": str(sum(amount * (each + 1) for each in range(_INSTALMENTS)))}
    yield from pen.say(budget, 6, str(facts["text"]), {"fiscal_year": year, **facts})
    yield pen.link(budget, EdgeKind.FUNDS, project, str(facts["text"]))


# --- an agency's results ------------------------------------------------------


def _results(city: City, pen: _Pen, year: int, number: int) -> Iterator[Statement]:
    """Of two in three of the key results that the agency hosts, at the end of the year."""
    random = Random(pen.document)
    for owned in range(number, city.key_results, city.agencies):
        if owned % 3 == 0:
            continue
        pen.row += 1
        value = f"{random.randrange(100_001) / 1000:.3f}"
        subject = f"result:a{number:02}/{year}/{_code(owned)}/self"
        said: dict[str, Json] = {"agency": f"agency:a{number:02}", "period": f"{year}-Q4", "assessor": "self"}
        yield from pen.say(subject, 3, value, {**said, "value": value, "unit": "percent", "score": value}, Rank.FORM)
        yield pen.link(subject, EdgeKind.REPORTS_ON, key_result(year, owned), _code(owned))


# --- codes --------------------------------------------------------------------


def key_result(year: int, number: int) -> str:
    """The id of a year's key result; numbers count from 0."""
    return f"key_result:{year}/{_code(number)}"


def _code(number: int) -> str:
    """The code of a key result: those of its Super OKR without dots, and a serial number of two digits."""
    return f"{_super_okr(number).replace('.', '')}{number // len(_ALL_SUPER_OKRS) + 1:02}"


def _super_okr(number: int) -> str:
    return _ALL_SUPER_OKRS[number % len(_ALL_SUPER_OKRS)]


def _codes(count: int, above: str = "") -> list[str]:
    prefix = f"{above}." if above else ""
    return [f"{prefix}{number}" for number in range(1, count + 1)]


_ALL_SUPER_OKRS = [s for c in _codes(_STRATEGIES) for i in _codes(_ISSUES, c) for s in _codes(_SUPER_OKRS, i)]
