"""Knows a base from an empty database and from another program's data, and makes a new one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from neo4j import Session

from kb.errors import StoreError, StoreFormatError
from kb.store.neo4j.errors import engine_errors
from kb.store.neo4j.server import Server, ask, change

APPLICATION = "policytrace"
VERSION = 1
"""The version of the model that `schema.cypher` describes."""

_MAKE = (
    "MERGE (meta:Meta {application: $application})"
    " ON CREATE SET meta.version = $version, meta.generation = 0, meta.last_statement = 0, meta.last_load = 0"
)


def prepare(server: Server, *, create: bool) -> None:
    """Checks that the database is a base of this version; makes it one where it is empty.

    Raises:
        StoreError: It is empty and no base is to be made, or it cannot be reached.
        StoreFormatError: It holds the data of another program or version, or the server is too old.
    """
    server.check_version()
    with engine_errors(server.place), server.session() as session:
        there = _is_base(session, server.place)
    if there:
        return
    if not create:
        raise StoreError(f"there is no base at {server.place}; load documents to make one")
    _make(server)


def _is_base(session: Session, place: str) -> bool:
    """Whether the database is a base (`True`) or empty (`False`)."""
    found = ask(session, "MATCH (meta:Meta) RETURN meta.application, meta.version", {})
    versions = [version for application, version in found if application == APPLICATION]
    if versions == [VERSION]:
        return True
    if versions:
        raise StoreFormatError(
            f"{place} was written by version {versions[0]} of the format, this program reads {VERSION}; "
            "export it with the program that wrote it and load the export into an empty database"
        )
    if ask(session, "MATCH (anything) RETURN 1 LIMIT 1", {}):
        raise StoreFormatError(f"{place} holds the data of another program; name an empty database for the base")
    return False


def _make(server: Server) -> None:
    """Makes the constraints and indexes, then the node that marks a base; of several that try at once one does."""
    with engine_errors(server.place), server.session(writing=True) as session:
        change(session, schema(), {})
        ask(session, "CALL db.awaitIndexes(120)", {})
        change(session, [_MAKE], {"application": APPLICATION, "version": VERSION})


@cache
def schema() -> tuple[str, ...]:
    """The statements that make the constraints and indexes."""
    text = (files("kb.store.neo4j") / "schema.cypher").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(statement.strip() for statement in code.split(";") if statement.strip())
