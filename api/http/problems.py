"""Errors as problem details (RFC 9457) in Thai or English, each type of error with one problem."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.http import faults
from api.http.asking import address, node_path
from api.http.headers import SECURITY_HEADERS
from api.http.negotiation import language_of
from api.words import pick
from kb.errors import (
    AmbiguousError,
    GoneError,
    InputError,
    LimitError,
    NotFoundError,
    PolicytraceError,
    StoreBusyError,
)
from loaders.results.faults import ResultsError
from ontology.vocabulary import Wording

MEDIA_TYPE = "application/problem+json"
PATH = "/v1/problems/"

CODES: tuple[tuple[type[PolicytraceError], str], ...] = (
    (GoneError, "gone"),
    (NotFoundError, "not_found"),
    (AmbiguousError, "ambiguous"),
    (faults.CursorError, "cursor"),
    (faults.OutdatedCursorError, "outdated"),
    (faults.ParameterError, "parameter"),
    (faults.FormError, "form"),
    (faults.MediaTypeError, "media_type"),
    (faults.NoKeyError, "no_key"),
    (faults.ScopeError, "forbidden"),
    (faults.TooLargeError, "too_large"),
    (faults.RateError, "rate"),
    (faults.ConflictError, "conflict"),
    (InputError, "invalid"),
    (LimitError, "limit"),
    (StoreBusyError, "busy"),
    (PolicytraceError, "failed"),
)
"""Error type → problem; the first type that an error is an instance of counts."""

_BY_STATUS = {404: "not_found", 405: "method", 413: "too_large", 415: "media_type"}
_READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: its status, and what it is called and what leads out of it."""

    code: str
    status: int
    title: Wording
    help: Wording


@cache
def problems() -> Mapping[str, Problem]:
    """Code → problem, in the order of the file."""
    raw = tomllib.loads((files("api.http") / "problems.toml").read_text(encoding="utf-8"))
    return {
        code: Problem(code, item["status"], Wording(**item["title"]), Wording(**item["help"]))
        for code, item in raw.items()
    }


def problem_of(error: PolicytraceError) -> Problem:
    """The problem that an error is."""
    return problems()[next(code for kind, code in CODES if isinstance(error, kind))]


def answer_problem(request: Request, problem: Problem, detail: str, **members: Any) -> JSONResponse:
    """A problem details answer in the language of the request; `members` are extension members."""
    language = language_of(request.headers.get("accept-language", ""))
    body = {
        "type": address(str(request.scope.get("root_path", "")), PATH + problem.code),
        "title": pick(problem.title, language),
        "status": problem.status,
        "detail": detail if language == "en" else f"{problem.title.th}: {detail}",
        "instance": address("", request.scope["path"]),
        **members,
    }
    headers = {"Content-Language": language, "Vary": "Accept-Language", "Cache-Control": "no-store"}
    return JSONResponse(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def add_handlers(app: FastAPI) -> None:
    """Makes every error of the app a problem details answer."""
    app.add_exception_handler(PolicytraceError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(request: Request, error: Exception) -> Response:
    if not isinstance(error, PolicytraceError):
        raise error
    if isinstance(error, faults.CanonicalError):
        return _moved(request, error)
    problem = problem_of(error)
    if isinstance(error, AmbiguousError):
        return _ambiguous(request, error, problem)
    if problem.status == 500:
        request.app.state.service.log_failure(request.scope["path"], error)
        return answer_problem(request, problem, "the base could not answer; the log of the service says why")
    if isinstance(error, ResultsError):
        return _at_fault(request, error)
    answer = answer_problem(request, problem, str(error))
    if isinstance(error, StoreBusyError):
        answer.headers["Retry-After"] = "1"
    if isinstance(error, faults.RateError):
        answer.headers["Retry-After"] = str(error.seconds)
    if isinstance(error, faults.NoKeyError):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="policytrace"'
    if isinstance(error, faults.ScopeError):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="policytrace", error="insufficient_scope"'
    return answer


def _at_fault(request: Request, error: ResultsError) -> JSONResponse:
    """Every fault of a results file, with its place and the way out."""
    faults = [fault.to_json() for fault in error.faults]
    return answer_problem(request, problem_of(error), str(error), faults=faults)


def _moved(request: Request, error: faults.CanonicalError) -> Response:
    """Leads to the address under the node's id, with the same parameters."""
    query = request.scope["query_string"].decode("latin-1")
    target = address(str(request.scope.get("root_path", "")), node_path(error.identifier, error.part))
    headers = {"Cache-Control": "no-cache"}
    return RedirectResponse(f"{target}?{query}" if query else target, status_code=308, headers=headers)


def _ambiguous(request: Request, error: AmbiguousError, problem: Problem) -> Response:
    """Several nodes: a choice where something is read, a conflict where something is to be done."""
    root = str(request.scope.get("root_path", ""))
    candidates = [{"id": each, "href": address(root, node_path(each))} for each in error.candidates]
    chosen = problem if request.method in _READING else problems()["conflict"]
    return answer_problem(request, chosen, str(error), candidates=candidates)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [
        {"parameter": ".".join(map(str, item["loc"][1:])), "message": str(item["msg"])} for item in error.errors()
    ]
    detail = "; ".join(f"{item['parameter']}: {item['message']}" for item in errors)
    return answer_problem(request, problems()["parameter"], detail, errors=errors)


async def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    problem = problems()[_BY_STATUS.get(error.status_code, "invalid")]
    answer = answer_problem(request, problem, f"{request.method} {request.scope['path']}: {error.detail}")
    answer.headers.update(error.headers or {})
    if error.status_code == 405:
        answer.headers["Allow"] = ", ".join(allowed_methods(request))
    return answer


def allowed_methods(request: Request) -> list[str]:
    """What can be done at the address of a request, by any of the routes that match it."""
    routes = [route for router in request.app.state.routers for route in router.routes]
    matching = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    found = {method for route in matching for method in route.methods or ()}
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


async def _unexpected(request: Request, _: Exception) -> JSONResponse:
    """An error nobody expected; Starlette logs it, the answer tells nothing of the inside.

    It is answered outside all middleware, so that the headers are added here.
    """
    answer = answer_problem(request, problems()["failed"], "an error that nobody expected; the log says which")
    answer.headers.update(SECURITY_HEADERS)
    return answer
