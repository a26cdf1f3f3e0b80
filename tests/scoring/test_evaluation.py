"""Evaluations of small bases, in the shape in which the loaders state them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kb.errors import InputError, NotFoundError
from kb.statement import Json, Rank
from kb.store.base import Reader
from scoring.evaluation import Evaluation, evaluate
from tests.queries.bases import Base, Fact, Link
from tests.scoring.ladders import DISBURSEMENT, EQUAL_TO_POINTS, GREEN_SERVICE, RANGES, thresholds, words

INNOVATION = "d78c0f1b4e"
GROUPS = {"A": DISBURSEMENT, "B": ("65", "70", "75", "80", "85"), "D": DISBURSEMENT}


def facts(node: str, **properties: Json) -> list[Fact]:
    return [(node, name, value) for name, value in properties.items()]


def result(tail: str, assessor: str, **properties: Json) -> list[Fact]:
    node = f"result:bangrak/2564/{tail}/{assessor}"
    return facts(node, fiscal_year=2564, agency="agency:bangrak", assessor=assessor, **properties)


def indicator(tail: str, component: str, weight: str, *, rubrics: tuple[str, ...] = ()) -> list[Link]:
    node = f"indicator:bangrak/2564/{tail}"
    links: list[Link] = [(node, "contributes_to", f"component:bangrak/2564/{component}", "", {"weight": weight})]
    return links + [(node, "scored_by", f"rubric:bangrak/2564/{tail}{rubric}") for rubric in rubrics]


def reports(*results: str) -> list[Link]:
    return [
        (f"result:bangrak/2564/{each}", "reports_on", f"indicator:bangrak/2564/{each.rsplit('/', 1)[0]}")
        for each in results
    ]


FACTS: list[Fact] = [
    *facts("agency:bangrak", name="สำนักงานเขตบางรัก"),
    *facts("evaluation:bangrak/2564", fiscal_year=2564, agency="agency:bangrak", agency_group="D", score="96.249"),
    *facts("component:bangrak/2564/2", code="2", fiscal_year=2564),
    *facts("component:bangrak/2564/10", code="10", fiscal_year=2564),
    *facts("component:bangrak/2564/4", code="4", fiscal_year=2564),
    *facts(
        "component:bangrak/2564/2",
        declared_scores={
            "weighted_score": "18",
            "indicators": ["indicator:bangrak/2564/2.1", "indicator:bangrak/2564/2.2"],
        },
    ),
    *facts(
        "component:bangrak/2564/10",
        declared_scores={"weighted_score": "9.057", "indicators": ["indicator:bangrak/2564/5.1"]},
    ),
    *facts("indicator:bangrak/2564/2.1", code="2.1", unit="ระดับ"),
    *facts("indicator:bangrak/2564/2.2", code="2.2", unit="ร้อยละ"),
    *facts("indicator:bangrak/2564/3.3", code="3.3"),
    *facts("indicator:bangrak/2564/3.3.1", code="3.3.1"),
    *facts("indicator:bangrak/2564/3.3.2", code="3.3.2"),
    *facts("indicator:bangrak/2564/5.1", code="5.1", unit="ร้อยละ"),
    *facts("rubric:bangrak/2564/2.1", levels=words()),
    *facts("rubric:bangrak/2564/2.2", levels=words()),
    *facts("rubric:bangrak/2564/3.3.2", levels=GREEN_SERVICE),
    *facts(f"rubric:bangrak/2564/{INNOVATION}", levels=thresholds(EQUAL_TO_POINTS)),
    *facts(f"rubric:bangrak/2564/{INNOVATION}/official", levels=thresholds(EQUAL_TO_POINTS), assessor="official"),
    *facts("rubric:bangrak/2564/5.1/official", levels=thresholds(DISBURSEMENT), assessor="official", agency_group="D"),
    *(
        fact
        for group, values in GROUPS.items()
        for fact in facts(f"rubric:bangrak/2564/5.1/{group}", levels=thresholds(values), agency_group=group)
    ),
    *result("2.1", "official", value="100", unit="ระดับ", judged_level="5", score="100", weighted_score="10"),
    *result("2.1", "self", value="5", unit="ระดับ", judged_level="5", score="100"),
    *result("2.2", "official", value="80", unit="ร้อยละ", score="80", weighted_score="8"),
    *result("2.2", "self", value="100", unit="ร้อยละ", judged_level="5", score="100"),
    *result("3.3", "self", judged_level="1", score="60"),
    *result("3.3.1", "official", value="100", unit="ระดับ", score="100"),
    *result("3.3.2", "official", value="100", unit="ร้อยละ", score="100"),
    *result("3.3.1", "self", judged_level="1"),
    *result("3.3.2", "self", value="35.47", unit="ร้อยละ", judged_level="5"),
    *result(INNOVATION, "official", value="91.929", unit="ร้อยละ", score="91.929", weighted_score="9.193"),
    *result("5.1", "official", value="95.592", unit="ร้อยละ", score="90.561", weighted_score="9.056"),
    *result("5.1", "self", value="71.97", unit="ร้อยละ", judged_level="1", score="60"),
]
LINKS: list[Link] = [
    *(("component:bangrak/2564/" + code, "part_of", "evaluation:bangrak/2564") for code in ("2", "10", "4")),
    *indicator("2.1", "2", "10", rubrics=("",)),
    *indicator("2.2", "2", "10", rubrics=("",)),
    *indicator("3.3", "10", "20"),
    ("indicator:bangrak/2564/3.3.1", "part_of", "indicator:bangrak/2564/3.3", "", {"weight": "10"}),
    ("indicator:bangrak/2564/3.3.2", "part_of", "indicator:bangrak/2564/3.3", "", {"weight": "10"}),
    ("indicator:bangrak/2564/3.3.2", "scored_by", "rubric:bangrak/2564/3.3.2"),
    *indicator(INNOVATION, "4", "10", rubrics=("", "/official")),
    *indicator("5.1", "10", "10", rubrics=("/official", "/A", "/B", "/D")),
    *reports("2.1/official", "2.1/self", "2.2/official", "2.2/self", "3.3/self", "3.3.1/official", "3.3.1/self"),
    *reports("3.3.2/official", "3.3.2/self", f"{INNOVATION}/official", "5.1/official", "5.1/self"),
]


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    made = Base(tmp_path)
    yield made
    made.store.close()


def load(base: Base, more: list[Fact] | None = None, links: list[Link] | None = None) -> None:
    base.load([*FACTS, *(more or [])], [*LINKS, *(links or [])], agency="agency:bangrak", fiscal_year=2564)


def evaluated(base: Base, agency: str = "bangrak", fiscal_year: int = 2564) -> Evaluation:
    with base.store.read() as reader:
        return evaluate(reader, agency, fiscal_year)


def scores(answer: Evaluation, assessor: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        one.node.id.rpartition("/")[2]: (
            _text(one.assessments[assessor].scored.score),
            one.assessments[assessor].scored.method,
        )
        for one in answer.indicators()
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def findings(answer: Evaluation) -> list[tuple[str, str | None, str]]:
    return [(each.node.rpartition("/")[2], each.assessor, each.explanation.code) for each in answer.findings]


def test_official_scores_components_and_total(base: Base) -> None:
    load(base)
    answer = evaluated(base)
    assert answer.assessors == ("official", "self")
    assert scores(answer, "official") == {
        "2.1": ("100.000", "by_level"),
        "2.2": ("80.000", "as_judged"),
        INNOVATION: ("91.929", "proportional"),
        "3.3": ("100.000", None),
        "3.3.1": ("100.000", "as_judged"),
        "3.3.2": ("100.000", "as_judged"),
        "5.1": ("90.561", "proportional"),
    }
    sums = [(each.node.code, each.sums["official"].score) for each in answer.components if each.node]
    assert sums == [("2", Decimal("18.000")), ("4", Decimal("9.193")), ("10", Decimal("29.056"))]
    assert answer.totals["official"].score == Decimal("56.249")


def test_the_agencys_own_scores_stand_beside_and_differences_are_explained(base: Base) -> None:
    load(base)
    answer = evaluated(base)
    own = scores(answer, "self")
    assert own["5.1"] == ("60.000", "by_level")
    assert own[INNOVATION] == (None, None)
    assert own["3.3"] == ("80.000", None)
    told = {one.node.code: [step.sentence("en") for step in one.differences] for one in answer.indicators()}
    assert told["2.1"] == []
    assert told["2.2"] == [
        "The agency claims level 5, the official assessment says level 3.",
        "The agency’s score follows “points of the level”, the official one “result stated in points”.",
    ]
    assert told["5.1"] == [
        "The agency claims level 1, the official assessment says level 4.",
        "The agency reports 71.97 per cent, the official assessment says 95.592 per cent.",
        "The agency’s score follows “points of the level”, the official one “in proportion at the level reached”.",
    ]
    assert told[None] == ["Only one of the two assessors has a score."]
    assert answer.missing == ((f"indicator:bangrak/2564/{INNOVATION}", "self"),)


def test_stated_scores_sums_and_totals_stand_beside_the_computed_ones(base: Base) -> None:
    load(base)
    answer = evaluated(base)
    declared = {each.node.code: each.declared for each in answer.components if each.node}
    assert [(one.stated, one.computed, one.agrees) for one in declared["2"]] == [(Decimal(18), Decimal("18.000"), True)]
    assert [one.difference for one in declared["10"]] == [Decimal("-0.001")]
    assert [(one.what, one.stated, one.computed) for one in answer.declared] == [
        ("total", Decimal("96.249"), Decimal("56.249"))
    ]
    assert findings(answer) == [
        ("3.3", "self", "whole_differs"),
        ("3.3", "self", "stated_differs"),
        ("10", "official", "stated_differs"),
        ("2564", "official", "stated_differs"),
    ]


def test_stated_scores_are_never_used(base: Base) -> None:
    unstated = [fact for fact in FACTS if fact[1] not in ("score", "weighted_score", "declared_scores")]
    base.load(unstated, LINKS, agency="agency:bangrak", fiscal_year=2564)
    answer = evaluated(base)
    assert answer.totals["official"].score == Decimal("56.249")
    assert (answer.declared, [each.declared for each in answer.components]) == ((), [(), (), ()])
    assert not any(one.assessments["official"].claims for one in answer.indicators())


def test_another_value_that_no_rule_bears_out_is_a_finding_with_its_place(base: Base) -> None:
    load(base)
    base.load(result("2.1", "official", value="88.314"), agency="agency:bangrak", fiscal_year=2564, rank=Rank.MENTION)
    base.load(result("2.2", "official", value="80.5"), agency="agency:bangrak", fiscal_year=2564, rank=Rank.MENTION)
    answer = evaluated(base)
    assert answer.findings[0].node == "indicator:bangrak/2564/2.1"
    assert answer.findings[0].explanation.sentence("en") == (
        "Also stated: 88.314; that it should be level 5 (100) follows from no printed rule."
    )
    assert [source.file_name for source in answer.findings[0].explanation.sources] == ["2.txt"]
    assert ("2.2", "official") not in [each[:2] for each in findings(answer)]


def test_sources_lead_to_the_printed_value_and_ladder(base: Base) -> None:
    load(base)
    (scored,) = [one.assessments["official"].scored for one in evaluated(base).indicators() if one.node.code == "5.1"]
    places = {step.code: [source.text for source in step.sources] for step in scored.explanation.walk()}
    assert places["value"] == ["95.592"]
    assert len(places["ladder"]) == 1


def test_the_ladder_of_the_agencys_group_counts(base: Base) -> None:
    others = [fact for fact in FACTS if fact[0] != "rubric:bangrak/2564/5.1/official" and fact[1] != "agency_group"]
    links = [link for link in LINKS if link[2] != "rubric:bangrak/2564/5.1/official"]
    groups = [(f"rubric:bangrak/2564/5.1/{group}", "agency_group", group) for group in GROUPS]
    base.load([*others, *groups], links, agency="agency:bangrak", fiscal_year=2564)
    assert scores(evaluated(base), "self")["5.1"] == (None, None)
    base.load([("evaluation:bangrak/2564", "agency_group", "B")], agency="agency:bangrak", fiscal_year=2564)
    assert scores(evaluated(base), "self")["5.1"] == ("60.000", "by_level")


def test_a_result_of_a_period_is_measured_by_the_agencys_rubric(base: Base) -> None:
    node = "result:bangrak/2564/1/official/2564"
    more = [
        *facts("indicator:bangrak/2564/1", code="1"),
        *facts("rubric:bangrak/2564/1", levels=RANGES),
        *facts(
            node, fiscal_year=2564, agency="agency:bangrak", assessor="official", period="2564", value="85", unit="%"
        ),
    ]
    links: list[Link] = [
        *indicator("1", "4", "10", rubrics=("",)),
        (node, "reports_on", "indicator:bangrak/2564/1"),
    ]
    load(base, more, links)
    assert scores(evaluated(base), "official")["1"] == ("80.000", "by_level")


def test_an_accepted_appeal_takes_effect_and_is_told(base: Base) -> None:
    more = facts("appeal:bangrak/2564/2/2.2", round="2", ruling="accepted", effect="score_adjusted", score="90")
    load(base, more, [("appeal:bangrak/2564/2/2.2", "appeals", "indicator:bangrak/2564/2.2")])
    answer = evaluated(base)
    assert scores(answer, "official")["2.2"] == ("90.000", None)
    assert scores(answer, "self")["2.2"] == ("100.000", "by_level")
    assert answer.components[0].sums["official"].score == Decimal("19.000")
    (told,) = [one.differences for one in answer.indicators() if one.node.code == "2.2"]
    assert told[-1].sentence("en") == "There is an appeal (round 2): accepted."


def test_an_indicator_that_replaces_another_takes_its_place(base: Base) -> None:
    more = [
        *facts("appeal:bangrak/2564/2/2.2", round="2", ruling="accepted", effect="replaced"),
        *facts("appeal:bangrak/2564/2/2.2", replaced_by="indicator:bangrak/2564/9"),
        *facts("indicator:bangrak/2564/9", code="9"),
        *result("9", "official", value="90", unit="ร้อยละ"),
    ]
    links: list[Link] = [
        ("appeal:bangrak/2564/2/2.2", "appeals", "indicator:bangrak/2564/2.2"),
        *reports("9/official"),
    ]
    load(base, more, links)
    answer = evaluated(base)
    assert [one.node.code for one in answer.components[0].indicators] == ["2.1", "2.2", "9"]
    assert answer.components[0].sums["official"].score == Decimal("19.000")
    assert len(answer.components) == 3


def test_results_without_a_component_count_in_no_total(base: Base) -> None:
    node = "key_result:2564/7"
    more = [
        *facts(node, code="7"),
        *result("kr7", "self", value="40", unit="ร้อยละ"),
    ]
    links: list[Link] = [
        ("result:bangrak/2564/kr7/self", "reports_on", node),
        ("agency:bangrak", "responsible_for", node, "R", {"target": {"text": "80", "value": "80", "unit": "percent"}}),
    ]
    load(base, more, links)
    answer = evaluated(base)
    assert answer.components[-1].node is None
    assert scores(answer, "self")["7"] == ("50.000", "attainment")
    assert answer.totals["official"].score == Decimal("56.249")


def test_a_rubric_or_result_of_no_use_spoils_one_score_alone(base: Base) -> None:
    more = [
        *facts("indicator:bangrak/2564/6", code="6"),
        *facts(
            "rubric:bangrak/2564/6/official", assessor="official", levels=thresholds(("60", "70", "65", "90", "100"))
        ),
        *facts("indicator:bangrak/2564/7", code="7"),
        *result("6", "official", value="80"),
        *result("7", "official", judged_level="4.5"),
    ]
    links = [
        *indicator("6", "4", "10", rubrics=("/official",)),
        *indicator("7", "4", "10"),
        *reports("6/official", "7/official"),
    ]
    load(base, more, links)
    answer = evaluated(base)
    reasons = {one.node.code: one.assessments["official"].scored.reason for one in answer.indicators()}
    assert (reasons["6"], reasons["7"], reasons["2.1"]) == ("rubric_unusable", "result_unusable", None)
    assert answer.totals["official"].complete is False


@pytest.mark.parametrize("value", ["NaN", "1e5", "๙๑.๙๒๙", "9" * 19])
def test_the_weight_of_a_result_of_no_use_stays_in_the_total_as_unknown(base: Base, value: str) -> None:
    number = [*facts("indicator:bangrak/2564/8", code="8"), *result("8", "official", value=value)]
    load(base, number, [*indicator("8", "4", "7"), *reports("8/official")])
    total = evaluated(base).totals["official"]
    assert (total.unknown, total.complete) == (Decimal(7), False)


@pytest.mark.parametrize("rooted", [False, True])
def test_indicators_that_are_parts_of_each_other_are_refused_with_the_path(base: Base, rooted: bool) -> None:
    ids = ["indicator:bangrak/2564/8", "indicator:bangrak/2564/9"]
    links: list[Link] = [(ids[0], "part_of", ids[1]), (ids[1], "part_of", ids[0])]
    if rooted:
        links.append((ids[0], "part_of", "indicator:bangrak/2564/3.3"))
    else:
        links += [*indicator("8", "4", "5"), *indicator("9", "4", "5")]
    load(base, [], links)
    with pytest.raises(InputError, match=r"bangrak/2564/8 → indicator:bangrak/2564/9 → indicator:bangrak/2564/8"):
        evaluated(base)


def test_agencies_are_found_by_id_slug_and_name(base: Base) -> None:
    load(base)
    for name in ("bangrak", "agency:bangrak", "สำนักงานเขตบางรัก", "สนข.บางรัก", " สนข. บางรัก"):
        assert evaluated(base, name).agency.id == "agency:bangrak"
    with pytest.raises(NotFoundError, match="no evaluation and no results of agency:bangrak in 2565"):
        evaluated(base, fiscal_year=2565)
    with pytest.raises(NotFoundError, match="no agency is called 'nowhere'"):
        evaluated(base, "nowhere")


def test_the_order_of_loading_never_matters(tmp_path: Path) -> None:
    answers = []
    for name, order in (("a", 1), ("b", -1)):
        (tmp_path / name).mkdir()
        made = Base(tmp_path / name)
        for chunk in (FACTS[:20], FACTS[20:])[::order]:
            made.load(chunk, LINKS, agency="agency:bangrak", fiscal_year=2564)
        answer = evaluated(made)
        answers.append((scores(answer, "official"), scores(answer, "self"), findings(answer), answer.missing))
        made.store.close()
    assert answers[0] == answers[1]


def test_few_questions_are_asked(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    load(base)
    with base.store.read() as reader:
        asked = _Counting(reader)
        evaluate(asked, "bangrak", 2564)  # type: ignore[arg-type]
    assert asked.count == 4


class _Counting:
    """Counts the named statements that are run."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.count = 0

    def __getattr__(self, name: str) -> object:
        if name == "run":
            self.count += 1
        return getattr(self._reader, name)
