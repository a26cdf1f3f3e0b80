"""Joins a text that the page broke over lines."""

from __future__ import annotations

from collections.abc import Sequence


def join_lines(lines: Sequence[str]) -> str:
    """One text from its lines: Thai runs on without a space, as it is written, other scripts take one."""
    joined = ""
    for line in lines:
        thai = joined and line and _is_thai(joined[-1]) and _is_thai(line[0])
        joined += line if thai or not joined else f" {line}"
    return joined


def _is_thai(character: str) -> bool:
    return "฀" <= character <= "๿"
