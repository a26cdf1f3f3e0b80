"""Who may do what: keys in the `Authorization` header."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.http.faults import NoKeyError, ScopeError
from api.http.service import Service
from api.keys import Key, Scope, key_of
from kb.store.base import Reader

_SCHEME = HTTPBearer(
    scheme_name="key", bearerFormat="pt_…", description="A key of `policytrace key create`.", auto_error=False
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_SCHEME)]

OPEN = "open"
"""The setting `reading` that lets everybody read."""


def allowed(reader: Reader, credentials: HTTPAuthorizationCredentials | None, scope: Scope) -> Key:
    """The key of a request, if it allows something.

    Raises:
        NoKeyError: There is none, or none in force of that token.
        ScopeError: It does not allow it.
    """
    if credentials is None:
        raise NoKeyError("this needs a key: send `Authorization: Bearer KEY`")
    key = key_of(reader, credentials.credentials)
    if key is None:
        raise NoKeyError("the key is not known here, or has been revoked")
    if not key.allows(scope):
        raise ScopeError(f"this needs a key with the scope {scope}; that of {key.name} has: {', '.join(key.scopes)}")
    return key


def allowed_to_read(service: Service, reader: Reader, request: Request) -> None:
    """Lets everybody read, or those with a key, as the settings say.

    Raises:
        NoKeyError: A key is needed, and there is none or none in force of that token.
    """
    if service.settings.reading != OPEN:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        given = HTTPAuthorizationCredentials(scheme=kind, credentials=token.strip())
        allowed(reader, given if kind.lower() == "bearer" else None, Scope.READ)


def _holder(scope: Scope) -> object:
    def holder(request: Request, credentials: Credentials) -> Key:
        with request.app.state.service.store.read() as reader:
            return allowed(reader, credentials, scope)

    return Depends(holder)


Reads = Annotated[Key, _holder(Scope.READ)]
Decides = Annotated[Key, _holder(Scope.DECIDE)]
Loads = Annotated[Key, _holder(Scope.LOAD)]
"""The key of a request; without one that allows it the request is refused before anything of it is read."""
