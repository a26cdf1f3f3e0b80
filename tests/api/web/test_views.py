"""Every view loads, wide and narrow, fits its window, and axe-core finds no serious fault in it, light or dark."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, expect

from api.prepared.views import addresses
from tests.api.web.axe import COLOURS, serious_faults
from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import DESK, PHONE, VIEWS, Visit, visiting

pytestmark = IN_A_BROWSER


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_loads_and_everybody_can_read_it(view: str, width: int, browser: Browser, site: str) -> None:
    with visiting(browser, site, width) as visit:
        page = visit.open(VIEWS[view])
        expect(page.locator("main h1")).to_have_count(1)
        expect(page).to_have_title(re.compile(r".+ – policytrace$"))
        expect(page.get_by_role("alert")).to_have_count(0)
        assert overhang(page) == 0
        light = serious_faults(page)
        page.get_by_role("button", name="พื้นเข้ม").click()
        assert light + serious_faults(page, COLOURS) == []


def test_the_checker_sees_a_fault(visit: Visit) -> None:
    page = visit.open("/documents")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    (fault,) = serious_faults(page)
    assert fault.startswith("label: ")


def test_the_navigation_leads_to_every_view(visit: Visit) -> None:
    page = visit.open("/")
    names = page.locator("nav#views a").all_inner_texts()
    assert len(names) == 8
    for name in names:
        page.locator("nav#views").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("nav#views a[aria-current]")).to_have_text(name)
        expect(page).to_have_title(f"{name} – policytrace")


def test_the_menu_of_a_telephone_opens_and_closes(phone: Visit) -> None:
    page = phone.open("/")
    menu, link = page.get_by_role("button", name="เมนู"), page.locator("nav#views a[href='/money']")
    expect(link).to_be_hidden()
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(page).to_have_url(re.compile("/money$"))
    expect(link).to_be_hidden()


FIRST = (
    "/",
    "/coverage",
    "/coverage?year=2569",
    "/money",
    "/money?year=2567",
    "/coverage?agency=agency:bangna",
    "/money?agency=agency:bangna",
    "/scores",
    "/findings",
    "/documents",
    "/compare",
)


@pytest.mark.parametrize("address", FIRST)
def test_what_a_view_asks_first_is_among_what_is_prepared(address: str, visit: Visit, site: str) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    visit.open(address)
    found = {_question(each) for each in asked if each.startswith("/v1/")}
    assert found
    assert found <= {_question(each) for each in addresses((2564, 2567, 2569), ["agency:bangna"])}


def _question(address: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The path and the parameters, those of one name in their order."""
    path, _, query = address.partition("?")
    return path, tuple(sorted(parse_qsl(query), key=lambda item: item[0]))
