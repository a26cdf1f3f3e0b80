"""Results in: those of an agency in a period, all at once."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path as File
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import ValidationError

from api.http.access import Loads
from api.http.bodies import read_body
from api.http.documented import writes
from api.http.doing import IdempotencyKey, done, once
from api.http.faults import MediaTypeError, ParameterError
from api.http.models.scores import ResultsData
from api.http.models.sent import ResultBody, ResultsBody
from api.http.parameters import FiscalYearPath
from api.views import JsonObject
from kb.store.base import Store
from loaders.results import limits
from loaders.results.faults import ResultsError
from loaders.results.load import load_results
from loaders.results.periods import Period
from loaders.results.things import given_agency

router = APIRouter(tags=["scores"])

_KINDS = {
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/json": ".json",
}
"""Media types that results may come in, and the file that each makes."""


_BODY = {
    "requestBody": {
        "required": True,
        "description": "JSON, or a CSV file or workbook with the columns of `policytrace results template`.",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/ResultsBody"}},
            "text/csv": {"schema": {"type": "string"}},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                "schema": {"type": "string", "format": "binary"}
            },
        },
    }
}


@router.put(
    "/v1/results/{agency}/{fiscal_year}/{period}",
    summary="Put the results of an agency in a period",
    openapi_extra=_BODY,
    **writes(ResultsData, fails=("too_large", "media_type")),
)
async def put_results(
    request: Request,
    key: Loads,
    agency: Annotated[str, Path(min_length=1, max_length=300, description="By id or name.", examples=["bangna"])],
    fiscal_year: FiscalYearPath,
    period: Annotated[
        str, Path(pattern="^(year|Q[1-4]|H[12]|9M)$", description="year, Q1 to Q4, H1, H2 or 9M.", examples=["Q2"])
    ],
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """They take the place of those put before; all of them are stored, or, where any is at fault, none.

    Each fault names its row and column and the way out.
    """
    body = await read_body(request, limits.FILE_BYTES)
    kind = _kind(request.headers.get("content-type", ""))
    asked = "" if period == "year" else period

    def do() -> JsonObject:
        return _put(request.app.state.service.store, agency, fiscal_year, Period(asked), (kind, body))

    data, replayed = await run_in_threadpool(once, request, key, idempotency_key, body, do)
    return await run_in_threadpool(done, request, data, 200, replayed=replayed)


def _kind(content_type: str) -> str:
    """The suffix of a file of that media type."""
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type not in _KINDS:
        raise MediaTypeError(f"the body is {media_type or 'of no stated type'}; results come as: {', '.join(_KINDS)}")
    return _KINDS[media_type]


def _put(store: Store, agency: str, fiscal_year: int, period: Period, sent: tuple[str, bytes]) -> JsonObject:
    """Loads what was sent as the results file of the agency and period."""
    with store.read() as reader:
        owner = given_agency(agency, reader)
    kind, body = sent
    if kind == ".json":
        kind, body = ".csv", _as_csv(body)
    name = f"results-{owner.partition(':')[2]}-{period.of(fiscal_year)}{kind}"
    with tempfile.TemporaryDirectory(prefix="policytrace-") as folder:
        path = File(folder) / name
        path.write_bytes(body)
        try:
            (loaded,) = load_results([path], store, agency=owner, year=fiscal_year, period=period)
        except ResultsError as error:
            raise ResultsError.of([replace(item, path=name) for item in error.faults]) from error
    return {**loaded.to_json(), "path": name}


def _as_csv(body: bytes) -> bytes:
    """The results of a JSON body as the CSV file that says the same."""
    try:
        rows = ResultsBody.model_validate_json(body).results
    except ValidationError as error:
        raise ParameterError("; ".join(_told(item) for item in error.errors())) from error
    columns = [name for name in ResultBody.model_fields if any(getattr(row, name) for row in rows)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cells(row, columns) for row in rows])
    return text.getvalue().encode()


def _cells(row: ResultBody, columns: Iterable[str]) -> list[str]:
    return [getattr(row, name) or "" for name in columns]


def _told(item: Any) -> str:
    return f"{'.'.join(map(str, item['loc']))}: {item['msg']}"
