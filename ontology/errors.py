"""What can go wrong with RDF from outside."""

from __future__ import annotations


class RdfError(ValueError):
    """RDF that cannot be used: says what, where and the way out. `line` is that of the file, where it is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line
