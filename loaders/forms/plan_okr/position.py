"""Where in the plan's structure a table stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.form import Cell


@dataclass(slots=True)
class Parent:
    """A project that sub-projects may follow, and what its row says: its codes and its key results."""

    id: str
    codes: Cell | None
    key_results: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Chain:
    """Where in the plan's structure a table stands: the headings and cells above it."""

    area: str = ""
    issue: str = ""
    issue_fits: bool = True
    """Whether the codes printed so far fit the issue they stand under."""
    dimension: str | None = None
    sub_strategy: str = ""
    tactic: str | None = None
    key_result: str | None = None
    objective: str | None = None
    indicators: list[str] = field(default_factory=list)
    parents: dict[str, Parent] = field(default_factory=dict)
    """The projects of the area by their numbers."""
    linked: str | None = None
    """The key result that the last row of table ง named."""
    page_broken: bool = False
    """Whether a page break stands between that row and the one at hand."""
