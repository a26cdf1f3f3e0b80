"""What the plan of fiscal year 2569 says, checked by hand against the printed tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from loaders.pipeline import Reading
from tests.loaders.reading import budget_of, total, values_of


def project(plan: Reader, number: str, category: str = "city_plan") -> Node:
    found = [
        node
        for node in plan.nodes(NodeKind.PROJECT)
        if node.properties.get("number") == number and node.properties.get("category") == category
    ]
    assert len(found) == 1
    return found[0]


def targets(plan: Reader, node: Node, kind: EdgeKind) -> list[str]:
    return [edge.target for edge in plan.edges(node.id) if edge.kind is kind]


def sources(plan: Reader, identifier: str, kind: EdgeKind) -> list[str]:
    return [edge.source for edge in plan.edges(identifier, outgoing=False) if edge.kind is kind]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (NodeKind.STRATEGY, 9),
        (NodeKind.ISSUE, 21),
        (NodeKind.SUPER_OKR, 34),
        (NodeKind.KEY_RESULT, 77),
        (NodeKind.COMPONENT, 4),
        (NodeKind.INDICATOR, 5),
        (NodeKind.DIVISION, 10),
    ],
)
def test_the_plan_holds_as_many_nodes_as_it_declares(plan: Reader, kind: NodeKind, count: int) -> None:
    assert len(list(plan.nodes(kind))) == count


@pytest.mark.parametrize(("category", "count", "baht"), [("city_plan", 71, "16867765"), ("routine", 47, "148449240")])
def test_projects_and_their_money_add_up_to_the_declared_totals(
    plan: Reader, category: str, count: int, baht: str
) -> None:
    projects = [node for node in plan.nodes(NodeKind.PROJECT) if node.properties.get("category") == category]
    assert len(projects) == count
    assert total(plan, category) == Decimal(baht)
    declared = values_of_plan(plan)
    assert {"category": category, "amount_baht": baht} in declared
    assert {"category": category, "projects": count} in declared


def values_of_plan(plan: Reader) -> list[object]:
    node = plan.node("plan:bangna/2569")
    assert node is not None
    totals = node.properties["declared_totals"]
    assert isinstance(totals, list)
    return totals


def test_declared_counts_agree_with_the_graph(plan: Reader) -> None:
    node = plan.node("plan:bangna/2569")
    assert node is not None
    assert node.properties["declared_counts"] == {"issues": 21, "super_okrs": 34, "key_results": 77, "projects": 71}
    green = plan.node("strategy:2569/4")
    assert green is not None
    assert green.properties["declared_counts"] == {"issues": 2, "super_okrs": 6, "key_results": 17, "projects": 18}


def test_every_key_result_stands_under_one_super_okr_with_host_and_district(plan: Reader) -> None:
    for key_result in plan.nodes(NodeKind.KEY_RESULT):
        assert len(targets(plan, key_result, EdgeKind.CONTRIBUTES_TO)) == 1, key_result
        roles = sorted(e.qualifier for e in plan.edges(key_result.id, outgoing=False) if e.kind == "responsible_for")
        assert roles in (["H", "R"], ["CO-H", "H"]), key_result


@pytest.mark.parametrize(
    ("code", "parent", "host", "host_target", "target"),
    [
        ("11102", "1.1.1", "city-law-enforcement", "ร้อยละ 25 จากปี 2568", "ร้อยละ 25 จากปี 2568"),
        ("11104", "1.1.1", "city-law-enforcement", "ร้อยละ 100", "ร้อยละ 100"),
        ("12101", "1.2.1", "public-works", "1,500 สายทาง", "30 สายทาง"),
        ("14101", "1.4.1", "drainage-sewerage", "110 จุด", None),
        ("21106", "2.1.1", "public-works", "13,000 ดวง", "ร้อยละ 100"),
        ("22105", "2.2.1", "fire-rescue", "50 เขต", "1 ฉบับ"),
        ("22108", "2.2.1", "fire-rescue", "77 หน่วยงาน/เดือน", "2 รอบ/เดือน"),
        ("31101", "3.1.1", "governor-secretariat", "4.2 ดาว", "4.2 ดาว"),
        ("41101", "4.1.1", "environment", "250,000 ต้น", "4,900 ต้น"),
        ("42305", "4.2.3", "social-development", "ร้อยละ 80", "ร้อยละ 80 (1 แห่ง)"),
        ("42405", "4.2.4", "environment", "ไม่น้อยกว่า 60 หน่วยงาน", "ไม่ต่ำกว่า ระดับทองแดง (ดี) (คะแนนรวม ร้อยละ 60 ขึ้นไป)"),
        ("51307", "5.1.3", "health", "ร้อยละ 65", "ร้อยละ 100"),
        ("81106", "8.1.1", "culture-sports-tourism", "ร้อยละ 80", "ร้อยละ 80 (7 แห่ง)"),
        ("82101", "8.2.1", "city-law-enforcement", "6,200 ครั้ง", "100 ครั้ง"),
        ("88209", "8.2.2", "health", "ร้อยละ 100", "ร้อยละ 100 (50 จุด)"),
        ("83106", "8.3.1", "social-development", "ร้อยละ 80", "ร้อยละ 80"),
        ("92203", "9.2.2", "public-relations", "ไม่น้อยกว่า 1,000 ชิ้นงาน", "ไม่น้อยกว่า 150 ชิ้นงาน"),
    ],
)
def test_a_key_result_has_the_parent_host_and_targets_of_its_rows(
    plan: Reader, code: str, parent: str, host: str, host_target: str, target: str | None
) -> None:
    identifier = f"key_result:2569/{code}"
    node = plan.node(identifier)
    assert node is not None
    assert targets(plan, node, EdgeKind.CONTRIBUTES_TO) == [f"super_okr:2569/{parent}"]
    shares = {edge.qualifier: edge for edge in plan.edges(identifier, outgoing=False) if edge.kind == "responsible_for"}
    assert shares["H"].source == f"agency:{host}"
    assert target_text(shares["H"].properties) == host_target.replace(" ", "")
    own = shares["R"]
    assert own.source == "agency:bangna"
    if target is not None:
        assert target_text(own.properties) == target.replace(" ", "")


def target_text(properties: object) -> str:
    assert isinstance(properties, dict)
    return str(properties["target"]["text"]).replace(" ", "")


@pytest.mark.parametrize(
    ("code", "wording"),
    [
        ("21106", "ติดตั้ง/ซ่อมไฟฟ้าส่องสว่าง (จำนวนไฟฟ้าที่ได้รับการติดตั้ง/ซ่อมแซม)"),
        ("22105", "สำนักงานเขตที่มีการสำรวจความต้องการจัดซื้อเครื่องดับเพลิงแบบยกหัว"),
        ("33101", "ความสำเร็จของการเข้าร่วม ISO 37001"),
        ("41103", "พัฒนาถนนสวย 50 เขต"),
        ("91213", "จำนวนสิ่งปลูกสร้าง ที่เชื่อมพิกัด House Id ใน BMA TAX"),
    ],
)
def test_the_host_words_a_key_result_differently(plan: Reader, code: str, wording: str) -> None:
    node = plan.node(f"key_result:2569/{code}")
    assert node is not None
    assert node.properties["host_wording"] == wording


def test_targets_on_the_rows_of_other_key_results_are_noted(reading: Reading) -> None:
    notes = [dict(note.values) for note in reading.report.notes if note.code == "target_beside_other_key_result"]
    assert [(note["beside"], note["owner"]) for note in notes] == [
        ("11104", "11102"), ("42306", "42305"), ("61105", "61101"), ("82210", "88209"),
        ("83106", "83104"), ("92203", "92202"),
    ]  # fmt: skip


def test_one_code_for_two_things_makes_two_nodes_and_a_note(plan: Reader, reading: Reading) -> None:
    nodes = [node for node in plan.nodes(NodeKind.KEY_RESULT) if node.code == "42102"]
    assert len(nodes) == 2
    holder = plan.node("key_result:2569/42102")
    assert holder is not None
    assert holder.name == "ร้อยละของผู้ลงทะเบียนรับสิทธิ์คัดแยกขยะลดค่าธรรมเนียม"
    other = next(node for node in nodes if node is not holder and node.id != holder.id)
    assert other.name == "จำนวนสวน 15 นาที"
    assert targets(plan, other, EdgeKind.CONTRIBUTES_TO) == ["super_okr:2569/4.1.2"]
    assert [note.place.line > 0 for note in reading.report.notes if note.code == "code_for_two_things"] == [True]


@pytest.mark.parametrize(
    ("number", "policies", "key_results", "divisions"),
    [
        ("1", {"049"}, {"41101"}, {"cleansing"}),
        ("5", {"148", "204"}, {"82204", "82205"}, {"community"}),
        ("9", {"088", "090", "226"}, {"11102", "11105"}, {"law-enforcement"}),
        ("17", {"078"}, {"21113", "21115"}, {"law-enforcement"}),
        ("22", {"057"}, {"31101", "31201"}, {"administration"}),
        ("30", {"145", "146", "147", "1691"}, {"42107"}, {"cleansing"}),
        ("33", {"169"}, {"42204"}, {"public-works", "environment", "cleansing", "law-enforcement"}),
        ("50", set(), {"62121"}, {"education", "finance"}),
        ("63", {"029"}, {"83106"}, {"environment", "community"}),
    ],
)
def test_a_project_has_the_links_of_all_its_tables(
    plan: Reader, number: str, policies: set[str], key_results: set[str], divisions: set[str]
) -> None:
    node = project(plan, number)
    assert set(targets(plan, node, EdgeKind.IMPLEMENTS)) == {f"policy:{code}" for code in policies}
    assert set(targets(plan, node, EdgeKind.SUPPORTS)) == {f"key_result:2569/{code}" for code in key_results}
    assert set(sources(plan, node.id, EdgeKind.RESPONSIBLE_FOR)) == {f"division:bangna/{slug}" for slug in divisions}


def test_a_building_in_instalments_counts_the_year_and_says_where_the_money_went(plan: Reader) -> None:
    node = project(plan, "1", "routine")
    assert node.name == "โครงการก่อสร้างอาคารสำนักงานเขตบางนา"
    budget = budget_of(plan, node).properties
    assert budget["amount_baht"] == "14050000"
    assert budget["total_baht"] == "281000000"
    assert budget["instalments"] == {"2569": "14050000", "2570": "210750000", "2571": "56200000"}
    assert budget["status"] == "transferred_out"
    assert budget["transferred_to"] == "agency:public-works"


@pytest.mark.parametrize(
    ("number", "status"), [("1", "none_needed"), ("7", "as_allocated"), ("16", "as_repaired"), ("14", "amount")]
)
def test_a_budget_says_why_it_has_no_amount(plan: Reader, number: str, status: str) -> None:
    budget = budget_of(plan, project(plan, number)).properties
    assert budget["status"] == status
    assert (budget["amount_baht"] is None) == (status != "amount")


def test_component_two_has_five_indicators_that_weigh_thirty(plan: Reader) -> None:
    indicators = {node.code: node.properties.get("weight") for node in plan.nodes(NodeKind.INDICATOR)}
    assert indicators == {"2.1": "10", "2.2": "5", "2.3": "5", "2.4": "5", "2.5": "5"}
    component = plan.node("component:bangna/2569/2")
    assert component is not None
    assert component.properties["weight"] == "30"
    assert sources(plan, "component:bangna/2569/2", EdgeKind.CONTRIBUTES_TO) == [
        f"indicator:bangna/2569/2.{number}" for number in range(1, 6)
    ]


def test_every_row_of_every_table_is_accounted_for(reading: Reading) -> None:
    report = reading.report
    assert sum(report.rows.values()) == report.total_rows
    assert sum(sum(table.rows.values()) for table in report.tables) == report.total_rows
    assert all(row.reason for row in report.left_out)


def test_every_statement_leads_to_its_printed_cell(reading: Reading, plan_path: object) -> None:
    from pathlib import Path

    assert isinstance(plan_path, Path)
    lines = plan_path.read_text(encoding="utf-8").split("\n")
    for statement in reading.statements:
        place = statement.place
        printed = lines[place.line - 1]
        if place.column is None:
            assert place.text.split("\n")[0] == printed
        else:
            assert place.text.split("\n")[0] == printed.split("\t")[place.column - 1]


def test_names_bent_by_recognition_are_kept_beside_the_name(reading: Reading) -> None:
    school = next(
        s.subject for s in reading.statements if s.predicate == "name" and s.value == "โครงการปรับปรุงโรงเรียนฟ่องพลอยอนุสรณ์"
    )
    assert values_of(reading, school, "name") == [
        "โครงการปรับปรุงโรงเรียนผ่องพลอยอนุสรณ์",
        "โครงการปรับปรุงโรงเรียนฟ่องพลอยอนุสรณ์",
    ]
