"""Closed terms as sentences say them."""

from __future__ import annotations

from scoring.explanation import Value, wording

_RULINGS = frozenset({"accepted", "dismissed", "withdrawn", "filed"})


def ruling(code: str | None) -> Value:
    """A ruling on an appeal, in the language of the sentence; one that is not known as it is stated."""
    return wording(f"ruling_{code}") if code in _RULINGS else code
