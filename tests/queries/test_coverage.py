"""Coverage: counts, shares, depth, scope, groups."""

from __future__ import annotations

import pytest

from kb.errors import InputError, NotFoundError
from kb.kinds import NodeKind
from kb.store.base import Reader
from ontology.vocabulary import vocabulary
from queries.coverage import By, Coverage, RuleCoverage, coverage
from queries.rules import Severity, rule, rules
from tests.queries.bases import CITY, Base, Fact, Link

Counts = tuple[int, int, int, int | None]


def counts(reader: Reader, code: str, **options: object) -> Counts:
    (found,) = coverage(reader, chosen=[rule(code)], **options).rules  # type: ignore[arg-type]
    return found.covered, found.gaps, found.exempt, found.deep


def grouped(answer: Coverage) -> dict[str | int | None, list[tuple[int, int]]]:
    return {group.key: [(item.covered, item.gaps) for item in group.rules] for group in answer.groups}


def test_rules_are_well_formed_and_join_what_the_vocabulary_joins() -> None:
    for item in rules().values():
        assert item.sentence.en.endswith(".")
        assert item.sentence.th
        assert item.gap.th
        for need in (*item.needs, *(exemption.need for exemption in item.exemptions)):
            if need.edge and need.kind:
                pair = (need.kind, item.subject) if need.end == "source" else (item.subject, need.kind)
                assert pair in vocabulary().edges[need.edge].joins
            if need.property and not need.edge:
                assert need.property in vocabulary().kinds[item.subject].properties


def test_the_rules_of_the_design_are_there() -> None:
    assert [(item.code, item.severity) for item in rules().values()] == [
        ("key_result_has_project", Severity.ERROR),
        ("policy_has_project", Severity.ERROR),
        ("project_has_key_result", Severity.ERROR),
        ("project_has_division", Severity.ERROR),
        ("project_has_stated_budget", Severity.WARNING),
        ("key_result_has_agency", Severity.WARNING),
        ("key_result_has_target", Severity.WARNING),
        ("super_okr_has_key_result", Severity.WARNING),
        ("issue_has_key_result", Severity.WARNING),
        ("indicator_has_result", Severity.INFO),
    ]


def test_an_unknown_rule_is_refused_with_the_list() -> None:
    with pytest.raises(NotFoundError, match="the rules are: key_result_has_project, "):
        rule("nonsense")


def test_an_empty_base_has_no_subjects_and_no_share(base: Base) -> None:
    with base.store.read() as reader:
        answer = coverage(reader)
    assert [(item.subjects, item.share, item.deep_share) for item in answer.rules] == [(0, None, None)] * len(rules())
    assert str(answer.completeness) == "complete; from 0 documents of no stated year"


def test_key_results_are_covered_by_projects_and_deeply_by_money_and_hands(base: Base) -> None:
    links: list[Link] = [
        *CITY,
        ("project:bangna/2569/b", "supports", "key_result:2569/11102"),
        ("super_okr:2569/1.1.1", "contributes_to", "issue:2569/1.1"),
        ("key_result:2569/11103", "contributes_to", "super_okr:2569/1.1.1"),
    ]
    base.load([("budget:bangna/2569/a", "status", "none_needed")], links)
    with base.store.read() as reader:
        (found,) = coverage(reader, chosen=[rule("key_result_has_project")]).rules
        assert (found.subjects, found.covered, found.gaps, found.exempt, found.deep) == (3, 2, 1, 0, 1)
        assert found.share == 2 / 3
        assert found.deep_share == 1 / 3
        assert counts(reader, "policy_has_project") == (1, 0, 0, 1)
        assert counts(reader, "super_okr_has_key_result") == (1, 0, 0, 1)
        assert counts(reader, "issue_has_key_result") == (1, 0, 0, 1)
        assert counts(reader, "project_has_division") == (2, 0, 0, None)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], (0, 1, 0, None)),
        ([("budget:b", "status", "not_stated")], (0, 1, 0, None)),
        ([("budget:b", "status", "amount"), ("budget:b", "amount_baht", "1000")], (1, 0, 0, None)),
        ([("budget:b", "amount_baht", "1000")], (1, 0, 0, None)),
        ([("budget:b", "status", "as_allocated")], (1, 0, 0, None)),
    ],
)
def test_a_budget_is_stated_by_an_amount_or_a_reason(base: Base, facts: list[Fact], expected: Counts) -> None:
    base.load(facts, [("budget:b", "funds", "project:p")])
    with base.store.read() as reader:
        assert counts(reader, "project_has_stated_budget") == expected


