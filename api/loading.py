"""Loads files one after the other: what fails is reported and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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


def load_each(
    paths: Iterable[Path],
    store: Store,
    *,
    again: bool = False,
    base_iri: str | None = None,
    watch: Watch | None = None,
) -> Iterator[FileLoad]:
    """Loads the files in order, each in a transaction of its own.

    `again` replaces what was read of them before; `watch` is told how far a document is.

    `base_iri` is where the IRIs of nodes start in RDF files that do not say so themselves.

    Raises:
        StoreError: The base itself failed; what was loaded before stays.
    """
    for path in paths:
        try:
            yield _load(path, store, again=again, base_iri=base_iri, watch=watch)
        except InputError as error:
            yield FileLoad(path, error=str(error))


def _load(path: Path, store: Store, *, again: bool, base_iri: str | None, watch: Watch | None) -> FileLoad:
    if path.suffix.lower() == ".jsonl":
        return FileLoad(path, _import(path, store, again=again))
    if path.suffix.lower() in RDF_SUFFIXES:
        return FileLoad(path, _import_rdf(path, store, again=again, base_iri=base_iri))
    from loaders.pipeline import load_file

    loaded = load_file(path, store, again=again, watch=watch)
    return FileLoad(path, {loaded.report.document: loaded.outcome}, loaded.report)


def _import(path: Path, store: Store, *, again: bool) -> dict[str, LoadOutcome]:
    from kb.interchange import import_lines

    lines = _text(path).split("\n")
    with store.write() as writer:
        return import_lines(lines, writer, file_name=path.name, again=again)


def _import_rdf(path: Path, store: Store, *, again: bool, base_iri: str | None) -> dict[str, LoadOutcome]:
    from api.rdf_import import import_rdf

    require_rdf("reading RDF")
    with store.write() as writer:
        return import_rdf(path, writer, base_iri=base_iri, again=again)


def _text(path: Path) -> str:
    """The text of an export, which is always UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    if not data.strip():
        raise DocumentError(f"{path}: the file is empty; nothing was loaded")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: byte {error.start} is not UTF-8, which every export is written in") from error
