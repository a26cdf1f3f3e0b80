"""Thai text in a terminal: it has no spaces between words, and marks that take no cell of their own.

Lines break beside words of `thai_words.txt`, the common words of plans. Of other words
the letters tell where some syllables end; a line without any of these breaks at its width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

_NOT_FIRST = frozenset("ะาำๅๆฯๅ,.;:!?)]}%”’")
"""Letters and marks that stay with what stands before them."""
_NOT_LAST = frozenset("เแโใไ([{“‘")
"""Leading vowels and brackets, which stay with what follows."""
_STARTS_SYLLABLE = frozenset("เแโใไ(“")
_ENDS_SYLLABLE = frozenset("ะำๆฯ์/-_)")
"""What tells where a syllable, or a part of a code or file name, ends without a dictionary."""
_NARROWEST = 20
"""Cells that a wrapped column keeps where there is a choice."""
_LONGEST = 40
"""Letters within which every word ends."""


def clusters(text: str) -> Iterator[str]:
    """The pieces between which a line of Thai may break: a letter with its vowels, marks and signs."""
    piece = ""
    for letter in text:
        joined = cell_len(letter) == 0 or letter in _NOT_FIRST or (piece and piece[-1] in _NOT_LAST)
        if piece and not joined:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most that many cells, broken beside common words, never within a cluster."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(paragraph.rstrip(), max(width, 1)))
    return lines


def word_edges(text: str) -> frozenset[int]:
    """The places in a text where a common word begins or ends, the longest words taken first from the left."""
    starts = list(accumulate((len(piece) for piece in clusters(text)), initial=0))
    whole = frozenset(starts)
    edges: set[int] = set()
    covered = 0
    for start in starts:
        if start >= covered:
            word = next(
                (word for word in _words().get(text[start : start + 2], ()) if text.startswith(word, start)), ""
            )
            covered = start + len(word)
            if word and covered in whole and not _silent(text, covered):
                edges.update((start, covered))
            else:
                covered = start
    return frozenset(edges)


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """First two letters → the words that begin so, longest first."""
    listed = (files("api.cli") / "thai_words.txt").read_text(encoding="utf-8").split()
    found: dict[str, list[str]] = {}
    for word in sorted(set(listed), key=lambda word: (-len(word), word)):
        found.setdefault(word[:2], []).append(word)
    return {start: tuple(words) for start, words in found.items()}


def _silent(text: str, at: int) -> bool:
    """Whether a letter that is not spoken follows, which stays with what stands before it."""
    return "์" in text[at + 1 : at + 3]


def _wrapped(text: str, width: int) -> Iterator[str]:
    while cell_len(text) > width:
        end = _line_end(text, width)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    yield text


def _line_end(text: str, width: int) -> int:
    """Where the first line ends.

    At a space of its last third, else beside a word, else at a space before a number (which
    belongs to what it counts), else where a syllable surely ends, else where the line is full.
    """
    end = used = 0
    found = {"space": 0, "word": 0, "number": 0, "syllable": 0}
    edges = word_edges(text[: 2 * width + _LONGEST])  # no mark doubles more than every letter
    for piece in clusters(text):
        if end and used * 2 >= width:
            sort = _break(text, end, piece, edges)
            if sort:
                found["word" if sort == "space" and used * 3 < width * 2 else sort] = end
        used += cell_len(piece)
        if used > width:
            break
        end += len(piece)
    return next(filter(None, found.values()), max(end, 1))


def _break(text: str, at: int, piece: str, edges: frozenset[int]) -> str | None:
    """Which sort of place for the end of a line this is; `None` for none. `piece` is the cluster that follows."""
    if piece.isspace() or text[at - 1].isspace():
        return "number" if text[at:].lstrip()[:1].isdigit() else "space"
    if at in edges:
        return "word"
    ends = (piece[0] in _STARTS_SYLLABLE or text[at - 1] in _ENDS_SYLLABLE) and not _silent(text, at)
    return "syllable" if ends else None


class ThaiText:
    """A text that wraps as Thai does, whatever width its column gets."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text = text
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = "\n".join(wrap(self.text, options.max_width))
        yield Text(lines, style=self.style, no_wrap=True, overflow="ignore")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(line) for line in self.text.split("\n")), default=0)
        return Measurement(min(widest, _NARROWEST), widest)
