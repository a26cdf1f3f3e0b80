"""Looks at a workbook's packing before anything parses it: what it is, how much it holds, how far it reaches."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from loaders.results import limits
from loaders.results.faults import Fault, ResultsError, fault

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_REFERENCE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s[^<>]*?\br\s*=\s*["']\s*([A-Za-z]{0,8})0*([0-9]{1,12})\s*["']""")
_CHUNK = 1 << 20
_OVERLAP = 4096
_UNREADABLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
"""What the standard library raises on a zip file that is damaged or packed in a way it does not know."""


def check_workbook(data: bytes, path: str) -> None:
    """Refuses what is no plain workbook of a reasonable size.

    Raises:
        ResultsError: Says what it is instead, or which limit it exceeds.
    """
    if data.startswith(_OLD_OFFICE):
        raise ResultsError.of([fault("workbook_encrypted" if _ENCRYPTED in data else "workbook_old", path)])
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            found = next(_faults(archive, path), None)
    except _UNREADABLE as error:
        raise ResultsError.of([fault("not_a_workbook", path, reason=error)]) from error
    if found is not None:
        raise ResultsError.of([found])


def _faults(archive: ZipFile, path: str) -> Iterator[Fault]:
    """The faults, cheap checks first, so that none unpacks what another refuses."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    yield from _packing(entries, path)
    if any(entry.flag_bits & 1 for entry in entries):
        yield fault("workbook_encrypted", path)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        yield fault("workbook_macros", path)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        yield fault("not_a_workbook", path, reason="it holds no xl/workbook.xml")
    if len(set(names)) < len(names):
        yield fault("not_a_workbook", path, reason="it holds two parts of one name")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        yield fault("workbook_macros", path)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            yield from _content(archive, entry, path)


def _packing(entries: list[ZipInfo], path: str) -> Iterator[Fault]:
    """The sizes are those that the archive declares; unpacking stops at them."""
    size = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ZIP_ENTRIES:
        yield fault("workbook_bomb", path, size=f"{len(entries)} parts", most=f"{limits.ZIP_ENTRIES} parts")
    steep = any(
        entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if size > limits.UNPACKED_BYTES or steep:
        yield fault("workbook_bomb", path, size=f"{size:,} B", most=f"{limits.UNPACKED_BYTES:,} B, 1:{limits.RATIO}")


def _content(archive: ZipFile, entry: ZipInfo, path: str) -> Iterator[Fault]:
    is_sheet = bool(_SHEETS.fullmatch(entry.filename))
    for piece in _pieces(archive, entry):
        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            yield fault("workbook_entities", path)
        for match in _REFERENCE.finditer(piece) if is_sheet else ():
            letters, row = match[1].decode().upper(), int(match[2])
            if row > limits.ROWS or _number(letters) > limits.COLUMNS:
                cell = f"{letters or 'A'}{row}"
                yield fault("cell_beyond", path, cell=cell, rows=limits.ROWS, columns=limits.COLUMNS)


def _pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """The content in pieces that overlap, so that no tag is cut in two."""
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
