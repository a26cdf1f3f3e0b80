"""Evaluations: recomputed beside stated, explained down to the cell."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER


def test_a_card_leads_to_the_sheet(visit: Visit) -> None:
    page = visit.open("/scores")
    expect(page.locator(".card", has_text="สำนักงานเขตบางนา 2569")).to_contain_text("ยังไม่มีผลการประเมิน")
    page.locator(".card", has_text="สำนักงานเขตบางรัก 2564").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("สำนักงานเขตบางรัก 2564")
    expect(page.locator(".sheet tr.total td").nth(3).locator("summary")).to_have_text("96.249")


def test_a_score_says_why(visit: Visit) -> None:
    page = visit.open("/scores/bangrak/2564")
    row = page.locator(".sheet tr", has_text="5.1")
    why = row.locator("details.why").first
    expect(why.locator("ul").first).to_be_hidden()
    why.locator("summary").click()
    expect(why).to_contain_text("95.592")
    why.locator(".place").first.click()
    expect(page).to_have_url(re.compile("/documents/document:"))


def test_every_number_of_the_sheet_opens_its_explanation(visit: Visit) -> None:
    page = visit.open("/scores/bangrak/2564")
    for row, place, number, reason in (
        ("tr.total", 0, "96.249", "18 + 50 + 9.193 + 19.056 = 96.249"),
        ("tr.start >> nth=0", 0, "18", "10 + 8 = 18"),
        ("tr:has-text('5.1 ')", 1, "9.056", "90.561 × 10 ÷ 100 = 9.056"),
    ):
        why = page.locator(f".sheet {row}").locator(".why").nth(place)
        expect(why.locator("summary")).to_have_text(number)
        why.locator("summary").click()
        expect(why.locator("ul").first).to_contain_text(reason)
    shown = page.locator(".sheet tbody td.number").all_inner_texts()
    assert page.locator(".sheet .why").count() >= sum("." in text for text in shown)


def test_a_score_of_the_hierarchy_says_what_its_parts_bring(visit: Visit) -> None:
    page = visit.open("/scores?start=strategy:2569/4")
    why = page.locator("main tbody tr").first.locator(".why")
    why.locator("summary").click()
    expect(why).to_contain_text("ทุกรายการน้ำหนักเท่ากัน")
    expect(why).to_contain_text("4.1 เพิ่มพื้นที่สีเขียว ต้นไม้: คะแนน – × น้ำหนัก 50% (ทราบ 0%) → –")


def test_what_a_document_states_otherwise_is_marked(visit: Visit) -> None:
    page = visit.open("/scores/bangrak/2564")
    expect(page.locator(".sheet .differs")).to_have_text(["ระบุ 60"])


def test_a_hierarchy_tells_the_share_known(visit: Visit) -> None:
    page = visit.open("/scores")
    box = page.get_by_role("textbox", name="ผลรวมตามลำดับชั้นของแผน")
    box.fill("4.1")
    box.press("Enter")
    page.get_by_role("alert").get_by_role("link", name="issue:2569/4.1").click()
    expect(page).to_have_url(re.compile(r"start=issue%3A2569%2F4\.1"))
    settle(page)
    row = page.locator("main tbody tr").first
    expect(row).to_contain_text("4.1 เพิ่มพื้นที่สีเขียว ต้นไม้")
    expect(row.locator("td").last).to_have_text("0–100")


def test_a_plan_is_chosen_by_its_name(visit: Visit) -> None:
    page = visit.open("/scores")
    page.get_by_role("link", name="แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2569").click()
    expect(page).to_have_url(re.compile("start=plan%3Abma%2F2569"))
    settle(page)
    expect(page.locator("main")).to_contain_text("ยังไม่มีผลการดำเนินงานใต้รายการนี้")
    expect(page.locator("main tbody tr").first).to_contain_text("แผนปฏิบัติราชการกรุงเทพมหานคร")
