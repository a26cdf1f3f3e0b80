"""Parameters of statement files as SQLite takes them."""

from __future__ import annotations

from collections.abc import Mapping

from kb.statement import canonical_json
from kb.store.base import Match, Parameter

_NOTHING = '""'
"""The query of FTS5 that finds nothing."""


def bound(parameters: Mapping[str, Parameter]) -> dict[str, int | str | None]:
    """The parameters as SQLite takes them: lists and mappings as JSON text, a match as a query of FTS5."""
    return {name: _plain(value) for name, value in parameters.items()}


def _plain(value: Parameter) -> int | str | None:
    if isinstance(value, Match):
        return fts(value)
    return value if value is None or isinstance(value, str | int) else canonical_json(value)


def fts(match: Match) -> str:
    """The match as a query of FTS5."""
    return " OR ".join(f"({' AND '.join(map(_quoted, pieces))})" for pieces in match.ways if pieces) or _NOTHING


def _quoted(letters: str) -> str:
    return '"' + letters.replace('"', '""') + '"'
