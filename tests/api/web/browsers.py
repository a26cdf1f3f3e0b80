"""A browser that the machine has: found and started, never downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

GIVEN = "POLICYTRACE_TEST_BROWSER"
"""Names the program of a Chromium to test with; without it the usual ones are looked for."""

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

IN_A_BROWSER = pytest.mark.xdist_group("browser")
"""Marks what needs the browser: with `--dist loadgroup` one worker runs it all, so that one browser is started."""

_ARGUMENTS = (
    "--no-sandbox",  # CI runs as root, for whom Chromium's sandbox does not start; only our own page is opened
    "--disable-dev-shm-usage",  # containers have little shared memory
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a request to another host is seen and goes nowhere
)


class UnavailableError(Exception):
    """There is no browser to test with; says what to install."""


def find_browser() -> str:
    """The program of the browser.

    Raises:
        UnavailableError: None is installed, or the one that is named is none.
    """
    given = os.environ.get(GIVEN)
    names = (given,) if given else PROGRAMS
    for name in names:
        if program := shutil.which(name):
            return program
    raise UnavailableError(f"no {', '.join(names)} to be found; install chromium, or name one in {GIVEN}")


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser without a window, for as long as the block lasts.

    Raises:
        UnavailableError: None is installed.
    """
    program = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
