"""Exact numbers: read from decimal strings, rounded half up, written plainly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from kb.decimals import decimal_text
from kb.errors import InputError
from kb.statement import Json

PLACES = 3
"""Decimals of scores and weighted scores in the published tables."""
_DECIMAL = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?")


def rounded(number: Fraction | Decimal | int, places: int = PLACES) -> Decimal:
    """The number to so many decimals, halves away from zero (as `ROUND_HALF_UP`), from the exact value."""
    exact = Fraction(number)
    scaled = (abs(exact) * 10**places * 2 + 1) // 2
    return Decimal(int(scaled) if exact >= 0 else -int(scaled)).scaleb(-places)


def number(value: Json, what: str) -> Decimal | None:
    """A decimal string as a number; `None` stays `None`.

    Raises:
        InputError: The value is no decimal string; names what it should have been.
    """
    if value is None:
        return None
    if not isinstance(value, str) or not value.isascii() or not _DECIMAL.fullmatch(value):
        raise InputError(f"{what} must be a number such as '91.929', not {value!r}")
    return Decimal(value)


def plain(value: Decimal | Fraction) -> str:
    """The number without exponent and superfluous zeros; a fraction that does not end, to six decimals."""
    return decimal_text(value if isinstance(value, Decimal) else rounded(value, 6))
