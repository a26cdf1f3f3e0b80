"""What a request carries, read up to a limit and no further."""

from __future__ import annotations

import hashlib
from pathlib import Path

import anyio
from fastapi import Request

from api.http.faults import TooLargeError
from kb.errors import InputError


async def read_body(request: Request, most: int) -> bytes:
    """The whole body.

    Raises:
        TooLargeError: It is larger than `most` bytes; the rest is not read.
    """
    _check_length(request, most)
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        _check(len(found), most)
    return bytes(found)


async def write_body(request: Request, path: Path, most: int) -> str:
    """Writes the body to a file as it comes; gives its SHA-256.

    Raises:
        TooLargeError: It is larger than `most` bytes; the rest is not read.
        InputError: There is nothing in it.
    """
    _check_length(request, most)
    digest, size = hashlib.sha256(), 0
    async with await anyio.open_file(path, "wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            _check(size, most)
            digest.update(chunk)
            await file.write(chunk)
    if not size:
        raise InputError("the body is empty; send the bytes of the file")
    return digest.hexdigest()


def _check_length(request: Request, most: int) -> None:
    """Refuses what says of itself that it is too large before any of it is read."""
    stated = request.headers.get("content-length", "")
    if stated.isascii() and stated.isdigit():
        _check(int(stated), most)


def _check(size: int, most: int) -> None:
    if size > most:
        raise TooLargeError(f"the body is larger than {most} bytes, which is the limit")
