"""Variants of the plan that mean the same give the same graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.form import Form
from loaders.forms.plan_okr import FORMS
from loaders.forms.plan_okr.tables import AGENCY_INDICATORS, AREA_PROJECTS, OKR_TABLE, POLICY_LINKAGE, ROUTINE_WORK
from tests.loaders import variants
from tests.loaders.plan_okr import tearing
from tests.loaders.plan_okr.graph import Graph, read_plan

_HASH = re.compile(r"/[0-9a-f]{10}(?=\")")


def test_arabic_digits(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    assert read_plan(variants.with_arabic_digits(plan_text), tmp_path).facts() == plan.facts()


def test_thai_digits_alone(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    assert read_plan(variants.with_thai_digits(plan_text), tmp_path).facts() == plan.facts()


@pytest.mark.parametrize("seed", range(3))
def test_more_page_breaks(plan: Graph, plan_text: str, tmp_path: Path, seed: int) -> None:
    broken = variants.with_page_breaks(plan_text, FORMS, seed, share=0.3)
    assert broken != plan_text
    assert read_plan(broken, tmp_path).facts() == plan.facts()


def test_no_page_breaks(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    assert read_plan(variants.without_page_breaks(plan_text, FORMS), tmp_path).facts() == plan.facts()


@pytest.mark.parametrize(
    ("column", "least"),
    [
        ("project", 20), ("key_result", 20), ("objective", 8), ("definition", 20), ("division", 4), ("budget", 4),
        ("target", 4), ("work", 4), ("codes", 4), ("issue", 8), ("indicator", 20), ("baseline", 4), ("method", 4),
        ("support", 4), ("kpi", 1),
    ],
)  # fmt: skip
def test_rows_torn_by_a_page_break(plan: Graph, plan_text: str, tmp_path: Path, column: str, least: int) -> None:
    torn = tearing.with_torn_rows(plan_text, FORMS, seed=7, column=column, share=1, least=least)
    assert torn != plan_text
    assert read_plan(torn, tmp_path).facts() == plan.facts()


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_the_lists_carries_no_meaning(plan: Graph, plan_text: str, tmp_path: Path, seed: int) -> None:
    shuffled = tearing.with_list_rows_shuffled(plan_text, ("ชื่อโครงการ/กิจกรรมสำคัญ",), seed)
    assert shuffled != plan_text
    assert read_plan(shuffled, tmp_path).facts() == plan.facts()


def test_which_of_two_things_keeps_the_code_is_a_matter_of_content(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    swapped = tearing.with_lines_swapped(plan_text, "จำนวนจุดที่เทศกิจเข้าไป", "จำนวนซากรถยนต์")
    assert swapped != plan_text
    assert read_plan(swapped, tmp_path).facts() == plan.facts()


@pytest.mark.parametrize(
    "form", [OKR_TABLE, AGENCY_INDICATORS, POLICY_LINKAGE, ROUTINE_WORK], ids=lambda form: form.code
)
def test_rows_whose_leading_cells_were_lost(plan: Graph, plan_text: str, tmp_path: Path, form: Form) -> None:
    slipped = tearing.with_lost_cells(plan_text, (form,))
    assert slipped != plan_text
    assert read_plan(slipped, tmp_path).facts() == plan.facts()


@pytest.mark.parametrize("seed", range(2))
def test_headings_printed_again_on_the_next_page(plan: Graph, plan_text: str, tmp_path: Path, seed: int) -> None:
    forms = (OKR_TABLE, AREA_PROJECTS, AGENCY_INDICATORS, ROUTINE_WORK)
    again = tearing.with_headings_again(plan_text, forms, seed)
    assert again != plan_text
    assert read_plan(again, tmp_path).facts() == plan.facts()


def test_another_district(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    text = variants.of_district(plan_text.replace("ภาษี เจริญ", "ภาษีเจริญ"), "ภาษีเจริญ", "บางแค")
    other = read_plan(text, tmp_path)
    assert other.report.agency == "agency:bangkhae"
    renamed = {fact.replace("ภาษีเจริญ", "บางแค").replace("phasicharoen", "bangkhae") for fact in plan.facts()}
    # Ids of projects that bear the district's name differ in their hash alone.
    assert {_HASH.sub("/#", fact) for fact in other.facts()} == {_HASH.sub("/#", fact) for fact in renamed}


def test_damaged_headers_are_recognised(plan: Graph, plan_text: str, tmp_path: Path) -> None:
    damaged = plan_text.replace("\tค่าเป้าหมาย", "\tคำเป้าหมาย").replace("\tส่วนราชการ\t", "\tสวนราชการ\t")
    damaged = damaged.replace("ลำดับ ที่\tงาน", "ลำ ดับที่\tงาน")
    assert damaged != plan_text
    assert read_plan(damaged, tmp_path).facts() == plan.facts()
