"""Fixtures: a browser, the server over the bundled samples, and a visit to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.keys import Scope, create_key
from api.web.serving import is_built
from kb.store.open import open_store
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


Writing = Callable[[Scope], tuple[Visit, str]]
"""Gives a visit to a base of one's own, and a key that allows something."""


@pytest.fixture
def writing(browser: Browser, samples_file: Path, tmp_path: Path) -> Iterator[Writing]:
    """A visit to a copy of the bundled samples that may be written to."""
    base = Path(shutil.copy(samples_file, tmp_path / "base.db"))
    with ExitStack() as ends:

        def visit(scope: Scope) -> tuple[Visit, str]:
            store = open_store(base, create=False)
            key = create_key(store, "สำนักยุทธศาสตร์", {scope})[1]
            store.close()
            address = ends.enter_context(served(base, **UNLIMITED))
            return ends.enter_context(visiting(browser, address)), key

        yield visit


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Visit]:
    """A visit with a telephone."""
    with visiting(browser, site, PHONE) as opened:
        yield opened
