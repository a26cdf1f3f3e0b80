"""Thai text in a terminal: it has no spaces between words, and marks that take no cell of their own."""

from __future__ import annotations

from collections.abc import Iterator

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
    """The text in lines of at most that many cells: broken at spaces where there are some, else between clusters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(paragraph.rstrip(), max(width, 1)))
    return lines


def _wrapped(text: str, width: int) -> Iterator[str]:
    while cell_len(text) > width:
        end = _line_end(text, width)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    yield text


def _line_end(text: str, width: int) -> int:
    """Where the first line ends: at a space, else where a syllable surely ends, else at the last cluster that fits."""
    end = used = space = syllable = 0
    for piece in clusters(text):
        if end and used * 2 >= width and (piece[0] in _STARTS_SYLLABLE or text[end - 1] in _ENDS_SYLLABLE):
            syllable = end
        used += cell_len(piece)
        if used > width:
            break
        end += len(piece)
        if piece.isspace() and used * 2 >= width:
            space = end
    if text[end : end + 1].isspace():
        return end
    return space or syllable or max(end, 1)


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
