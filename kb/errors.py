"""What can go wrong, as types; the surfaces map them to exit codes and HTTP statuses.

PolicytraceError
├── InputError          a file or value from outside is unusable: names file, place, way out
│   ├── DocumentError   a document cannot be read, or is no document of a known form
│   └── IdentityError   an id or a code is malformed
├── NotFoundError       nothing in the base answers to the reference
│   └── GoneError       only superseded editions speak of it
├── AmbiguousError      several nodes answer to the reference; lists them
├── LimitError          a stated limit was exceeded
└── StoreError          the base itself failed
    ├── StoreBusyError  another writer holds the base; try again
    └── StoreFormatError  the file is no base, damaged, or of another version
"""

from __future__ import annotations

from collections.abc import Sequence


class PolicytraceError(Exception):
    """Base of all errors that are meant for the user to read."""


class InputError(PolicytraceError):
    """A file or value from outside is unusable."""


class DocumentError(InputError):
    """A document cannot be read, or is no document of a known form."""


class IdentityError(InputError):
    """An id or a code is malformed."""


class NotFoundError(PolicytraceError):
    """Nothing in the base answers to the reference."""


class GoneError(NotFoundError):
    """Only superseded editions speak of it: it was in the base and is not in force."""


class AmbiguousError(PolicytraceError):
    """Several nodes answer to the reference; `candidates` holds their ids, best first."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class LimitError(PolicytraceError):
    """A stated limit was exceeded."""


TOO_LONG = "the question took longer than the time limit; ask for less, or raise the limit"
"""What a `LimitError` of time says, whatever ran out of it."""


class StoreError(PolicytraceError):
    """The base itself failed."""


class StoreBusyError(StoreError):
    """Another writer holds the base."""


class StoreFormatError(StoreError):
    """The file is no base, is damaged, or was written by another version."""
