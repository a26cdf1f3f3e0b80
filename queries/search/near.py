"""Nodes and texts that hold most of the words, or spell them a little otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.statement import Json
from kb.store.base import Match, Parameter, Reader
from kb.text import loose
from queries import rows
from queries.answer import question
from queries.search import sources as in_sources
from queries.search.found import Found, Scope, Stage
from queries.search.hits import Why
from queries.search.likeness import NEAR, Likeness, likeness, pieces_held
from queries.search.names import order
from queries.search.pieces import pieces
from queries.search.sources import Graded, printed, speaking
from queries.search.words import Words

CONSIDERED = 150
"""Nodes that are compared, those with the most pieces of the words first."""
COMPARED = 60
"""Printed texts that are compared letter by letter, those with the most pieces of the words first."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A text that is near the search."""

    key: int
    text: str
    likeness: Likeness


def names(reader: Reader, asked: Words, scope: Scope, found: Sequence[str]) -> Stage:
    """The nodes, besides those found, whose names are near; their number is that of the best that were compared."""
    held = pieces(asked)
    if not held:
        return Stage()
    wanted: dict[str, Parameter] = {
        **scope.parameters(),
        "pieces": list[Json](held),
        "match": Match.any(held),
        "limit": CONSIDERED,
    }
    near = []
    for row in reader.run(question("search_near"), wanted):
        node, like = rows.node(row), likeness(rows.text(row[7]), asked)
        if like.score >= NEAR and node.id not in found:
            label = _nearest(rows.text(row[6]).split("\n"), asked)
            item = Found(node, Why.NAME_NEAR, label, like.score, like.missing)
            near.append((-like.score, order(Why.NAME_NEAR, 0, label, item), item))
    near.sort(key=lambda item: item[:2])
    return Stage(tuple(item for _, _, item in near), len(near))


def sources(reader: Reader, asked: Words, scope: Scope, found: Sequence[str]) -> Stage:
    """The nodes, besides those found, of which a near text speaks."""
    held = pieces(asked)
    if not held:
        return Stage()
    texts = [(key, loose(text)) for key, text in printed(reader, Match.any(held))]
    cut = in_sources.CONSIDERED if len(texts) > in_sources.CONSIDERED else None
    letters = "".join(word.rough for word in asked.words)
    texts.sort(key=lambda item: -pieces_held(letters, item[1]))
    near = [_Near(key, text, likeness(text, asked)) for key, text in texts[:COMPARED]]
    graded = [
        Graded(item.key, round((1 - item.likeness.score) * 1000), item.likeness)
        for item in near
        if item.likeness.score >= NEAR
    ]
    return speaking(reader, scope, found, graded, Why.SOURCE_NEAR, cut)


def _nearest(labels: Sequence[str], asked: Words) -> str:
    """The label that is nearest, the shortest of several."""
    if len(labels) == 1:
        return labels[0]
    return min(labels, key=lambda label: (-likeness(loose(label), asked).score, len(label), label))