def test_routine_work_is_exempt_from_key_results_and_not_from_a_division(base: Base) -> None:
    base.load(
        [
            ("project:a", "category", "routine"),
            ("project:b", "category", "city_plan"),
            ("project:c", "category", "agency_strategy"),
        ],
        [("project:c", "supports", "key_result:k")],
    )
    with base.store.read() as reader:
        assert counts(reader, "project_has_key_result") == (1, 1, 1, None)
        assert counts(reader, "project_has_division") == (0, 3, 0, None)


def test_a_part_of_a_project_is_reached_through_the_whole_and_pays_for_it(base: Base) -> None:
    base.load(links=[("project:part", "part_of", "project:whole"), ("project:whole", "supports", "key_result:k")])
    with base.store.read() as reader:
        assert counts(reader, "project_has_key_result") == (2, 0, 0, None)
        assert counts(reader, "project_has_stated_budget") == (1, 1, 0, None)


def test_a_target_may_be_the_key_results_own_or_an_agencys(base: Base) -> None:
    target = {"text": "ร้อยละ 60"}
    base.load(
        [("key_result:own", "target", target), ("key_result:none", "name", "ก")],
        [
            ("agency:a", "responsible_for", "key_result:theirs", "R", {"target": target}),
            ("agency:a", "responsible_for", "key_result:without", "R"),
        ],
    )
    with base.store.read() as reader:
        assert counts(reader, "key_result_has_target") == (2, 2, 0, None)
        assert counts(reader, "key_result_has_agency") == (2, 2, 0, None)


def test_key_results_of_the_20_year_plan_are_exempt(base: Base) -> None:
    base.load(links=[("key_result:20y/3.1/1", "contributes_to", "objective:20y/3.1/abc")])
    with base.store.read() as reader:
        assert counts(reader, "key_result_has_project") == (0, 0, 1, 0)


def test_an_indicator_without_result_is_a_gap_only_where_others_of_its_agency_and_year_have_one(base: Base) -> None:
    base.load(
        [("indicator:bangna/2567/1.2", "name", "ก"), ("indicator:bangna/2569/1.1", "name", "ข")],
        [("result:r", "reports_on", "indicator:bangna/2567/1.1")],
    )
    with base.store.read() as reader:
        assert counts(reader, "indicator_has_result") == (1, 1, 1, None)


@pytest.fixture
def two_years(base: Base) -> Base:
    """Policy 049 is carried out in 2569 alone; KR 1 by Bang Na and not by Bang Kapi."""
    base.load(
        [("policy:049", "name", "ทางเท้าดี")],
        fiscal_year=2567,
    )
    base.load(
        [("project:bangna/2569/a", "fiscal_year", 2569), ("key_result:2569/1", "fiscal_year", 2569)],
        [
            ("project:bangna/2569/a", "implements", "policy:049"),
            ("project:bangna/2569/a", "supports", "key_result:2569/1"),
            ("key_result:2569/1", "contributes_to", "super_okr:2569/1.1.1"),
            ("super_okr:2569/1.1.1", "contributes_to", "issue:2569/1.1"),
            ("issue:2569/1.1", "part_of", "strategy:2569/1"),
            ("division:bangna/works", "responsible_for", "project:bangna/2569/a", "R"),
            ("division:bangna/works", "part_of", "agency:bangna"),
        ],
        fiscal_year=2569,
    )
    base.load(
        [("key_result:2569/1", "fiscal_year", 2569)],
        [("agency:bangkapi", "responsible_for", "key_result:2569/1", "R")],
        agency="agency:bangkapi",
        fiscal_year=2569,
    )
    return base


