"""axe-core finds no serious fault in any view, wide or narrow, light or dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.api.web.axe import COLOURS, serious_faults
from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import DESK, PHONE, VIEWS, Visit, visiting

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_serious_fault(view: str, width: int, browser: Browser, site: str) -> None:
    with visiting(browser, site, width) as visit:
        page = visit.open(VIEWS[view])
        light = serious_faults(page)
        page.get_by_role("button", name="พื้นเข้ม").click()
        assert light + serious_faults(page, COLOURS) == []


def test_the_checker_sees_a_fault(visit: Visit) -> None:
    page = visit.open("/documents")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    (fault,) = serious_faults(page)
    assert fault.startswith("label: ")
