"""The money of a lineage: each baht once, absent is not zero."""

from __future__ import annotations

from decimal import Decimal

from kb.kinds import BudgetStatus
from queries.lineage import lineage
from queries.money import MoneyTotal, amount, money
from tests.queries.bases import Base, Fact, Link

A, B, C, D = (f"project:x/2569/{name}" for name in "abcd")


def budget(name: str, value: str | None, status: str | None = None) -> list[Fact]:
    stated: list[Fact] = [] if status is None else [(f"budget:{name}", "status", status)]
    return stated if value is None else [(f"budget:{name}", "amount_baht", value), *stated]


FACTS: list[Fact] = [
    *((project, "agency", "agency:x") for project in (A, B)),
    *((project, "fiscal_year", 2569) for project in (A, B)),
    (C, "fiscal_year", 2567),
    *budget("1", "100.25", "amount"),
    *budget("2", "0.50"),
    *budget("3", None, "none_needed"),
]
LINKS: list[Link] = [
    *((project, "implements", "policy:1") for project in (A, B, C, D)),
    (A, "supports", "key_result:2569/1"),
    ("budget:1", "funds", A),
    ("budget:1", "funds", B),
    ("budget:2", "funds", B),
    ("budget:3", "funds", C),
    ("division:y/1", "part_of", "agency:y"),
    ("division:y/1", "responsible_for", C, "R"),
]


def test_the_money_below_a_policy_is_counted_once_by_year_and_agency(base: Base) -> None:
    base.load(FACTS, LINKS)
    with base.store.read() as reader:
        totals = money(lineage(reader, "policy:1", "down"))
    assert totals == (
        MoneyTotal("agency:y", 2567, 1, None, {BudgetStatus.NONE_NEEDED: 1}, 0),
        MoneyTotal("agency:x", 2569, 2, Decimal("100.75"), {BudgetStatus.AMOUNT: 2}, 0),
        MoneyTotal(None, None, 1, None, {}, 1),
    )
    assert amount(totals) == Decimal("100.75")
    assert amount(totals[:1]) is None


def test_a_project_has_its_own_money_and_not_that_of_what_it_is_part_of(base: Base) -> None:
    base.load(FACTS, [*LINKS, (A, "part_of", D), ("budget:9", "funds", D)])
    with base.store.read() as reader:
        (own,) = money(lineage(reader, A, "both"))
        below = money(lineage(reader, D, "down"))
    assert (own.projects, own.amount_baht) == (1, Decimal("100.25"))
    assert [(total.projects, total.by_status) for total in below] == [
        (1, {BudgetStatus.AMOUNT: 1}),
        (1, {BudgetStatus.NOT_STATED: 1}),
    ]


def test_up_from_a_key_result_there_is_no_money(base: Base) -> None:
    base.load(FACTS, LINKS)
    with base.store.read() as reader:
        assert money(lineage(reader, "key_result:2569/1", "up")) == ()