def test_a_policy_belongs_to_each_year_whose_documents_speak_of_it(two_years: Base) -> None:
    with two_years.store.read() as reader:
        assert counts(reader, "policy_has_project") == (1, 0, 0, 0)
        assert counts(reader, "policy_has_project", fiscal_year=2569) == (1, 0, 0, 0)
        assert counts(reader, "policy_has_project", fiscal_year=2567) == (0, 1, 0, 0)
        assert counts(reader, "policy_has_project", fiscal_year=2568) == (0, 0, 0, 0)


def test_an_agency_is_covered_by_what_its_own_documents_link(two_years: Base) -> None:
    with two_years.store.read() as reader:
        assert counts(reader, "key_result_has_project", agency="agency:bangna") == (1, 0, 0, 0)
        assert counts(reader, "key_result_has_project", agency="agency:bangkapi") == (0, 1, 0, 0)
        assert counts(reader, "policy_has_project", agency="agency:bangkapi") == (0, 0, 0, 0)


def test_groups_of_agencies_and_years_are_what_the_question_gives_for_each(two_years: Base) -> None:
    chosen = [rule("key_result_has_project"), rule("policy_has_project")]
    with two_years.store.read() as reader:
        by_agency = coverage(reader, by="agency", chosen=chosen)
        by_year = coverage(reader, by="fiscal_year", chosen=chosen)
        alone = coverage(reader, agency="agency:bangkapi", chosen=chosen)
    assert grouped(by_agency) == {"agency:bangkapi": [(0, 1), (0, 0)], "agency:bangna": [(1, 0), (1, 0)]}
    assert grouped(by_year) == {2567: [(0, 0), (0, 1)], 2569: [(1, 0), (1, 0)]}
    assert by_agency.groups[0].rules == alone.rules


def test_groups_by_strategy_and_division_with_what_belongs_to_none(two_years: Base) -> None:
    chosen = [rule("key_result_has_project"), rule("project_has_division"), rule("policy_has_project")]
    with two_years.store.read() as reader:
        by_strategy = coverage(reader, by="strategy", chosen=chosen)
        by_division = coverage(reader, by=By.DIVISION, chosen=chosen)
    assert grouped(by_strategy) == {"strategy:2569/1": [(1, 0), (1, 0), (0, 0)], None: [(0, 0), (0, 0), (1, 0)]}
    assert grouped(by_division) == {"division:bangna/works": [(0, 0), (1, 0), (0, 0)], None: [(1, 0), (0, 0), (1, 0)]}
    assert [group.key for group in by_strategy.groups] == ["strategy:2569/1", None]
    group = by_strategy.groups[0]
    assert group.node is not None
    assert group.node.kind is NodeKind.STRATEGY


def test_an_unknown_grouping_is_refused(base: Base) -> None:
    with base.store.read() as reader, pytest.raises(InputError, match="known: strategy, agency, division, fiscal_year"):
        coverage(reader, by="moon")


def test_superseded_editions_do_not_count(base: Base) -> None:
    base.load(links=[("project:a", "implements", "policy:1")], edition="plan")
    base.load([("policy:1", "name", "ก")], edition="plan")
    with base.store.read() as reader:
        assert counts(reader, "policy_has_project") == (0, 1, 0, 0)


def test_shares_are_of_the_nodes_that_are_not_exempt() -> None:
    found = RuleCoverage(rule("project_has_key_result"), covered=3, gaps=1, exempt=6, deep=None)
    assert (found.subjects, found.share, found.deep_share) == (10, 0.75, None)
