"""`policytrace serve`: the base over HTTP."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from typing import Any

import click

from api.cli.options import Options, common_options
from kb.errors import PolicytraceError


@click.command(short_help="Answer over HTTP.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@common_options
@click.pass_obj
def serve(options: Options, host: str, port: int) -> None:
    """Answer over HTTP: /v1/nodes/REF, /v1/lineage/REF, /v1/coverage, /healthz; reading only.

    Answers are those of --json. There is no key yet: listen on this machine alone, or put a
    server in front that asks for one.
    """
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise PolicytraceError("serving needs FastAPI and uvicorn: install policytrace[api]")
    import uvicorn
    from uvicorn.config import LOGGING_CONFIG

    from api.http import create_app
    from kb.store.open import open_store

    settings = options.settings
    store = open_store(settings.database, create=False, settings=settings)
    app, logging = create_app(store, settings), _logging(LOGGING_CONFIG)
    try:
        with suppress(KeyboardInterrupt):  # how a server is meant to be ended
            uvicorn.run(app, host=host, port=port, server_header=False, log_config=logging)
    finally:
        store.close()


def _logging(config: dict[str, Any]) -> dict[str, Any]:
    """uvicorn's way of logging, all of it on stderr."""
    handlers = {name: {**handler, "stream": "ext://sys.stderr"} for name, handler in config["handlers"].items()}
    return {**config, "handlers": handlers}
