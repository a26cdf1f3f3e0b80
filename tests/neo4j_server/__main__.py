"""`python -m tests.neo4j_server`: a server to work with by hand, until Ctrl-C."""

from __future__ import annotations

import signal

from tests.neo4j_server.server import Neo4jServer

if __name__ == "__main__":
    with Neo4jServer() as server:
        print(f"Neo4j answers at {server.address}, to anybody on this machine and without a password; Ctrl-C ends it.")
        print(f"  export POLICYTRACE_TEST_NEO4J={server.address}   # the tests use it")
        print(f"  policytrace --db {server.address} info", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
