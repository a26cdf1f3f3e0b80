"""The nodes of a base, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from queries import rows
from queries.answer import MAX_ITEMS, Completeness, checked, completeness, question
from queries.reference import find

LIMIT = 100
"""Nodes of a page unless told otherwise."""
_LAST = "\U0010ffff"
"""After every id."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """A page of nodes, by id; `total` counts those of all pages, `more` tells whether others follow."""

    nodes: tuple[Node, ...]
    total: int
    more: bool
    completeness: Completeness


def nodes(
    reader: Reader,
    kind: NodeKind | None = None,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    after: str = "",
    limit: int = LIMIT,
) -> Nodes:
    """The nodes that come after an id.

    Args:
        reader: The state of the base to ask.
        kind: Nodes of this kind alone.
        fiscal_year: Of the Buddhist Era: nodes of this year alone.
        agency: An agency by id, code or name: what its documents speak of.
        after: The last id of the page before.
        limit: Nodes at most, 1 to 1,000,000.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
        InputError: The limit is too low.
        LimitError: The limit is too high.
    """
    checked("limit", limit, least=1, most=MAX_ITEMS)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    first, before = ("", _LAST) if kind is None else (f"{kind}:", f"{kind};")  # `;` comes next after `:`
    scope: dict[str, Json] = {
        "after": first, "before": before, "fiscal_year": fiscal_year, "agency": owner.id if owner else None,
    }  # fmt: skip
    (counted,) = reader.run(question("nodes_count"), scope)
    page = {**scope, "after": max(after, first), "limit": limit + 1}
    found = tuple(map(rows.node, reader.run(question("nodes"), page)))
    return Nodes(found[:limit], rows.number(counted[0]), len(found) > limit, completeness(reader))
