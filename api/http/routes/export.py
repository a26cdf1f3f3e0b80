"""The whole base for other programs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

from api.exports.text import RDF, TextForm, export_text
from api.http.access import allowed_to_read
from api.http.asking import check_parameters, has_already
from api.http.documented import also
from api.http.service import Service
from kb.errors import InputError

router = APIRouter(tags=["base"])

_PIECE = 1 << 16
"""Letters of a piece that is sent."""
_MEDIA_TYPES = {
    TextForm.JSONL: "application/x-ndjson",
    TextForm.TURTLE: "text/turtle; charset=utf-8",
    TextForm.NQUADS: "application/n-quads",
    TextForm.JSONLD: "application/ld+json",
    TextForm.GRAPHML: "application/graphml+xml",
    TextForm.GEXF: "application/gexf+xml",
}
_SUFFIXES = {TextForm.TURTLE: "ttl", TextForm.NQUADS: "nq"}
_JSON = {TextForm.JSONLD: {"type": "object"}}
_CONTENT = {
    media.partition(";")[0]: {"schema": _JSON.get(form, {"type": "string"})} for form, media in _MEDIA_TYPES.items()
}


@router.get(
    "/v1/export",
    summary="The whole base for other programs",
    response_class=StreamingResponse,
    responses={200: {"description": "The base, as one state of it.", "content": _CONTENT}, **also("no_key")},
)
def export_base(
    request: Request,
    form: Annotated[TextForm, Query(alias="format", description="What it is written as.")] = TextForm.JSONL,
    statements: Annotated[bool, Query(description="RDF with every statement, its document and place.")] = False,
) -> Response:
    """One state of the base, sent as it is read. JSON lines, and RDF with statements, can be loaded again.

    Keys are no part of it.
    """
    check_parameters(request)
    if statements and form not in RDF:
        raise InputError(f"statements is for RDF: {', '.join(RDF)}; JSON lines hold every statement anyway")
    service: Service = request.app.state.service
    with service.store.read() as reader:
        allowed_to_read(service, reader, request)
        tag = f'"{service.state(reader)}-{form}{"-statements" if statements else ""}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": tag}
    if has_already(request, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="policytrace.{_SUFFIXES.get(form, form)}"'
    pieces = _pieces(service, form, statements=statements)
    return StreamingResponse(_sent(pieces), headers=headers, media_type=_MEDIA_TYPES[form])


def _pieces(service: Service, form: TextForm, *, statements: bool) -> Iterator[str]:
    """The export in pieces worth sending, within one read block."""
    with service.store.read() as reader:
        held: list[str] = []
        letters = 0
        for piece in export_text(reader, form, statements=statements):
            held.append(piece)
            letters += len(piece)
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
