"""Files of prepared answers: their folder is made when the first comes."""

from __future__ import annotations

from pathlib import Path

from api.files import replace_file
from kb.errors import StoreError


def keep_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole.

    Raises:
        StoreError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, data)
    except OSError as error:
        raise StoreError(f"prepared answers cannot be kept in {path.parent}: {error.strerror}") from error
