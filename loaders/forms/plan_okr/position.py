"""Where in the plan's structure a table stands."""

from __future__ import annotations

from dataclasses import dataclass, field


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
