"""Numbers as people print them, read strictly."""

from __future__ import annotations

import re
from decimal import Decimal

from kb import decimals
from loaders.normalise.text import arabic, clean

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}|[0-9]{1,24})(?:\.[0-9]{1,24})?"
"""A number in Arabic digits, as a regular expression: thousands commas right or not at all."""

_PLAIN = re.compile(rf"(?P<minus>[-−])?(?P<number>{NUMBER})|\((?P<bracketed>{NUMBER})\)")


def parse_decimal(text: str) -> Decimal | None:
    """The number that a text is, or `None` for anything else.

    Arabic and Thai digits; `(1,234)` is negative, as accountants print it.
    Never reads `nan`, `inf`, exponents or digits of other scripts.
    """
    match = _PLAIN.fullmatch(arabic(clean(text)))
    if match is None:
        return None
    value = Decimal((match["number"] or match["bracketed"]).replace(",", ""))
    return -value if match["minus"] or match["bracketed"] else value


def decimal_text(value: Decimal) -> str:
    """A decimal as the store writes it: `2522500`, `35294295.5`.

    Raises:
        ValueError: The value is not finite.
    """
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return decimals.decimal_text(value) if value else "0"
