"""The command as a process: start-up, encodings, pipes, the real server."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from api.cli.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
HEAVY = (
    "fastapi",
    "starlette",
    "uvicorn",
    "pydantic",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "loaders",
    "scoring",
    "rapidfuzz",
)


def environment(**extra: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **extra}


@pytest.mark.parametrize("command", [["trace", "049"], ["show", "049", "--json"], ["gaps"], ["coverage"], ["--help"]])
def test_a_plain_question_imports_nothing_heavy(city: Path, command: list[str]) -> None:
    script = (
        "import sys\nfrom api.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n"
        f"    print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--db", str(city), *command],
        env=environment(), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == "HEAVY []\n"


def test_json_needs_no_table_library(city: Path) -> None:
    script = (
        "import sys\nfrom api.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n"
        "    assert 'rich' not in sys.modules"
    )
    arguments = ["--db", str(city), "trace", "049", "--json"]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp874"},
    ],
)
def test_output_is_utf_8_whatever_the_locale(city: Path, locale: dict[str, str]) -> None:
    done = subprocess.run(
        [*COMMAND, "--db", str(city), "trace", "049", "--down"],
        env=environment(**locale),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8").splitlines()[0] == "นโยบายผู้ว่าฯ 049"


def test_an_error_is_utf_8_as_well(city: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--db", str(city), "show", "ไม่มีชื่อนี้"],
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii"), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == Exit.NOT_FOUND
    assert "ไม่มีชื่อนี้" in done.stderr.decode("utf-8")


def test_a_reader_that_stops_reading_is_no_error_message(city: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "--db", str(city), "export"], env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (Exit.PIPE_CLOSED, b"")


def test_the_server_answers_over_a_real_socket_and_logs_to_stderr_alone(city: Path) -> None:
    server = subprocess.Popen(
        [*COMMAND, "--db", str(city), "serve", "--port", "0"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        address = _address(server)
        with urllib.request.urlopen(f"{address}/v1/nodes/policy:049") as answer:
            assert answer.status == 200
            assert "Server" not in answer.headers
            assert json.load(answer)["data"]["node"]["code"] == "049"
    finally:
        server.send_signal(signal.SIGINT)
        stdout, _ = server.communicate()
    assert (server.returncode, stdout) == (Exit.OK, "")


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        found = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
        if found:
            return found[1]
    raise AssertionError("the server ended without listening")


def test_serving_no_base_is_an_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--db", str(tmp_path / "missing.db"), "serve"], env=environment(), capture_output=True, check=False
    )
    assert done.returncode == Exit.ERROR
    assert done.stderr.startswith(b"error: there is no base at")
