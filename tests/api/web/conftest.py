"""Fixtures: a browser, the server over the bundled samples, and a visit to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.web.serving import is_built
from tests.api.http.servers import served
from tests.api.web.browsers import UnavailableError, a_browser
from tests.api.web.visits import PHONE, Visit, visiting

UNLIMITED = {"POLICYTRACE_RATE_PER_MINUTE": "1000000"}
"""Settings of a server that one visitor asks far more than people do."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this worker; they are skipped where the machine has none."""
    try:
        with a_browser() as started:
            yield started
    except UnavailableError as error:
        pytest.skip(f"no browser: {error}")


@pytest.fixture(scope="session")
def site(samples_file: Path) -> Iterator[str]:
    """The address of a server over the bundled samples; not to be written to."""
    if not is_built():
        pytest.skip("the web page is not built: make web")
    with served(samples_file, **UNLIMITED) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """A visit in a wide window."""
    with visiting(browser, site) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Visit]:
    """A visit with a telephone."""
    with visiting(browser, site, PHONE) as opened:
        yield opened
