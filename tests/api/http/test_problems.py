"""Problems: each type of error has one, in the language of the request."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.http import faults
from api.http.problems import problem_of, problems
from kb import errors
from kb.errors import PolicytraceError
from tests.api.http.clients import problem


def every_error(kind: type[PolicytraceError] = PolicytraceError) -> list[type[PolicytraceError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every_error(below))]


def made(kind: type[PolicytraceError]) -> PolicytraceError:
    match kind:
        case errors.AmbiguousError:
            return errors.AmbiguousError("x", ["a"])
        case faults.RateError:
            return faults.RateError("x", 1)
        case faults.CanonicalError:
            return faults.CanonicalError("policy:049", "")
        case _:
            return kind("x")


@pytest.mark.parametrize(
    ("kind", "code", "status"),
    [
        (errors.PolicytraceError, "failed", 500),
        (errors.InputError, "invalid", 400),
        (errors.DocumentError, "invalid", 400),
        (errors.IdentityError, "invalid", 400),
        (errors.NotFoundError, "not_found", 404),
        (errors.GoneError, "gone", 410),
        (errors.AmbiguousError, "ambiguous", 300),
        (errors.LimitError, "limit", 422),
        (errors.StoreError, "failed", 500),
        (errors.StoreBusyError, "busy", 503),
        (errors.StoreFormatError, "failed", 500),
        (faults.ParameterError, "parameter", 422),
        (faults.CursorError, "cursor", 400),
        (faults.OutdatedCursorError, "outdated", 410),
        (faults.FormError, "form", 406),
        (faults.NoKeyError, "no_key", 401),
        (faults.ScopeError, "forbidden", 403),
        (faults.TooLargeError, "too_large", 413),
        (faults.RateError, "rate", 429),
    ],
)
def test_each_type_of_error_has_its_problem(kind: type[PolicytraceError], code: str, status: int) -> None:
    found = problem_of(made(kind))
    assert (found.code, found.status) == (code, status)


def test_the_table_leaves_no_error_of_ours_out() -> None:
    ours = [kind for kind in every_error() if kind.__module__ in ("kb.errors", "api.http.faults")]
    assert {problem_of(made(kind)).code for kind in ours} | {"method", "conflict"} == set(problems())


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("", "th", "ไม่พบสิ่งที่ขอ"),
        ("fr", "th", "ไม่พบสิ่งที่ขอ"),
        ("en", "en", "Nothing answers to this"),
        ("th;q=0.1, en-GB;q=0.9", "en", "Nothing answers to this"),
        ("en;q=0, *", "th", "ไม่พบสิ่งที่ขอ"),
        ("th-TH,en;q=0.8", "th", "ไม่พบสิ่งที่ขอ"),
        ("en;q=nan", "th", "ไม่พบสิ่งที่ขอ"),
    ],
)
def test_a_problem_is_told_in_the_language_that_is_liked_best(
    client: TestClient, asked: str, language: str, title: str
) -> None:
    answer = client.get("/v1/nodes/nowhere", headers={"Accept-Language": asked})
    assert (answer.headers["content-language"], answer.json()["title"]) == (language, title)
    assert answer.json()["instance"] == "/v1/nodes/nowhere"


def test_a_form_that_is_not_to_be_had_is_406_and_the_forms_are_listed(client: TestClient) -> None:
    body = problem(client, "/v1/vocabulary", 406, Accept="application/pdf")
    assert body["detail"] == "the answer can be had as: json"
