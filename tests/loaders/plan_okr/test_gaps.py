"""What is missing from a plan leaves a gap, and gives nothing to what stands beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kb.kinds import EdgeKind
from loaders.forms.plan_okr.positions import Row, pairs
from loaders.forms.plan_okr.projects import ListedProject, Traits
from tests.loaders.plan_okr.graph import Graph, read_plan

_FEVER = "ค่าใช้จ่ายโครงการบูรณาการความร่วมมือในการพัฒนาประสิทธิภาพการแก้ไขปัญหาโรคไข้เลือดออกในพื้นที่กรุงเทพมหานคร"


def without(text: str, first: int, last: int) -> str:
    """The text without the lines from one number to another, counted from 1."""
    lines = text.split("\n")
    return "\n".join(lines[: first - 1] + lines[last:])


def test_without_its_list_a_city_project_is_none_of_the_routine_work(plan_text: str, tmp_path: Path) -> None:
    plan = read_plan(without(plan_text, 332, 347), tmp_path)
    assert plan.nodes[plan.named(_FEVER)].properties["category"] == "city_plan"
    assert plan.amount(plan.named(_FEVER)) == 175_800
    assert plan.sum_of("routine") == 59_752_455
    assert plan.sum_of("city_plan") == 2_694_800
    assert len(plan.notes("possible_same_project")) == 1


def test_projects_of_two_areas_stay_two_where_the_list_lacks_one(plan_text: str, tmp_path: Path) -> None:
    plan = read_plan(without(plan_text, 501, 501), tmp_path)
    canal = plan.named("ติดตั้ง/ซ่อม ไฟฟ้าส่องสว่างริมคลอง (ดวง)")
    street = plan.named("ติดตั้ง/ซ่อม ไฟฟ้าส่องสว่าง (ดวง)")
    assert plan.targets(canal, EdgeKind.SUPPORTS) == {"key_result:2567/1.1.03"}
    assert plan.targets(street, EdgeKind.SUPPORTS) == {"key_result:2567/2.1.20"}


def test_no_list_changes_the_sum_of_the_projects(plan_text: str, tmp_path: Path) -> None:
    plan = read_plan(without(plan_text, 483, 534), tmp_path)
    assert plan.sum_of("agency_strategy") == 35_254_295


def test_a_missing_table_of_indicators_leaves_its_projects_none(plan_text: str, tmp_path: Path) -> None:
    # Table ก tells the indicator too; without part 4 nothing does.
    plan = read_plan(without(without(plan_text, 611, 930), 323, 325), tmp_path)
    assert plan.targets(plan.named("ค่าใช้จ่ายในการจ้างงานคนพิการเพื่อปฏิบัติงาน"), EdgeKind.SUPPORTS) == set()


def test_rows_below_a_lost_page_keep_their_own_key_result(plan_text: str, tmp_path: Path) -> None:
    plan = read_plan(without(plan_text, 859, 868), tmp_path)
    school = plan.named("ปรับปรุงโรงเรียนวัดโตนด")
    assert plan.targets(school, EdgeKind.SUPPORTS) == {"key_result:2567/6.1.31"}
    assert len(plan.notes("key_result_contradicted")) == 1


def test_two_lists_prove_by_their_order_what_is_one_project(plan: Graph) -> None:
    project = plan.named("จัดหา/สรรหาเพื่อเป็นพื้นที่ขายของสำหรับหาบเร่หรือศูนย์อาหาร (Hawker Center)")
    assert plan.nodes[project].properties["aliases"] == ["จัดหาพื้นที่เอกชน หรือ พัฒนา Hawker Center รองรับผู้ค้าหาบเร่ (แห่ง)"]
    assert plan.nodes[project].properties["number"] == "36"
    assert plan.targets(project, EdgeKind.SUPPORTS) == {"key_result:2567/7.2.05"}
    assert len(plan.notes("project_matched_by_position")) == 1
    assert {s.confidence for s in plan.statements if s.subject == project and s.predicate == "name"} >= {0.8, 1.0}


def _listed(name: str, traits: Traits | None = None) -> ListedProject:
    return ListedProject(f"project:{name}", name, None, traits or _by("a"))


def _by(division: str, amount: int | None = None, policy: str = "") -> Traits:
    return Traits(
        None if amount is None else Decimal(amount), frozenset({division}), frozenset({policy} if policy else ())
    )


def _rows(*middle: Row) -> list[Row]:
    return [Row("x", _by("a"), "project:x"), *middle, Row("z", _by("a"), "project:z")]


def test_what_stands_alone_in_a_gap_of_both_lists_is_one() -> None:
    listed = [_listed("x"), _listed("y"), _listed("z")]
    assert list(pairs(listed, _rows(Row("w", _by("a"), None)))) == [("w", "project:y")]
    assert list(pairs(listed, _rows(Row("w", _by("a"), None), Row("v", _by("b"), None)))) == [("w", "project:y")]


def test_what_does_not_stand_alone_or_contradicts_is_not() -> None:
    listed = [_listed("x"), _listed("y", _by("a", 10, "001")), _listed("z")]
    for rows in (
        _rows(),
        _rows(Row("w", _by("b"), None)),
        _rows(Row("w", _by("a"), None), Row("v", _by("a"), None)),
        _rows(Row("w", _by("a", 11), None)),
        _rows(Row("w", _by("a", None, "002"), None)),
        _rows(Row("w 5", _by("a"), None)),
    ):
        assert list(pairs(listed, rows)) == []
    two = [_listed("x"), _listed("y"), _listed("y2"), _listed("z")]
    assert list(pairs(two, _rows(Row("w", _by("a"), None)))) == []


def _given(plan: Graph, line: int) -> list[str | None]:
    """The key results that a line of the table of definitions gives to projects."""
    return [s.object for s in plan.statements if s.place.line == line and s.predicate == EdgeKind.SUPPORTS]


def test_an_empty_cell_stands_for_the_one_above_where_another_table_says_so(plan_text: str, tmp_path: Path) -> None:
    lines = plan_text.split("\n")
    row = next(at for at, line in enumerate(lines) if line.startswith("\tOKR ๒.๑.๐๒") and line.endswith("กำหนด\t"))
    assert _given(read_plan(plan_text, tmp_path), row + 1) == ["key_result:2567/2.1.02"]
    dashed = "\n".join([*lines[:row], lines[row] + "-", *lines[row + 1 :]])
    assert _given(read_plan(dashed, tmp_path), row + 1) == []
    unproved = plan_text.replace("(OKR ๒.๑.๐๑- ๒.๑.๐๒)", "(OKR ๒.๑.๐๑)")
    assert _given(read_plan(unproved, tmp_path), row + 1) == []
