"""Files of what is prepared: their folder is made when the first comes, and each is written as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from api.files import part_of
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
    """A file to write to, in its place when the block ends; a block that fails leaves what was there.

    Raises:
        StoreError: It cannot be written.
    """
    part = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with part.open("wb") as file:
            yield file
        os.replace(part, path)
    except OSError as error:
        raise StoreError(f"what is prepared cannot be kept in {path.parent}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
