"""`python -m tests.neo4j_server`: a server to work with by hand, until Ctrl-C.

--heap 8g          memory of the Java machine (default: 1g)
--page-cache 4g    memory for the files of the base (default: 256m)
--lasting          for a large base: the Java machine compiles as well as it can
"""

from __future__ import annotations

import argparse
import signal

from tests.neo4j_server.server import QUICK, Neo4jServer


def main() -> None:
    """Starts the server, says where it is, and waits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--page-cache", default="256m")
    parser.add_argument("--lasting", action="store_true")
    asked = parser.parse_args()
    cache = {"server.memory.pagecache.size": asked.page_cache}
    with Neo4jServer(heap=asked.heap, options=() if asked.lasting else QUICK, settings=cache) as server:
        print(f"Neo4j answers at {server.address}, to anybody on this machine and without a password; Ctrl-C ends it.")
        print(f"  export POLICYTRACE_TEST_NEO4J={server.address}   # the tests use it")
        print(f"  policytrace --db {server.address} info", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
