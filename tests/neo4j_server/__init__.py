"""A real Neo4j server for tests and benchmarks, from Maven artifacts, without containers.

`python -m tests.neo4j_server` runs one by hand.
"""

from tests.neo4j_server.server import Neo4jServer

__all__ = ["Neo4jServer"]
