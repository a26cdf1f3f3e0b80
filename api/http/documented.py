"""How a route describes its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.http.asking import JSON
from api.http.models.common import Answer, Problem
from api.http.negotiation import MEDIA_TYPES, Form
from api.http.problems import MEDIA_TYPE, problems

_ALWAYS = ("invalid", "parameter", "rate", "failed", "busy")
_READING = ("no_key", "form")
_WRITING = ("no_key", "forbidden", "not_found", "conflict")


def reads(data: type[Any], forms: Sequence[Form] = JSON, *, fails: Sequence[str] = ()) -> dict[str, Any]:
    """The description of a route that reads.

    Args:
        data: The shape of its data.
        forms: What it can be had as.
        fails: The problems that it has beside those of every route.
    """
    others = {MEDIA_TYPES[form].partition(";")[0]: _content(form) for form in forms if form is not Form.JSON}
    told = {"description": "The answer.", **({"content": others} if others else {})}
    known = {304: {"description": "What the client has is as good as new."}}
    return {
        "response_model": Answer[data],  # type: ignore[valid-type]
        "responses": {200: told, **known, **_problems((*_ALWAYS, *_READING, *fails))},
    }


def writes(data: type[Any], *, fails: Sequence[str] = ()) -> dict[str, Any]:
    """The description of a route that changes something."""
    return {"response_model": Answer[data], "responses": _problems((*_ALWAYS, *_WRITING, *fails))}  # type: ignore[valid-type]


def also(*codes: str) -> dict[int | str, dict[str, Any]]:
    """The problems of a route whose answer has no data: those of every route, and these."""
    return _problems((*_ALWAYS, *codes))


def _content(form: Form) -> dict[str, Any]:
    binary = {"type": "string", "format": "binary"} if form is Form.XLSX else {"type": "string"}
    return {"schema": {} if form is Form.JSONLD else binary}


def _problems(codes: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    """Status → the problems that have it."""
    found: dict[int | str, dict[str, Any]] = {}
    for problem in (problem for code, problem in problems().items() if code in codes):
        title = problem.title.en
        former = found.get(problem.status, {}).get("description")
        described = f"{former}; {title[0].lower()}{title[1:]}" if former else title
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        found[problem.status] = {"description": described, "content": content}
    if "ambiguous" in codes:
        found[308] = {"description": "The address under the node's id."}
    return found


NODE = ("not_found", "gone", "ambiguous")
"""The problems of routes that take a reference."""
PAGED = ("cursor", "outdated", "limit")
"""The problems of routes that answer page by page."""
SHAPES = (Problem,)
"""Shapes that the description holds although no route answers with them alone."""
