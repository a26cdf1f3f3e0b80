"""Names that try to be markup or script stay text in every view."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.http.servers import served
from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.conftest import UNLIMITED
from tests.api.web.hostile import IMAGE, NAMES, QUOTES, SCRIPT, make_hostile_city
from tests.api.web.visits import Visit, settle, visiting

pytestmark = IN_A_BROWSER

INJECTED = "img:not([src='/icon.svg']), script:not([src^='/assets/']), main b, [onerror], [onload]"
"""What the page itself never holds."""

ADDRESSES = [
    "/", "/trace", "/trace/41101", "/trace/41101?view=list", "/trace/41101?view=paths&to=plan:bma/2569",
    "/trace/policy:049?view=impact", "/trace/project:bangna/2569/a", "/coverage", "/coverage?columns=division",
    "/money", "/money?by=division", "/scores?start=plan:bma/2569", "/findings", "/documents", "/search?q=alert",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the hostile city."""
    with served(make_hostile_city(tmp_path_factory.mktemp("hostile")), **UNLIMITED) as address:
        yield address


@pytest.fixture
def hostile(browser: Browser, site: str, hostile_site: str) -> Iterator[Visit]:
    """A visit to the hostile city."""
    with visiting(browser, hostile_site) as opened:
        yield opened


def read(page: Page) -> str:
    """The text of the page, its drawings' too."""
    expect(page.locator(INJECTED)).to_have_count(0)
    return page.locator("body").text_content() or ""


@pytest.mark.parametrize("address", ADDRESSES)
def test_names_stay_text(address: str, hostile: Visit) -> None:
    text = read(hostile.open(address))
    assert any(name in text for name in NAMES)


def test_names_stay_text_in_drawings_and_what_they_say_on_hovering(hostile: Visit) -> None:
    page = hostile.open("/money")
    for drawing in ("ทางเดินของเงิน", "เงินแต่ละกลุ่มอยู่กับใคร"):
        image = page.get_by_role("img", name=drawing)
        expect(image.locator("text").first).to_be_attached()
        image.hover()
        page.wait_for_timeout(100)
        read(page)


def test_a_finding_quotes_hostile_passages(hostile: Visit) -> None:
    page = hostile.open("/findings")
    page.locator(".hits li a").first.click()
    expect(page.locator(".passages")).to_be_visible()
    settle(page)
    assert any(name in read(page) for name in NAMES)


def test_a_document_is_called_what_it_is_called(hostile: Visit) -> None:
    page = hostile.open("/documents")
    page.get_by_role("link", name=f"{IMAGE}.txt").click()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(SCRIPT)
    assert f"{IMAGE}.txt" in read(page)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_asked_for_stays_text(name: str, hostile: Visit) -> None:
    page = hostile.open(f"/search?q={quote(name)}")
    assert name in read(page)


@pytest.mark.parametrize(
    "address", ["/trace/{}", "/compare?left={}&right={}", "/scores?start={}", "/coverage?agency={}"]
)
def test_a_problem_repeats_what_was_asked_as_text(address: str, hostile: Visit) -> None:
    hostile.watch.refusals = (400, 404, 422)
    hostile.page.goto(address.replace("{}", quote(f"{QUOTES} unknown", safe="")))
    expect(hostile.page.get_by_role("alert").first).to_contain_text("<svg onload=alert(3)>")
    read(hostile.page)
