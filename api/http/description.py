"""How the interface describes itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from api.http.models.common import Problem
from api.http.models.sent import ResultsBody
from kb.settings import Settings
from queries.lineage import MAX_DEPTH
from queries.paths import MAX_LIMIT as PATHS
from queries.search.ask import MAX_LIMIT as HITS

_TAGS = {
    "base": "The base at a glance and as a whole.",
    "search": "Codes, names and printed text; two years or agencies beside each other.",
    "nodes": "Nodes by id, code or name; what is said of them, by whom and where.",
    "lineage": "What a node serves and what carries it out.",
    "coverage": "What has what a complete plan has, and what could close the gaps.",
    "budget": "Whether the money follows the plan.",
    "scores": "Evaluations recomputed, and results in.",
    "findings": "Where the documents contradict themselves and each other.",
    "documents": "What was loaded, and documents in.",
    "service": "Whether the service lives; this documentation.",
}


_WHOLE = {"/v1/budget", "/v1/lineage/{ref}", "/v1/paths", "/v1/impact", "/v1/impact/{ref}"}
"""Routes that answer in one piece, up to the most nodes of an answer; the others have pages."""
_CAPS = {"/v1/paths": PATHS, "/v1/search": HITS}
"""Routes whose question takes no more, whatever the settings say."""


def described(settings: Settings) -> dict[str, Any]:
    """The arguments of the app that describe it."""
    return {
        "title": "policytrace",
        "summary": "From a city's plan documents to projects, money and hands, and back.",
        "description": _text(settings),
        "version": "1",
        "license_info": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        "servers": [{"url": settings.public_url, "description": "This service."}],
        "openapi_tags": [{"name": name, "description": text} for name, text in _TAGS.items()],
        "openapi_url": None,
    }


def described_app(app: FastAPI) -> dict[str, Any]:
    """The description of an app in OpenAPI 3.1, each route with an example of its answer."""
    told = app.openapi()
    for shape in (Problem, ResultsBody):
        _add_shape(told["components"]["schemas"], shape)
    _state_limits(told["paths"], app.state.service.settings)
    for key, example in examples().items():
        method, _, path = key.partition(" ")
        answer = told["paths"][path][method.lower()]["responses"][str(example["status"])]
        answer["content"]["application/json"]["example"] = example["response"]
    return told


def _add_shape(schemas: dict[str, Any], shape: type[BaseModel]) -> None:
    """Adds a shape that no route answers with alone."""
    told = shape.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(told.pop("$defs", {}))
    schemas[shape.__name__] = told


def _state_limits(paths: dict[str, Any], settings: Settings) -> None:
    """States the limits of the settings as those of the parameters."""
    for path, item in paths.items():
        for parameter in item.get("get", {}).get("parameters", ()):
            most = _most(path, parameter["name"], settings)
            if most is not None:
                _bound(parameter["schema"], most)


def _most(path: str, name: str, settings: Settings) -> int | None:
    if name == "depth":
        return min(settings.depth_max, MAX_DEPTH)
    if name != "limit":
        return None
    most = settings.result_max if path in _WHOLE else settings.page_max
    return min(most, _CAPS.get(path, most))


def _bound(schema: dict[str, Any], most: int) -> None:
    for each in schema.get("anyOf", [schema]):
        if each.get("type") == "integer":
            each["maximum"] = most


@cache
def examples() -> Mapping[str, Any]:
    """Method and path of a route → an example: the request, the status, and the answer with its lists cut short.

    They are what the bundled samples answer, which a test holds them to.
    """
    found: Mapping[str, Any] = json.loads((files("api.http") / "examples.json").read_text(encoding="utf-8"))
    return found


def _text(settings: Settings) -> str:
    """What every answer has in common, and the limits."""
    who = "open to all" if settings.reading == "open" else "for holders of a key"
    return "\n\n".join(
        (
            "Every answer is `{data, meta, links}`: `data` is what the command line prints with `--json`; `meta` says "
            "from which state of the base it is, whether that is all there is and where it was cut; `links.next` leads "
            "to the next page. `ETag` with `If-None-Match` spares what is known. Problems are those of RFC 9457, in "
            "Thai or English by `Accept-Language`; `/v1/problems` explains them.",
            "CSV, workbooks, JSON-LD and Turtle come from the same addresses by the `Accept` header or `format`.",
            f"Reading is {who}. Writing needs a key (`policytrace key create`) as `Authorization: Bearer KEY`; a "
            "request with an `Idempotency-Key` is done once, however often it comes.",
            f"Limits: {settings.depth_max} steps, {settings.result_max} nodes each way, {settings.page_max} items a "
            f"page, {settings.upload_bytes} bytes of a document, {settings.rate_per_minute} requests a minute, "
            f"{settings.statement_seconds:g} seconds of work on a question.",
        )
    )
