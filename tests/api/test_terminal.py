"""In a terminal: the width is kept, progress goes to stderr."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from loaders.samples import sample_paths
from tests.api.test_process import COMMAND, environment

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def run_in_terminal(arguments: list[str], columns: int, *, on: str) -> tuple[str, str]:
    """What a command writes to a terminal of that width (as `on`: stdout or stderr) and to the other stream."""
    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, on: inner}
    process = subprocess.Popen([*COMMAND, *arguments], env=environment(TERM="xterm"), stdin=inner, **streams)  # type: ignore[call-overload]
    os.close(inner)
    shown = _read(terminal)
    piped = process.communicate()[0 if on == "stderr" else 1]
    os.close(terminal)
    assert process.returncode == 0
    return ESCAPES.sub("", shown.decode("utf-8")), piped.decode("utf-8")


def _read(terminal: int) -> bytes:
    """Everything up to the end, which a terminal reports as an error."""
    found = b""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:
            return found
        if not piece:
            return found
        found += piece


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    "arguments", [["trace", "41101"], ["show", "41101"], ["gaps"], ["coverage", "--by", "strategy"], ["info"]]
)
def test_no_line_is_wider_than_the_terminal(city: Path, columns: int, arguments: list[str]) -> None:
    shown, errors = run_in_terminal(["--db", str(city), *arguments], columns, on="stdout")
    assert [line for line in shown.splitlines() if cell_len(line.rstrip()) > columns] == []
    assert errors == ""


def test_what_the_terminal_wraps_a_pipe_has_on_one_line(city: Path) -> None:
    shown, _ = run_in_terminal(["--db", str(city), "trace", "41101", "--down"], 40, on="stdout")
    piped = subprocess.run(
        [*COMMAND, "--db", str(city), "trace", "41101", "--down"], env=environment(), capture_output=True, check=True
    ).stdout.decode("utf-8")
    assert len(shown.splitlines()) > len(piped.splitlines())
    marks = re.compile(r"[\s│├└─]+")
    assert marks.sub("", shown) == marks.sub("", piped)


def test_progress_goes_to_stderr_and_leaves_stdout_to_the_answer(tmp_path: Path) -> None:
    with sample_paths() as paths:
        arguments = ["--db", str(tmp_path / "base.db"), "load", str(paths[1])]
        shown, answer = run_in_terminal(arguments, 100, on="stderr")
    assert "100%" in shown
    assert "%" not in answer
    assert paths[1].name in answer
