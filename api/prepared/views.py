"""What the views of the page ask first: of the whole base, of each fiscal year, and of each agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

PAGE = 50
"""Items on a page of the views of gaps and findings (api/web/src/views)."""
_FLOWS = {("strategy", "category", "division"): 24, ("strategy", "division"): 20}
"""The levels of the drawings of money, and how many ends of each are drawn (api/web/src/money)."""

_WITHOUT = ("multi_year", "printed")
"""What the view of money leaves out (api/web/src/views/money.tsx)."""


def addresses(fiscal_years: Sequence[int], agencies: Sequence[str]) -> Iterator[str]:
    """The addresses to prepare: of the whole base, of the years from the latest on, then of each agency by its id."""
    yield from ("/v1/", "/v1/agencies", "/v1/vocabulary", "/v1/documents", "/v1/evaluations", "/v1/findings/rules")
    yield "/v1/nodes?kind=plan&limit=100"
    yield "/v1/findings?limit=1"
    yield from _of_scope({})
    for fiscal_year in sorted(fiscal_years, reverse=True):
        yield from _of_scope({"fiscal_year": fiscal_year})
    for agency in agencies:
        yield from _of_scope({"agency": agency})


def _of_scope(scope: dict[str, object]) -> Iterator[str]:
    yield _address("/v1/coverage", scope)
    yield _address("/v1/gaps", {**scope, "limit": PAGE})
    for columns in ("agency", "division"):
        yield _address("/v1/matrix", {**scope, "columns": columns})
    yield _address("/v1/budget", {**scope, "by": "strategy", "without": _WITHOUT})
    for levels, ends in _FLOWS.items():
        yield _address("/v1/budget/flows", {**scope, "ends": ends, "levels": levels})
    yield _address("/v1/findings", {**scope, "limit": PAGE})


def _address(path: str, query: dict[str, object]) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
