"""Units as they compare: another spelling is the same unit, another unit is not."""

from __future__ import annotations

from kb.text import fold
from ontology.vocabulary import Wording

PERCENT = "percent"
_SAME = {"percent": PERCENT, "%": PERCENT, "ร้อยละ": PERCENT, "เปอร์เซ็นต์": PERCENT, "per cent": PERCENT}
_FOLDED = {fold(spelling): unit for spelling, unit in _SAME.items()}


def unit_of(text: str | None) -> str | None:
    """The unit in the form in which units compare; `None` where none is stated."""
    folded = fold(text or "")
    return _FOLDED.get(folded, folded) or None


def differ(one: str | None, other: str | None) -> bool:
    """Whether two stated units are different ones; one that is not stated differs from none."""
    left, right = unit_of(one), unit_of(other)
    return left is not None and right is not None and left != right


def said(unit: str | None) -> Wording:
    """A unit to be said behind a number; nothing where none is stated."""
    if unit_of(unit) == PERCENT:
        return Wording(en=" per cent", th=" (ร้อยละ)")
    return Wording(en=f" {unit}" if unit else "", th=f" {unit}" if unit else "")
