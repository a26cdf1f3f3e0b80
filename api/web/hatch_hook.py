"""A hook of hatchling: the built page goes into the wheel, and is built first where it is older than its sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))  # the hook is loaded by its path, before the project is installed

from page_build import DIST, build_page  # found by the line above


class PageHook(BuildHookInterface[Any]):
    """Puts the built page into the wheel; an editable install takes it where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the page and has it packed."""
        if version != "editable":
            build_page()
            build_data["force_include"] = {str(DIST): "api/web/dist"}
