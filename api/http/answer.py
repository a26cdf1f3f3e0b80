"""What a route gives: the answer itself, and what is said about it beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.sheets import Sheet
from api.views import JsonObject, completeness_json
from queries.answer import completeness

if TYPE_CHECKING:
    from kb.model import Edge, Node
    from kb.store.base import Reader
    from queries.answer import Completeness

Tables = Callable[[str], Iterable[Sheet]]
"""Gives the tables of an answer in a language."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to send.

    Attributes:
        data: What `--json` prints, without the completeness.
        completeness: Whether that is all, and what the base is made of, as `completeness_json` shapes it.
        total: Items of all pages, where the answer is a list.
        after: The id after which the next page begins; `None` where no page follows or pages go by number.
        offset: The number of items before the next page; `None` likewise.
        links: Name → address of what belongs to the answer, within this service.
        tables: The answer as tables; `None` where it has none.
        graph: The nodes and edges of the answer; `None` where it is no graph.
    """

    data: JsonObject
    completeness: JsonObject
    total: int | None = None
    after: str | None = None
    offset: int | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    tables: Tables | None = None
    graph: tuple[Iterable[Node], Iterable[Edge]] | None = None


def answer(
    view: JsonObject,
    *,
    total: int | None = None,
    after: str | None = None,
    offset: int | None = None,
    links: Mapping[str, str] | None = None,
    tables: Tables | None = None,
    graph: tuple[Iterable[Node], Iterable[Edge]] | None = None,
) -> Answer:
    """An answer from what `--json` prints, of which the completeness goes beside it."""
    data = {name: value for name, value in view.items() if name != "completeness"}
    return Answer(data, view["completeness"], total, after, offset, links or {}, tables, graph)


def with_completeness(view: JsonObject, reader: Reader, stated: Completeness | None = None) -> JsonObject:
    """A view that does not say how complete it is, saying so: nothing was cut, unless stated otherwise."""
    return {**view, "completeness": completeness_json(stated or completeness(reader))}
