"""The connection to a server: who may connect, which versions, and how a statement is run."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Query, Session, Transaction, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from kb.errors import StoreFormatError
from kb.settings import Settings
from kb.store.neo4j.address import checked_address
from kb.store.neo4j.errors import engine_errors
from kb.store.rows import Values

_OLDEST = (5, 26)
_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)")
_RETRIED_SECONDS = 5.0
"""How long a change that the driver calls retryable is tried again."""
_PAUSES = (0.1, 0.3, 0.9)
"""Seconds before a statement that the driver calls retryable is run again."""
_CONNECT_SECONDS = 5.0

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its errors reach the user as ours


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
    return [tuple(row) for row in transaction.run(text, dict(parameters)).values()]


def ask(session: Session, text: str, parameters: Mapping[str, Any], *, seconds: float | None = None) -> list[Values]:
    """The rows of a statement that reads, asked for again where the driver says that this may help.

    It is a transaction of its own in one round trip, where a managed one takes three.

    Args:
        session: The session.
        text: The statement.
        parameters: Its parameters.
        seconds: How long the server may work on it; as long as the server allows, unless given.
    """
    query = Query(text, timeout=seconds)
    for pause in _PAUSES:
        try:
            return [tuple(row) for row in session.run(query, dict(parameters)).values()]
        except (DriverError, Neo4jError) as error:
            if not error.is_retryable():
                raise
        time.sleep(pause)
    return [tuple(row) for row in session.run(query, dict(parameters)).values()]


def change(
    session: Session, texts: Sequence[str], parameters: Mapping[str, Any], *, seconds: float | None = None
) -> None:
    """Runs statements that write in one managed transaction of their own; arguments as of `ask`."""

    @unit_of_work(timeout=seconds)
    def work(transaction: ManagedTransaction) -> None:
        for text in texts:
            rows_of(transaction, text, parameters)

    session.execute_write(work)
