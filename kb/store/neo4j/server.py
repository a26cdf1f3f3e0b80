"""The connection to a server: who may connect, which versions, and how a statement is run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Session, Transaction, unit_of_work

from kb.errors import StoreFormatError
from kb.settings import Settings
from kb.store.neo4j.address import checked_address
from kb.store.neo4j.errors import engine_errors
from kb.store.rows import Values

_OLDEST = (5, 26)
_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)")
_RETRIED_SECONDS = 5.0
"""How long an answer that the driver calls retryable is asked for again."""
_CONNECT_SECONDS = 5.0

_T = TypeVar("_T")


class Server:
    """A driver and the database on it that holds the base."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.address = checked_address(address)
        self.settings = settings
        self._database = settings.neo4j_database
        self.place = f"{self.address} (database {self._database})"
        self._bookmarks = GraphDatabase.bookmark_manager()
        password = settings.neo4j_password
        with engine_errors(self.place):
            self._driver = GraphDatabase.driver(
                self.address,
                auth=(settings.neo4j_user, password) if password else None,
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRIED_SECONDS,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="policytrace",
            )

    def check_version(self) -> None:
        """Refuses a server that is too old.

        Raises:
            StoreFormatError: It is of a version before 5.26.
            StoreError: It does not answer, or refuses us.
        """
        with engine_errors(self.place):
            agent = self._driver.get_server_info().agent
        version = _AGENT.match(agent)
        if version is not None and (int(version[1]), int(version[2])) < _OLDEST:
            raise StoreFormatError(
                f"{self.address} is {agent}; the base needs Neo4j {'.'.join(map(str, _OLDEST))} or later"
            )

    def session(self, *, writing: bool = False) -> Session:
        """A session that sees what this process wrote before; one that does not write may be led to a follower."""
        access = neo4j.WRITE_ACCESS if writing else neo4j.READ_ACCESS
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def close(self) -> None:
        """Closes every connection."""
        self._driver.close()


def rows_of(transaction: Transaction | ManagedTransaction, text: str, parameters: Mapping[str, Any]) -> list[Values]:
    """The rows of a statement, all of them."""
    result = transaction.run(text, dict(parameters))
    return [tuple(row) for row in result.values()]


def managed(
    session: Session, work: Callable[[ManagedTransaction], _T], *, seconds: float | None = None, writing: bool = False
) -> _T:
    """Runs a transaction of its own, again where the driver says that this may help.

    Args:
        session: The session.
        work: What is done in the transaction; it may be done several times.
        seconds: How long the server may work on it; as long as the server allows, unless given.
        writing: Whether it writes.
    """
    limited = unit_of_work(timeout=seconds)(work)
    return session.execute_write(limited) if writing else session.execute_read(limited)
