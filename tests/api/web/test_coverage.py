"""From a rule to its gaps, from a gap to the cell it came from, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER

GAPS = "/coverage?rule=key_result_has_project&year=2567"


def test_a_rule_lists_its_gaps_alone(visit: Visit) -> None:
    page = visit.open("/coverage?year=2567")
    page.get_by_role("link", name="ตัววัดผลหลักมีโครงการ/กิจกรรมสนับสนุน").first.click()
    expect(page).to_have_url(re.compile("rule=key_result_has_project"))
    settle(page)
    expect(page.locator(".hits li")).to_have_count(30)
    expect(page.locator(".hits .kind")).to_have_text(["ตัววัดผลหลัก (KR)"] * 30)


def test_a_gap_leads_to_the_cell_it_came_from_and_back(visit: Visit) -> None:
    page = visit.open("/coverage?rule=project_has_division")
    gap = page.locator(".hits li").first.locator(".node-link a")
    name = gap.inner_text()
    gap.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(re.escape(name)))
    settle(page)
    source = page.locator(".panel .source", has=page.locator("a[href*='table=']")).first
    words = source.locator("q").inner_text()
    source.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/documents/document:\w+\?table=\d+&row=\d+&column=\d+$"))
    expect(page.locator(".printed .disputed")).to_have_text(words)
    page.go_back()
    page.go_back()
    expect(page.locator(".hits li").first.locator(".node-link a")).to_have_text(name)


def test_the_matrix_counts_what_its_rule_counts(visit: Visit) -> None:
    page = visit.open(GAPS)
    cells = [text.split("/") for text in page.locator(".matrix td.number").all_inner_texts()]
    assert sum(int(every) - int(covered) for covered, every in cells) == 30
    page.get_by_role("button", name="ส่วนราชการ/ฝ่าย").click()
    expect(page).to_have_url(re.compile("columns=division"))


@pytest.mark.parametrize("matrix", ["", "&columns=division&rule=project_has_stated_budget"])
def test_a_cell_leads_to_its_gaps_and_back_to_all(visit: Visit, matrix: str) -> None:
    page = visit.open(f"/coverage?year=2567{matrix}")
    every = page.locator(".hits li").count()
    cell = page.locator(".matrix td a").first
    covered, subjects = map(int, cell.inner_text().split("/"))
    cell.click()
    settle(page)
    expect(page.locator(".hits li")).to_have_count(subjects - covered)
    expect(page.locator(".hits")).to_be_in_viewport()
    expect(page.locator("p[role=status]")).to_contain_text("ยุทธศาสตร์")
    assert subjects - covered < every
    page.reload()
    settle(page)
    expect(page.locator(".hits li")).to_have_count(subjects - covered)
    page.get_by_role("link", name="แสดงทุกช่อง").click()
    settle(page)
    expect(page.locator(".hits li")).to_have_count(every)


def test_a_rule_about_what_serves_no_strategy_has_no_matrix(visit: Visit) -> None:
    page = visit.open("/coverage")
    page.get_by_role("link", name="นโยบายมีโครงการ/กิจกรรมดำเนินการ").click()
    settle(page)
    expect(page.get_by_text("จึงไม่มีตาราง")).to_be_visible()
    expect(page.locator(".matrix")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_gaps_go_on_page_by_page(visit: Visit) -> None:
    page = visit.open("/coverage")
    first = page.locator(".hits li").first.inner_text()
    expect(page.locator(".hits li")).to_have_count(50)
    page.get_by_role("link", name="หน้าถัดไป").click()
    expect(page).to_have_url(re.compile("cursor="))
    settle(page)
    expect(page.locator(".hits li").first).not_to_have_text(first)
    expect(page.get_by_role("link", name="CSV").last).to_have_attribute("href", "/v1/gaps?format=csv")


def test_a_rule_without_gaps_calls_for_nothing(visit: Visit) -> None:
    page = visit.open("/coverage")
    rows = page.get_by_role("group", name="เกณฑ์").locator("tbody tr")
    marked = [row.locator(".severity").count() for row in rows.all()]
    gaps = [int(row.locator("td.number").first.inner_text()) for row in rows.all()]
    assert marked == [int(gap > 0) for gap in gaps]
    assert 0 in marked
