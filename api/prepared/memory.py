"""What was found within each document, a file each: of a city's documents few are new when it is asked again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from api.prepared.files import keep_file
from api.readings import installed_code
from kb.store.base import Document, LoadRecord
from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.memory import Remembered
from queries.findings.sheet import Said

_SAID = tuple(field.name for field in fields(Said) if field.name != "rest")
_DRAFT = tuple(field.name for field in fields(Draft) if field.name not in ("said", "values"))


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
        return Remembered(tuple(_draft(each) for each in drafts), frozenset(kinds))

    def keep(self, document: Document, load: LoadRecord | None, found: Remembered) -> None:
        """Keeps what was found within a document.

        Raises:
            StoreError: The folder cannot be written to.
        """
        told = [self._reading(load), [_plain(each) for each in found.drafts], sorted(found.kinds)]
        keep_file(self._file(document), json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def _reading(self, load: LoadRecord | None) -> str:
        """What a file is of: the version that found it, and when the document was read."""
        return f"{installed_code()} {load.loaded_at if load else ''}"

    def _file(self, document: Document) -> Path:
        return self._folder / f"{document.id.replace(':', '-')}.found"


def _plain(draft: Draft) -> list[Any]:
    values = {
        name: [value.en, value.th] if isinstance(value, Wording) else value for name, value in draft.values.items()
    }
    return [[getattr(draft, name) for name in _DRAFT], [_said_plain(each) for each in draft.said], values]


def _draft(told: Sequence[Any]) -> Draft:
    own, said, values = told
    kept: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in zip(_DRAFT, own, strict=True)
    }
    worded = {name: Wording(*each) if isinstance(each, list) else each for name, each in values.items()}
    return Draft(**kept, said=tuple(_said(each) for each in said), values=worded)


def _said_plain(said: Said) -> list[Any]:
    return [*(getattr(said, name) for name in _SAID), [_said_plain(each) for each in said.rest]]


def _said(told: Sequence[Any]) -> Said:
    *own, rest = told
    return Said(**dict(zip(_SAID, own, strict=True)), rest=tuple(_said(each) for each in rest))
