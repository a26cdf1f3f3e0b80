"""A pytest plugin: with `POLICYTRACE_NO_SKIPS=1` a skipped test fails.

A skip in CI hides that something no longer runs. Excused are tests of the
original plan documents where those are not there to be read; expected failures
(`xfail`) are no skips. Load it with `-p tests.plugin_no_skips`.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


def documents_are_absent() -> bool:
    """Whether the original documents are not there to be read."""
    return not Path(os.environ.get("POLICYTRACE_DOCUMENTS") or DOCUMENTS).is_dir()


def is_forbidden(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether the report is of a skip that CI must not pass over."""
    if os.environ.get("POLICYTRACE_NO_SKIPS") != "1" or not report.skipped or hasattr(report, "wasxfail"):
        return False
    return not (documents_are_absent() and "document" in reason(report).lower())


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The stated reason of a skip."""
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)


def fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure that says why."""
    report.longrepr = f"{report.nodeid} was skipped ({reason(report)}), and POLICYTRACE_NO_SKIPS=1 forbids skips"
    report.outcome = "failed"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fails skipped tests."""
    report = yield
    if is_forbidden(report):
        fail(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fails skipped files."""
    report = yield
    if is_forbidden(report):
        fail(report)
    return report
