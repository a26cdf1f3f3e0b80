"""The service as a process of its own, on a port of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]


@contextmanager
def served(base: Path, *options: str, **settings: str) -> Iterator[str]:
    """The address of a service over a base; `settings` are environment variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    log = base.with_suffix(".log")
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*COMMAND, "--db", str(base), "serve", "--port", "0", *options],
            env={**kept, "PYTHONPATH": str(ROOT), **settings}, stdout=subprocess.DEVNULL, stderr=file,
        )  # fmt: skip
    try:
        yield _address(server, log)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where the service listens, once it answers there; of several processes the first to start does."""
    while True:
        found = re.search(r"running on (http://127\.0\.0\.1:\d+)", log.read_text(encoding="utf-8"))
        if found and _answers(found[1]):
            return found[1]
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"the service ended without listening: {log.read_text(encoding='utf-8')}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz"):
            return True
    except urllib.error.URLError:
        return False
