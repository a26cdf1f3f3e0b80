"""The documents that an answer names, each read when it is first asked for."""

from __future__ import annotations

from kb.store.base import Document, Reader


class KnownDocuments(dict[str, Document]):
    """Id → document of any edition; a city has thousands, of which most answers name a few."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, identifier: str) -> Document:
        found = self._reader.document(identifier)
        if found is None:
            raise KeyError(identifier)
        return self.setdefault(identifier, found)
