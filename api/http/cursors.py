"""Cursors: where the next page of an answer begins.

A cursor is opaque to clients. It names the question it belongs to and the state of the base, so that a page
of another question, or of a base that has changed meanwhile, is refused instead of being wrong.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from api.http.faults import CursorError, OutdatedCursorError

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after an id, or after so many items."""

    question: str
    state: str
    after: str = ""
    offset: int = 0

    def text(self) -> str:
        """The cursor as it stands in an address."""
        packed = json.dumps([self.question, self.state, self.after, self.offset], ensure_ascii=False)
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def read_cursor(text: str | None, question: str, state: str) -> Cursor:
    """The cursor of a request; the beginning where it has none.

    Args:
        text: As `Cursor.text` gave it.
        question: What is asked, all of it but the page.
        state: The state of the base.

    Raises:
        CursorError: It is no cursor of this question.
        OutdatedCursorError: The base has changed since the cursor was given.
    """
    if text is None:
        return Cursor(question, state)
    found = _unpacked(text)
    if found is None or found.question != question:
        raise CursorError("this is no cursor of this question; begin again without one and follow links.next")
    if found.state != state:
        raise OutdatedCursorError("the base has changed since the cursor was given; begin again without one")
    return found


def _unpacked(text: str) -> Cursor | None:
    if len(text) > _LONGEST or not text.isascii():
        return None
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        parts: Any = json.loads(data)
    except (binascii.Error, ValueError, RecursionError):
        return None
    match parts:
        case [str(question), str(state), str(after), int(offset)] if 0 <= offset < 1_000_000:
            return Cursor(question, state, after, offset)
        case _:
            return None
