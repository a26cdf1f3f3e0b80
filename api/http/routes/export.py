"""The whole base for other programs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

from api.http.access import allowed_to_read
from api.http.documented import also
from api.http.graphs import turtle_text
from api.http.service import Service
from kb.interchange import export_lines

router = APIRouter(tags=["base"])

_PIECE = 1 << 16
"""Letters of a piece that is sent."""


class ExportForm(StrEnum):
    """The forms of an export."""

    JSONL = "jsonl"
    TURTLE = "turtle"


_MEDIA_TYPES = {ExportForm.JSONL: "application/x-ndjson", ExportForm.TURTLE: "text/turtle; charset=utf-8"}
_SUFFIXES = {ExportForm.JSONL: "jsonl", ExportForm.TURTLE: "ttl"}
_CONTENT = {media.partition(";")[0]: {"schema": {"type": "string"}} for media in _MEDIA_TYPES.values()}


@router.get(
    "/v1/export",
    summary="The whole base as JSON lines or Turtle",
    response_class=StreamingResponse,
    responses={200: {"description": "The base, as one state of it.", "content": _CONTENT}, **also("no_key", "form")},
)
def export_base(
    request: Request,
    form: Annotated[ExportForm, Query(alias="format", description="What it is written as.")] = ExportForm.JSONL,
) -> Response:
    """One state of the base, sent as it is read; keys are no part of it."""
    service: Service = request.app.state.service
    with service.store.read() as reader:
        allowed_to_read(service, reader, request)
        tag = f'"{service.state(reader)}-{form}"'
    headers = {
        "Content-Disposition": f'attachment; filename="policytrace.{_SUFFIXES[form]}"',
        "Cache-Control": "private, no-cache",
        "ETag": tag,
    }
    return StreamingResponse(_sent(_pieces(service, form)), headers=headers, media_type=_MEDIA_TYPES[form])


def _pieces(service: Service, form: ExportForm) -> Iterator[str]:
    """The export in pieces worth sending, within one read block."""
    with service.store.read() as reader:
        if form is ExportForm.TURTLE:
            yield turtle_text(reader.nodes(), reader.all_edges())
            return
        held: list[str] = []
        letters = 0
        for line in export_lines(reader):
            held.append(line + "\n")
            letters += len(line)
            if letters >= _PIECE:
                yield "".join(held)
                held, letters = [], 0
        yield "".join(held)


async def _sent(pieces: Iterator[str]) -> AsyncIterator[str]:
    """The pieces, each made in a thread; the read block ends when they do, or when the client goes away."""
    try:
        while (piece := await run_in_threadpool(next, pieces, None)) is not None:
            yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
