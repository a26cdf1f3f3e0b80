"""Every baht once: direct, shared, not linked; what is missing, declared and printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from kb.errors import InputError, LimitError, NotFoundError
from kb.kinds import BudgetStatus, EdgeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document
from queries.budget import Alignment, By, Line, Part, StatusTotal, Tally, UnbalancedError, Without, budget
from queries.budget.tallies import check
from tests.queries.bases import CITY, Base, Fact, Link


def money(name: str, amount: str | None, status: str | None = None, **facts: Json) -> list[Fact]:
    stated = {"amount_baht": amount, "status": status or ("amount" if amount else None), **facts}
    return [(f"budget:{name}", key, value) for key, value in stated.items() if value is not None]


def funds(*names: str) -> list[Link]:
    return [(f"budget:{name}", "funds", f"project:{name}") for name in names]


def ask(base: Base, year: int | None = None, agency: str | None = None, **options: object) -> Alignment:
    with base.store.read() as reader:
        return budget(reader, year, agency, **options)  # type: ignore[arg-type]


def lines(answer: Alignment) -> dict[tuple[str | int, ...], Tally]:
    return {line.keys: line.tally for line in answer.lines}


def baht_of(answer: Alignment) -> dict[tuple[str | int, ...], Decimal | None]:
    return {line.keys: line.tally.amount_baht for line in answer.lines}


PLAN: tuple[Link, ...] = (
    ("key_result:2569/1", "contributes_to", "super_okr:2569/1"),
    ("key_result:2569/2", "contributes_to", "super_okr:2569/2"),
    ("key_result:2569/3", "contributes_to", "super_okr:2569/2"),
    ("super_okr:2569/1", "contributes_to", "issue:2569/1"),
    ("super_okr:2569/2", "contributes_to", "issue:2569/2"),
    ("issue:2569/1", "part_of", "strategy:2569/1"),
    ("issue:2569/2", "part_of", "strategy:2569/2"),
)


def test_an_empty_base_adds_up_to_nothing(base: Base) -> None:
    answer = ask(base)
    assert answer.total == Tally(None, 0, 0, 0)
    assert [(line.part, line.keys) for line in answer.lines] == [(Part.NOT_LINKED, ())]
    assert (answer.statuses, answer.multi_year, answer.declared, answer.printed) == ((), (), (), ())
    assert answer.balanced


def test_money_is_direct_shared_or_not_linked_and_never_split(base: Base) -> None:
    base.load(
        [*money("a", "100"), *money("b", "20.5"), *money("c", "3"), *money("d", None, "none_needed")],
        [
            *PLAN,
            *funds("a", "b", "c", "d"),
            ("project:a", "supports", "key_result:2569/1"),
            ("project:b", "supports", "key_result:2569/1"),
            ("project:b", "supports", "key_result:2569/2"),
            ("project:d", "supports", "key_result:2569/3"),
        ],
    )
    answer = ask(base)
    one, two = "strategy:2569/1", "strategy:2569/2"
    assert [line.keys for line in answer.lines] == [(one,), (two,), (one, two), ()]
    assert lines(answer) == {
        (one,): Tally(Decimal(100), 1, 1, 1),
        (two,): Tally(None, 1, 1, 2),
        (one, two): Tally(Decimal("20.5"), 1, 1, 0),
        (): Tally(Decimal(3), 1, 1, 0),
    }
    assert (answer.direct, answer.shared) == (Tally(Decimal(100), 2, 2, 3), Tally(Decimal("20.5"), 1, 1, 0))
    assert (answer.not_linked, answer.total) == (Tally(Decimal(3), 1, 1, 0), Tally(Decimal("123.5"), 4, 4, 3))


def test_two_key_results_of_one_strategy_do_not_share_its_money(base: Base) -> None:
    links: list[Link] = [("project:a", "supports", f"key_result:2569/{number}") for number in (2, 3)]
    base.load(money("a", "100"), [*PLAN, *funds("a"), *links])
    assert ask(base).direct.amount_baht == Decimal(100)
    assert ask(base, by=By.SUPER_OKR).direct.amount_baht == Decimal(100)
    shared = ask(base, by=By.KEY_RESULT)
    assert shared.shared.amount_baht == Decimal(100)
    assert shared.direct.amount_baht is None


def test_a_part_leads_to_what_the_whole_leads_to(base: Base) -> None:
    base.load(
        money("part", "100"),
        [
            *PLAN,
            ("project:part", "part_of", "project:whole"),
            ("budget:part", "funds", "project:part"),
            ("project:whole", "supports", "key_result:2569/1"),
            ("project:whole", "implements", "policy:049"),
            ("division:x/works", "responsible_for", "project:whole", "R"),
        ],
    )
    for by, key in (
        (By.STRATEGY, "strategy:2569/1"),
        (By.POLICY, "policy:049"),
        (By.DIVISION, "division:x/works"),
    ):
        assert baht_of(ask(base, by=by))[(key,)] == Decimal(100)
    answer = ask(base)
    assert answer.without_budget == Without(in_parts=1, nothing=0)
    assert answer.unlinked.no_key_result == Tally(None, 0, 0, None)


def test_the_division_of_a_part_goes_before_that_of_the_whole(base: Base) -> None:
    base.load(
        money("part", "1"),
        [
            ("project:part", "part_of", "project:whole"),
            *funds("part"),
            ("division:x/works", "responsible_for", "project:whole", "R"),
            ("division:x/parks", "responsible_for", "project:part", "R"),
        ],
    )
    answer = ask(base, by=By.DIVISION)
    assert baht_of(answer) == {("division:x/parks",): Decimal(1), ("division:x/works",): None, (): None}


def test_wholes_that_are_parts_of_each_other_come_to_an_end(base: Base) -> None:
    circle: list[Link] = [("project:a", "part_of", "project:b"), ("project:b", "part_of", "project:a")]
    base.load(money("a", "1"), [*funds("a"), *circle])
    for by in By:
        assert ask(base, by=by).total.amount_baht == Decimal(1)


def test_the_annual_plan_goes_before_the_plan_of_twenty_years(base: Base) -> None:
    annual = [("key_result:2569/1", "fiscal_year", 2569), ("strategy:2569/1", "fiscal_year", 2569)]
    long_term: list[Link] = [
        ("indicator:20y/1", "contributes_to", "key_result:20y/1"),
        ("key_result:20y/1", "contributes_to", "objective:20y/1"),
        ("objective:20y/1", "part_of", "sub_strategy:20y/1"),
        ("sub_strategy:20y/1", "part_of", "strategy:20y/1"),
        ("project:a", "supports", "indicator:20y/1"),
        ("project:b", "supports", "indicator:20y/1"),
        ("project:a", "supports", "key_result:2569/1"),
    ]
    base.load([*annual, *money("a", "1"), *money("b", "2")], [*PLAN, *funds("a", "b"), *long_term])
    assert baht_of(ask(base)) == {
        ("strategy:2569/1",): Decimal(1),
        ("strategy:20y/1",): Decimal(2),
        ("strategy:2569/2",): None,
        (): None,
    }


def test_money_of_several_projects_counts_once(base: Base) -> None:
    base.load(
        money("both", "100"),
        [
            *PLAN,
            ("budget:both", "funds", "project:a"),
            ("budget:both", "funds", "project:b"),
            ("project:a", "supports", "key_result:2569/1"),
            ("project:b", "supports", "key_result:2569/2"),
        ],
    )
    answer = ask(base)
    assert (answer.shared.amount_baht, answer.shared.budgets, answer.direct.projects) == (Decimal(100), 1, 2)


def test_money_of_no_project_is_not_linked(base: Base) -> None:
    base.load(money("lost", "7", fiscal_year=2569))
    assert baht_of(ask(base)) == {(): Decimal(7)}
    assert baht_of(ask(base, 2569, by=By.YEAR)) == {(2569,): Decimal(7), (): None}
    assert ask(base, 2568).total.budgets == 0


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.AGENCY, {("agency:bangna",): Decimal(5), (): None}),
        (By.CATEGORY, {("routine",): Decimal(5), (): None}),
        (By.YEAR, {(2569,): Decimal(5), (): None}),
        (By.DIVISION, {("division:bangna/works",): Decimal(5), (): None}),
        (By.POLICY, {("policy:049",): Decimal(5), (): None}),
        (By.ISSUE, {("issue:2569/1.1",): Decimal(5), (): None}),
        (By.KEY_RESULT, {("key_result:2569/11101",): Decimal(5), ("key_result:2569/11102",): None, (): None}),
    ],
)
def test_every_grouping(base: Base, by: By, expected: dict[object, object]) -> None:
    project = "project:bangna/2569/a"
    base.load(
        [(project, "category", "routine"), (project, "fiscal_year", 2569), ("budget:bangna/2569/a", "amount_baht", "5"),
         ("project:bangna/2569/b", "category", "routine"), ("project:bangna/2569/b", "fiscal_year", 2569)],
        CITY,
    )  # fmt: skip
    assert baht_of(ask(base, by=by)) == expected


def test_the_scope_is_a_year_and_an_agency(base: Base) -> None:
    facts = [
        *money("a", "1", fiscal_year=2568), *money("b", "2", fiscal_year=2569), *money("c", "4"),
        ("project:a", "agency", "agency:x"), ("project:b", "agency", "agency:x"), ("project:c", "agency", "agency:y"),
        ("project:c", "fiscal_year", 2569), ("agency:x", "name", "เขต ก"), ("agency:y", "name", "เขต ข"),
    ]  # fmt: skip
    base.load(facts, funds("a", "b", "c"))
    assert ask(base).total.amount_baht == 7
    assert ask(base, 2569).total == Tally(Decimal(6), 2, 2, 0)
    assert ask(base, None, "เขต ก").total == Tally(Decimal(3), 2, 2, 0)
    assert ask(base, 2569, "agency:y").total.amount_baht == 4


def test_groups_stand_in_the_order_of_years_and_numbers(base: Base) -> None:
    facts: list[Fact] = []
    links: list[Link] = []
    for year, code in ((2569, "10"), (2569, "2"), (2568, "3")):
        facts += [(f"strategy:{year}/{code}", "code", code), (f"strategy:{year}/{code}", "fiscal_year", year)]
        links += [(f"issue:{year}/{code}", "part_of", f"strategy:{year}/{code}")]
        links += [(f"key_result:{year}/{code}", "contributes_to", f"issue:{year}/{code}")]
    base.load(facts, links)
    assert [line.keys for line in ask(base).lines] == [
        ("strategy:2568/3",), ("strategy:2569/2",), ("strategy:2569/10",), (),
    ]  # fmt: skip


def test_shares_show_where_money_and_key_results_part(base: Base) -> None:
    base.load(
        [*money("a", "30"), *money("b", "10"), *money("c", "60")],
        [
            *PLAN,
            *funds("a", "b", "c"),
            ("project:a", "supports", "key_result:2569/1"),
            ("project:b", "supports", "key_result:2569/2"),
        ],
    )
    one, two, rest = (line.shares for line in ask(base).lines)
    assert (one.money, one.linked_money, one.key_results) == (0.3, 0.75, float(Decimal(1) / 3))
    assert two.gap == pytest.approx(0.25 - 2 / 3)
    assert (rest.linked_money, rest.gap) == (None, None)


def test_missing_amounts_are_told_by_reason(base: Base) -> None:
    base.load(
        [
            *money("a", "5"), *money("b", None, "awaiting_transfer"), *money("c", "9", "transferred_out"),
            *money("d", None, fiscal_year=2569), ("project:e", "name", "จ"),
        ],
        funds("a", "b", "c", "d"),
    )  # fmt: skip
    answer = ask(base)
    assert answer.statuses == (
        StatusTotal(BudgetStatus.AMOUNT, 1, Decimal(5), 1),
        StatusTotal(BudgetStatus.AWAITING_TRANSFER, 1, None, 0),
        StatusTotal(BudgetStatus.TRANSFERRED_OUT, 1, Decimal(9), 1),
        StatusTotal(BudgetStatus.NOT_STATED, 1, None, 0),
    )
    assert answer.without_budget == Without(in_parts=0, nothing=1)
    assert answer.total.amount_baht == 14


@pytest.mark.parametrize(
    ("amount", "instalments", "total", "counted", "others"),
    [
        ("100", {"2569": "100", "2570": "300"}, "400", 100, {2570: 300}),
        (None, {"2569": "100", "2570": "300"}, None, 100, {2570: 300}),
        ("400", {"2569": "100", "2570": "300"}, "400", 100, {2570: 300}),
        ("400", {"2569": "100", "2570": "300"}, None, 100, {2570: 300}),
        ("120", {"2569": "100", "2570": "300"}, "400", 120, {2570: 300}),
        ("100", {"2570": "300", "2571": "5.25"}, None, 100, {2570: 300, 2571: Decimal("5.25")}),
        ("100", [{"fiscal_year": 2570, "amount_baht": "300"}], None, 100, {2570: 300}),
    ],
)
def test_the_instalment_of_the_year_counts_and_the_others_stand_beside(
    base: Base, amount: str | None, instalments: Json, total: str | None, counted: int, others: dict[int, object]
) -> None:
    base.load(money("a", amount, "amount", fiscal_year=2569, instalments=instalments, total_baht=total), funds("a"))
    answer = ask(base, 2569)
    (budget_of_years,) = answer.multi_year
    assert answer.total.amount_baht == budget_of_years.counted == Decimal(counted)
    assert budget_of_years.others == others
    (year,) = [each for each in others if each == 2570]
    elsewhere = ask(base, year)
    assert elsewhere.total == Tally(None, 0, 0, 0)
    assert [each.in_scope for each in elsewhere.multi_year] == [False]
    assert ask(base, 2580).multi_year == ()


def test_money_on_no_key_result_and_no_policy_is_named(base: Base) -> None:
    base.load(
        [*money("a", "1"), *money("b", "20"), *money("c", "300"), *money("d", "4000")],
        [
            *PLAN,
            *funds("a", "b", "c", "d"),
            ("project:a", "supports", "key_result:2569/1"),
            ("project:a", "implements", "policy:049"),
            ("project:b", "supports", "key_result:2569/1"),
            ("project:c", "implements", "policy:049"),
        ],
    )
    answer = ask(base, top=2).unlinked
    assert answer.no_key_result == Tally(Decimal(4300), 2, 2, None)
    assert answer.no_policy == Tally(Decimal(4020), 2, 2, None)
    assert answer.neither == Tally(Decimal(4000), 1, 1, None)
    assert [(each.project, each.key_result, each.policy) for each in answer.largest] == [
        ("project:d", False, False), ("project:c", False, True),
    ]  # fmt: skip
    assert answer.with_money == 3


def test_declared_totals_stand_beside_the_computed_ones(base: Base) -> None:
    plan = "plan:x/2569"
    totals: list[Json] = [
        {"category": "routine", "amount_baht": "101"}, {"category": "routine", "projects": 2},
        {"category": "city_plan", "amount_baht": "0"}, {"amount_baht": "100"},
    ]  # fmt: skip
    facts: list[Fact] = [(plan, "agency", "agency:x"), (plan, "fiscal_year", 2569)]
    facts += [(plan, "declared_totals", total) for total in totals]
    for name in ("a", "whole", "part"):
        facts += [(f"project:{name}", "category", "routine"), (f"project:{name}", "agency", "agency:x")]
        facts += [(f"project:{name}", "fiscal_year", 2569)]
    part: Link = ("project:part", "part_of", "project:whole")
    base.load([*facts, *money("a", "60"), *money("part", "40")], [*funds("a", "part"), part])
    found = {(each.category, each.projects is None): each for each in ask(base).declared}
    assert found["routine", True].difference_baht == 1
    assert found["routine", False].computed_projects == 2
    assert found["routine", False].agrees
    assert found["city_plan", True].computed_baht is None
    assert found["city_plan", True].agrees
    assert found[None, True].agrees
    assert [each.category for each in ask(base, 2568).declared] == []


def test_a_cut_keeps_the_sums(base: Base) -> None:
    links: list[Link] = [("project:a", "supports", f"key_result:2569/{number}") for number in (1, 2, 3)]
    base.load(money("a", "100"), [*PLAN, *funds("a"), *links])
    answer = ask(base, by=By.KEY_RESULT, limit=2, top=0)
    assert len(answer.lines) == 2
    assert str(answer.completeness).startswith("cut: 3 more lines beyond limit 2")
    assert answer.total.amount_baht == 100
    assert set(answer.nodes) == {"key_result:2569/1", "key_result:2569/2"}


def test_what_cannot_be_asked_is_refused(base: Base) -> None:
    with pytest.raises(InputError, match="known: strategy, issue"):
        ask(base, by="colour")
    with pytest.raises(InputError, match="limit 0 is too low"):
        ask(base, limit=0)
    with pytest.raises(LimitError):
        ask(base, top=10**9)
    with pytest.raises(NotFoundError):
        ask(base, agency="nobody")


def test_sums_that_differ_are_no_answer() -> None:
    with pytest.raises(UnbalancedError, match="no answer is given"):
        check([Tally(Decimal(1), 1, 1, None)], Tally(Decimal(2), 1, 1, None))


# --- columns as printed -------------------------------------------------------


def printed(base: Base, rows: Iterable[tuple[int, int, str, str, str | None]], rank: Rank = Rank.MENTION) -> None:
    """Loads a document whose rows (table, row, project, amount, key result) print amounts in column 8."""
    document = Document("document:000000000000", "0" * 64, "plan.txt", "plan", "plan", "agency:x", 2569)
    made: list[Statement] = []
    for line, (table, row, name, amount, key_result) in enumerate(rows, 1):
        place = Place(line, amount, table, row, 8)
        made.append(Statement(document.id, place, f"budget:{name}", "amount_baht", amount, rank=rank))
        made.append(
            Statement(document.id, place, f"budget:{name}", str(EdgeKind.FUNDS), {}, f"project:{name}", rank=rank)
        )
        if key_result:
            cell = Place(line, name, table, row, 7)
            target = f"key_result:2569/{key_result}"
            made.append(Statement(document.id, cell, f"project:{name}", str(EdgeKind.SUPPORTS), {}, target))
    with base.store.write() as writer:
        writer.put_document(document, made, report={})


def test_an_amount_printed_for_every_key_result_explains_the_literal_sum(base: Base) -> None:
    printed(base, [(5, 2, "a", "100", "1"), (5, 3, "b", "20", "1"), (6, 2, "b", "20", "2"), (6, 3, "b", "20", "3")])
    (column,) = ask(base).printed
    assert (column.tables, column.column, column.cells, column.budgets) == ((5, 6), 8, 4, 2)
    assert (column.printed_baht, column.once_baht) == (Decimal(160), Decimal(120))
    (again,) = column.repeated
    assert (again.project, again.extra_baht, again.times, again.lines) == ("project:b", Decimal(40), 3, (2, 3, 4))
    assert again.key_results == ("key_result:2569/1", "key_result:2569/2", "key_result:2569/3")
    assert again.for_key_results


def test_an_amount_listed_twice_without_another_key_result_is_told_apart(base: Base) -> None:
    printed(base, [(5, 2, "a", "100", "1"), (5, 3, "a", "100", "1")])
    (column,) = ask(base).printed
    assert [(each.extra_baht, each.for_key_results) for each in column.repeated] == [(Decimal(100), False)]


def test_an_amount_that_another_table_overrules_is_a_difference(base: Base) -> None:
    base.load(money("a", "90"), rank=Rank.REGISTER)
    printed(base, [(5, 2, "a", "100", None), (5, 3, "b", "5", None)])
    column = next(each for each in ask(base).printed if each.column == 8)
    assert (column.printed_baht, column.once_baht) == (Decimal(105), Decimal(95))
    (differing,) = column.differing
    amounts = differing.printed_baht, differing.counted_baht, differing.difference_baht
    assert amounts == (Decimal(100), Decimal(90), Decimal(10))


def test_each_register_is_a_column_of_its_own(base: Base) -> None:
    printed(base, [(5, 2, "a", "100", None), (6, 2, "b", "5", None)], rank=Rank.REGISTER)
    assert [(each.tables, each.printed_baht, each.plain) for each in ask(base).printed] == [
        ((5, 5), Decimal(100), True), ((6, 6), Decimal(5), True),
    ]  # fmt: skip


def test_a_line_says_how_it_stands(base: Base) -> None:
    base.load(money("a", "1"), funds("a"))
    (line,) = ask(base).lines
    assert isinstance(line, Line)
    assert line.part is Part.NOT_LINKED


def test_a_level_of_the_plan_shows_groups_to_which_nothing_leads(base: Base) -> None:
    base.load([("strategy:2569/9", "fiscal_year", 2569), ("agency:x", "name", "เขต ก")], agency="agency:x")
    base.load([("agency:y", "name", "เขต ข")], agency="agency:y")
    assert [line.keys for line in ask(base, 2569).lines] == [("strategy:2569/9",), ()]
    assert [line.keys for line in ask(base, 2569, "agency:x").lines] == [("strategy:2569/9",), ()]
    assert [line.keys for line in ask(base, 2569, "agency:y").lines] == [()]
    assert [line.keys for line in ask(base, 2568).lines] == [()]


def test_an_agency_has_the_key_results_it_answers_for_and_those_its_projects_lead_to(base: Base) -> None:
    facts: list[Fact] = [("agency:x", "name", "เขต ก"), ("project:a", "agency", "agency:x")]
    base.load(
        facts,
        [
            *PLAN,
            ("project:a", "supports", "key_result:2569/1"),
            ("agency:x", "responsible_for", "key_result:2569/2", "R"),
        ],
    )
    assert ask(base).total.key_results == 3
    assert ask(base, None, "agency:x").total == Tally(None, 0, 1, 2)
