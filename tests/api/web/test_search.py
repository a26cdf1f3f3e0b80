"""Searching in Thai, from the box on every view, to the node and back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER


def search(page: Page, words: str) -> None:
    box = page.get_by_role("searchbox", name="ค้นหา")
    box.fill(words)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"ค้นหา: {words}")
    settle(page)


def test_thai_words_without_spaces_find_a_key_result(visit: Visit) -> None:
    page = visit.open("/")
    search(page, "ปลูกต้นไม้รวมทุกประเภท")
    hit = page.locator(".hits li", has_text="41101")
    expect(hit.locator("q")).to_have_text("จำนวนต้นไม้ที่ปลูก (ปลูกต้นไม้รวมทุกประเภท)")
    hit.get_by_role("link", name="41101").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^สืบทาน: .*41101"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("ค้นหา: ปลูกต้นไม้รวมทุกประเภท")


def test_thai_digits_find_a_policy_first(visit: Visit) -> None:
    page = visit.open("/money")
    search(page, "๑๗๔")
    expect(page.locator(".hits li").first.get_by_role("link").first).to_have_text("174")


def test_a_kind_narrows_what_is_found(visit: Visit) -> None:
    page = visit.open("/search?q=ปลูกต้นไม้")
    expect(page.locator(".hits li")).to_have_count(6)
    page.get_by_label("ประเภท").select_option("project")
    expect(page.locator(".hits li")).to_have_count(2)
    expect(page).to_have_url(re.compile("kind=project"))


def test_what_nothing_has_is_said(visit: Visit) -> None:
    page = visit.open("/")
    search(page, "ฆฆฆฆฆฆ")
    expect(page.get_by_role("status")).to_have_text("ไม่พบข้อมูล")
