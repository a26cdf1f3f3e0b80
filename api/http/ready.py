"""An answer as it is sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Ready:
    """An answer ready to send: its bytes, its media type, and headers of its own."""

    body: bytes
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()
