"""Loads files one after the other: what fails is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.extras import require_rdf
from kb.errors import DocumentError, InputError
from kb.store.base import LoadOutcome, Store

if TYPE_CHECKING:
    from loaders.pipeline import Watch
    from loaders.report import LoadReport

RDF_SUFFIXES = (".ttl", ".nq", ".jsonld")
SUFFIXES = (".txt", ".jsonl", *RDF_SUFFIXES)
"""What is taken out of a folder."""
_TOLD_EACH = 1 << 20
"""Bytes of an export between two words on how far it is."""


@dataclass(frozen=True, slots=True)
class FileLoad:
    """What became of a file.

    `documents` maps the id of each document in it to what loading it did; `report`
    is there for a plan document (not for an export); `error` says why nothing was loaded.
    """

    path: Path
    documents: Mapping[str, LoadOutcome] = field(default_factory=dict)
    report: LoadReport | None = None
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "path": str(self.path),
            "error": self.error,
            "documents": {identifier: str(outcome) for identifier, outcome in sorted(self.documents.items())},
            "report": None if self.report is None else self.report.to_json(),
        }


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and the files of each folder with one of `SUFFIXES`, by name.

    Raises:
        InputError: A folder has no such file.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(item for item in path.iterdir() if item.suffix.lower() in SUFFIXES and item.is_file())
        if not found:
            known = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
            raise InputError(f"{path}: the folder has no {known} file; name files or another folder")
        yield from found


class Part(StrEnum):
    """The parts of loading an export, of which each is told how far it is."""

    READING = "reading"
    """In bytes of the file."""
    WRITING = "writing"
    """In documents."""


Told = Callable[[Part, int, int], None]
"""Is told how much of a part is done, of how much."""


@dataclass(frozen=True, slots=True)
class How:
    """How files are loaded.

    `again` replaces what was read of them before; `base_iri` is where the IRIs of nodes
    start in RDF files that do not say so themselves; `watch` is told how far a document
    is, `told` how far an export is.
    """

    again: bool = False
    base_iri: str | None = None
    watch: Watch | None = None
    told: Told = lambda part, done, total: None


def load_each(
    paths: Iterable[Path],
    store: Store,
    *,
    again: bool = False,
    base_iri: str | None = None,
    watch: Watch | None = None,
    told: Told = lambda part, done, total: None,
) -> Iterator[FileLoad]:
    """Loads the files in order, each in a transaction of its own; the arguments are those of `How`.

    Raises:
        StoreError: The base itself failed; what was loaded before stays.
    """
    how = How(again, base_iri, watch, told)
    for path in paths:
        try:
            yield _load(path, store, how)
        except InputError as error:
            yield FileLoad(path, error=str(error))


def _load(path: Path, store: Store, how: How) -> FileLoad:
    if path.suffix.lower() == ".jsonl":
        return FileLoad(path, _import(path, store, how.told, again=how.again))
    if path.suffix.lower() in RDF_SUFFIXES:
        return FileLoad(path, _import_rdf(path, store, again=how.again, base_iri=how.base_iri))
    from loaders.pipeline import load_file

    loaded = load_file(path, store, again=how.again, watch=how.watch)
    return FileLoad(path, {loaded.report.document: loaded.outcome}, loaded.report)


def _import(path: Path, store: Store, told: Told, *, again: bool) -> dict[str, LoadOutcome]:
    from kb.interchange import import_lines

    with store.write() as writer:
        return import_lines(
            _lines(path, told), writer, file_name=path.name, again=again, told=partial(told, Part.WRITING)
        )


def _import_rdf(path: Path, store: Store, *, again: bool, base_iri: str | None) -> dict[str, LoadOutcome]:
    from api.rdf_import import import_rdf

    require_rdf("reading RDF")
    with store.write() as writer:
        return import_rdf(path, writer, base_iri=base_iri, again=again)


def _lines(path: Path, told: Told) -> Iterator[str]:
    """The lines of an export, which is always UTF-8, one by one: it may be larger than memory."""
    read, last, blank = 0, 0, True
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            for line in file:
                yield _decoded(line, path, read)
                blank = blank and not line.strip()
                read += len(line)
                if read - last >= _TOLD_EACH or read == size:
                    last = read
                    told(Part.READING, read, size)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    if blank:
        raise DocumentError(f"{path}: the file is empty; nothing was loaded")


def _decoded(line: bytes, path: Path, before: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        place = before + error.start
        raise DocumentError(f"{path}: byte {place} is not UTF-8, which every export is written in") from error
