"""Money as flows, areas, shares and a table, whose sums agree."""

from __future__ import annotations

import re
from decimal import Decimal

from playwright.sync_api import Page, expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER


def amounts(page: Page) -> list[Decimal]:
    """The amounts of the table's groups, the total last."""
    cells = page.get_by_role("group", name="ตาราง", exact=True).locator("tbody td:nth-child(2)").all_inner_texts()
    return [Decimal(text.replace(",", "").replace("–", "0")) for text in cells]


def test_the_groups_add_up_to_the_total(visit: Visit) -> None:
    page = visit.open("/money")
    *groups, total = amounts(page)
    assert sum(groups) == total == Decimal(263018555)
    expect(page.locator(".agrees")).to_have_text("ผลรวมตรงกับยอดรวมทั้งหมด")


def test_the_flows_are_drawn_with_all_of_their_levels(visit: Visit) -> None:
    page = visit.open("/money?year=2569")
    drawing = page.get_by_role("img", name="ทางเดินของเงิน")
    for words in ("ไม่ผูกกับกลุ่มใด", "5 ด้านสุขภาพดี (2569)", "งานประจำ", "ฝ่ายโยธา บางนา"):
        expect(drawing.locator("text", has_text=words)).to_be_attached()


def test_the_areas_name_groups_and_hands(visit: Visit) -> None:
    page = visit.open("/money?year=2569")
    drawing = page.get_by_role("img", name="เงินแต่ละกลุ่มอยู่กับใคร")
    expect(drawing.locator("text", has_text="ไม่ผูกกับกลุ่มใด")).to_be_attached()
    expect(drawing.locator("text", has_text="ฝ่ายโยธา บางนา").first).to_be_attached()


def test_shares_of_money_and_key_results_stand_side_by_side(visit: Visit) -> None:
    page = visit.open("/money?year=2569")
    row = page.locator(".alignment tr", has_text="4 ด้านสิ่งแวดล้อมดี")
    expect(row.locator(".bar-label")).to_have_count(2)
    assert all(re.fullmatch(r"[\d.]+%", text) for text in row.locator(".bar-label").all_inner_texts())


def test_money_is_grouped_another_way(visit: Visit) -> None:
    page = visit.open("/money")
    total = amounts(page)[-1]
    page.get_by_label("จำแนกตาม").select_option("division")
    expect(page).to_have_url(re.compile("by=division"))
    settle(page)
    *groups, again = amounts(page)
    assert sum(groups) == again == total


def test_declared_totals_stand_beside_computed_ones(visit: Visit) -> None:
    page = visit.open("/money")
    row = page.locator("tr", has_text="แผน สำนักงานเขตภาษีเจริญ 2567 · ยุทธศาสตร์หน่วยงาน").first
    expect(row.locator("td")).to_have_text([re.compile("ภาษีเจริญ"), "35,294,295", "35,254,295", "40,000"])
    expect(row.locator(".differs")).to_have_count(1)


def test_the_words_of_a_drawing_follow_the_colours(visit: Visit) -> None:
    page = visit.open("/money?year=2569")
    words = page.get_by_role("img", name="ทางเดินของเงิน").locator("text").first
    page.get_by_role("button", name="พื้นเข้ม").click()
    ink = page.locator("body").evaluate("body => getComputedStyle(body).color")
    expect(words).to_have_css("fill", ink)
