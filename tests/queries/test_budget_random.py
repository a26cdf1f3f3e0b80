"""Conservation of money on generated bases: every grouping, from the money up and from the groups down."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.identity import kind_of
from kb.kinds import NodeKind
from kb.statement import Json
from kb.store.base import Reader
from queries.budget import Alignment, By, Part, Tally, budget, less, plus
from tests.benchmarks.generate import City
from tests.queries.bases import Base, Fact, Link

YEARS = (2568, 2569)
AGENCIES = ("agency:x", "agency:y")
AMOUNTS = st.decimals(0, 10**7, places=2).map(lambda number: f"{number:f}")
UP = ("part_of", "contributes_to", "supports", "implements")


@dataclass
class Made:
    """A generated base: literal facts and links, and what they say of money."""

    facts: list[Fact] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    projects: dict[str, dict[str, Json]] = field(default_factory=dict)
    budgets: dict[str, tuple[int | None, Decimal | None, tuple[str, ...]]] = field(default_factory=dict)


@st.composite
def bases(draw: st.DrawFn) -> Made:
    made = Made()
    for number in (1, 2):
        made.links += [(f"issue:2569/{number}", "part_of", f"strategy:2569/{number}")]
        made.links += [(f"super_okr:2569/{number}", "contributes_to", f"issue:2569/{number}")]
    for number in range(4):
        above = draw(st.sampled_from(["super_okr:2569/1", "super_okr:2569/2", "issue:2569/2", None]))
        made.facts.append((f"key_result:2569/{number}", "fiscal_year", draw(st.sampled_from(YEARS))))
        if above:
            made.links.append((f"key_result:2569/{number}", "contributes_to", above))
    for number in range(draw(st.integers(1, 6))):
        _project(draw, made, number)
    for number in range(draw(st.integers(0, 7))):
        _budget(draw, made, number)
    return made


def _project(draw: st.DrawFn, made: Made, number: int) -> None:
    project = f"project:{number}"
    facts: dict[str, Json] = {
        "fiscal_year": draw(st.sampled_from([*YEARS, None])),
        "category": draw(st.sampled_from(["routine", "city_plan", None])),
        "agency": draw(st.sampled_from([*AGENCIES, None])),
    }
    made.projects[project] = facts
    made.facts.append((project, "name", f"โครงการ {number}"))
    made.facts += [(project, key, value) for key, value in facts.items() if value is not None]
    for target, kind in (("key_result:2569", "supports"), ("policy:04", "implements")):
        between = "/" if kind == "supports" else ""
        for other in draw(st.sets(st.integers(0, 3), max_size=2)):
            made.links.append((project, kind, f"{target}{between}{other}"))
    if number and draw(st.booleans()):
        made.links.append((project, "part_of", f"project:{draw(st.integers(0, number - 1))}"))
    for division in draw(st.sets(st.integers(0, 2), max_size=2)):
        made.links.append((f"division:x/{division}", "responsible_for", project, "R"))


def _budget(draw: st.DrawFn, made: Made, number: int) -> None:
    identifier = f"budget:{number}"
    amount = draw(st.none() | AMOUNTS)
    year = draw(st.sampled_from([*YEARS, None]))
    made.facts.append((identifier, "text", "งบ"))
    if year is not None:
        made.facts.append((identifier, "fiscal_year", year))
    if amount is not None:
        made.facts.append((identifier, "amount_baht", amount))
    counted = None if amount is None else Decimal(amount)
    if year is not None and draw(st.booleans()):
        own, next_year = draw(AMOUNTS), draw(AMOUNTS)
        made.facts.append((identifier, "instalments", {str(year): own, str(year + 1): next_year}))
        if counted is None or counted == Decimal(own) + Decimal(next_year):
            counted = Decimal(own)
    funded = tuple(sorted(draw(st.sets(st.sampled_from(sorted(made.projects)), max_size=2))))
    made.links += [(identifier, "funds", project) for project in funded]
    years = [each for project in funded if isinstance(each := made.projects[project]["fiscal_year"], int)]
    made.budgets[identifier] = (year if year is not None else min(years, default=None), counted, funded)


def owners(made: Made, project: str) -> set[str]:
    """The agency that the project names; its divisions belong to none here."""
    return {str(made.projects[project]["agency"])} - {"None"}


def expected(made: Made, by: By, year: int | None, agency: str | None) -> dict[frozenset[object], Decimal]:
    """Groups → the money that leads to exactly them, from the literal facts alone."""
    graph: networkx.DiGraph[str] = networkx.DiGraph((link[0], link[2]) for link in made.links if link[1] in UP)
    graph.add_nodes_from(made.projects)
    sums: dict[frozenset[object], Decimal] = defaultdict(Decimal)
    for own, amount, funded in made.budgets.values():
        mine = [project for project in funded if agency is None or agency in owners(made, project)]
        if year not in (None, own) or (agency is not None and not mine):
            continue
        keys = {own} - {None} if by is By.YEAR else {key for each in mine for key in groups(made, graph, by, each)}
        sums[frozenset(keys)] += amount or 0
    return {keys: amount for keys, amount in sums.items() if amount}


def groups(made: Made, graph: networkx.DiGraph[str], by: By, project: str) -> set[object]:
    if by is By.CATEGORY:
        category = made.projects[project]["category"]
        return set() if category is None else {category}
    if by is By.AGENCY:
        return set(owners(made, project))
    if by is By.DIVISION:
        return set(divisions(made, project))
    return {node for node in networkx.descendants(graph, project) if kind_of(node) is NodeKind(by)}


def divisions(made: Made, project: str) -> set[str]:
    """Those of the project, else of what it is a part of: here one at most."""
    found = {link[0] for link in made.links if link[1] == "responsible_for" and link[2] == project}
    above = [link[2] for link in made.links if link[1] == "part_of" and link[0] == project]
    return found or {each for whole in above for each in divisions(made, whole)}


def ask(made: Made, *questions: tuple[By, int | None, str | None]) -> list[Alignment]:
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load([*made.facts, *((agency, "name", agency) for agency in AGENCIES)], made.links)
        with base.store.read() as reader:
            answers = [budget(reader, year, agency, by=by) for by, year, agency in questions]
        base.store.close()
    return answers


def sums(answer: Alignment) -> dict[frozenset[object], Decimal]:
    return {frozenset(line.keys): line.tally.amount_baht for line in answer.lines if line.tally.amount_baht}


@settings(max_examples=60)
@given(bases(), st.sampled_from([None, *YEARS]), st.sampled_from([None, *AGENCIES]))
def test_the_money_of_every_group_is_what_the_links_say(made: Made, year: int | None, agency: str | None) -> None:
    answers = ask(made, *((by, year, agency) for by in By))
    for by, answer in zip(By, answers, strict=True):
        assert sums(answer) == expected(made, by, year, agency), by


@settings(max_examples=60)
@given(bases(), st.sampled_from([None, *YEARS]), st.sampled_from([None, *AGENCIES]))
def test_the_parts_are_the_whole_in_every_grouping(made: Made, year: int | None, agency: str | None) -> None:
    answers = ask(made, *((by, year, agency) for by in By))
    for answer in answers:
        assert plus(*(line.tally for line in answer.lines)) == answer.total
        assert plus(answer.direct, answer.shared, answer.not_linked) == answer.total
        assert answer.balanced
        assert sum(item.budgets for item in answer.statuses) == answer.total.budgets
        stated = [item.amount_baht for item in answer.statuses if item.amount_baht is not None]
        assert sum(stated, Decimal(0)) == (answer.total.amount_baht or 0)
        for line in answer.lines:
            assert len(line.keys) == len(set(line.keys))
            assert (line.part is Part.DIRECT) == (len(line.keys) == 1)
    money = {(answer.total.amount_baht, answer.total.budgets, answer.total.projects) for answer in answers}
    assert len(money) == 1


@settings(max_examples=40)
@given(bases())
def test_years_and_agencies_add_up_to_the_base(made: Made) -> None:
    """What each year holds by itself is its line among the years; the lines of agencies likewise."""
    whole_years, whole_agencies, *parts = ask(
        made, (By.YEAR, None, None), (By.AGENCY, None, None),
        *((By.YEAR, year, None) for year in YEARS), *((By.AGENCY, None, agency) for agency in AGENCIES),
    )  # fmt: skip
    lines = {line.keys: line.tally for line in whole_years.lines}
    for year, part in zip(YEARS, parts[:2], strict=True):
        line = lines.get((year,), Tally(None, 0, 0, 0))
        assert (part.total.amount_baht, part.total.budgets) == (line.amount_baht, line.budgets)
    for agency, part in zip(AGENCIES, parts[2:], strict=True):
        touching = [line.tally for line in whole_agencies.lines if agency in line.keys]
        together = plus(Tally(None, 0, 0, None), *touching)
        assert (part.total.amount_baht, part.total.budgets, part.total.projects) == (
            together.amount_baht, together.budgets, together.projects,
        )  # fmt: skip
    amounts = [amount for _, amount, _ in made.budgets.values() if amount is not None]
    assert (whole_years.total.amount_baht or 0) == sum(amounts, Decimal(0))
    assert whole_years.total.budgets == len(made.budgets)


@settings(max_examples=40)
@given(bases())
def test_what_lacks_one_and_what_lacks_the_other_meet_in_what_lacks_both(made: Made) -> None:
    by_key_result, by_policy = ask(made, (By.KEY_RESULT, None, None), (By.POLICY, None, None))
    unlinked = by_key_result.unlinked
    for tally, answer in ((unlinked.no_key_result, by_key_result), (unlinked.no_policy, by_policy)):
        rest = answer.not_linked
        assert (tally.amount_baht, tally.budgets, tally.projects) == (rest.amount_baht, rest.budgets, rest.projects)
    assert unlinked.neither.projects <= min(unlinked.no_key_result.projects, unlinked.no_policy.projects)
    assert (unlinked.neither.amount_baht or 0) <= (unlinked.no_key_result.amount_baht or 0)


@pytest.fixture(scope="module")
def made_up_city(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    base = Base(tmp_path_factory.mktemp("city"))
    for document, statements in City(years=2, agencies=3, key_results=40, projects=25).documents():
        with base.store.write() as writer:
            writer.put_document(document, statements, report={})
    return base.store.read().__enter__()


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("year", [None, 2560, 2561, 2562])
@pytest.mark.parametrize("agency", [None, "agency:a01"])
def test_a_made_up_city_adds_up(made_up_city: Reader, by: By, year: int | None, agency: str | None) -> None:
    answer = budget(made_up_city, year, agency, by=by)
    budgets = [
        node
        for node in made_up_city.nodes(NodeKind.BUDGET)
        if year in (None, node.fiscal_year) and (agency is None or f":{agency.partition(':')[2]}/" in node.id)
    ]
    assert answer.total.budgets == len(budgets)
    stated = [amount for node in budgets if (amount := node.properties["amount_baht"]) is not None]
    assert (answer.total.amount_baht or 0) == sum(Decimal(str(amount)) for amount in stated)
    assert plus(*(line.tally for line in answer.lines)) == answer.total
    assert less(answer.total, answer.total).budgets == 0
    assert all(column.plain for column in answer.printed)


def test_a_cut_and_its_rest_are_the_whole(made_up_city: Reader) -> None:
    answer = budget(made_up_city, by=By.KEY_RESULT, limit=7)
    (cut,) = answer.completeness.cuts
    shown = plus(*(line.tally for line in answer.lines))
    assert (len(answer.lines), cut.more) == (7, len(budget(made_up_city, by=By.KEY_RESULT).lines) - 7)
    assert plus(shown, less(answer.total, shown)) == answer.total
