"""Decisions on proposed links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.accepting import accept, withdraw
from api.candidates_views import accepted_json
from api.http.access import Decides
from api.http.asking import node_path
from api.http.documented import writes
from api.http.doing import IdempotencyKey, done, fingerprint, once
from api.http.models.coverage import AcceptedData
from api.http.models.sent import ReasonBody
from api.keys import Key
from queries.candidates.decisions import AcceptedLink

router = APIRouter(tags=["coverage"])

Proposal = Annotated[
    str, Path(min_length=1, max_length=1000, description="The id of a proposal, as /v1/suggestions gives it.")
]


@router.post(
    "/v1/suggestions/{proposal:path}/accept",
    status_code=201,
    summary="Record that a proposed link holds",
    **writes(AcceptedData),
)
def accept_proposal(
    request: Request, key: Decides, proposal: Proposal, body: ReasonBody, idempotency_key: IdempotencyKey = None
) -> Response:
    """The link becomes a statement with who decided it, when and why; it survives reloading."""
    return _decided(request, key, proposal, body, idempotency_key, accept)


@router.post(
    "/v1/suggestions/{proposal:path}/withdraw",
    status_code=200,
    summary="Take an accepted proposal back",
    **writes(AcceptedData),
)
def withdraw_proposal(
    request: Request, key: Decides, proposal: Proposal, body: ReasonBody, idempotency_key: IdempotencyKey = None
) -> Response:
    """The record of both decisions stays, and the link may be proposed again."""
    return _decided(request, key, proposal, body, idempotency_key, withdraw)


def _decided(
    request: Request, key: Key, proposal: str, body: ReasonBody, repeated: str | None,
    decide: Callable[..., AcceptedLink],
) -> Response:  # fmt: skip
    store = request.app.state.service.store
    data, replayed = once(
        request, key, repeated, fingerprint(body.model_dump(mode="json")),
        lambda: accepted_json(decide(store, proposal, who=body.who or key.name, reason=body.reason)),
    )  # fmt: skip
    ends = {name: node_path(data[name]) for name in ("source", "target")}
    return done(request, data, 201 if decide is accept else 200, replayed=replayed, links=ends)
