"""The documentation page and the problems explained, all served from here."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, FastAPI, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.http.asking import has_already
from api.http.description import described_app
from api.http.documented import also
from api.http.forms import json_bytes
from api.http.models.base import ExplainedProblem, ExplainedProblems
from api.http.problems import problems
from kb.errors import NotFoundError

router = APIRouter(tags=["service"])

_FILES = {
    "swagger-ui.css": ("fastapi_offline", "text/css"),
    "swagger-ui-bundle.js": ("fastapi_offline", "text/javascript"),
    "docs.js": ("api.http", "text/javascript"),
}
"""File → the package whose folder `static` has it, and its media type."""
_DAY = "public, max-age=86400"


@router.get("/v1/docs", summary="This interface, to read and to try", response_class=HTMLResponse, responses=also())
async def docs() -> HTMLResponse:
    """A page that needs nothing from anywhere else."""
    return HTMLResponse((files("api.http") / "static" / "docs.html").read_text(encoding="utf-8"))


@router.get("/v1/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of the interface."""
    sent = _description(request.app)
    tag = f'"{hashlib.sha256(sent).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has_already(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(sent, media_type="application/json", headers=headers)


@lru_cache(maxsize=4)
def _description(app: FastAPI) -> bytes:
    return json_bytes(described_app(app))


@router.get("/v1/docs/{name}", include_in_schema=False)
async def docs_file(name: str) -> Response:
    """A file of the documentation page."""
    if name not in _FILES:
        raise NotFoundError(f"the page has no file {name!r}")
    return Response(_file(name), media_type=_FILES[name][1], headers={"Cache-Control": _DAY})


@router.get("/v1/problems", summary="What can go wrong", response_model=ExplainedProblems, responses=also())
async def list_problems() -> JSONResponse:
    """Every kind of problem that the service answers with, with the way out, in both languages."""
    return JSONResponse({"problems": [_explained(code) for code in problems()]})


@router.get(
    "/v1/problems/{code}",
    summary="What one kind of problem means",
    response_model=ExplainedProblem,
    responses=also("not_found"),
)
async def one_problem(code: Annotated[str, Path(min_length=1, max_length=50)]) -> JSONResponse:
    """What the `type` of a problem leads to."""
    if code not in problems():
        raise NotFoundError(f"there is no problem {code!r}; known: {', '.join(problems())}")
    return JSONResponse(_explained(code))


def _explained(code: str) -> dict[str, object]:
    found = problems()[code]
    return {
        "code": code,
        "status": found.status,
        "title": {"en": found.title.en, "th": found.title.th},
        "help": {"en": found.help.en, "th": found.help.th},
    }


@cache
def _file(name: str) -> bytes:
    return (files(_FILES[name][0]) / "static" / name).read_bytes()
