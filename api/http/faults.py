"""What can go wrong over HTTP alone: errors of the request, not of the base."""

from __future__ import annotations

from kb.errors import InputError, LimitError, PolicytraceError


class ParameterError(InputError):
    """A parameter is not known, or not as it must be."""


class CursorError(InputError):
    """A cursor is none, or belongs to another question."""


class OutdatedCursorError(PolicytraceError):
    """The base has changed since the cursor was given."""


class FormError(PolicytraceError):
    """The answer cannot be had in any form that the request accepts."""


class MediaTypeError(PolicytraceError):
    """What was sent is of a media type that cannot be read."""


class NoKeyError(PolicytraceError):
    """A key is needed and none, or none that is known, was given."""


class ScopeError(PolicytraceError):
    """The key does not allow this."""


class TooLargeError(LimitError):
    """What was sent is larger than the limit."""


class RateError(LimitError):
    """Too many requests in too short a time; `seconds` until the next may come."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class CanonicalError(PolicytraceError):
    """The node that was asked for has this id, under which its address stands."""

    def __init__(self, identifier: str, part: str) -> None:
        super().__init__(f"the node is {identifier}")
        self.identifier = identifier
        self.part = part


class ConflictError(PolicytraceError):
    """At odds with what is there, or with what was asked before."""
