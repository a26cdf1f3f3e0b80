"""A hook of hatchling: the built page goes into the wheel, and is built first where it is older than its sources."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUILDING = runpy.run_path(str(Path(__file__).parent / "page_build.py"))
"""The hook is loaded by its path, before there is a package to import from."""


class PageHook(BuildHookInterface[Any]):
    """Puts the built page into the wheel; an editable install takes it where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the page and has it packed."""
        if version != "editable":
            _BUILDING["build_page"]()
            build_data["force_include"] = {str(_BUILDING["DIST"]): "api/web/dist"}
