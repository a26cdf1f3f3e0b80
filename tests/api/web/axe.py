"""axe-core, an accessibility checker that the page's own packages bring, run inside an open page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from api.web.page_build import WEB

SCRIPT = WEB / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")
COLOURS = ("color-contrast", "link-in-text-block")
"""The checks that other colours can change."""


def axe_script() -> Path:
    """The checker's script; tests that need it are skipped where it is not installed."""
    if not SCRIPT.is_file():
        pytest.skip(f"axe-core is not at {SCRIPT}: npm ci in {WEB}")
    return SCRIPT


def serious_faults(page: Page, only: Sequence[str] = ()) -> list[str]:
    """What the checker calls serious or worse: its rule, why, and the elements; `only` names the checks to make."""
    options = {"resultTypes": ["violations"], **({"runOnly": {"type": "rule", "values": only}} if only else {})}
    page.evaluate(axe_script().read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [_told(violation) for violation in found["violations"] if violation["impact"] in SERIOUS]


def _told(violation: dict[str, Any]) -> str:
    lines = [f"{violation['id']}: {violation['help']}"]
    for node in violation["nodes"][:5]:
        why = node["any"][0]["message"] if node["any"] else ""
        lines.append(f"{node['html'][:200]} ({why})")
    return "\n  ".join(lines)
