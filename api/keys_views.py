"""Keys as JSON; neither a token nor its hash is part of it."""

from __future__ import annotations

from api.keys import Key
from api.views import JsonObject


def key_json(key: Key) -> JsonObject:
    """A key: who holds it, what it allows, since when, and until when where it was revoked."""
    return {
        "id": key.id,
        "name": key.name,
        "scopes": [str(scope) for scope in key.scopes],
        "created": key.created,
        "revoked": key.revoked,
    }
