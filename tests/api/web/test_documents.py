"""Documents and their load reports, table by table."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, expect

from api.keys import Scope
from tests.api.http.servers import served
from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.conftest import UNLIMITED, Writing
from tests.api.web.visits import Visit, settle, visiting
from tests.queries.bases import Base

pytestmark = IN_A_BROWSER


def test_a_document_shows_its_report_and_a_table(visit: Visit) -> None:
    page = visit.open("/documents")
    row = page.locator("main tbody tr", has_text="bangna-plan-2569.txt")
    expect(row).to_contain_text("สำนักงานเขตบางนา")
    row.get_by_role("link", name="bangna-plan-2569.txt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("แผนปฏิบัติการ ประจำปี พ.ศ. 2569")
    settle(page)
    counts = [int(text.replace(",", "")) for text in page.locator("main dl.counts dd").all_inner_texts()]
    every, *parts, _statements = counts
    assert every == sum(parts) > 0
    expect(page.get_by_role("cell", name="บัญชีโครงการตามแผนของกรุงเทพมหานคร").first).to_be_visible()
    page.get_by_role("link", name="14", exact=True).click()
    expect(page).to_have_url(re.compile("table=14"))
    expect(page.locator(".printed tr").first).to_be_visible()


def test_a_file_without_a_key_is_refused(visit: Visit) -> None:
    visit.watch.refusals = (401, 403)
    page = visit.open("/documents")
    page.get_by_label("ไฟล์").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    page.get_by_label("รหัสเข้าใช้").fill("no-such-key")
    page.get_by_role("button", name="นำเข้าเอกสาร").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_file_that_is_dropped_is_loaded_and_listed_with_its_report(writing: Writing) -> None:
    visit, key = writing(Scope.LOAD)
    page = visit.open("/documents")
    dropped = page.evaluate_handle(
        """text => {
            const files = new DataTransfer();
            files.items.add(new File([text], "plan-2569.txt"));
            return files;
        }""",
        (files("loaders") / "samples" / "bangna-plan-2569.txt").read_text(encoding="utf-8") + "\nหมายเหตุ\n",
    )
    zone = page.locator(".upload")
    zone.dispatch_event("dragover", {"dataTransfer": dropped})
    expect(zone).to_have_class("upload over")
    zone.dispatch_event("drop", {"dataTransfer": dropped})
    expect(zone).to_have_class("upload")
    expect(page.locator(".choose")).to_have_text("เลือกไฟล์ plan-2569.txt")
    page.get_by_label("รหัสเข้าใช้").fill(key)
    page.get_by_role("button", name="นำเข้าเอกสาร").click()
    expect(page.locator("main tbody").get_by_role("link", name="plan-2569.txt", exact=True)).to_be_visible()
    page.locator(".upload [role=status] a").click()
    expect(page.get_by_role("heading", name="รายงานการนำเข้า")).to_be_visible()
    settle(page)
    rows = page.locator("main tbody tr").first.locator("td.number")
    every, extracted, left_out = (int(text.replace(",", "")) for text in rows.all_inner_texts()[-3:])
    assert every >= extracted + left_out > 0


def test_a_file_is_chosen_in_the_language_of_the_page(visit: Visit) -> None:
    page = visit.open("/documents")
    expect(page.locator(".choose")).to_have_text("เลือกไฟล์ ยังไม่ได้เลือกไฟล์")
    page.get_by_label("ไฟล์").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    expect(page.locator(".choose")).to_have_text("เลือกไฟล์ a.txt")


def test_a_line_outside_tables_is_shown_among_those_around_it(visit: Visit) -> None:
    page = visit.open("/trace/strategy:2569/4")
    page.locator(".panel .place[href*='line=']").first.click()
    expect(page).to_have_url(re.compile("line=[0-9]"))
    settle(page)
    expect(page.locator(".printed tr.start")).to_contain_text("4. ยุทธศาสตร์ที่ 4 ด้านสิ่งแวดล้อมดี")


def test_many_documents_are_listed_some_at_a_time(browser: Browser, tmp_path: Path) -> None:
    base = Base(tmp_path)
    for number in range(201):
        base.load([("policy:049", "code", "049")], fiscal_year=2500 + number % 70)
    base.store.close()
    settings = {**UNLIMITED, "POLICYTRACE_PREPARE_DOCUMENTS": "1000"}
    with served(tmp_path / "base.db", **settings) as address, visiting(browser, address) as visit:
        page = visit.open("/documents")
        files = page.locator("main tbody a[href*='/documents/']")
        expect(files).to_have_count(200)
        page.get_by_role("button", name="แสดงอีก 1", exact=True).click()
        expect(files).to_have_count(201)
