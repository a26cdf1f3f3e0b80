"""Files that others read while they are written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def replace_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole, so that nobody sees half of it."""
    with replaced_file(path) as file:
        file.write(data)


@contextmanager
def replaced_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, in its place when the block ends; a block that fails leaves what was there."""
    part = _part_of(path)
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_beside(path: Path, data: bytes) -> Path:
    """Writes a file of another name in the same folder, to be put in the place of the one that is named."""
    part = _part_of(path)
    part.write_bytes(data)
    return part


def _part_of(path: Path) -> Path:
    """A name in the same folder that no other file has, for what is to take the place of the one that is named."""
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
