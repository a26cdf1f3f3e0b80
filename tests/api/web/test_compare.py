"""Two plans side by side."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER


def test_two_plans_are_chosen_and_compared(visit: Visit) -> None:
    page = visit.open("/compare")
    sides = page.locator("datalist option")
    expect(sides).to_have_count(4)
    page.get_by_label("ด้านซ้าย").fill("สำนักงานเขตภาษีเจริญ/2567")
    page.get_by_label("ด้านขวา").fill("สำนักงานเขตบางนา/2569")
    page.locator("main").get_by_role("button", name="เปรียบเทียบ").click()
    expect(page).to_have_url(re.compile("left=.*&right="))
    settle(page)
    money = page.locator("main tbody tr").first.locator("td")
    expect(money).to_have_text(["จำนวนเงิน (บาท)", "97,701,550", "165,317,005"])


def test_what_changed_is_told_in_words(visit: Visit) -> None:
    page = visit.open("/compare?left=ภาษีเจริญ/2567&right=บางนา/2569")
    first = page.locator("main section .nodes > li:has(ins)").first
    expect(first).to_contain_text("จับคู่จากชื่อ")
    expect(first.locator("li", has_text="จำนวนเงิน")).to_have_text("จำนวนเงิน (บาท): 3,450,000 → 2,430,000")
    expect(page.locator("main")).not_to_contain_text(re.compile("[a-z]+_[a-z]+"))
