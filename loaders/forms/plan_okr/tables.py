"""The tables of the 2567 form of an annual plan, declared as data."""

from __future__ import annotations

from loaders.form import Column, Form

OKR_TABLE = Form(
    "okr/key_results",
    (
        Column("objective", ("วัตถุประสงค์หลัก (Objective)",)),
        Column("key_result", ("ตัววัดผลหลัก (Key Result : KR)",)),
        Column("target", ("ค่าเป้าหมาย (Target)",)),
        Column("host", ("หน่วยงานรับผิดชอบหลัก",)),
        Column("support", ("หน่วยงานสนับสนุน",)),
    ),
)
"""Parts 1 and 2: objective or issue, key result, the city's target, host and supporting agencies."""

INDICATOR_TABLE = Form(
    "okr/indicator",
    (Column("indicator", ("ตัวชี้วัด (KPI)",)), Column("target", ("ค่าเป้าหมาย",))),
    header_rows=2,
)
"""Part 1: an indicator and its targets, one column a year; the years stand in the second header row."""

CITY_PROJECTS = Form(
    "okr/city_projects",
    (
        Column("strategy_code", ("รหัสยุทธศาสตร์ (6 หลัก)",)),
        Column("project", ("โครงการ/กิจกรรมสำคัญ",)),
        Column("budget", ("งบประมาณ",)),
        Column("division", ("ส่วนราชการ",)),
        Column("policy", ("รหัสนโยบาย (3 หลัก)",)),
    ),
)
"""Part 1: the projects of an indicator."""

PROJECT_LIST = Form(
    "okr/project_list",
    (
        Column("number", ("ลำดับที่",)),
        Column("project", ("ชื่อโครงการ/กิจกรรมสำคัญ",)),
        Column("budget", ("งบประมาณ",)),
        Column("division", ("ส่วนราชการ",)),
        Column("policy", ("รหัสนโยบาย (3 หลัก)",)),
    ),
)
"""The numbered lists at the ends of parts 1 and 2."""

AREA_PROJECTS = Form(
    "okr/area_projects",
    (
        Column("project", ("โครงการ/กิจกรรมสำคัญ",)),
        Column("budget", ("งบประมาณ",)),
        Column("division", ("ส่วนราชการ",)),
        Column("codes", ("รหัสนโยบาย/ OKR",)),
    ),
)
"""Part 2: the projects of an area, with sub-projects, policy and OKR codes."""

ROUTINE_WORK = Form(
    "okr/routine_work",
    (
        Column("number", ("ลำดับที่",)),
        Column("work", ("งาน",)),
        Column("project", ("โครงการ",)),
        Column("budget", ("งบประมาณ",)),
        Column("policy", ("รหัสนโยบาย (3 หลัก)",)),
    ),
)
"""Part 3: routine projects by division and kind of work."""

CITY_INDICATORS = Form(
    "okr/table_a",
    (
        Column("tactic", ("กลยุทธ์",)),
        Column("indicator", ("ตัวชี้วัด KPI",)),
        Column("target", ("ค่าเป้าหมาย",)),
        Column("definition", ("นิยาม/คำอธิบายตัวชี้วัด",)),
        Column("project", ("โครงการ/กิจกรรม",)),
    ),
)
"""Table ก: the indicators of the city's plan."""

AGENCY_INDICATORS = Form(
    "okr/table_b",
    (
        Column("objective", ("วัตถุประสงค์หลัก (Objective)",)),
        Column("key_result", ("ตัววัดผลหลัก (Key Result : KR)",)),
        Column("target", ("ค่าเป้าหมาย",)),
        Column("definition", ("นิยาม/คำอธิบายตัวชี้วัด",)),
        Column("project", ("โครงการ/กิจกรรม",)),
    ),
)
"""Table ข: the key results of the agency's strategy."""

NEGOTIATED_INDICATORS = Form(
    "okr/table_c",
    (
        Column("code", ("ที่",)),
        Column("indicator", ("ชื่อตัวชี้วัด",)),
        Column("baseline", ("ข้อมูลพื้นฐาน (Baseline data)",)),
        Column("target", ("เป้าหมาย",)),
        Column("weight", ("น้ำหนักคะแนน",)),
        Column("definition", ("นิยามและวิธีคำนวณ",)),
    ),
)
"""Table ค: the negotiated indicators."""

CRITERIA = Form(
    "okr/criteria",
    (
        Column("level", ("ระดับความสำเร็จ", "ระดับ", "ระดับคะแนน")),
        Column("criterion", ("เกณฑ์ร้อยละความสำเร็จ", "เกณฑ์การให้คะแนน", "เกณฑ์")),
        Column("method", ("วิธีวัดผลการดำเนินงาน", "ผลการดำเนินงาน", "วิธีวัดผล")),
        Column("points", ("คะแนนที่ได้รับ", "คะแนนที่จะได้รับ", "คะแนน")),
    ),
)
"""Table ค: the five levels of a negotiated indicator."""

POLICY_LINKAGE = Form(
    "okr/table_d",
    (
        Column("issue", ("ประเด็นการพัฒนา (วัตถุประสงค์หลัก : Objective)",)),
        Column("key_result", ("ตัววัดผล (Key Results)",)),
        Column("unit", ("หน่วยนับ",)),
        Column("target", ("ค่าเป้าหมาย",)),
        Column("project", ("ชื่อโครงการที่สนับสนุน",)),
        Column("budget", ("งบประมาณ",)),
        Column("kpi", ("ตัวชี้วัดความสำเร็จ (KPI โครงการ)",)),
    ),
    preamble=("ตัววัดผลหลัก (Key Result) และค่าเป้าหมาย ประเด็นการพัฒนา ประจำปีงบประมาณ พ.ศ. 2567",),
)
"""Table ง: how the governor's policy and the agency's projects hang together."""

COMPONENT_INDICATORS = Form(
    "okr/table_f",
    (
        Column("indicator", ("ตัวชี้วัด",)),
        Column("definition", ("นิยาม/คำอธิบายตัวชี้วัด",)),
        Column("project", ("โครงการ/กิจกรรมและส่วนราชการที่รับผิดชอบ",)),
    ),
)
"""Table ฉ: the indicators of the evaluation components 2 to 4."""

FORMS: tuple[Form, ...] = (
    OKR_TABLE,
    INDICATOR_TABLE,
    CITY_PROJECTS,
    PROJECT_LIST,
    AREA_PROJECTS,
    ROUTINE_WORK,
    CITY_INDICATORS,
    AGENCY_INDICATORS,
    NEGOTIATED_INDICATORS,
    CRITERIA,
    POLICY_LINKAGE,
    COMPONENT_INDICATORS,
)
