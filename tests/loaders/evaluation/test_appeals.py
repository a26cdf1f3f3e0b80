"""The counts of appeals of a city's agencies, with other numbers and over page breaks."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.plan_okr.graph import Graph, read_plan

_HEAD = ["องค์ประกอบการประเมิน\tผลการพิจารณา\t\t", "\tรับอุทธรณ์\tยกอุทธรณ์\tถอนอุทธรณ์"]
_AREA = "องค์ประกอบที่ ๓ ประสิทธิภาพในการดำเนินงานตามภารกิจเชิงพื้นที่ (Area Base) (เฉพาะสำนักงานเขต)"


def read(rows: list[str], tmp_path: Path, *, declared: str = "๑. รับอุทธรณ์ ๙ ตัวชี้วัด (ปรับเกณฑ์การให้คะแนน)") -> Graph:
    lines = [
        "รายงานสรุปผลการอุทธรณ์การปฏิบัติราชการของหน่วยงานสังกัดกรุงเทพมหานคร ประจำปี พ.ศ. ๒๕๖๕",
        "ผลการปฏิบัติราชการ ปีงบประมาณ พ.ศ. ๒๕๖๕ สำนักงานเขตบางซื่อ",
        "การอุทธรณ์การปฏิบัติราชการประจำปีงบประมาณ พ.ศ. ๒๕๖๕ (ครั้งที่ ๑)", declared, "", *rows,
    ]  # fmt: skip
    return read_plan("\n".join(lines), tmp_path)


def counts(graph: Graph) -> dict[str, tuple[object, object]]:
    return {
        key.removeprefix("appeal:bma/2565/"): (node.properties["count"], node.properties["unit"])
        for key, node in graph.of("appeal").items()
    }


def test_counts_by_component_and_indicator_over_a_page_break(tmp_path: Path) -> None:
    rows = [
        *_HEAD,
        f"{_AREA}\t๔ ตัวชี้วัด\t-\t๒ หน่วยงาน",
        "",
        *_HEAD,
        "องค์ประกอบที่ ๕ ศักยภาพ (Potential Base) ตัวชี้วัดที่ ๕.๑ ความสำเร็จของการใช้จ่ายเงิน\t๕ ตัวชี้วัด\t๑ ตัวชี้วัด\t",
        "ตัวชี้วัดที่ ๕.๒ ความสำเร็จในการจัดเก็บข้อมูล\t-\t๗ ตัวชี้วัด\t",
        "รวม\t๙ ตัวชี้วัด\t๘ ตัวชี้วัด\t๒ หน่วยงาน",
    ]
    graph = read(rows, tmp_path)
    assert counts(graph) == {
        "1/3/accepted": ("4", "ตัวชี้วัด"), "1/3/withdrawn": ("2", "หน่วยงาน"), "1/5.1/accepted": ("5", "ตัวชี้วัด"),
        "1/5.1/dismissed": ("1", "ตัวชี้วัด"), "1/5.2/dismissed": ("7", "ตัวชี้วัด"),
    }  # fmt: skip
    assert graph.notes("appeals_do_not_add_up") == []
    assert graph.report.left_out == ()
    declared = graph.nodes["evaluation:bma/2565"].properties["declared_appeals"]
    assert isinstance(declared, list)
    assert {(item["ruling"], item["count"]) for item in declared} == {
        ("accepted", "9"), ("dismissed", "8"), ("withdrawn", "2"),
    }  # fmt: skip


def test_a_total_that_differs_from_its_rows_is_reported(tmp_path: Path) -> None:
    graph = read([*_HEAD, f"{_AREA}\t๔ ตัวชี้วัด\t๑ ตัวชี้วัด\t", "รวม\t๙ ตัวชี้วัด\t๑ ตัวชี้วัด\t"], tmp_path)
    assert graph.notes("appeals_do_not_add_up") == ["round 1, accepted: 9 are declared, the rows add up to 4"]


def test_a_row_of_no_component_is_left_out(tmp_path: Path) -> None:
    graph = read([*_HEAD, f"{_AREA}\t๔ ตัวชี้วัด\t\t", "หน่วยงานอื่น\t๑ ตัวชี้วัด\t\t"], tmp_path)
    assert [row.reason for row in graph.report.left_out] == ["the row names no component"]
    assert counts(graph) == {"1/3/accepted": ("4", "ตัวชี้วัด")}


def test_the_english_name_of_a_component_may_stand_behind_who_is_responsible(tmp_path: Path) -> None:
    cell = "องค์ประกอบที่ ๔ การพัฒนานวัตกรรม รับผิดชอบโดย สำนักงาน ก.ก.(Innovation Base)"
    graph = read([*_HEAD, f"{cell}\t๔ ตัวชี้วัด\t\t", "รวม\t๔ ตัวชี้วัด\t\t"], tmp_path)
    assert graph.nodes["component:bma/2565/4"].name == "การพัฒนานวัตกรรม (Innovation Base)"
