"""Exit codes, and which error leads to which."""

from __future__ import annotations

from enum import IntEnum

from kb.errors import AmbiguousError, NotFoundError, PolicytraceError, StoreBusyError


class Exit(IntEnum):
    """What the command's exit code says."""

    OK = 0
    ERROR = 1
    USAGE = 2
    NOT_FOUND = 3
    AMBIGUOUS = 4
    BUSY = 5
    GAPS = 6
    UNSOUND = 7
    FINDINGS = 8
    PIPE_CLOSED = 141


MEANINGS = {
    Exit.OK: "done",
    Exit.ERROR: "an error; one line on stderr says which and what to do",
    Exit.USAGE: "the command was called in a way it does not know",
    Exit.NOT_FOUND: "nothing in the base answers to the reference",
    Exit.AMBIGUOUS: "several nodes answer to the reference; the error lists them",
    Exit.BUSY: "another process is writing to the base; try again",
    Exit.GAPS: "gaps --fail: there are gaps",
    Exit.UNSOUND: "check: the base is not sound",
    Exit.FINDINGS: "findings --fail-on: there are open findings of that severity or graver",
    Exit.PIPE_CLOSED: "whoever read the output stopped reading",
}

_CODES: tuple[tuple[type[PolicytraceError], Exit], ...] = (
    (NotFoundError, Exit.NOT_FOUND),
    (AmbiguousError, Exit.AMBIGUOUS),
    (StoreBusyError, Exit.BUSY),
    (PolicytraceError, Exit.ERROR),
)


def exit_code(error: PolicytraceError) -> Exit:
    """The exit code of an error: that of the nearest type in the table."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def exit_help() -> str:
    """The table of exit codes, for the help."""
    lines = [f"{int(code):>5}  {meaning}" for code, meaning in MEANINGS.items()]
    return "\n".join(["\b", "Exit codes:", *lines])
