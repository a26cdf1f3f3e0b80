"""Statement files: `<package>/statements/<name>.sql`, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kb.errors import StoreError
from kb.statement import Json, canonical_json
from kb.store.base import Question

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@cache
def statement_text(question: Question) -> str:
    """The text of a statement file.

    Raises:
        StoreError: There is no such file.
    """
    if not _NAME.fullmatch(question.name):
        raise StoreError(f"{question.name!r} is no name of a statement file")
    try:
        return (files(question.package) / "statements" / f"{question.name}.sql").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise StoreError(f"{question.package} has no statement file {question.name}.sql") from error


def bound(parameters: Mapping[str, Json]) -> dict[str, int | str | None]:
    """The parameters as SQLite takes them: lists and mappings as JSON text."""
    return {name: _plain(value) for name, value in parameters.items()}


def _plain(value: Json) -> int | str | None:
    return value if value is None or isinstance(value, str | int) else canonical_json(value)
