"""The proposals stay as good as they are said to be, on the bundled samples with their known links hidden."""

from __future__ import annotations

import pytest

from queries.candidates.evidence import Evidence
from queries.candidates.scoring import weights
from queries.gaps import LIKELY
from tests.benchmarks.bench_candidates import Case, cases, measure, plans


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return plans(None)


@pytest.mark.parametrize("sought", ["project for a key result", "key result for a project"])
@pytest.mark.parametrize("year", [2567, 2569])
def test_four_first_proposals_in_five_name_a_hidden_link(evidence: Evidence, sought: str, year: int) -> None:
    found = cases(evidence, sought, year)
    assert len(found) >= 20
    assert measure(found, weights()).precision_1 >= 0.8
    assert measure(found, weights(), LIKELY).precision_1 >= 0.9


def test_other_years_alone_find_most_key_results(evidence: Evidence) -> None:
    found = cases(evidence, "key result for a project", 2569, whole_year=True)
    assert measure(found, weights()).recall_5 >= 0.8


def test_a_hidden_link_is_no_evidence_for_itself(evidence: Evidence) -> None:
    project, served = next((each, served) for each, served in evidence.serves.items() if served)
    hidden = evidence.without([(project, each) for each in served])
    assert not hidden.serves[project]
    assert all(project not in hidden.served_by.get(each, ()) for each in served)
    assert evidence.serves[project] == served


def test_precision_counts_proposals_made_and_recall_hidden_links() -> None:
    found = measure([Case(frozenset("ab"), {}), Case(frozenset("c"), {})], weights())
    assert (found.cases, found.precision_1, found.recall_5) == (2, 0.0, 0.0)
