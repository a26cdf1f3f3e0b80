"""The parameters that several routes take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Query, Request

from kb.errors import LimitError
from kb.kinds import NodeKind

PAGE = 100
"""Items of a page unless told otherwise."""
_LONGEST = 500

Ref = Annotated[
    str,
    Path(
        min_length=1,
        max_length=_LONGEST,
        description="A node by id (policy:049), code (049, P049, 41101) or name.",
        examples=["policy:049"],
    ),
]
FiscalYear = Annotated[
    int | None, Query(ge=2400, le=2799, description="A fiscal year of the Buddhist Era.", examples=[2569])
]
FiscalYearPath = Annotated[
    int, Path(ge=2400, le=2799, description="A fiscal year of the Buddhist Era.", examples=[2564])
]
Agency = Annotated[
    str | None,
    Query(min_length=1, max_length=_LONGEST, description="An agency by id, code or name.", examples=["บางนา"]),
]
Kind = Annotated[NodeKind | None, Query(description="Nodes of this kind alone.", examples=["policy"])]
Limit = Annotated[int | None, Query(ge=1, description="Items at most.", examples=[20])]
CursorParameter = Annotated[
    str | None, Query(max_length=2000, description="Where the page begins: from links.next of the page before.")
]


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of an answer is asked for."""

    limit: int
    cursor: str | None


def page(request: Request, limit: Limit = None, cursor: CursorParameter = None) -> Page:
    """The page of a request, within the limit of the settings."""
    most = request.app.state.service.settings.page_max
    return Page(within("limit", limit, PAGE, most), cursor)


PageOf = Annotated[Page, Depends(page)]


def within(name: str, asked: int | None, default: int, most: int) -> int:
    """What was asked for, within the limit of the settings; without it the default.

    Raises:
        LimitError: More was asked for than the settings allow.
    """
    if asked is None:
        return min(default, most)
    if asked > most:
        raise LimitError(f"{name} {asked} is too high; the limit is {most}")
    return asked
