"""Results as agencies report them on one node, and which of them count."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kb.errors import InputError

ZERO, HUNDRED = Decimal(0), Decimal(100)  # a Decimal is compared with a Decimal much faster than with an int


class Reported(NamedTuple):
    """What an agency reports on a node, or an assessor says of it.

    Results of one node and agency compare by how much they count: official ones over the
    agency's own, then the later period, then the later date. The id, which is one result's
    alone, decides the rest, so that the order of loading never does.

    `period` is as `period_order` gives it. `score` in [0, 100] is `None` where none can be
    had. `weight` is that of the agency among those that report on the node.
    """

    official: bool
    period: str
    as_of: str
    id: str
    node: str
    agency: str
    score: Decimal | None
    weight: Decimal | None = None


_ENDS = {"Q1": "03/03", "Q2": "06/03", "H1": "06/06", "Q3": "09/03", "9M": "09/09", "Q4": "12/03", "H2": "12/06"}
"""Part of a year → the month it ends with and its length in months: of two that end together the longer says more."""
_YEAR = "12/12"


@lru_cache(maxsize=1024)
def period_order(period: str | None) -> str:
    """A period such as `2569` or `2569-Q2` as it sorts; none comes first, and one of another form first in its year."""
    year, _, part = (period or "").partition("-")
    if not part:
        return f"{year}/{_YEAR}" if year else ""
    return f"{year}/{_ENDS.get(part.upper(), f'00/{part}')}"


def counting(results: Iterable[Reported]) -> tuple[Reported, ...]:
    """The one result of each agency that counts, by agency.

    A result of which there is no score never stands in place of one that has a score.
    """
    best: dict[str, Reported] = {}
    for result in results:
        former = best.get(result.agency)
        if (
            former is None
            or (result > former and (result.score is not None or former.score is None))
            or (former.score is None and result.score is not None)
        ):
            best[result.agency] = result
    return tuple(best.values()) if len(best) == 1 else tuple(best[agency] for agency in sorted(best))


def check(result: Reported) -> None:
    """Refuses what is out of bounds.

    Raises:
        InputError: The score is not from 0 to 100, or the weight is below 0.
    """
    score, weight = result.score, result.weight
    if score is not None and not (score.is_finite() and ZERO <= score <= HUNDRED):
        raise InputError(f"the score of {result.id} must be from 0 to 100, not {score}")
    if weight is not None and not (weight.is_finite() and weight >= 0):
        raise InputError(f"the weight of {result.id} must be 0 or more, not {weight}")
