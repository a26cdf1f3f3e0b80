"""The views of the page over a base, until all is drawn: opened in an empty browser, and gone to in an open page.

Run as `python -m tests.benchmarks.bench_views [BASE]`; the bundled samples unless a base is named. What a service
prepares of a large base is to be prepared before (`policytrace --db BASE prepare`), else it is while it is measured.
Needs a Chromium, and the page built (`make web`).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.api.bases import make_samples
from tests.api.http.servers import served
from tests.api.web.browsers import a_browser
from tests.api.web.visits import DESK, settle, visiting
from tests.benchmarks.timing import Times, machine

RUNS = 3
READING = 2000
"""Milliseconds that somebody looks at a view before leaving it for another."""
_SETTINGS = {"POLICYTRACE_RATE_PER_MINUTE": "1000000"}
_GO = """(address) => {
  history.pushState(null, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
  return performance.now();
}"""


def views(browser: Browser, site: str) -> Iterator[tuple[str, str]]:
    """What each view is called and its address, about nodes that the base has."""

    def nodes(kind: str) -> list[str]:
        found = page.request.get(f"{site}/v1/nodes?kind={kind}&limit=6").json()["data"]["nodes"]
        return [each["id"] for each in found]

    with visiting(browser, site) as visit:
        page = visit.page
        policy, strategy, project = (nodes(kind)[-1] for kind in ("policy", "strategy", "project"))
        told = page.request.get(f"{site}/v1/agencies").json()
        agencies, year = [each["id"] for each in told["data"]["agencies"]], told["meta"]["fiscal_years"][-1]
        lacking = f"{site}/v1/gaps?rule=key_result_has_project&fiscal_year={year}&limit=1&candidates=0"
        gaps = [each["node"]["id"] for each in page.request.get(lacking).json()["data"]["gaps"]]
        plans = [each for each in nodes("plan") if f"agency:{each.split(':')[1].split('/')[0]}" in agencies]
    yield from (("home", "/"), ("search", "/search?q=ปลูกต้นไม้"))
    yield from (("trace a project", f"/trace/{project}"), ("trace a policy", f"/trace/{policy}"))
    yield from (("trace a strategy", f"/trace/{strategy}"), ("the same as a list", f"/trace/{strategy}?view=list"))
    for name in ("coverage", "money", "findings"):
        yield from ((name, f"/{name}"), (f"{name} of an agency", f"/{name}?agency={agencies[0]}"))
        yield f"{name} of an agency's year", f"/{name}?agency={agencies[-1]}&year={year}"
    yield "errors alone", "/findings?severity=error"
    yield from (("trace what lacks a project", f"/trace/{each}") for each in gaps)
    yield from (("scores of a strategy", f"/scores?start={strategy}"), ("documents", "/documents"))
    yield "compare two plans", f"/compare?left={plans[0]}&right={plans[-1]}"


def opened(browser: Browser, site: str, address: str) -> float:
    """Seconds from asking for the address, with nothing kept, until all is drawn."""
    with visiting(browser, site, DESK) as visit:
        visit.open(address)
        return float(visit.page.evaluate("performance.now() / 1000"))


def gone_to(browser: Browser, site: str, address: str) -> float:
    """Seconds from leaving a view for the address until all is drawn."""
    with visiting(browser, site, DESK) as visit:
        visit.open("/compare")
        visit.page.wait_for_timeout(READING)
        begun = visit.page.evaluate(_GO, address)
        settle(visit.page)
        return float(visit.page.evaluate("performance.now()") - begun) / 1000


def main() -> None:
    """Prints a line for each view: the median of a few runs with their spread."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(sys.argv[1]) if sys.argv[1:] else make_samples(Path(folder))
        print(f"{base.name}: {machine()}")
        with served(base, **_SETTINGS) as site, a_browser() as browser:
            print(f"{'':<30}{'opened in an empty browser':<34}gone to in an open page")
            for name, address in views(browser, site):
                each = [Times([how(browser, site, address) for _ in range(RUNS)]) for how in (opened, gone_to)]
                print(f"{name:<30}{each[0]!s:<34}{each[1]}", flush=True)


if __name__ == "__main__":
    main()
