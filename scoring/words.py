"""Closed terms as sentences say them."""

from __future__ import annotations

from scoring.explanation import Value, wording

_RULINGS = frozenset({"accepted", "dismissed", "withdrawn", "filed"})
_EFFECTS = frozenset({"replaced", "dropped", "criteria_adjusted", "score_adjusted"})


def ruling(code: str | None) -> Value:
    """A ruling on an appeal, in the language of the sentence; one that is not known as it is stated."""
    return wording(f"ruling_{code}") if code in _RULINGS else code


def effect(code: str | None) -> Value:
    """What an appeal changes, in the language of the sentence; an effect that is not known as it is stated."""
    return wording(f"effect_{code}") if code in _EFFECTS else code
