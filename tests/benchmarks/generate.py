"""A made-up city of any size: its plans of several years as documents of statements.

At scale 1 it has about a million nodes and one and a half million edges. The
same scale gives the same city, statement by statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kb.identity import name_hash
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document

_STRATEGIES, _ISSUES, _SUPER_OKRS = 9, 3, 4
_FIRST_YEAR = 2560
_POLICIES = 217
_WORDS = ["ปรับปรุง", "พัฒนา", "ส่งเสริม", "ระบบ", "ระบายน้ำ", "ทางเท้า", "ต้นไม้", "ชุมชน", "ตลาด", "คลอง", "ถนน", "ซอย", "สวน"]


@dataclass(frozen=True, slots=True)
class City:
    """How large the city is; counts are per year, and for projects per agency and year."""

    years: int
    agencies: int
    key_results: int
    projects: int

    @classmethod
    def of_scale(cls, scale: float) -> City:
        """Scale 1: 16 years, 77 agencies, 120,000 key results, 420,000 projects."""
        return cls(max(1, round(16 * scale)), 77, 7500, 340)

    def documents(self) -> Iterator[tuple[Document, Iterator[Statement]]]:
        """Every document with its statements, year by year: the city's plan, then the agencies'."""
        for year in range(_FIRST_YEAR, _FIRST_YEAR + self.years):
            plan = _document(f"city-{year}", year, None)
            yield plan, _city_plan(self, plan.id, year)
            for number in range(self.agencies):
                agency = f"agency:a{number:02}"
                own = _document(f"a{number:02}-{year}", year, agency)
                yield own, _agency_plan(self, own.id, year, number)


def _document(name: str, year: int, agency: str | None) -> Document:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Document(f"document:{sha256[:12]}", sha256, f"{name}.txt", "annual_plan", name, agency, year)


@dataclass(slots=True)
class _Pen:
    """Writes statements of one document, each on a row of its own."""

    document: str
    row: int = 0

    def say(self, subject: str, **facts: Json) -> Iterator[Statement]:
        for column, (predicate, value) in enumerate(facts.items(), 1):
            place = Place(self.row + 1, str(value), 1, self.row, column)
            yield Statement(self.document, place, subject, predicate, value, rank=Rank.REGISTER)

    def link(self, source: str, kind: EdgeKind, target: str, qualifier: str = "") -> Statement:
        place = Place(self.row + 1, target, 1, self.row, 9)
        return Statement(self.document, place, source, str(kind), {}, target, qualifier)


def _city_plan(city: City, document: str, year: int) -> Iterator[Statement]:
    pen = _Pen(document)
    plan = f"plan:bma/{year}"
    yield from pen.say(plan, name=f"แผนกรุงเทพมหานคร {year}", fiscal_year=year, level="city_annual")
    for number in range(1, _POLICIES):
        yield from pen.say(f"policy:{number:03}", code=f"{number:03}", name=_name(Random(number)))
    for code in _codes(_STRATEGIES):
        yield from _level(pen, NodeKind.STRATEGY, code, year, plan, EdgeKind.PART_OF)
        for issue in _codes(_ISSUES, code):
            yield from _level(pen, NodeKind.ISSUE, issue, year, f"strategy:{year}/{code}", EdgeKind.PART_OF)
            for super_okr in _codes(_SUPER_OKRS, issue):
                above = f"issue:{year}/{issue}"
                yield from _level(pen, NodeKind.SUPER_OKR, super_okr, year, above, EdgeKind.CONTRIBUTES_TO)
    for number in range(city.key_results):
        pen.row += 1
        above = _super_okr(number, year)
        yield from _level(pen, NodeKind.KEY_RESULT, f"{number:05}", year, above, EdgeKind.CONTRIBUTES_TO)
        agency = f"agency:a{number % city.agencies:02}"
        yield pen.link(agency, EdgeKind.RESPONSIBLE_FOR, f"key_result:{year}/{number:05}", "R")


def _level(pen: _Pen, kind: NodeKind, code: str, year: int, above: str, link: EdgeKind) -> Iterator[Statement]:
    identifier = f"{kind}:{year}/{code}"
    yield from pen.say(identifier, code=code, name=_name(Random(identifier)), fiscal_year=year)
    yield pen.link(identifier, link, above)


def _agency_plan(city: City, document: str, year: int, number: int) -> Iterator[Statement]:
    pen = _Pen(document)
    random = Random(document)
    slug = f"a{number:02}"
    yield from pen.say(f"agency:{slug}", name=f"สำนักงานเขต {number}", short_name=f"ส.{number}")
    for division in range(10):
        yield from pen.say(f"division:{slug}/{division}", name=f"ฝ่าย {division}", agency=f"agency:{slug}")
        yield pen.link(f"division:{slug}/{division}", EdgeKind.PART_OF, f"agency:{slug}")
    for item in range(city.projects):
        pen.row += 1
        yield from _project(pen, random, city, f"{slug}/{year}", year, item)


def _project(pen: _Pen, random: Random, city: City, where: str, year: int, item: int) -> Iterator[Statement]:
    name = f"{_name(random)} {item}"
    local = f"{where}/{name_hash(name)}"
    project, budget = f"project:{local}", f"budget:{local}"
    agency = f"agency:{where.partition('/')[0]}"
    yield from pen.say(project, name=name, fiscal_year=year, number=str(item), category="city_plan", agency=agency)
    # squaring draws towards the low numbers, so that some key results have no project
    key_result = int(city.key_results * random.random() ** 2)
    yield pen.link(project, EdgeKind.SUPPORTS, f"key_result:{year}/{key_result:05}")
    if item % 5 == 0:
        yield pen.link(project, EdgeKind.IMPLEMENTS, f"policy:{random.randrange(1, _POLICIES):03}")
    division = f"division:{where.partition('/')[0]}/{random.randrange(10)}"
    yield pen.link(division, EdgeKind.RESPONSIBLE_FOR, project, "R")
    amount = str(random.randrange(1, 9000) * 100)
    yield from pen.say(budget, fiscal_year=year, amount_baht=amount, status="amount")
    yield pen.link(budget, EdgeKind.FUNDS, project)


def _super_okr(number: int, year: int) -> str:
    codes = [s for c in _codes(_STRATEGIES) for i in _codes(_ISSUES, c) for s in _codes(_SUPER_OKRS, i)]
    return f"super_okr:{year}/{codes[number % len(codes)]}"


def _codes(count: int, above: str = "") -> list[str]:
    prefix = f"{above}." if above else ""
    return [f"{prefix}{number}" for number in range(1, count + 1)]


def _name(random: Random) -> str:
    return "โครงการ" + "".join(random.choices(_WORDS, k=6))
