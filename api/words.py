"""Labels of what the vocabulary does not name: statuses, roles, outcomes, sorts of gaps; in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache

from ontology.vocabulary import Wording, vocabulary

BUDGET_STATUS: Mapping[str, Wording] = vocabulary().properties["status"].values
PLAN_LEVEL: Mapping[str, Wording] = {
    "city_long_term": Wording("the city's, long-term", "แผนระยะยาวของกรุงเทพมหานคร"),
    "city_annual": Wording("the city's, annual", "แผนประจำปีของกรุงเทพมหานคร"),
    "agency_annual": Wording("an agency's, annual", "แผนประจำปีของหน่วยงาน"),
}
DOCUMENT_TYPE: Mapping[str, Wording] = {
    "annual_action_plan": Wording("annual action plan", "แผนปฏิบัติราชการประจำปี"),
    "evaluation_report": Wording("evaluation report", "รายงานการประเมินผล"),
    "results": Wording("results file", "ไฟล์ผลการดำเนินงาน"),
    "decisions": Wording("decisions", "ผลการพิจารณา"),
}
ROLE: Mapping[str, Wording] = vocabulary().properties["role"].values
CATEGORY: Mapping[str, Wording] = vocabulary().properties["category"].values
VALUES: Mapping[str, Mapping[str, Wording]] = {
    **{name: term.values for name, term in vocabulary().properties.items() if term.values},
    "level": PLAN_LEVEL,
    "document_type": DOCUMENT_TYPE,
    "unit": {"percent": Wording("percent", "ร้อยละ")},
}
"""Property → the labels of its values, for those that are words of the vocabulary or of ours."""
PARTS: Mapping[str, Wording] = {
    "issues": Wording("development issues", "ประเด็นการพัฒนา"),
    "key_results": Wording("key results", "ตัววัดผลหลัก (KR)"),
    "super_okrs": Wording("Super OKRs", "ตัววัดผลหลักระดับกรุงเทพมหานคร"),
    "projects": Wording("projects", "โครงการ/กิจกรรม"),
    "indicators": Wording("indicators", "ตัวชี้วัด (KPI)"),
    "criterion": Wording("criterion", "เกณฑ์"),
    "points": Wording("points", "คะแนน"),
    "threshold": Wording("threshold", "ค่าเกณฑ์"),
}
"""What the parts of a record are called, where that is no property."""
OUTCOME: Mapping[str, Wording] = {
    "added": Wording("added", "นำเข้าแล้ว"),
    "superseded": Wording("added, replaces a former edition", "แทนฉบับเดิม"),
    "unchanged": Wording("unchanged", "มีอยู่แล้ว"),
    "reread": Wording("read again, replaces what was read before", "อ่านใหม่แทนของเดิม"),
    "outdated": Wording("a later edition is in force", "มีฉบับใหม่กว่า"),
}
DISPOSITION: Mapping[str, Wording] = {
    "extracted": Wording("Extracted", "อ่านได้"),
    "header": Wording("Header", "หัวตาราง"),
    "continuation": Wording("Continued", "ต่อเนื่อง"),
    "total": Wording("Total", "ยอดรวม"),
    "empty": Wording("Empty", "ว่าง"),
    "left_out": Wording("Left out", "ไม่ได้อ่าน"),
}
"""What became of a row of a table, in the order of `loaders.form.Disposition`."""
GAP_KIND: Mapping[str, Wording] = {
    "nothing_recorded": Wording("nothing recorded", "ไม่มีข้อมูล"),
    "recorded_not_linked": Wording("recorded, not linked", "มีข้อมูลแต่ไม่เชื่อมโยง"),
    "outside_years": Wording("outside the years loaded", "นอกปีที่นำเข้า"),
    "outside_documents": Wording("outside the documents loaded", "นอกเอกสารที่นำเข้า"),
    "exempt": Wording("exempt", "ยกเว้น"),
}
SEVERITY: Mapping[str, Wording] = {
    "error": Wording("error", "ต้องแก้ไข"),
    "warning": Wording("warning", "ควรตรวจสอบ"),
    "info": Wording("info", "เพื่อทราบ"),
}


def pick(wording: Wording, lang: str) -> str:
    """The wording in a language; `th` unless it is `en`."""
    return wording.en if lang == "en" else wording.th


def label(labels: Mapping[str, Wording], value: str, lang: str) -> str:
    """The label of a value; the value itself where it has none."""
    return pick(labels[value], lang) if value in labels else value


@cache
def kind_label(kind: str, lang: str) -> str:
    """The vocabulary's label of a node kind."""
    return pick(vocabulary().kinds[kind].label, lang)


@cache
def edge_label(kind: str, lang: str) -> str:
    """The vocabulary's label of an edge kind."""
    return pick(vocabulary().edges[kind].label, lang)


@cache
def property_label(name: str, lang: str) -> str:
    """The vocabulary's label of a property."""
    return pick(vocabulary().properties[name].label, lang)


def baht(amount: str, lang: str) -> str:
    """An amount such as `2522500` as people read it: `2,522,500 บาท`; satang only where there are some."""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return amount
    text = f"{number:,.2f}" if number % 1 else f"{number:,.0f}"
    return f"{text} baht" if lang == "en" else f"{text} บาท"
