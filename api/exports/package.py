"""Exports of several files: written to a folder or a zip file, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kb.errors import InputError, PolicytraceError

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can state: equal bases give equal files."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file of an export: its name and its text, piece by piece."""

    name: str
    pieces: Iterable[str]


def write_package(path: Path, files: Iterable[ExportFile]) -> None:
    """Writes the files into a zip file, where the path ends in `.zip`, else into a new folder.

    Raises:
        InputError: The folder is there already and is not empty.
        PolicytraceError: It cannot be written; what was there before stays.
    """
    write = _write_zip if path.suffix.lower() == ".zip" else _write_folder
    try:
        write(path, files)
    except OSError as error:
        raise PolicytraceError(f"{path}: cannot be written: {error.strerror}") from error


def _write_zip(path: Path, files: Iterable[ExportFile]) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            for file in files:
                info = ZipInfo(file.name, _EPOCH)
                info.compress_type = ZIP_DEFLATED
                with archive.open(info, "w", force_zip64=True) as target:
                    for piece in _encoded(file.pieces):
                        target.write(piece)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _write_folder(path: Path, files: Iterable[ExportFile]) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(f"{path} is there already; name a new folder, an empty one, or a file that ends in .zip")
    part = Path(tempfile.mkdtemp(prefix=path.name + ".", dir=path.parent))
    try:
        for file in files:
            with (part / file.name).open("wb") as target:
                target.writelines(_encoded(file.pieces))
        part.chmod(0o755)
        if path.exists():
            path.rmdir()
        os.replace(part, path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8") for piece in pieces)
