"""What the base holds: counts, documents, exact sums."""

from __future__ import annotations

from decimal import Decimal

from kb.kinds import BudgetStatus, Category, EdgeKind, NodeKind
from kb.store.base import Reader
from queries.summary import BudgetTotal, summary
from tests.queries.bases import CITY, Base, Fact


def project(name: str, agency: str | None, category: str | None, year: int | None) -> list[Fact]:
    values: dict[str, str | int | None] = {"agency": agency, "category": category, "fiscal_year": year, "name": name}
    return [(f"project:{name}", key, value) for key, value in values.items() if value is not None]


def test_an_empty_base_holds_nothing(base: Base) -> None:
    with base.store.read() as reader:
        answer = summary(reader)
    assert set(answer.nodes.values()) == {0}
    assert list(answer.nodes) == list(NodeKind)
    assert set(answer.edges.values()) == {0}
    assert (answer.documents, answer.budgets, answer.amount_baht) == ((), (), Decimal(0))


def test_nodes_edges_and_documents_are_counted(city: Reader) -> None:
    answer = summary(city)
    assert {kind.value: count for kind, count in answer.nodes.items() if count} == {
        "plan": 1, "strategy": 1, "issue": 1, "super_okr": 1, "key_result": 2, "policy": 1, "project": 2,
        "budget": 1, "agency": 1, "division": 1, "document": 1,
    }  # fmt: skip
    assert answer.edges[EdgeKind.IMPLEMENTS] == 2
    assert sum(answer.edges.values()) == len(CITY)
    (document,) = answer.documents
    assert (document.agency, document.fiscal_year, document.title) == ("agency:bangna", 2569, "Plan 1")
    assert (document.statements, document.rows) == (13, 13)


def test_superseded_documents_are_not_listed(base: Base) -> None:
    base.load([("policy:1", "name", "ก")], edition="plan")
    second = base.load([("policy:1", "name", "ข")], edition="plan")
    with base.store.read() as reader:
        assert [document.id for document in summary(reader).documents] == [second]


def test_money_is_summed_exactly_by_year_agency_and_category(base: Base) -> None:
    facts = [
        *project("a", "agency:x", "city_plan", 2569),
        *project("b", "agency:x", "city_plan", 2569),
        *project("c", "agency:x", "routine", 2569),
        *project("d", None, None, None),
        ("budget:a", "status", "amount"),
        ("budget:a", "amount_baht", "0.1"),
        ("budget:b", "amount_baht", "0.2"),
        ("budget:c", "status", "none_needed"),
    ]
    base.load(facts, [(f"budget:{name}", "funds", f"project:{name}") for name in "abc"])
    with base.store.read() as reader:
        answer = summary(reader)
    assert answer.budgets == (
        BudgetTotal(2569, "agency:x", Category.CITY_PLAN, 2, Decimal("0.3"), {BudgetStatus.AMOUNT: 2}, 0),
        BudgetTotal(2569, "agency:x", Category.ROUTINE, 1, Decimal(0), {BudgetStatus.NONE_NEEDED: 1}, 0),
        BudgetTotal(None, None, None, 1, Decimal(0), {}, 1),
    )
    assert answer.amount_baht == Decimal("0.3")


def test_a_project_under_several_key_results_and_policies_counts_its_money_once(base: Base) -> None:
    base.load(
        [("budget:b", "amount_baht", "100")],
        [
            ("budget:b", "funds", "project:p"),
            ("budget:b", "funds", "project:q"),
            ("project:p", "supports", "key_result:1"),
            ("project:p", "supports", "key_result:2"),
            ("project:p", "implements", "policy:1"),
        ],
    )
    with base.store.read() as reader:
        assert summary(reader).amount_baht == Decimal(100)


def test_the_agency_of_a_project_is_that_of_its_division_where_it_names_none(city: Reader) -> None:
    assert [total.agency for total in summary(city).budgets] == ["agency:bangna"]
