"""The tables of the Super OKR plan form (annual action plans since fiscal year 2569), declared as data."""

from __future__ import annotations

from loaders.form import Column, Form

_NUMBER = Column("number", ("ลำดับที่", "ที่", "ลำดับ"))
_BUDGET = Column("budget", ("งบประมาณ (บาท)", "งบประมาณ"))
_DIVISION = Column("division", ("ส่วนราชการ/ฝ่าย", "ฝ่าย", "ส่วนราชการที่รับผิดชอบ", "ส่วนราชการ"))
_PROJECT = Column("project", ("โครงการ/กิจกรรม", "โครงการ"))
_TARGET = ("ค่าเป้าหมาย",)

DECLARED_COUNTS = Form(
    "super_okr/declared_counts",
    (
        Column("strategy", ("ยุทธศาสตร์ด้าน", "ยุทธศาสตร์")),
        Column("issues", ("จำนวน ประเด็นการพัฒนา",)),
        Column("super_okrs", ("จำนวน (Super OKRs)",)),
        Column("key_results", ("จำนวน (KRs)",)),
        Column("projects", ("จำนวนโครงการ ตามแผน กทม.",)),
        Column("remark", ("หมายเหตุ",)),
    ),
)

MATRIX = Form(
    "super_okr/matrix",
    (
        Column("super_okr", ("SUPER OKR",)),
        Column("super_target", _TARGET),
        Column("host", ("หน่วยงานหลัก (H)",)),
        Column("key_result", ("KRs (Key Result)",)),
        Column("target", _TARGET),
        Column("agency", ("หน่วยงาน (H)", "หน่วยงาน")),
        Column("project", ("โครงการ/กิจกรรม",)),
        _BUDGET,
        _DIVISION,
    ),
)

POLICY_MAPPING = Form(
    "super_okr/policy_mapping",
    (
        Column("policy_code", ("รหัสนโยบาย", "รหัสนโยบาย (3 หลัก)")),
        Column("policy", ("นโยบาย",)),
        Column("policy_target", ("เป้าหมายนโยบาย",)),
        _PROJECT,
        _BUDGET,
        _DIVISION,
    ),
)

MISSION = Form(
    "super_okr/mission",
    (
        _NUMBER,
        Column("indicator", ("ตัวชี้วัดภารกิจสำคัญของหน่วยงาน",)),
        Column("target", _TARGET),
        Column("project", ("โครงการ/กิจกรรมสำคัญ",)),
        _BUDGET,
        _DIVISION,
    ),
)

ROUTINE = Form(
    "super_okr/routine",
    (_NUMBER, Column("work", ("งาน",)), Column("project", ("โครงการ",)), _BUDGET, _DIVISION),
)

PROJECT_LIST = Form(
    "super_okr/project_list",
    (
        _NUMBER,
        Column("project", ("ชื่อโครงการ/กิจกรรมสำคัญ",)),
        _BUDGET,
        _DIVISION,
        Column("key_result_code", ("รหัส KRs",)),
        Column("policy_code", ("รหัสนโยบาย (3 หลัก)",)),
    ),
)

MISSION_LIST = Form(
    "super_okr/mission_list",
    (
        _NUMBER,
        Column("project", ("ชื่อโครงการ/กิจกรรมสำคัญตามภารกิจของหน่วยงาน",)),
        _BUDGET,
        _DIVISION,
        Column("mission", ("ภารกิจ",)),
        Column("strategy", ("ยุทธศาสตร์ตามแผน 20 ปี ฯ ฉบับปรับปรุง",)),
    ),
)

ROUTINE_LIST = Form("super_okr/routine_list", (_NUMBER, Column("project", ("โครงการ",)), _BUDGET, _DIVISION))

EVALUATION = Form(
    "super_okr/evaluation",
    (
        _NUMBER,
        Column("key_result_code", ("รหัส KRs",)),
        Column("key_result", ("ชื่อตัวชี้วัด",)),
        Column("target", ("ค่าเป้าหมาย (ตามแบบ ปผ.01)", "ค่าเป้าหมาย")),
        Column("role", ("ความรับผิดชอบ (H/R)",)),
        Column("project", ("โครงการ/กิจกรรม (งบประมาณ)",)),
        _DIVISION,
    ),
)

COMPONENT = Form(
    "super_okr/component",
    (Column("indicator", ("ตัวชี้วัด",)), Column("project", ("โครงการ/กิจกรรม",)), _BUDGET, _DIVISION),
)

FORMS = (
    DECLARED_COUNTS,
    MATRIX,
    POLICY_MAPPING,
    MISSION,
    ROUTINE,
    PROJECT_LIST,
    MISSION_LIST,
    ROUTINE_LIST,
    EVALUATION,
    COMPONENT,
)
