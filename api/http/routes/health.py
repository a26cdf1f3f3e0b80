"""Whether the service lives, whether it can answer, and its figures."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from api.http.access import Reads, allowed_to_read
from api.http.documented import also, writes
from api.http.doing import done
from api.http.metrics import CONTENT_TYPE
from api.http.models.base import Health, KeyData, Readiness
from api.http.service import Service
from api.keys_views import key_json

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="Whether the service lives", response_model=Health, responses=also())
async def health() -> JSONResponse:
    """Answers as long as the process does, whatever becomes of the base."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="Whether the base answers", response_model=Readiness, responses=also())
def readiness(request: Request) -> JSONResponse:
    """The number of committed changes of the base; a problem where it does not answer."""
    with request.app.state.service.store.read() as reader:
        return JSONResponse({"status": "ok", "generation": reader.generation()})


@router.get("/metrics", summary="Figures for Prometheus", response_class=PlainTextResponse, responses=also("no_key"))
def figures(request: Request) -> Response:
    """Requests and their time by route, the base's generation, documents handed in by state."""
    service: Service = request.app.state.service
    with service.store.read() as reader:
        allowed_to_read(service, reader, request)
        generation = reader.generation()
    return Response(request.app.state.metrics.text(generation, service.spool), media_type=CONTENT_TYPE)


@router.get("/v1/key", summary="What the key that is sent allows", **writes(KeyData))
def own_key(request: Request, key: Reads) -> Response:
    """Who holds it and what it allows."""
    return done(request, key_json(key), 200)
