"""Substring search through a full-text index: the overlapping runs of three letters of a text, as words.

An index over these words finds a phrase of the runs of a text exactly where that text
is held, in Thai as in any script.
"""

from __future__ import annotations

from kb.store.base import Match
from kb.store.labels import TRIGRAM

_BLANKS = {code: 0xE000 + place for place, code in enumerate(filter(lambda code: chr(code).isspace(), range(0x3100)))}
"""White space would part the words of the index: for each sort of it stands a character that no text has."""
NOTHING = '"␀"'
"""The query of Lucene that finds nothing: no run is so short."""


def grams(text: str) -> str:
    """The runs of a text, separated by spaces."""
    plain = text.translate(_BLANKS)
    return " ".join(plain[at : at + TRIGRAM] for at in range(len(plain) - TRIGRAM + 1))


def lucene(match: Match) -> str:
    """The match as a query of Lucene."""
    ways = (f"({' '.join(f'+{_phrase(piece)}' for piece in pieces)})" for pieces in match.ways if pieces)
    return " ".join(ways) or NOTHING


def _phrase(piece: str) -> str:
    runs = grams(piece).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{runs}"' if runs else NOTHING
