"""Distinct printed texts: their hashes, and the statement that stands for each place of a text."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any


def text_hash(text: str) -> int:
    """A signed 64-bit number for a text; of ten million texts two share one in one base of 400,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def first_places(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Any]:
    """(Text, subject, table, row, column, line) → the first statement there, of rows (statement, text, subject, …)."""
    found: dict[tuple[Any, ...], Any] = {}
    for statement, *place in rows:
        found.setdefault(tuple(place), statement)
    return found
