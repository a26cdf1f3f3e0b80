"""Files of what is prepared: their folder is made when the first comes, and each is written as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from api.files import replaced_file
from kb.errors import StoreError


def keep_file(path: Path, data: bytes) -> None:
    """Writes a file.

    Raises:
        StoreError: It cannot be written.
    """
    with kept_file(path) as file:
        file.write(data)


@contextmanager
def kept_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to as a whole, in a folder that is made where it is not there.

    Raises:
        StoreError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replaced_file(path) as file:
            yield file
    except OSError as error:
        raise StoreError(f"what is prepared cannot be kept in {path.parent}: {error.strerror}") from error
