"""The plan of fiscal year 2567 against facts read from it by eye."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kb.kinds import EdgeKind
from tests.loaders.plan_okr.graph import Graph

AGENCY = "agency:phasicharoen"
PLAN = "plan:phasicharoen/2567"


def test_the_city_plan_has_nine_areas_and_eighteen_issues(plan: Graph) -> None:
    areas = {node.code: node.name for key, node in plan.of("strategy").items() if key.startswith("strategy:2567/")}
    assert areas == {
        "1": "เดินทางดี", "2": "ปลอดภัยดี", "3": "โปร่งใสดี", "4": "สิ่งแวดล้อมดี", "5": "สุขภาพดี",
        "6": "เรียนดี", "7": "เศรษฐกิจดี", "8": "สังคมดี", "9": "บริหารจัดการดี",
    }  # fmt: skip
    assert sorted(str(node.code) for node in plan.of("issue").values()) == [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.2", "4.1", "4.2", "5.1", "6.1", "6.3", "7.1", "7.2",
        "8.1", "8.2", "8.3",
    ]  # fmt: skip


def test_the_list_holds_54_codes_and_one_of_them_for_two_things(plan: Graph) -> None:
    coded = {
        key: node for key, node in plan.of("key_result").items() if key.startswith("key_result:2567/") and node.code
    }
    assert len({node.code for node in coded.values()}) == 54
    assert len(coded) == 55
    first, second = sorted(key for key, node in coded.items() if node.code == "1.2.01")
    assert first == "key_result:2567/1.2.01"
    assert coded[first].name == "จำนวนจุดที่เทศกิจเข้าไปดูแลจราจร"
    assert coded[second].name == "จำนวนซากรถยนต์ที่ กทม. เคลื่อนย้าย"
    assert len(plan.notes("code_for_two_things")) == 1


def test_a_listed_key_result_is_read_whole(plan: Graph) -> None:
    key = "key_result:2567/4.2.16"
    node = plan.nodes[key]
    assert node.name == (
        "สัดส่วนหลังคาเรือนที่สามารถเก็บขยะได้ไม่น้อยกว่า ๒ ครั้งต่อสัปดาห์ (ร้อยละความสำเร็จในการจัดเก็บขยะให้มีประสิทธิภาพครอบคลุมทุกพื้นที่)"
    )
    assert node.properties["starred"] is True
    assert node.properties["target"] == {
        "text": "ร้อยละ ๑๐๐", "comparator": "equal", "value": "100", "unit": "percent", "basis": None,
        "cumulative": False,
    }  # fmt: skip
    assert node.properties["definition"] == "ตามที่ สสล. กำหนด"
    assert plan.targets(key, EdgeKind.CONTRIBUTES_TO) == {"issue:2567/4.2"}
    host = plan.edge("agency:environment", EdgeKind.RESPONSIBLE_FOR, key)
    assert (host.qualifier, host.properties["target"]) == ("H", node.properties["target"])
    assert plan.edge(AGENCY, EdgeKind.RESPONSIBLE_FOR, key).properties == {"role": "support"}


def test_a_key_result_outside_the_star_has_none(plan: Graph) -> None:
    assert "starred" not in plan.nodes["key_result:2567/1.1.02"].properties
    assert plan.nodes["key_result:2567/2.1.20"].name == "ติดตั้ง/ซ่อมแซมไฟฟ้า (ริมถนน)"
    assert plan.nodes["key_result:2567/2.1.20"].properties["starred"] is True


def test_key_results_without_a_code_are_joined_by_name_or_kept_apart(plan: Graph) -> None:
    apart = {
        node.name for key, node in plan.of("key_result").items() if key.startswith("key_result:2567/phasicharoen/")
    }
    assert {str(name).replace(" ", "") for name in apart} == {
        "ระยะทางเท้าที่จะพัฒนา",
        "จัดทำสิ่งอำนวยความสะดวกและความปลอดภัยสำหรับทางจักรยาน",
        "ร้อยละของเรื่องทั้งหมดที่แจ้งผ่านTraffyFondueได้รับการแก้ไข",
        "จำนวนคนพิการที่ได้รับการจ้างงานจากกทม.",
        "จำนวนประชาชนที่มาใช้บริการขออนุญาตรูปแบบใหม่",
    }
    assert plan.nodes["key_result:2567/2.1.20"].properties["unit"] == "ดวง"
    assert len(plan.notes("key_result_without_code")) == 5
    assert len(plan.notes("issue_does_not_fit_area")) == 1


_FEVER = "ค่าใช้จ่ายโครงการบูรณาการความร่วมมือในการพัฒนาประสิทธิภาพการแก้ไขปัญหาโรคไข้เลือดออกในพื้นที่กรุงเทพมหานคร"
_WELFARE = "ค่าใช้จ่ายในการจัดสวัสดิการการสงเคราะห์ช่วยเหลือเด็กสตรีครอบครัวผู้ด้อยโอกาสผู้สูงอายุและคนพิการ"
_JOBS = "ค่าใช้จ่ายในการจ้างงานคนพิการเพื่อปฏิบัติงาน"


@pytest.mark.parametrize(
    ("strategy", "indicator", "tactic", "key_result", "project", "code", "amount", "division", "policies"),
    [
        ("1", "1.5.4.1", "1.5.4", "1.5/1", _FEVER, "115037", 175_800, "environment", set()),
        ("3", "3.1.1.4", "3.1.1", "3.1/1", _WELFARE, "331005", 1_385_000, "community", set()),
        ("3", "3.1.2.1", "3.1.2", "3.1/2", _JOBS, "331011", 1_134_000, "community", {"policy:213"}),
    ],
)
def test_the_chain_of_the_twenty_year_plan(
    plan: Graph, strategy: str, indicator: str, tactic: str, key_result: str, project: str, code: str,
    amount: int, division: str, policies: set[str],
) -> None:  # fmt: skip
    sub_strategy = f"sub_strategy:20y/{key_result.partition('/')[0]}"
    found = plan.named(project)
    assert f"indicator:20y/{indicator}" in plan.targets(found, EdgeKind.SUPPORTS)
    assert plan.targets(f"indicator:20y/{indicator}", EdgeKind.CONTRIBUTES_TO) == {
        f"tactic:20y/{tactic}", f"key_result:20y/{key_result}",
    }  # fmt: skip
    assert plan.targets(f"tactic:20y/{tactic}", EdgeKind.PART_OF) == {sub_strategy}
    assert plan.targets(f"tactic:20y/{tactic}", EdgeKind.CONTRIBUTES_TO) == {f"key_result:20y/{key_result}"}
    (objective,) = plan.targets(f"key_result:20y/{key_result}", EdgeKind.CONTRIBUTES_TO)
    assert plan.targets(objective, EdgeKind.PART_OF) == {sub_strategy}
    assert plan.targets(sub_strategy, EdgeKind.PART_OF) == {f"strategy:20y/{strategy}"}
    assert plan.targets(f"strategy:20y/{strategy}", EdgeKind.PART_OF) == {"plan:20y", "dimension:20y/1"}
    assert plan.targets("dimension:20y/1", EdgeKind.PART_OF) == {"plan:20y"}
    assert plan.nodes[found].properties["strategy_code"] == code
    assert plan.nodes[found].properties["category"] == "city_plan"
    assert plan.amount(found) == amount
    assert plan.sources(found, EdgeKind.RESPONSIBLE_FOR) == {f"division:phasicharoen/{division}"}
    assert plan.targets(found, EdgeKind.IMPLEMENTS) == policies


def test_an_indicator_of_the_twenty_year_plan_is_described(plan: Graph) -> None:
    node = plan.nodes["indicator:20y/1.5.4.1"]
    assert node.name == "อัตราป่วยโรคไข้เลือดออกไม่เกินข้อมูลย้อนหลัง ๕ ปี"
    assert isinstance(node.properties["targets_by_year"], dict)
    assert list(node.properties["targets_by_year"]) == ["2567"]
    assert node.properties["level"] == "ผลลัพธ์"
    assert str(node.properties["definition"]).startswith("นิยาม โรคติดต่อที่สำคัญในเขตเมือง")
    hosts = plan.sources("key_result:20y/1.5/1", EdgeKind.RESPONSIBLE_FOR)
    assert hosts == {
        "agency:health", "agency:medical-service", "agency:social-development", "agency:education", AGENCY,
    }  # fmt: skip
    assert plan.edge("agency:health", EdgeKind.RESPONSIBLE_FOR, "key_result:20y/1.5/1").qualifier == "H"


def test_budgets_add_up(plan: Graph) -> None:
    assert plan.sum_of("city_plan") == 2_694_800
    assert plan.sum_of("agency_strategy") == 35_254_295
    assert plan.sum_of("routine") == 59_752_455
    categories = [node.properties.get("category") for node in plan.of("project").values()]
    assert categories.count("city_plan") == 3
    assert categories.count("routine") == 44


_PART_TWO = range(368, 482)
"""The lines of part 2's project tables."""


