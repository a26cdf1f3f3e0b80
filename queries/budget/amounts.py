"""What a budget counts for in its fiscal year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kb.statement import Json


def instalments_of(stated: Json) -> dict[int, Decimal]:
    """Fiscal year → amount in baht, ascending; of a mapping, or of records of `fiscal_year` and `amount_baht`."""
    if isinstance(stated, Mapping):
        pairs = list(stated.items())
    elif isinstance(stated, Sequence) and not isinstance(stated, str):
        records = [item for item in stated if isinstance(item, Mapping)]
        pairs = [(str(item.get("fiscal_year")), item.get("amount_baht")) for item in records]
    else:
        pairs = []
    known = {int(year): Decimal(str(value)) for year, value in pairs if year.isdigit() and value is not None}
    return dict(sorted(known.items()))


def counted_amount(
    amount: Decimal | None, year: int | None, instalments: Mapping[int, Decimal], total: Decimal | None
) -> Decimal | None:
    """The baht that a budget counts for: its year's; `None` where it states none.

    A budget of several years counts with its year's instalment where it states no
    amount of the year, or states that of all years in its place.
    """
    if year is None or year not in instalments:
        return amount
    of_all_years = {sum(instalments.values(), Decimal(0)), total} if len(instalments) > 1 else {total}
    return instalments[year] if amount is None or amount in of_all_years else amount
