"""Searches that were damaged on purpose, and how many of them find what they mean."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.store.base import Reader
from queries.search import search

_FILE = Path(__file__).with_name("damaged.toml")


@dataclass(frozen=True)
class Case:
    """A search and what it means: the id or the name of a node."""

    search: str
    expect: str
    damage: str


def cases() -> list[Case]:
    """The searches written by hand, over the bundled samples."""
    return [Case(**item) for item in tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]]


def place(reader: Reader, case: Case, limit: int = 10) -> int | None:
    """At which place, from 1, the node comes that is meant; `None` where it is not among the first."""
    for number, hit in enumerate(search(reader, case.search, limit=limit).hits, 1):
        if case.expect in (hit.node.id, hit.node.name):
            return number
    return None


def recall(places: Iterable[int | None], at: int) -> float:
    """The share of searches whose node comes at this place or before."""
    found: Sequence[int | None] = list(places)
    return sum(1 for number in found if number is not None and number <= at) / len(found)
