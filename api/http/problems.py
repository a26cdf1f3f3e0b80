"""Errors as problem details (RFC 9457), each type of error with one status."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.http.headers import SECURITY_HEADERS
from kb.errors import AmbiguousError, InputError, LimitError, NotFoundError, PolicytraceError, StoreBusyError

MEDIA_TYPE = "application/problem+json"

STATUSES: tuple[tuple[type[PolicytraceError], int, str], ...] = (
    (NotFoundError, 404, "Nothing in the base answers to the reference"),
    (AmbiguousError, 409, "Several nodes answer to the reference"),
    (InputError, 400, "The request cannot be understood"),
    (LimitError, 422, "A stated limit was exceeded"),
    (StoreBusyError, 503, "The base is busy"),
    (PolicytraceError, 500, "The base failed"),
)
"""Error type → status and title; the first type that an error is an instance of counts."""


def status_of(error: PolicytraceError) -> tuple[int, str]:
    """The status and title of an error."""
    return next((status, title) for kind, status, title in STATUSES if isinstance(error, kind))


def problem(status: int, title: str, detail: str, **members: Any) -> JSONResponse:
    """A problem details answer; `members` are extension members."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Makes every error of the app a problem details answer."""
    app.add_exception_handler(PolicytraceError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, PolicytraceError):
        raise error
    status, title = status_of(error)
    if isinstance(error, AmbiguousError):
        return problem(status, title, str(error), candidates=list(error.candidates))
    if status == 500:
        return problem(status, title, "The base could not answer; the server's log says why.")
    answer = problem(status, title, str(error))
    if status == 503:
        answer.headers["Retry-After"] = "1"
    return answer


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [
        {"parameter": ".".join(map(str, item["loc"][1:])), "message": str(item["msg"])} for item in error.errors()
    ]
    detail = "; ".join(f"{item['parameter']}: {item['message']}" for item in errors)
    return problem(422, "A parameter is not as it must be", detail, errors=errors)


async def _http(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    answer = problem(error.status_code, str(error.detail), f"{error.status_code} {error.detail}")
    answer.headers.update(error.headers or {})
    return answer


async def _unexpected(_: Request, __: Exception) -> JSONResponse:
    """An error nobody expected; Starlette logs it, the answer tells nothing of the inside.

    It is answered outside all middleware, so that the headers are added here.
    """
    answer = problem(500, "Internal error", "The server failed; its log says why.")
    answer.headers.update(SECURITY_HEADERS)
    return answer
