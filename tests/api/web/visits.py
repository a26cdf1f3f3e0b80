"""A visit to the page: a window of a width and colours, watched for whatever a page must not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, WebError, expect

DESK, PHONE = 1440, 390
"""Widths in pixels."""
_HEIGHTS = {DESK: 900, PHONE: 844}

VIEWS = {
    "home": "/",
    "trace_start": "/trace",
    "trace": "/trace/policy:174",
    "trace_list": "/trace/41101?view=list",
    "coverage": "/coverage",
    "money": "/money",
    "scores": "/scores?start=strategy:2569/4",
    "evaluation": "/scores/bangrak/2564",
    "findings": "/findings",
    "documents": "/documents",
    "compare": "/compare?left=ภาษีเจริญ/2567&right=บางนา/2569",
    "search": "/search?q=ปลูกต้นไม้",
}
"""Each view at an address of the samples."""


_SETTLED = """() => new Promise((settled, failed) => {
  const until = Date.now() + 30_000;
  const look = () => {
    const drawn = document.querySelector("main h1") && !document.querySelector(".waiting, [aria-busy='true']");
    if (drawn && document.fonts.status === "loaded") settled();
    else if (Date.now() > until) failed(new Error(`still waiting: ${document.body.innerText}`));
    else setTimeout(look, 20);
  };
  look();
})"""
"""Looks more often than an expectation would."""

expect.set_options(timeout=30_000)  # a machine that is busy with other tests is slow, and that is no fault


@dataclass
class Watch:
    """What a page did that it must not: errors, requests to other hosts, dialogs."""

    site: str
    faults: list[str] = field(default_factory=list)
    refusals: tuple[int, ...] = ()
    """The HTTP statuses that the test provokes: the browser tells of each in its console, whenever it comes to it."""

    def over(self, context: BrowserContext) -> None:
        """Watches every page of the context from now on."""
        context.on("console", self._says)
        context.on("weberror", self._throws)
        context.on("request", self._asks)
        context.on("dialog", self._shows)

    def taken(self) -> list[str]:
        """The faults so far, which count no longer: for a test that expects them."""
        faults, self.faults = self.faults, []
        return faults

    def _says(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "assert") and not self._provoked(message.text):
            self.faults.append(f"console: {message.text}")

    def _provoked(self, text: str) -> bool:
        return any(f"the server responded with a status of {status}" in text for status in self.refusals)

    def _throws(self, thrown: WebError) -> None:
        self.faults.append(f"thrown: {thrown.error}")

    def _asks(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.faults.append(f"request: {request.url}")

    def _shows(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@dataclass
class Visit:
    """A page and the watch over it."""

    page: Page
    watch: Watch

    def open(self, address: str) -> Page:
        """Opens an address of the site and waits for all of its answers."""
        self.page.goto(address)
        settle(self.page)
        return self.page


@contextmanager
def visiting(
    browser: Browser, site: str, width: int = DESK, colours: Literal["light", "dark"] = "light"
) -> Iterator[Visit]:
    """A visit with nothing kept from another; when the block ends, what the watch saw fails the test."""
    context = browser.new_context(
        base_url=site, locale="th-TH", color_scheme=colours, viewport={"width": width, "height": _HEIGHTS[width]}
    )
    watch = Watch(site)
    watch.over(context)
    try:
        yield Visit(context.new_page(), watch)
    finally:
        context.close()
    assert not watch.faults, watch.faults


def settle(page: Page) -> None:
    """Waits until the page shows its heading, no answer is outstanding and everything is drawn, in its fonts."""
    page.evaluate(_SETTLED)
