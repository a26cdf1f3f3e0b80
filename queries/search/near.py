"""Nodes and texts that hold most of the words, or spell them a little otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.store.base import Match, Parameter, Reader
from kb.text import loose
from queries import rows
from queries.answer import question
from queries.search import sources as in_sources
from queries.search.found import Found, Scope, Stage
from queries.search.hits import Why
from queries.search.likeness import LEAST_ALIKE_LETTERS, NEAR, Likeness, likeness, pieces_held
from queries.search.names import order, parameters
from queries.search.sources import Graded, printed, speaking
from queries.search.words import TRIGRAM, Word, Words

CONSIDERED = 150
"""Nodes that are compared, those with the most pieces of the words first."""
COMPARED = 60
"""Printed texts that are compared letter by letter, those with the most pieces of the words first."""
LONGEST_PIECE = 9
"""Letters of the longest piece by which a damaged word is looked for: two errors leave one of three pieces whole."""
PIECES = 12
"""Pieces that are looked for."""
_PARTS = 3


@dataclass(frozen=True, slots=True)
class _Near:
    """A text that is near the search."""

    key: int
    text: str
    likeness: Likeness


def names(reader: Reader, asked: Words, scope: Scope, found: Sequence[str]) -> Stage:
    """The nodes, besides those found, whose names are near; their number is that of the best that were compared."""
    match = _match(asked)
    wanted: dict[str, Parameter] = {
        **parameters(asked, scope),
        "id": None,
        "labels": [],
        "match": match,
        "letters": None,
        "held": [],
        "pieces": [*_halves(asked)],
        "ranked": [piece for way in match.ways for piece in way],
        "limit": CONSIDERED,
    }
    near = []
    for row in reader.run(question("search_nodes"), wanted):
        node, like = rows.node(row), likeness(rows.text(row[7]), asked)
        if like.score >= NEAR and node.id not in found:
            label = _nearest(rows.text(row[6]).split("\n"), asked)
            item = Found(node, Why.NAME_NEAR, label, like.score, like.missing)
            near.append((-like.score, order(Why.NAME_NEAR, 0, label, item), item))
    near.sort(key=lambda item: item[:2])
    return Stage(tuple(item for _, _, item in near), len(near))


def sources(reader: Reader, asked: Words, scope: Scope, found: Sequence[str]) -> Stage:
    """The nodes, besides those found, of which a near text speaks."""
    match = _match(asked)
    if not match:
        return Stage()
    texts = [(key, loose(text)) for key, text in printed(reader, match)]
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


def _match(asked: Words) -> Match:
    """Pieces of the words, of which one is enough; nothing where all are short."""
    pieces = [piece for word in asked.indexed for piece in _pieces(word)]
    if not pieces and asked.whole.indexed:
        pieces = list(_pieces(asked.whole))
    step = -(-len(pieces) // PIECES) or 1
    return Match.any(dict.fromkeys(pieces[::step]))


def _pieces(word: Word) -> Iterator[str]:
    """Overlapping pieces of a word."""
    letters = word.rough
    size = max(TRIGRAM, min(LONGEST_PIECE, len(letters) // _PARTS))
    for at in range(0, len(letters) - size + 1, max(1, size // 2)):
        yield letters[at : at + size]


def _halves(asked: Words) -> Iterator[str]:
    """The halves of the only word, if it is so short that an error leaves no piece that the index can find."""
    if len(asked.words) == 1 and LEAST_ALIKE_LETTERS <= len(asked.whole.rough) < 2 * TRIGRAM:
        letters = asked.whole.rough
        middle = len(letters) // 2
        yield letters[:middle]
        yield letters[middle:]


def _nearest(labels: Sequence[str], asked: Words) -> str:
    """The label that is nearest, the shortest of several."""
    if len(labels) == 1:
        return labels[0]
    return min(labels, key=lambda label: (-likeness(loose(label), asked).score, len(label), label))
