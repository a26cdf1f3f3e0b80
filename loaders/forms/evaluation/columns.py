"""The tables of the evaluation documents (reports on the fiscal year 2564), declared as data."""

from __future__ import annotations

from loaders.form import Column, Form

LEVELS = tuple(f"level_{level}" for level in range(1, 6))
"""The columns of the five levels, from the lowest."""

_INDICATOR = Column("indicator", ("ตัวชี้วัด",))
_WEIGHT = Column("weight", ("น้ำหนัก (ร้อยละ)", "น้ำหนัก คะแนน", "น้ำหนัก"))
_TARGET = Column("target", ("เป้าหมาย", "ค่าเป้าหมาย"))
_RESULT = Column("result", ("ผลการดำเนินการ", "ผลการดำเนินงาน"))
_SCORE = Column("score", ("ค่าคะแนนที่ได้", "คะแนนที่ได้"))
_DETAILS = Column("details", ("รายละเอียดผลการดำเนินงาน", "รายละเอียดผลการดำเนินการ"))
_REMARK = Column("remark", ("หมายเหตุ",))


def _levels() -> tuple[Column, ...]:
    points = zip(LEVELS, range(60, 101, 10), strict=True)
    return tuple(Column(name, (f"ระดับ {name[-1]} ({count} คะแนน)", f"ระดับ {name[-1]}")) for name, count in points)


CRITERIA = Form("evaluation/criteria", (Column("indicator", ("ตัวชี้วัด", "กลุ่มหน่วยงาน")), *_levels()))
"""What each of the five levels asks for, by indicator or by group of agencies; the header states the points."""

RESULTS = Form(
    "evaluation/results",
    (_INDICATOR, _WEIGHT, _RESULT, _SCORE, Column("weighted_score", ("ค่าคะแนนถ่วงน้ำหนัก", "คะแนนถ่วงน้ำหนัก"))),
)
"""Results and scores of a report or a review; without the first column where it has one indicator."""

SUMMARY = Form(
    "evaluation/component_summary",
    (
        Column("number", ("ลำดับที่", "ที่")),
        _INDICATOR,
        _TARGET,
        _WEIGHT,
        Column("level", ("ระดับความสำเร็จ ที่ดำเนินงานได้", "ระดับความสำเร็จ")),
        _RESULT,
        _SCORE,
    ),
)
"""An agency's summary of a component."""

DETAILS = Form(
    "evaluation/indicator_details",
    (
        _INDICATOR,
        _TARGET,
        Column("reached", ("ผลสำเร็จ",)),
        Column("project", ("โครงการ/กิจกรรมที่สนับสนุน", "โครงการ/กิจกรรม")),
        _DETAILS,
        _REMARK,
    ),
)
"""An agency's account of one indicator, with the projects that support it."""

OFFICIAL = Form(
    "evaluation/official_results",
    (
        Column("component", ("องค์ประกอบ",)),
        _INDICATOR,
        Column("unit", ("หน่วยวัด", "หน่วยนับ")),
        _WEIGHT,
        Column("levels", ("เป้าหมาย/เกณฑ์การให้คะแนน", "เกณฑ์การให้คะแนน")),
        _RESULT,
        _REMARK,
    ),
)
"""The official result table; its header goes on over two rows with the levels and their points."""

STEPS = Form(
    "evaluation/scored_steps",
    (
        Column("step", ("ขั้นตอนการดำเนินการ", "ขั้นตอนการดำเนินงาน", "ขั้นตอน")),
        Column("full", ("คะแนน", "คะแนนเต็ม")),
        Column("reached", ("คะแนนที่ได้",)),
        _REMARK,
    ),
)
"""The reviewers' sub-scores of a composite indicator."""

RESULT_LIST = Form("evaluation/result_list", (_INDICATOR, Column("reached", ("ผลงานที่ทำได้", "ผลงาน")), _DETAILS))
"""A plain list of numbered indicators with what was reached on each."""

APPEAL_RULES = Form(
    "evaluation/appeal_rules",
    (
        Column("cause", ("สาเหตุของการเปลี่ยนแปลง",)),
        Column("ruling", ("ผลการพิจารณา",)),
        Column("guidance", ("แนวทางการพิจารณา",)),
    ),
)
"""What an appeal may do, by the cause of the change."""

APPEALS = Form(
    "evaluation/appeals",
    (Column("subject", ("องค์ประกอบการประเมิน", "องค์ประกอบ")), Column("ruling", ("ผลการพิจารณา",))),
)
"""How many appeals met which ruling, by component; the rulings stand in the row below the header."""

FORMS = (CRITERIA, RESULTS, SUMMARY, DETAILS, OFFICIAL, STEPS, RESULT_LIST, APPEAL_RULES, APPEALS)
