"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="Whether the service lives")
async def health() -> JSONResponse:
    """Answers as long as the process does, whatever becomes of the base."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="Whether the base answers")
def readiness(request: Request) -> JSONResponse:
    """The number of committed changes of the base; 503 where it does not answer."""
    with request.app.state.service.store.read() as reader:
        return JSONResponse({"status": "ok", "generation": reader.generation()})
