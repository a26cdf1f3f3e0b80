"""Where an edge of an answer comes from."""

from __future__ import annotations

from api.views import JsonObject, Sources, place_json
from kb.model import Edge
from kb.store.base import Reader
from queries.known_documents import KnownDocuments


def edge_sources(reader: Reader) -> Sources:
    """A function that gives the places which state an edge, the strongest first."""
    documents = KnownDocuments(reader)

    def sources(edge: Edge) -> list[JsonObject]:
        return [place_json(documents[item.document], item.place) for item in reader.edge_statements(edge)]

    return sources
