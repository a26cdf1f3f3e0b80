"""Printed pages: A4, table heads on every page, the moment and the version of the data, nothing to click on."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import VIEWS, Visit

pytestmark = IN_A_BROWSER

A4 = (595, 842)
"""Points."""


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def test_a_long_table_has_its_heads_on_every_page_of_a4(visit: Visit) -> None:
    page = visit.open("/scores?start=plan:bma/2569&lang=en")
    pages = printed(page).pages
    texts = [" ".join(sheet.extract_text().split()) for sheet in pages]
    with_rows = [text for text in texts if "0–100" in text]
    assert len(with_rows) > 3
    assert all("Share known" in text for text in with_rows)
    for number, (sheet, text) in enumerate(zip(pages, texts, strict=True), 1):
        assert f"{number} / {len(pages)}" in text
        assert (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) == pytest.approx(A4, abs=1)


def test_what_is_printed_says_when_and_from_which_data(visit: Visit) -> None:
    page = visit.open("/money?lang=en")
    version = page.locator("footer").inner_text().split()[2]
    last = " ".join(printed(page).pages[-1].extract_text().split())
    assert f"Data version {version}" in last
    assert re.search(r"Printed \d+ \w+ \d{4}, \d\d:\d\d", last)


@pytest.mark.parametrize("view", ["coverage", "documents", "scores", "trace", "findings"])
def test_nothing_is_printed_to_click_on(view: str, visit: Visit) -> None:
    page = visit.open(VIEWS[view])
    page.emulate_media(media="print")
    expect(page.locator("button:visible, input:visible, select:visible, nav:visible")).to_have_count(0)


def test_drawings_fit_the_paper(visit: Visit) -> None:
    page = visit.open("/money")
    drawing = page.locator(".chart svg").first
    expect(drawing).to_be_attached()
    wide = drawing.evaluate("svg => svg.getBoundingClientRect().width")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    narrow = drawing.evaluate("svg => svg.getBoundingClientRect().width")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert (narrow, drawing.evaluate("svg => svg.getBoundingClientRect().width")) == (680, wide)
