"""The watch over a visit sees what a page must not do, so that a visit without faults says something."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.api.web.browsers import GIVEN, IN_A_BROWSER, UnavailableError, find_browser
from tests.api.web.visits import Visit, visiting

FAULTS = [
    ("console.error('broken')", "console: broken"),
    ("setTimeout(() => { throw new Error('broken') })", "thrown: broken"),
    ("alert('broken')", "dialog: broken"),
    ("new Image().src = 'http://192.0.2.1/a.png'", "request: http://192.0.2.1/a.png"),
]


def wait_for_a_fault(visit: Visit, fault: str) -> list[str]:
    """What the watch has told of by when it tells of this fault, five seconds at most; it counts no longer."""
    seen: list[str] = []
    for _ in range(100):
        seen += visit.watch.taken()
        if any(fault in one for one in seen):
            return seen
        visit.page.wait_for_timeout(50)
    raise AssertionError(f"{fault} was not seen, only {seen}")


@IN_A_BROWSER
@pytest.mark.parametrize(("script", "fault"), FAULTS)
def test_a_fault_is_seen(script: str, fault: str, visit: Visit) -> None:
    visit.open("/compare").evaluate(f"() => {{ {script} }}")
    wait_for_a_fault(visit, fault)


@IN_A_BROWSER
def test_a_refusal_is_no_fault_where_it_is_provoked(visit: Visit) -> None:
    page = visit.open("/compare")
    page.evaluate("fetch('/v1/nodes/policy:999')")
    wait_for_a_fault(visit, "status of 404")
    visit.watch.refusals = (404,)
    page.evaluate("fetch('/v1/nodes/policy:999').then(() => console.error('what comes after it'))")
    assert wait_for_a_fault(visit, "what comes after it") == ["console: what comes after it"]


@IN_A_BROWSER
def test_a_fault_fails_the_visit(browser: Browser, site: str) -> None:
    with pytest.raises(AssertionError, match="console: broken"), visiting(browser, site) as visit:
        visit.open("/compare").evaluate("console.error('broken')")


def test_a_missing_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GIVEN, "no-such-browser")
    with pytest.raises(UnavailableError, match=f"no no-such-browser to be found.*{GIVEN}"):
        find_browser()