def test_part_two_has_45_leaf_rows_whose_budgets_sum(plan: Graph) -> None:
    parents = {
        edge.target for edge in plan.edges if edge.kind is EdgeKind.PART_OF and edge.target.startswith("project")
    }
    rows = {
        (statement.place.table, statement.place.row): statement
        for statement in plan.statements
        if statement.predicate == "name"
        and statement.subject.startswith("project:")
        and statement.subject not in parents
        and statement.place.line in _PART_TWO
    }
    assert len(rows) == 45
    amounts = [
        Decimal(str(statement.value))
        for statement in plan.statements
        if statement.predicate == "amount_baht" and statement.value and statement.place.line in _PART_TWO
    ]
    assert sum(amounts) == Decimal("35254295")


def test_declared_totals_stand_beside_the_computed_ones(plan: Graph) -> None:
    declared = plan.nodes[PLAN].properties["declared_totals"]
    assert isinstance(declared, list)
    assert {"category": "city_plan", "projects": 3} in declared
    assert {"category": "agency_strategy", "projects": 38} in declared
    assert {"category": "agency_strategy", "amount_baht": "35294295"} in declared
    assert {"category": "routine", "amount_baht": "59752455"} in declared
    assert len(plan.notes("number_printed_twice")) == 1


def test_sub_projects_are_part_of_their_parent_and_serve_what_it_serves(plan: Graph) -> None:
    parent = plan.named("ขุดลอกคลองเปิดทางน้ำไหล")
    assert len(plan.sources(parent, EdgeKind.PART_OF)) == 6
    child = plan.named("ขุดลอกคลองครุสม")
    assert plan.targets(child, EdgeKind.PART_OF) == {parent}
    assert plan.targets(child, EdgeKind.SUPPORTS) == {"key_result:2567/1.4.07"}
    assert plan.targets(child, EdgeKind.IMPLEMENTS) == {"policy:172"}
    assert plan.nodes[child].properties["number"] == "9"
    assert plan.nodes[child].properties["kpi_target"] == {
        "text": "๐.๔๕๓ กม.", "comparator": "equal", "value": "0.453", "unit": "กม.", "basis": None, "cumulative": False,
    }  # fmt: skip
    assert plan.amount(child) == 316_800


