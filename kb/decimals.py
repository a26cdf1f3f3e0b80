"""Decimals as text."""

from __future__ import annotations

from decimal import Decimal


def decimal_text(number: Decimal) -> str:
    """A decimal as text without superfluous zeros or an exponent: `2522500`, `35294295.5`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
