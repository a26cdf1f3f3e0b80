"""Runs a server for as long as another process wants it: `python -m tests.neo4j_server.keeper HOME COMMAND…`.

The other process holds the writing end of standard input. When that closes, because
it was closed or because the process ended in whatever way, the server is killed and its
home removed: what nobody will read again needs no ten seconds of closing in good order.
The home of a server that ends by itself stays for the other process, which reads its log.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading


def main(home: str, command: list[str]) -> int:
    """Starts the server and waits for the end of it or of standard input; the server's exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # not SIG_IGN, which the server would inherit
    with open(f"{home}/server.log", "wb") as log:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    wanted = threading.Event()
    wanted.set()
    threading.Thread(target=_stop_at_the_end_of_input, args=(server, wanted), daemon=True).start()
    code = server.wait()
    if not wanted.is_set():
        shutil.rmtree(home, ignore_errors=True)
    return code


def _stop_at_the_end_of_input(server: subprocess.Popen[bytes], wanted: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):  # not through a buffer, whose lock the end of the process would wait for
        pass
    wanted.clear()
    os.killpg(server.pid, signal.SIGKILL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