def test_a_school_under_two_parents_is_one_project(plan: Graph) -> None:
    school = plan.named("ปรับปรุงโรงเรียนบางจาก (โกมลประเสริฐอุทิศ)")
    assert plan.targets(school, EdgeKind.PART_OF) == {
        plan.named("การปรับปรุงกายภาพโรงเรียน"), plan.named("ปรับปรุง/พัฒนาลานกีฬา"),
    }  # fmt: skip
    assert plan.targets(school, EdgeKind.SUPPORTS) == {"key_result:2567/6.1.31", "key_result:2567/8.1.05"}
    assert plan.targets(school, EdgeKind.IMPLEMENTS) == {"policy:236", "policy:114"}
    assert plan.sources(school, EdgeKind.RESPONSIBLE_FOR) == {"division:phasicharoen/education"}
    assert plan.amount(school) == 3_825_000


def test_misprinted_codes_are_read_as_the_document_proves(plan: Graph) -> None:
    community = plan.named("โครงการชุมชนเข้มแข็งตามหลักปรัชญาเศรษฐกิจพอเพียง")
    assert plan.targets(community, EdgeKind.SUPPORTS) == {"key_result:2567/8.3.08"}
    assert plan.nodes["budget:" + community.partition(":")[2]].properties["status"] == "awaiting_transfer"
    data = plan.named("พัฒนาฐานข้อมูลออนไลน์ชุมชน เช่น ข้อมูลกลุ่มเปราะบาง ข้อมูลอุปกรณ์ป้องกันและบรรเทาสาธารณภัย (ชุมชน)")
    assert plan.targets(data, EdgeKind.SUPPORTS) == {"key_result:2567/8.3.10"}
    assert "key_result:2567/2.1.03" not in plan.nodes
    assert len(plan.notes("code_read_as")) == 3


def test_a_range_of_codes_in_one_cell(plan: Graph) -> None:
    project = plan.named("บูรณาการการดำเนินงานด้านความปลอดภัยจากอาชญากรรมเชิงพื้นที่")
    assert plan.targets(project, EdgeKind.SUPPORTS) == {"key_result:2567/2.1.01", "key_result:2567/2.1.02"}
    assert plan.targets(project, EdgeKind.IMPLEMENTS) == {"policy:078"}
    assert plan.sources(project, EdgeKind.RESPONSIBLE_FOR) == {"division:phasicharoen/law-enforcement"}


