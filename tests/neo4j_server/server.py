"""Starts a server on a free loopback port with a home of its own, and stops it without a trace."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import LiteralString

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.classpath import UnavailableError, jars, java

_ROOT = Path(__file__).resolve().parents[2]
_MAIN = "org.neo4j.server.CommunityEntryPoint"
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
_PATIENCE = 600
"""Seconds that a server has to answer: it takes ten, and many times that on a machine that is busy."""
QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options of the Java machine for a short life on few cores."""


class Neo4jServer:
    """A running server; leaves no process and no file behind when it is stopped or its starter ends.

    Args:
        heap: Memory of the Java machine, such as `1g`.
        password: Of the user `neo4j`, at least 8 characters; without one, anybody may do everything.
        options: Further options of the Java machine.
        settings: Further settings of `neo4j.conf`.

    Raises:
        UnavailableError: Java or Maven is missing, or the server does not start.
    """

    def __init__(
        self,
        *,
        heap: str = "1g",
        password: str | None = None,
        options: tuple[str, ...] = QUICK,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        command = [java(), f"-Xmx{heap}", *options, *(f"--add-opens={name}=ALL-UNNAMED" for name in _OPENED)]
        command += ["-cp", f"{jars()}/*"]
        self.home = Path(tempfile.mkdtemp(prefix="policytrace-neo4j-"))
        self.port = _free_port()
        self.address = f"bolt://127.0.0.1:{self.port}"
        _configure(
            self.home, self.port, {"dbms.security.auth_enabled": str(bool(password)).lower(), **(settings or {})}
        )
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.neo4j_server.keeper", str(self.home), *command, _MAIN, *folders,
             "--console-mode"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=_ROOT, start_new_session=True,
        )  # fmt: skip
        self._wait_until_it_answers(("neo4j", "neo4j") if password else None)
        if password:
            self._change("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password)

    def stop(self) -> None:
        """Stops the server and removes its home; does nothing the second time."""
        if self._keeper.stdin and not self._keeper.stdin.closed:
            self._keeper.stdin.close()
        self._keeper.wait()
        shutil.rmtree(self.home, ignore_errors=True)  # still there where the server ended by itself

    def __enter__(self) -> Neo4jServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _wait_until_it_answers(self, auth: tuple[str, str] | None) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not self._answers(auth):
            if self._keeper.poll() is not None or time.monotonic() > deadline:
                log = self._log()
                self.stop()
                raise UnavailableError(f"the Neo4j server does not start: {log}")
            time.sleep(0.2)

    def _answers(self, auth: tuple[str, str] | None) -> bool:
        try:
            with neo4j.GraphDatabase.driver(self.address, auth=auth, connection_timeout=5) as driver:
                driver.verify_connectivity()
        except (DriverError, Neo4jError):
            return False
        return True

    def _change(self, command: LiteralString, **parameters: str) -> None:
        """Runs an administrator's command, with the password that a server is born with."""
        with (
            neo4j.GraphDatabase.driver(self.address, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as session,
        ):
            session.run(command, parameters).consume()

    def _log(self) -> str:
        try:
            return (self.home / "server.log").read_text(encoding="utf-8", errors="replace")[-2000:]
        except OSError:
            return "it left no log"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _configure(home: Path, port: int, settings: Mapping[str, str]) -> None:
    conf = home / "conf"
    conf.mkdir()
    known = {
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "db.transaction.monitor.check.interval": "100ms",  # how late a time limit may strike
        "db.tx_log.preallocate": "false",  # 256 MB for every short life
        "dbms.cypher.min_replan_interval": "1h",  # planning anew whenever a base is emptied takes longer than the tests
        **settings,
    }
    lines = (f"{name}={value}\n" for name, value in known.items())
    (conf / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
