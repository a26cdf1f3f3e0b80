"""The app: read-only questions over one base.

The interactive documentation is off: FastAPI's pages load scripts from other hosts.
The description of the interface stands at `/v1/openapi.json`.
"""

from __future__ import annotations

from fastapi import FastAPI

from api.http.headers import SecurityHeaders
from api.http.problems import add_handlers
from api.http.routes import router
from kb.settings import Settings
from kb.store.base import Store


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The app over an open base, which the caller closes.

    Args:
        store: The base; every request reads one state of it.
        settings: The limits: `depth_max`, `result_max`.
    """
    app = FastAPI(
        title="policytrace",
        description=_description(settings),
        version="1",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.store = store
    app.state.settings = settings
    app.include_router(router)
    add_handlers(app)
    app.add_middleware(SecurityHeaders)
    return app


def _description(settings: Settings) -> str:
    """What the app is for, and its limits."""
    return (
        "From a city's plan documents to projects, money and hands, and back. Reading only. "
        f"Limits: {settings.depth_max} steps, {settings.result_max} nodes each way, "
        f"{settings.statement_seconds:g} seconds of work on a question."
    )