def test_routine_work_stands_under_division_and_kind_of_work(plan: Graph) -> None:
    road = plan.named("ปรับปรุงซอยเพชรเกษม ๕๔ จากถนนเพชรเกษม ถึงคลองบางจาก")
    properties = plan.nodes[road].properties
    assert (properties["category"], properties["work"], properties["number"]) == ("routine", "งานบำรุงรักษาซ่อมแซม", "9")
    assert plan.sources(road, EdgeKind.RESPONSIBLE_FOR) == {"division:phasicharoen/public-works"}
    assert plan.amount(road) == 6_453_000
    assert plan.targets(plan.named("ค่าใช้จ่ายโครงการรู้ใช้ รู้เก็บ คนกรุงเทพฯ ชีวิตมั่นคง"), EdgeKind.IMPLEMENTS) == {"policy:188"}


def test_a_routine_project_like_one_of_part_one_stays_its_own(plan: Graph) -> None:
    own = plan.named("บูรณาการความร่วมมือในการพัฒนาประสิทธิภาพการแก้ไขปัญหาโรคไข้เลือดออกในพื้นที่กรุงเทพมหานคร")
    assert plan.nodes[own].properties["category"] == "routine"
    assert plan.amount(own) == 175_780
    assert len(plan.notes("similar_project")) == 1


def test_tables_that_contradict_each_other_both_speak(plan: Graph) -> None:
    welfare = plan.named(_WELFARE)
    budget = "budget:" + welfare.partition(":")[2]
    stated = {s.value for s in plan.statements if s.subject == budget and s.predicate == "amount_baht"}
    assert stated == {"1385000", "485500"}


def test_negotiated_indicators_and_their_rubrics(plan: Graph) -> None:
    weights = {
        node.code: node.properties["weight"] for node in plan.of("indicator").values() if "weight" in node.properties
    }
    assert weights == {"1.1.1": "10", "1.1.2": "10", "1.1.3": "10", "1.2": "20", "1.3.1": "10", "1.3.2": "10"}
    rubrics = plan.of("rubric")
    assert sorted(rubrics) == [f"rubric:phasicharoen/2567/{code}" for code in sorted(str(code) for code in weights)]
    levels = [level for node in rubrics.values() for level in node.properties["levels"]]  # type: ignore[union-attr]
    assert len(levels) == 30
    for code in weights:
        indicator = f"indicator:phasicharoen/2567/{code}"
        assert plan.targets(indicator, EdgeKind.SCORED_BY) == {f"rubric:phasicharoen/2567/{code}"}
    second = rubrics["rubric:phasicharoen/2567/1.2"].properties["levels"][1]  # type: ignore[index]
    assert {key: second[key] for key in ("level", "threshold", "points")} == {  # type: ignore[call-overload, index]
        "level": 4, "threshold": "80", "points": "16",
    }  # fmt: skip
    assert str(rubrics["rubric:phasicharoen/2567/1.3.2"].properties["conditions"]).count("\n") == 4


def test_a_definition_runs_over_page_breaks(plan: Graph) -> None:
    road = plan.nodes["indicator:phasicharoen/2567/1.1.1"].properties
    assert str(road["definition"]).startswith("นิยาม\nพัฒนาถนน ๓ ด้าน")
    assert "เพื่อนำเสนอผู้บริหารกรุงเทพมหานครในภาพรวมต่อไป" in str(road["definition"])
    assert "<" not in str(road["definition"])
    assert road["baseline"] == "พ.ศ. ๒๕๖๖ : ๓๔.๔๖๗ กม."
    assert road["target"]["value"] == "1.53"  # type: ignore[call-overload, index]


def test_components_and_what_serves_them(plan: Graph) -> None:
    assert sorted(plan.of("component")) == [f"component:phasicharoen/2567/{number}" for number in (2, 3, 4)]
    assert plan.sources("component:phasicharoen/2567/3", EdgeKind.CONTRIBUTES_TO) == {
        "indicator:phasicharoen/2567/3.1", "indicator:phasicharoen/2567/3.2",
    }  # fmt: skip
    (last,) = plan.sources("component:phasicharoen/2567/4", EdgeKind.CONTRIBUTES_TO)
    (project,) = plan.sources(last, EdgeKind.SUPPORTS)
    assert plan.nodes[project].properties["category"] == "routine"
    assert plan.targets(project, EdgeKind.IMPLEMENTS) == {"policy:057"}


def test_what_is_left_of_the_schedule(plan: Graph) -> None:
    steps = plan.nodes[PLAN].properties["steps"]
    assert isinstance(steps, list)
    assert len(steps) == 8
    fifth = next(step for step in steps if step["number"] == "5")
    assert (fifth["days"], fifth["cumulative_days"], fifth["months"]) == ("7", "29", [3])


def test_every_row_is_accounted_for_and_every_statement_has_its_place(plan: Graph) -> None:
    assert plan.report.rows == {"continuation": 13, "extracted": 313, "header": 93, "left_out": 28, "total": 3}
    assert all(statement.place.line > 0 and statement.place.text for statement in plan.statements)
