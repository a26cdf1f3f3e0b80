"""`policytrace serve`: the base over HTTP."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from api.cli.options import Options, common_options
from kb.errors import PolicytraceError

if TYPE_CHECKING:
    from kb.settings import Settings


@click.command(short_help="Answer over HTTP.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer; one loads."
)
@common_options
@click.pass_obj
def serve(options: Options, host: str, port: int, workers: int) -> None:
    """Answer over HTTP: the interface is described at /v1/docs.

    Reading is open to everybody who reaches the address, unless POLICYTRACE_READING=key; writing
    needs a key of `policytrace key create`. To be reached from elsewhere, stand behind a server
    that speaks TLS, and name it in POLICYTRACE_TRUSTED_PROXIES.
    """
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise PolicytraceError("serving needs FastAPI and uvicorn: install policytrace[api]")
    settings = options.settings
    arguments = {
        "host": host, "port": port, "server_header": False, "log_config": _logging(),
        "proxy_headers": True, "forwarded_allow_ips": settings.trusted_proxies,
    }  # fmt: skip
    with suppress(KeyboardInterrupt):  # how a server is meant to be ended
        _serve_one(settings, arguments) if workers == 1 else _serve_several(settings, arguments, workers)


def _serve_one(settings: Settings, arguments: dict[str, Any]) -> None:
    """Answers in this process."""
    import uvicorn

    from api.http import create_app
    from kb.store.open import open_store

    store = open_store(settings.database, create=False, settings=settings)
    try:
        uvicorn.run(create_app(store, settings), **arguments)
    finally:
        store.close()


def _serve_several(settings: Settings, arguments: dict[str, Any], workers: int) -> None:
    """Answers in several processes, each with the base open for itself; they put their figures together."""
    import uvicorn

    from kb.store.open import open_store

    open_store(settings.database, create=False, settings=settings).close()  # what is wrong shows here, once
    with ExitStack() as stack:
        os.environ["POLICYTRACE_DB"] = settings.database
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="policytrace-metrics-"))
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        uvicorn.run("api.http.process:app_of_environment", factory=True, workers=workers, **arguments)


def _logging() -> dict[str, Any]:
    """uvicorn's way of logging, all of it on stderr, and our own beside it."""
    from uvicorn.config import LOGGING_CONFIG as CONFIG

    handlers = {name: {**handler, "stream": "ext://sys.stderr"} for name, handler in CONFIG["handlers"].items()}
    own = {"handlers": ["default"], "level": "INFO", "propagate": False}
    return {**CONFIG, "handlers": handlers, "loggers": {**CONFIG["loggers"], "policytrace": own}}
