"""What can be set from outside, in one table: name, default, help, environment variable."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, cast

from kb.errors import InputError


def _setting(default: Any, env: str, help_text: str, *, secret: bool = False) -> Any:
    return field(default=default, repr=not secret, metadata={"env": f"POLICYTRACE_{env}", "help": help_text})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a process; every number is over 0."""

    database: str = _setting("policytrace.db", "DB", "the base: a file, or a server such as neo4j://localhost:7687")
    neo4j_user: str = _setting("neo4j", "NEO4J_USER", "the user of a Neo4j server")
    neo4j_password: str = _setting("", "NEO4J_PASSWORD", "the password; without one none is sent", secret=True)
    neo4j_database: str = _setting("neo4j", "NEO4J_DATABASE", "the database on a Neo4j server")
    busy_timeout_seconds: float = _setting(2.0, "BUSY_TIMEOUT", "seconds to wait for another writer")
    statement_seconds: float = _setting(20.0, "STATEMENT_SECONDS", "seconds of work on one question")
    depth_max: int = _setting(32, "DEPTH_MAX", "the most steps a lineage may take")
    result_max: int = _setting(10000, "RESULT_MAX", "the most nodes or paths in one answer")
    page_max: int = _setting(1000, "PAGE_MAX", "the most items on a page over HTTP")
    cache_bytes: int = _setting(64_000_000, "CACHE_BYTES", "bytes of ready answers that the server keeps at hand")
    upload_bytes: int = _setting(50_000_000, "UPLOAD_BYTES", "the most bytes of a document that is handed in over HTTP")
    queue_max: int = _setting(100, "QUEUE_MAX", "the most documents that wait to be loaded")
    rate_per_minute: int = _setting(1200, "RATE_PER_MINUTE", "the most requests of a client in a minute, per process")
    spool: str = _setting("beside", "SPOOL", "the folder of documents that wait; `beside` puts it beside the base")
    prepared: str = _setting("beside", "PREPARED", "the folder of prepared answers; `beside` puts it beside the base")
    prepare_documents: int = _setting(
        50, "PREPARE_DOCUMENTS", "documents from which on a service prepares what its page shows first"
    )
    prepare_seconds: float = _setting(7200.0, "PREPARE_SECONDS", "seconds for one question while answers are prepared")
    reading: str = _setting("open", "READING", "who may read over HTTP: `open` (everybody) or `key` (with a key)")
    cors_origins: str = _setting("none", "CORS_ORIGINS", "origins whose pages may ask, by spaces; or `none`")
    public_url: str = _setting("/", "PUBLIC_URL", "the address at which clients reach the service, for its description")
    trusted_proxies: str = _setting("127.0.0.1", "TRUSTED_PROXIES", "addresses whose X-Forwarded headers are believed")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that environment variables ask for; empty ones count as not set.

        Raises:
            InputError: A variable holds no number over 0 where one is needed.
        """
        chosen = {
            item.name: _read(item.env, environment[item.env], item.default)
            for item in SETTINGS
            if environment.get(item.env)
        }
        return cls(**chosen)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of settings."""

    name: str
    default: str | int | float
    help: str
    env: str


SETTINGS = tuple(
    Setting(item.name, cast("str | int | float", item.default), item.metadata["help"], item.metadata["env"])
    for item in fields(Settings)
)
"""The table of settings, in the order of the fields."""


def _read(env: str, text: str, default: str | int | float) -> Any:
    if isinstance(default, str):
        return text
    try:
        number = type(default)(text)
    except ValueError:
        number = type(default)(0)
    if not (number > 0 and math.isfinite(number)):
        wanted = "a whole number" if isinstance(default, int) else "a number"
        raise InputError(f"{env} must be {wanted} over 0, not {text!r}")
    return number
