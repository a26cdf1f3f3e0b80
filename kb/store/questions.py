"""Statement files: `<package>/statements/<name>.<suffix>`, read once."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kb.errors import StoreError
from kb.store.base import Question

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@cache
def statement_text(question: Question, suffix: str) -> str:
    """The text of a statement file in the language of an engine: `sql` or `cypher`.

    Raises:
        StoreError: There is no such file.
    """
    if not _NAME.fullmatch(question.name):
        raise StoreError(f"{question.name!r} is no name of a statement file")
    file = f"{question.name}.{suffix}"
    try:
        return (files(question.package) / "statements" / file).read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise StoreError(f"{question.package} has no statement file {file}") from error
