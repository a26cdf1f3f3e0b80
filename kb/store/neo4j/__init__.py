"""The server engine: a base in Neo4j 5.26 or later."""

from kb.store.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
