"""Every state has an address: it survives a reload, is gone back to, and is kept in the language chosen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import VIEWS, Visit, settle, visiting

pytestmark = IN_A_BROWSER

DEEP = [
    "/trace/policy:174?view=list&direction=down",
    "/trace/41101?node=strategy:2569/4",
    "/coverage?rule=key_result_has_project&year=2567",
    "/money?by=division&year=2569",
    "/scores/bangrak/2564",
    "/findings?severity=error&agency=agency:bangna",
]


@pytest.mark.parametrize("address", DEEP)
def test_a_deep_link_is_the_same_after_a_reload(address: str, visit: Visit) -> None:
    page = visit.open(address)
    before = page.locator("main").inner_text()
    page.reload()
    settle(page)
    expect(page.locator("main")).to_have_text(re.compile(re.escape(before.split("\n")[0])))
    assert page.locator("main").inner_text() == before


def test_the_way_back_is_that_of_the_browser(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("main").get_by_role("link", name="เงินเป็นไปตามยุทธศาสตร์หรือไม่").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("งบประมาณ")
    page.get_by_label("จำแนกตาม").select_option("division")
    expect(page).to_have_url(re.compile("by=division"))
    page.go_back()
    expect(page.get_by_label("จำแนกตาม")).to_have_value("strategy")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("สืบทานนโยบายถึงโครงการ เงิน และผู้รับผิดชอบ")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("งบประมาณ")


def test_the_language_changes_the_words_and_is_kept(visit: Visit) -> None:
    page = visit.open("/money")
    expect(page.locator("html")).to_have_attribute("lang", "th")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Money")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/coverage")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Coverage")
    page.get_by_role("button", name="ไทย").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ความครอบคลุม")


@pytest.mark.parametrize("view", ["home", "coverage", "money", "scores", "documents", "trace_start"])
def test_english_has_words_of_its_own(view: str, browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        address = VIEWS[view]
        page = visit.open(f"{address}{'&' if '?' in address else '?'}lang=en")
        heads = page.locator("header, footer, th[class=number], h1, h2, button, label > span").all_inner_texts()
        thai = [text for text in heads if re.search("[ก-๙]", text.replace("ไทย", ""))]
        assert thai == []


def test_the_colours_change_and_are_kept(visit: Visit) -> None:
    page = visit.open("/")
    ground = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    page.get_by_role("button", name="พื้นเข้ม").click()
    page.goto("/documents")
    settle(page)
    expect(page.locator("body")).not_to_have_css("background-color", ground)


def test_the_keyboard_skips_to_the_content(visit: Visit) -> None:
    page = visit.open("/documents")
    page.locator("body").press("Tab")
    skip = page.get_by_role("link", name="ข้ามไปยังเนื้อหา")
    expect(skip).to_be_focused()
    skip.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside


def test_what_nothing_has_is_a_problem_with_a_way_out(visit: Visit) -> None:
    page = visit.page
    visit.watch.refusals = (404,)
    page.goto("/trace/policy:999")
    expect(page.get_by_role("alert")).to_contain_text("policy:999")
