"""Files that others read while they are written."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole, so that nobody sees half of it."""
    os.replace(write_beside(path, data), path)


def write_beside(path: Path, data: bytes) -> Path:
    """Writes a file of another name in the same folder, to be put in the place of the one that is named."""
    part = part_of(path)
    part.write_bytes(data)
    return part


def part_of(path: Path) -> Path:
    """A name in the same folder that no other file has, for what is to take the place of the one that is named."""
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
