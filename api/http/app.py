"""The app over one base: the questions of the command line for programs, under `/v1`."""

from __future__ import annotations

from fastapi import FastAPI

from api.http.headers import SecurityHeaders
from api.http.problems import add_handlers
from api.http.routes import ROUTERS
from api.http.service import Service
from api.web.serving import add_page
from kb.settings import Settings
from kb.store.base import Store


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The app over an open base, which the caller closes.

    Args:
        store: The base; every request reads one state of it.
        settings: The limits.
    """
    app = FastAPI(
        title="policytrace",
        description=_description(settings),
        version="1",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = Service(store, settings)
    for router in ROUTERS:
        app.include_router(router)
    add_page(app)
    add_handlers(app)
    app.add_middleware(SecurityHeaders)
    return app


def _description(settings: Settings) -> str:
    """What the app is for, and its limits."""
    return (
        "From a city's plan documents to projects, money and hands, and back. "
        f"Limits: {settings.depth_max} steps, {settings.result_max} nodes each way, {settings.page_max} items a page, "
        f"{settings.statement_seconds:g} seconds of work on a question."
    )
