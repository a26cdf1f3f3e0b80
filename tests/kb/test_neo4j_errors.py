"""Every code that a server may answer with is an error of the seam that says what to do."""

from __future__ import annotations

import pytest
from neo4j.exceptions import ConfigurationError, Neo4jError, ServiceUnavailable, SessionExpired

from kb.errors import LimitError, PolicytraceError, StoreBusyError, StoreError
from kb.store.neo4j.errors import engine_errors, translated

PLACE = "neo4j://host (database neo4j)"


def answered(code: str, message: str = "server's words") -> PolicytraceError:
    """The error for a server's answer, made as the driver makes it."""
    return translated(Neo4jError._hydrate_neo4j(code=code, message=message), PLACE)


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        ("Neo.ClientError.Security.Unauthorized", StoreError, "check POLICYTRACE_NEO4J_USER and"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", StoreError, "refused too many attempts; wait"),
        ("Neo.ClientError.Security.Forbidden", StoreError, "refused the user or password"),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", LimitError, "ask for less"),
        ("Neo.ClientError.Transaction.TransactionTimedOut", LimitError, "longer than the time limit"),
        ("Neo.ClientError.Transaction.LockClientStopped", StoreBusyError, "another process is writing to"),
        ("Neo.TransientError.Transaction.DeadlockDetected", StoreBusyError, "try again when it has ended"),
        ("Neo.ClientError.Database.DatabaseNotFound", StoreError, "set POLICYTRACE_NEO4J_DATABASE to one that does"),
        ("Neo.TransientError.General.DatabaseUnavailable", StoreError, "is not available; try again"),
        ("Neo.ClientError.Cluster.NotALeader", StoreError, "use a neo4j:// address, which finds it"),
        (
            "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
            StoreError,
            "is read-only; name one that can be written",
        ),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", StoreError, "too little memory for one load"),
        ("Neo.ClientError.Statement.AccessMode", StoreError, "a question cannot write"),
        (
            "Neo.DatabaseError.General.UnknownError",
            StoreError,
            "server's words (Neo.DatabaseError",
        ),
    ],
)
def test_a_code_has_a_type_and_a_way_out(code: str, kind: type[PolicytraceError], message: str) -> None:
    found = answered(code)
    assert type(found) is kind
    assert message in str(found)
    if kind is not LimitError:
        assert PLACE in str(found)


@pytest.mark.parametrize("error", [ServiceUnavailable("refused\nmore"), SessionExpired("gone")])
def test_a_server_that_cannot_be_reached_is_asked_about(error: Exception) -> None:
    with (
        pytest.raises(StoreError, match=r"no Neo4j server answers at neo4j://host .*is it running") as caught,
        engine_errors(PLACE),
    ):
        raise error
    assert caught.value.__cause__ is error
    assert "\n" not in str(caught.value)


def test_an_address_that_the_driver_refuses_is_named() -> None:
    assert "neo4j://host (database neo4j) cannot be used as an address: x" in str(
        translated(ConfigurationError("x"), PLACE)
    )
