"""Nodes with names like a given one: proposals, never links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Match, Parameter, Reader
from kb.text import fold, loose
from queries import rows
from queries.answer import question

PIECE = 3
"""Letters of a piece; Thai writes no spaces between words, so that words cannot serve."""
RUN = 9
"""Letters of the runs that a long name is searched by: single pieces stand in too many names."""
LONG = 27
"""Letters from which a name is long; shorter ones are searched by every piece."""
RUNS = 16
"""Runs of a long name that are searched for, spread over its length."""
CONSIDERED = 50
"""Nodes that are compared letter by letter, those with the most runs in common first."""

_MARKS = re.compile(r"[^\w\u0e30-\u0e4e]+")


@dataclass(frozen=True, slots=True)
class Similar:
    """A node and how alike its name is: 1 for the same letters, 0 for no piece in common (Dice coefficient)."""

    node: Node
    similarity: float


def similar(
    reader: Reader, text: str, *, kinds: Sequence[NodeKind] | None = None, least: float = 0.0, limit: int = 10
) -> list[Similar]:
    """The nodes whose name or alias is most like the text, the most alike first, then by id.

    Args:
        reader: The state of the base to ask.
        text: A name; spaces, digit style and punctuation do not count.
        kinds: The kinds of nodes to look among; all unless given.
        least: The least similarity, 0 to 1.
        limit: Nodes at most.
    """
    wanted, searched = _pieces(text), _searched(text)
    if not wanted or not searched:
        return []
    found = reader.run(question("similar_names"), _wanted(searched, kinds))
    scored = [Similar(rows.node(row), _similarity(wanted, rows.text(row[6]))) for row in found]
    ordered = sorted(scored, key=lambda item: (-item.similarity, item.node.id))
    return [item for item in ordered if item.similarity >= least][:limit]


def _wanted(runs: Sequence[str], kinds: Sequence[NodeKind] | None) -> dict[str, Parameter]:
    chosen: list[Json] | None = None if kinds is None else [str(kind) for kind in kinds]
    return {"match": Match.any(runs), "runs": list(runs), "kinds": chosen, "limit": CONSIDERED}


def _searched(text: str) -> list[str]:
    letters = loose(text)
    size = RUN if len(letters) >= LONG else PIECE
    starts = range(len(letters) - size + 1)
    step = max(RUN // 2, -(-len(starts) // RUNS)) if size == RUN else 1
    return list(dict.fromkeys(letters[at : at + size] for at in starts[::step]))


def _pieces(text: str) -> frozenset[str]:
    letters = _MARKS.sub("", fold(text))
    return frozenset(letters[at : at + PIECE] for at in range(len(letters) - PIECE + 1))


def _similarity(wanted: frozenset[str], labels: str) -> float:
    """The likeness of the label that is most alike, to three decimals."""
    best = 0.0
    for label in labels.split("\n"):
        pieces = _pieces(label)
        best = max(best, 2 * len(wanted & pieces) / (len(wanted) + len(pieces)))
    return round(best, 3)
