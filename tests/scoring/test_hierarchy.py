"""Results placed in the plan hierarchy of a base."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kb.errors import AmbiguousError, InputError, NotFoundError
from kb.statement import Json
from kb.store.base import Reader
from queries import lineage
from scoring.compiled import Weighting
from scoring.hierarchy import Scores, score
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


# --- results of the base ------------------------------------------------------

TARGET = {"text": "ร้อยละ 80", "comparator": "at_least", "value": "80", "unit": "percent"}
KEY_RESULT = "key_result:2569/11101"
OWN_TARGET = {**TARGET, "value": "50"}


def result(identifier: str, agency: str, key_result: str = KEY_RESULT, **facts: Json) -> tuple[list[Fact], list[Link]]:
    said: dict[str, Json] = {"agency": f"agency:{agency}", "assessor": "self", "fiscal_year": 2569, **facts}
    return (
        [(f"result:{agency}/2569/{identifier}", name, value) for name, value in said.items()],
        [(f"result:{agency}/2569/{identifier}", "reports_on", key_result)],
    )


Load = Callable[..., Reader]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    """A reader of the base above with these results beside."""
    with ExitStack() as stack:

        def loaded(*results: tuple[list[Fact], list[Link]], links: tuple[Link, ...] = (), facts: Any = ()) -> Reader:
            base = Base(tmp_path)
            stack.callback(base.store.close)
            base.load(FACTS, LINKS)
            agencies: list[Fact] = [(f"agency:{slug}", "name", f"สำนักงานเขต {slug}") for slug in ("bangna", "bangrak")]
            base.load([*agencies, *facts], links)
            for number, (some, joins) in enumerate(results):
                base.load(some, joins, edition=f"results {number}")
            return stack.enter_context(base.store.read())

        yield loaded


def test_the_city_is_the_mean_of_its_agencies_and_an_agency_its_own_results(load: Load) -> None:
    reader = load(
        result("1", "bangna", score="90"),
        result("2", "bangrak", score="60"),
        result("3", "bangrak", "key_result:2569/11102", score="10"),
    )
    city = score(reader, "plan:bma/2569")
    assert told(city)[3:] == [
        ("super_okr:2569/1.1.1", Decimal("49.000")),
        ("key_result:2569/11101", Decimal("75.000")),
        ("key_result:2569/11102", Decimal("10.000")),
        ("result:bangna/2569/1", Decimal("90.000")),
        ("result:bangrak/2569/2", Decimal("60.000")),
        ("result:bangrak/2569/3", Decimal("10.000")),
    ]
    assert (city.used, city.agency, city.unscored) == (3, None, ())
    assert [part.node for part in city.scores[4].contributions] == ["result:bangna/2569/1", "result:bangrak/2569/2"]
    own = score(reader, "plan:bma/2569", agency="สำนักงานเขต bangna")
    assert (own.scores[0].score, own.scores[0].share, own.used) == (Decimal("90.000"), Decimal("0.600"), 1)
    assert own.agency is not None
    assert own.agency.id == "agency:bangna"


def test_official_before_self_and_the_latest_counts(load: Load) -> None:
    reader = load(
        result("a", "bangna", score="10", period="2569-Q1"),
        result("b", "bangna", score="20", period="2569-Q3"),
        result("c", "bangna", score="30", period="2569-Q2"),
        result("d", "bangrak", score="40"),
        result("e", "bangrak", score="50", assessor="official", period="2569-Q1", as_of="2568-12-30"),
        result("f", "bangrak", score="60", assessor="official", period="2569-Q1", as_of="2568-12-31"),
    )
    assert [item.node for item in score(reader, "key_result:2569/11101").scores[0].contributions] == [
        "result:bangna/2569/b",
        "result:bangrak/2569/f",
    ]


def test_agencies_count_by_the_weights_that_their_results_state(load: Load) -> None:
    reader = load(result("1", "bangna", score="90", weight="3"), result("2", "bangrak", score="50", weight="1"))
    answer = score(reader, "key_result:2569/11101").scores[0]
    assert (answer.score, answer.weighting) == (Decimal("80.000"), Weighting.STATED)


def test_given_results_stand_in_place_of_those_of_the_base(load: Load) -> None:
    reader = load(result("1", "bangna", score="90"), result("2", "bangna", "key_result:2569/11102", score="50"))
    answer = score(reader, "super_okr:2569/1.1.1", parse_results("code_or_id,score\n11101,10\n"))
    assert told(answer) == [
        ("super_okr:2569/1.1.1", Decimal("26.000")),
        ("key_result:2569/11101", Decimal("10.000")),
        ("key_result:2569/11102", Decimal("50.000")),
        ("result:bangna/2569/2", Decimal("50.000")),
    ]
    assert answer.used == 2


def test_a_value_scores_what_it_attains_of_the_agencys_own_target_else_the_key_results(load: Load) -> None:
    reader = load(
        result("1", "bangna", value="40", unit="ร้อยละ"),
        result("2", "bangrak", value="40", unit="ร้อยละ"),
        facts=[("key_result:2569/11101", "target", TARGET)],
        links=(("agency:bangna", "responsible_for", "key_result:2569/11101", "R", {"target": OWN_TARGET}),),
    )
    answer = score(reader, "key_result:2569/11101")
    assert told(answer)[1:] == [
        ("result:bangna/2569/1", Decimal("80.000")),
        ("result:bangrak/2569/2", Decimal("50.000")),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"value": "40", "unit": "ร้อยละ"},
        {"text": "อยู่ระหว่างดำเนินการ"},
        {"score": "100.5"},
        {"score": "-1"},
        {"score": "มาก"},
    ],
)
def test_a_result_without_a_score_is_named_and_unknown_and_not_zero(load: Load, facts: dict[str, Json]) -> None:
    reader = load(result("1", "bangna", score="90"), result("2", "bangrak", KEY_RESULT, **facts))
    answer = score(reader, "key_result:2569/11101")
    assert (answer.used, answer.unscored) == (1, ("result:bangrak/2569/2",))
    assert (answer.scores[0].score, answer.scores[0].share) == (Decimal("90.000"), Decimal("0.500"))
    assert told(answer)[2] == ("result:bangrak/2569/2", None)


def test_a_weight_that_is_no_number_is_refused(load: Load) -> None:
    reader = load(result("1", "bangna", score="90", weight="มาก"))
    with pytest.raises(InputError, match="the weight of result:bangna/2569/1 must be a number"):
        score(reader, "key_result:2569/11101")


def test_an_agency_that_is_not_there_is_refused(reader: Reader) -> None:
    with pytest.raises(NotFoundError, match="no agency is called 'agency:nowhere'"):
        score(reader, "plan:bma/2569", agency="agency:nowhere")


def test_a_base_without_results_knows_nothing(reader: Reader) -> None:
    top = score(reader, "plan:bma/2569").scores[0]
    assert top.score is None
    assert (top.share, top.lowest, top.highest) == (Decimal(0), Decimal(0), Decimal(100))


# --- what is refused ----------------------------------------------------------


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
    with pytest.raises(InputError, match="2569/a is of the kind project; results add up in a plan, strategy"):
        scored(reader, "project:bangna/2569/a", "11101,50")


def test_the_hierarchy_is_part_of_the_lineage(reader: Reader) -> None:
    answer = scored(reader, "plan:bma/2569", "11102,50")
    below = lineage.lineage(reader, "plan:bma/2569", "down")
    assert {node.id for node in answer.nodes} <= set(below.ids())
