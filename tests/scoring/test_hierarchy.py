"""Results placed in the plan hierarchy of a base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kb.errors import AmbiguousError, InputError
from kb.store.base import Reader
from queries import lineage
from scoring.hierarchy import Scores, score
from scoring.propagation import Weighting
from scoring.results import parse_results
from tests.queries.bases import Base, Fact, Link

FACTS: tuple[Fact, ...] = (
    ("key_result:2569/11101", "code", "11101"),
    ("key_result:2569/11102", "code", "11102"),
    ("key_result:2567/1.1.01", "code", "1.1.01"),
    ("key_result:2567/11101", "code", "11101"),
    ("key_result:2569/99999", "code", "99999"),
    ("super_okr:2569/1.1.1", "code", "1.1.1"),
)
LINKS: tuple[Link, ...] = (
    ("plan:bangna/2569", "part_of", "plan:bma/2569"),
    ("strategy:2569/1", "part_of", "plan:bma/2569"),
    ("issue:2569/1.1", "part_of", "strategy:2569/1"),
    ("super_okr:2569/1.1.1", "contributes_to", "issue:2569/1.1"),
    ("key_result:2569/11101", "contributes_to", "super_okr:2569/1.1.1", "", {"weight": "60"}),
    ("key_result:2569/11102", "contributes_to", "super_okr:2569/1.1.1", "", {"weight": "40"}),
    ("key_result:2569/11102", "contributes_to", "component:bangna/2569/1"),
    ("project:bangna/2569/a", "supports", "key_result:2569/11101"),
    ("strategy:2567/1", "part_of", "plan:bma/2567"),
    ("issue:2567/1.1", "part_of", "strategy:2567/1"),
    ("key_result:2567/1.1.01", "contributes_to", "issue:2567/1.1"),
    ("key_result:2567/11101", "contributes_to", "issue:2567/1.1"),
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    base = Base(tmp_path)
    base.load(FACTS, LINKS)
    with base.store.read() as opened:
        yield opened
    base.store.close()


def scored(reader: Reader, node: str, *rows: str) -> Scores:
    header = "code_or_id,score,weight" if any(row.count(",") == 2 for row in rows) else "code_or_id,score"
    return score(reader, node, parse_results("\n".join((header, *rows))))


def told(answer: Scores) -> list[tuple[str, Decimal | None]]:
    return [(item.node, item.score) for item in answer.scores]


def test_results_climb_from_key_result_to_plan_by_the_stated_weights(reader: Reader) -> None:
    answer = scored(reader, "plan:bma/2569", "11102,50", "key_result:2569/11101,100")
    assert told(answer) == [
        ("plan:bma/2569", Decimal("80.000")),
        ("strategy:2569/1", Decimal("80.000")),
        ("issue:2569/1.1", Decimal("80.000")),
        ("super_okr:2569/1.1.1", Decimal("80.000")),
        ("key_result:2569/11101", Decimal("100.000")),
        ("key_result:2569/11102", Decimal("50.000")),
    ]
    assert answer.scores[3].weighting is Weighting.STATED
    assert [node.id for node in answer.nodes] == [item.node for item in answer.scores]


def test_a_code_of_several_years_is_the_one_below_the_node(reader: Reader) -> None:
    assert told(scored(reader, "plan:bma/2567", "11101,70"))[0] == ("plan:bma/2567", Decimal("70.000"))
    assert scored(reader, "plan:bma/2569", "11101,70").scores[0].share == Decimal("0.600")


def test_key_results_that_stand_in_an_issue_directly_count_there_equally(reader: Reader) -> None:
    answer = scored(reader, "issue:2567/1.1", "1.1.01,90", "11101,70")
    assert (answer.scores[0].score, answer.scores[0].weighting) == (Decimal("80.000"), Weighting.EQUAL)


def test_weights_of_the_results_count_where_the_documents_state_none(reader: Reader) -> None:
    answer = scored(reader, "issue:2567/1.1", "1.1.01,90,3", "11101,70,1")
    assert (answer.scores[0].score, answer.scores[0].weighting) == (Decimal("85.000"), Weighting.STATED)
    stated = scored(reader, "super_okr:2569/1.1.1", "11101,100,1", "11102,50,9")
    assert stated.scores[0].score == Decimal("80.000")


def test_results_elsewhere_in_the_base_are_not_used_and_named(reader: Reader) -> None:
    answer = scored(reader, "super_okr:2569/1.1.1", "11102,50", "1.1.01,90", "99999,10")
    assert (answer.used, answer.unused) == (1, ("1.1.01", "99999"))


def test_a_result_of_the_node_itself_is_its_score(reader: Reader) -> None:
    assert told(scored(reader, "key_result:2569/99999", "99999,12.5")) == [("key_result:2569/99999", Decimal("12.500"))]


def test_a_code_that_nothing_has_is_refused_by_row_and_column(reader: Reader) -> None:
    with pytest.raises(InputError, match="row 2, column code_or_id: nothing in the base is called '31415'"):
        scored(reader, "plan:bma/2569", "31415,50")


def test_one_node_under_two_names_is_refused(reader: Reader) -> None:
    with pytest.raises(InputError, match="row 3: key_result:2569/11102 has a result in row 2 already"):
        scored(reader, "plan:bma/2569", "11102,50", "key_result:2569/11102,60")


def test_a_part_of_a_code_that_names_several_is_refused(reader: Reader) -> None:
    with pytest.raises(AmbiguousError, match="give the id"):
        scored(reader, "plan:bma/2569", "1110,50")


def test_results_add_up_in_the_plan_hierarchy_alone(reader: Reader) -> None:
    with pytest.raises(InputError, match="project:bangna/2569/a is a project; results add up in a plan, strategy"):
        scored(reader, "project:bangna/2569/a", "11101,50")


def test_the_hierarchy_is_part_of_the_lineage(reader: Reader) -> None:
    answer = scored(reader, "plan:bma/2569", "11102,50")
    below = lineage.lineage(reader, "plan:bma/2569", "down")
    assert {node.id for node in answer.nodes} <= set(below.ids())
