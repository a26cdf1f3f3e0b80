"""The app over one base: the questions of the command line for programs, under `/v1`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from api.http.description import described
from api.http.doing import REPLAYED
from api.http.headers import Heads, SecurityHeaders
from api.http.metrics import Measured, Metrics
from api.http.problems import add_handlers
from api.http.rate import RateLimited
from api.http.routes import ROUTERS
from api.http.service import Service
from api.prepared.keeper import Keeper
from api.web.serving import add_page
from kb.settings import Settings
from kb.store.base import Store

_SENT = ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"]
_SHOWN = ["Content-Disposition", "ETag", "Link", "Location", "Retry-After", REPLAYED]


def create_app(store: Store, settings: Settings, *, at_end: Callable[[], None] | None = None) -> FastAPI:
    """The app over an open base, which the caller closes when the app has ended.

    Args:
        store: The base; every request reads one state of it, and one thread writes what is handed in.
        settings: The limits, who may read, and how the service is reached.
        at_end: Is called when the app has ended; may close the base.

    Raises:
        InputError: A setting is not one of those that there are.
    """
    app = FastAPI(**described(settings), lifespan=_life, docs_url=None, redoc_url=None)
    app.state.service = Service(store, settings)
    app.state.metrics = Metrics()
    app.state.at_end = at_end
    app.state.routers = ROUTERS
    for router in ROUTERS:
        app.include_router(router)
    add_page(app)
    add_handlers(app)
    _add_layers(app, settings)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Works on what is handed in, and prepares answers, as long as the app runs."""
    worker, keeper = app.state.service.worker, Keeper(app.state.service)
    worker.start()
    keeper.start()
    try:
        yield
    finally:
        await run_in_threadpool(keeper.stop)
        await run_in_threadpool(worker.stop)
        if app.state.at_end is not None:
            app.state.at_end()


def _add_layers(app: FastAPI, settings: Settings) -> None:
    """What stands around every request, the innermost first."""
    origins = [] if settings.cors_origins == "none" else settings.cors_origins.split()
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.add_middleware(RateLimited, per_minute=settings.rate_per_minute)
    if origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=["GET", "HEAD", "POST", "PUT"],
            allow_headers=_SENT, expose_headers=_SHOWN, max_age=600,
        )  # fmt: skip
    app.add_middleware(SecurityHeaders, resource_policy="cross-origin" if origins else "same-origin")
    app.add_middleware(Heads)
