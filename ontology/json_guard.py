"""Looks at JSON-LD before it is parsed: no context but our own is taken from outside the file."""

from __future__ import annotations

import json
from typing import Any

from ontology.context import CONTEXT_IRI, context
from ontology.errors import RdfError

MAX_DEPTH = 64
"""Levels of JSON within each other; an export has five."""


def guarded(data: bytes) -> bytes:
    """The document, with our own context in the place of its address.

    Raises:
        RdfError: It is no JSON, is nested too deeply, or refers to another context by its address.
    """
    document = _decoded(data)
    taken = _look(document)
    return json.dumps(document, ensure_ascii=False).encode("utf-8") if taken else data


def _decoded(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RdfError(f"byte {error.start} is not UTF-8, which JSON-LD is written in") from error
    except json.JSONDecodeError as error:
        raise RdfError(f"expected JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise RdfError(f"the JSON is nested more than {MAX_DEPTH} levels deep") from error
    except ValueError as error:
        raise RdfError(f"expected JSON: {error}") from error


def _look(document: Any) -> bool:
    """Whether the address of our context was replaced by the context itself."""
    taken = False
    waiting: list[tuple[Any, int]] = [(document, 1)]
    while waiting:
        item, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise RdfError(f"the JSON is nested more than {MAX_DEPTH} levels deep")
        if isinstance(item, dict):
            if "@import" in item:
                raise _elsewhere(item["@import"])
            if "@context" in item:
                item["@context"], own = _own(item["@context"])
                taken = taken or own
            waiting.extend((value, depth + 1) for value in item.values())
        elif isinstance(item, list):
            waiting.extend((value, depth + 1) for value in item)
    return taken


def _own(said: Any) -> tuple[Any, bool]:
    """What a `@context` says, with ours for its address."""
    if isinstance(said, str):
        if said != CONTEXT_IRI:
            raise _elsewhere(said)
        return dict(context()), True
    if isinstance(said, list):
        parts = [_own(part) for part in said]
        return [part for part, _ in parts], any(own for _, own in parts)
    return said, False


def _elsewhere(address: object) -> RdfError:
    return RdfError(
        f"the context {str(address)[:200]!r} is not fetched; put it into the file, or refer to {CONTEXT_IRI}"
    )
