"""What Neo4j and its driver report, as the errors of the seam, each with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from kb.errors import TOO_LONG, LimitError, PolicytraceError, StoreBusyError, StoreError

_CREDENTIALS = "check POLICYTRACE_NEO4J_USER and POLICYTRACE_NEO4J_PASSWORD"
_REFUSED = "{at} refused the user or password; " + _CREDENTIALS
_BUSY = "another process is writing to {at}; try again when it has ended"
_READ_ONLY = "the database at {at} is read-only; name one that can be written"
_NO_DATABASE = "{at} does not exist there; set POLICYTRACE_NEO4J_DATABASE to one that does"
_FOLLOWER = "{at} follows another server, which writes; use a neo4j:// address, which finds it"
_MEMORY = "{at} has too little memory for one load; load fewer files at once, or raise its heap"

_KNOWN: tuple[tuple[str, type[PolicytraceError], str], ...] = (
    ("Security.AuthenticationRateLimit", StoreError, "{at} refused too many attempts; wait, then " + _CREDENTIALS),
    ("Security.", StoreError, _REFUSED),
    ("Transaction.TransactionTimedOut", LimitError, TOO_LONG),
    ("Transaction.LockClientStopped", StoreBusyError, _BUSY),
    ("Transaction.LockAcquisitionTimeout", StoreBusyError, _BUSY),
    ("Transaction.DeadlockDetected", StoreBusyError, _BUSY),
    ("Database.DatabaseNotFound", StoreError, _NO_DATABASE),
    ("DatabaseUnavailable", StoreError, "{at} is not available; try again when it has been started"),
    ("Cluster.NotALeader", StoreError, _FOLLOWER),
    ("General.ForbiddenOnReadOnlyDatabase", StoreError, _READ_ONLY),
    ("General.WriteOnReadOnlyAccessDatabase", StoreError, _READ_ONLY),
    ("OutOfMemoryError", StoreError, _MEMORY),
    ("Statement.AccessMode", StoreError, "a question cannot write: the reader of {at} is readonly"),
)  # fmt: skip
"""Part of the server's code → the error, and its message; the first that fits."""


@contextmanager
def engine_errors(place: str) -> Iterator[None]:
    """Turns the engine's errors into those of the seam; `place` is the base for the message."""
    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise translated(error, place) from error


def translated(error: DriverError | Neo4jError, place: str) -> PolicytraceError:
    """The error of the seam for an error of the driver or the server."""
    if isinstance(error, Neo4jError):
        return _from_server(error, place)
    if isinstance(error, ConfigurationError):
        return StoreError(f"{place} cannot be used as an address: {error}")
    if isinstance(error, ServiceUnavailable) or error.is_retryable():
        return StoreError(
            f"no Neo4j server answers at {place} ({_first_line(error)});"
            " is it running and reachable from here, and is TLS (+s) the same on both sides?"
        )
    return StoreError(f"{place}: {_first_line(error)}")


def _from_server(error: Neo4jError, place: str) -> PolicytraceError:
    code = error.code or ""
    for part, kind, message in _KNOWN:
        if part in code:
            return kind(message.format(at=place))
    if isinstance(error, AuthError):
        return StoreError(_REFUSED.format(at=place))
    return StoreError(f"{place}: {error.message or code} ({code})")


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]
