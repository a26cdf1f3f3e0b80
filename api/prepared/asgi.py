"""A request to an app in this process, without a server between."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message


@dataclass(frozen=True, slots=True)
class Heard:
    """What an app answered; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(app: ASGIApp, address: str) -> Heard:
    """Sends a GET request for an address within the app, percent-encoded, and waits for the whole answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def answered() -> None:
        await app(_scope(address), receive, send)

    with ThreadPoolExecutor(1) as thread:  # the caller's own may have a running loop
        thread.submit(asyncio.run, answered()).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Heard(start["status"], headers, b"".join(message.get("body", b"") for message in sent))


def _scope(address: str) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"accept", b"application/json")], "client": ("127.0.0.1", 0), "server": ("127.0.0.1", 0),
        "state": {},
    }  # fmt: skip
