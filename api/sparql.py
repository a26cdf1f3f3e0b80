"""Asks the base in SPARQL, in a process of its own that can be killed: an engine in memory has no clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any, TypeAlias

from api.sparql_child import OUT_OF_MEMORY, Request
from kb.errors import InputError, LimitError, PolicytraceError

MEMORY_BYTES = 1 << 30
"""What a query may need beside the base."""
ROWS = 1000
"""Rows of an answer unless told otherwise."""

_BY_THE_CLOCK = (-15, -24)
"""Ended by us (SIGTERM), or by the system for the processor time that it spent (SIGXCPU)."""
_BY_MEMORY = (OUT_OF_MEMORY, -6, -9, -11)
"""Said by the child, or ended where no memory was left: by the engine (SIGABRT, SIGSEGV) or the system (SIGKILL)."""

JsonTerm: TypeAlias = "dict[str, str]"
"""A term as SPARQL 1.1 Query Results JSON Format has it, 3.2.2."""


@dataclass(frozen=True, slots=True)
class SparqlAnswer:
    """What a query gives.

    `form` is select, ask, construct or describe; `truth` answers ask. A row has a
    term or `None` for each variable; of construct and describe, it is a triple.
    `cut` says that there were more rows than the limit.
    """

    form: str
    variables: tuple[str, ...]
    truth: bool | None
    rows: Sequence[Sequence[JsonTerm | None]]
    cut: bool


def ask(request: Request) -> SparqlAnswer:
    """The answer to a query that only reads.

    The clock starts when the base is in memory.

    Raises:
        InputError: It is no such query, or the base cannot be read.
        LimitError: It took longer, or needed more memory, than the request allows.
    """
    with _child() as process:
        answer = _conversation(process, request)
    if answer is None:
        raise _stopped(process.returncode, request)
    return answer


@contextmanager
def _child() -> Iterator[subprocess.Popen[str]]:
    """The child, which does not outlive the block."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "api.sparql_child"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment, text=True, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _conversation(process: subprocess.Popen[str], request: Request) -> SparqlAnswer | None:
    """What the child answers; `None` where it was stopped."""
    lines = _sent(process, request)
    if next(lines, None) is None:
        process.wait()
        return None
    clock = Timer(request.seconds, process.terminate)
    clock.start()
    try:
        head, *rows = list(lines) or [None]
    finally:
        clock.cancel()
    process.wait()
    if head is None or not rows or not isinstance(rows[-1], dict):
        return None
    return SparqlAnswer(head["form"], tuple(head["variables"]), head["truth"], rows[:-1], rows[-1]["cut"])


def _sent(process: subprocess.Popen[str], request: Request) -> Iterator[Any]:
    """The lines that the child answers to the request.

    Raises:
        InputError: A line says that something is wrong.
    """
    if process.stdin is None or process.stdout is None:
        return
    with suppress(BrokenPipeError):  # it ended at once; its code says why
        process.stdin.write(request.to_json() + "\n")
        process.stdin.close()
    for text in process.stdout:
        if not text.endswith("\n"):
            return  # stopped in the middle of a line
        line = json.loads(text)
        if isinstance(line, dict) and "error" in line:
            raise InputError(line["error"])
        yield line


def _stopped(code: int, request: Request) -> PolicytraceError:
    if code in _BY_THE_CLOCK:
        return LimitError(
            f"the query was stopped after {request.seconds:g} seconds; ask for less, or allow more with --limit-seconds"
        )
    if code in _BY_MEMORY:
        return LimitError(
            f"the query was stopped: it needed more than {request.memory_bytes >> 20} MiB beside the base; ask for less"
        )
    return PolicytraceError(f"the process that answers the query ended with the code {code}")
