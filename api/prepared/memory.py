"""What was found within each document, a file each: of a city's documents few are new when it is asked again."""

from __future__ import annotations

import json
from pathlib import Path

from api.prepared.drafts import draft_of, plain
from api.prepared.files import keep_file
from api.readings import installed_code
from kb.store.base import Document, LoadRecord
from queries.findings.memory import Remembered


class FindingsMemory:
    """Found before, in a folder that is made when the first document comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, document: Document, load: LoadRecord | None) -> Remembered | None:
        """What was found within a document; `None` where it is not known, or was found by another version."""
        try:
            reading, drafts, kinds = json.loads(self._file(document).read_bytes())
        except (OSError, ValueError):
            return None
        if reading != self._reading(load):
            return None
        return Remembered(tuple(draft_of(each) for each in drafts), frozenset(kinds))

    def keep(self, document: Document, load: LoadRecord | None, found: Remembered) -> None:
        """Keeps what was found within a document.

        Raises:
            StoreError: The folder cannot be written to.
        """
        told = [self._reading(load), [plain(each) for each in found.drafts], sorted(found.kinds)]
        keep_file(self._file(document), json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def _reading(self, load: LoadRecord | None) -> str:
        """What a file is of: the version that found it, and when the document was read."""
        return f"{installed_code()} {load.loaded_at if load else ''}"

    def _file(self, document: Document) -> Path:
        return self._folder / f"{document.id.replace(':', '-')}.found"
