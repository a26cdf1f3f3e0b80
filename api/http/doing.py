"""A request that changes something: done once, even where it is sent twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Header, Request
from fastapi.responses import Response

from api.http.asking import address
from api.http.faults import ConflictError
from api.http.forms import json_bytes
from api.http.service import Service
from api.keys import Key
from api.views import JsonObject, completeness_json
from queries.answer import completeness

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        description="Any text of your own: a request that comes again with it gets the former answer.",
    ),
]
REPLAYED = "Idempotent-Replayed"


def once(
    request: Request, key: Key, repeated: str | None, content: bytes, do: Callable[[], JsonObject]
) -> tuple[JsonObject, bool]:
    """What a request did: now, or when it came first with the same idempotency key.

    Args:
        request: The request.
        key: Whose it is.
        repeated: The idempotency key; without one it is done each time.
        content: What was sent, so that another request is known from the same one.
        do: Does it, and gives what is to be answered.

    Returns:
        The answer, and whether it is a former one.

    Raises:
        ConflictError: The idempotency key was used for another request.
    """
    service: Service = request.app.state.service
    if repeated is None:
        return do(), False
    told = [request.method, request.scope["path"], request.scope["query_string"].decode("latin-1")]
    digest = hashlib.sha256("\n".join(told).encode() + b"\n" + content).hexdigest()
    former = service.spool.answered(key.id, repeated)
    if former is None:
        made: JsonObject = {"request": digest, "answer": do()}
        former = service.spool.remember(key.id, repeated, made)
        if former is made:
            return made["answer"], False
    if former["request"] != digest:
        raise ConflictError(f"the idempotency key {repeated!r} was used for another request; take a new one")
    return former["answer"], True


def done(
    request: Request,
    data: JsonObject,
    status: int,
    *,
    replayed: bool = False,
    links: Mapping[str, str] | None = None,
    location: str | None = None,
) -> Response:
    """The answer to a request that changed something: what it made, the state of the base after it, links.

    `links` are names and paths; `location` is the path of what was made.
    """
    service: Service = request.app.state.service
    root = str(request.scope.get("root_path", ""))
    with service.store.read() as reader:
        version = {"generation": reader.generation(), "version": service.state(reader), "total": None}
        meta = {**version, **completeness_json(completeness(reader))}
    own = {"self": address("", request.scope["path"]), "next": None}
    addresses = {name: address(root, path) for name, path in (links or {}).items()}
    body = {"data": data, "meta": meta, "links": {**own, **addresses}}
    headers = {"Cache-Control": "no-store", **({REPLAYED: "true"} if replayed else {})}
    if location is not None:
        headers["Location"] = address(root, location)
    return Response(json_bytes(body), status, headers, "application/json")


def fingerprint(body: Mapping[str, Any]) -> bytes:
    """What was sent, for `once`."""
    return json.dumps(body, sort_keys=True).encode()
