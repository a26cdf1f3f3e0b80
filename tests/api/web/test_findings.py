"""Findings: narrowed down, opened with their passages, followed to the table."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from api.keys import Scope
from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.conftest import Writing
from tests.api.web.visits import Visit, settle

pytestmark = IN_A_BROWSER

SENTENCE = "ค่าใช้จ่ายในการจัดสวัสดิการการสงเคราะห์"


def test_a_severity_narrows_the_list(visit: Visit) -> None:
    page = visit.open("/findings")
    page.get_by_role("button", name="ต้องแก้ไข").click()
    expect(page).to_have_url(re.compile("severity=error"))
    settle(page)
    marks = page.locator(".hits .severity").all_inner_texts()
    assert len(marks) > 10
    assert set(marks) == {"ต้องแก้ไข"}


def test_a_finding_shows_what_it_is_about_and_the_passages(visit: Visit) -> None:
    page = visit.open("/findings?severity=error")
    page.locator(".hits a", has_text=SENTENCE).first.click()
    expect(page).to_have_url(re.compile("/findings/"))
    settle(page)
    expect(page.locator(".node-link a").first).to_contain_text(SENTENCE)
    disputed = page.locator(".passage .disputed")
    expect(disputed.first).to_have_text("๑,๓๘๕,๐๐๐")
    page.locator(".passage .place").first.click()
    expect(page.locator(".printed .disputed")).to_have_text("๑,๓๘๕,๐๐๐")


def test_a_decision_is_recorded_with_a_key_and_stays(writing: Writing) -> None:
    visit, key = writing(Scope.DECIDE)
    page = visit.open("/findings?severity=error")
    page.locator(".hits a").first.click()
    settle(page)
    page.get_by_label("เหตุผล").fill("ยอดในตารางสรุปพิมพ์ผิด")
    page.get_by_label("ผู้พิจารณา").fill("กองยุทธศาสตร์")
    page.get_by_label("รหัสเข้าใช้").fill(key)
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("— ยอดในตารางสรุปพิมพ์ผิด (กองยุทธศาสตร์")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_text("— ยอดในตารางสรุปพิมพ์ผิด (กองยุทธศาสตร์")).to_be_visible()


def test_a_decision_needs_a_key(visit: Visit) -> None:
    visit.watch.refusals = (401, 403)
    page = visit.open("/findings?severity=error")
    page.locator(".hits a").first.click()
    settle(page)
    for label in ("เหตุผล", "ผู้พิจารณา", "รหัสเข้าใช้"):
        page.get_by_label(label).fill("x")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_role("alert")).to_be_visible()
