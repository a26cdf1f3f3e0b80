"""Statements run over many rows, some thousand at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, TypeVar

from kb.store.rows import Values

SIZE = 2000
_T = TypeVar("_T")


class Ask(Protocol):
    """Runs a statement in the writer's transaction."""

    def __call__(self, text: str, **parameters: Any) -> list[Values]:
        """The rows of the answer."""


def batches(items: Iterable[_T], size: int = SIZE) -> Iterator[list[_T]]:
    """The items in lists of the size, the last one shorter."""
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def ask_each(ask: Ask, text: str, rows: Iterable[Any], **parameters: Any) -> Iterator[Values]:
    """Runs a statement that takes `$rows` for some rows at a time; the rows of all answers."""
    for batch in batches(rows):
        yield from ask(text, rows=batch, **parameters)


def do_each(ask: Ask, text: str, rows: Iterable[Any], **parameters: Any) -> None:
    """Runs a statement that takes `$rows` and answers nothing."""
    for _ in ask_each(ask, text, rows, **parameters):
        pass
