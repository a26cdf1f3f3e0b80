"""Files that others read while they are written."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kb.errors import StoreError


def replace_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole, so that nobody sees half of it; its folder is made where it is not there.

    Raises:
        StoreError: It cannot be written.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        raise StoreError(f"prepared answers cannot be kept in {path.parent}: {error.strerror}") from error
