"""Keys: who may write over HTTP, and what.

Keys stay beside the base, as a mark of it: they work with any engine, and no export or copy of the graph holds them.
Of a key only the hash of its token is kept; the token is 256 random bits, so that a plain hash is enough.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from kb.errors import InputError, NotFoundError
from kb.store.base import Reader, Store

MARK = "keys"
"""The mark of the base that holds them."""
_PREFIX = "pt"
_ID_BYTES, _SECRET_BYTES = 4, 32
_LONGEST_NAME = 200
_LONGEST_TOKEN = 200


class Scope(StrEnum):
    """What a key allows."""

    READ = "read"
    """Reading, where the service does not let everybody read."""
    DECIDE = "decide"
    """Decisions on findings and proposals."""
    LOAD = "load"
    """Documents and results in."""
    ADMIN = "admin"
    """Everything."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: `hash` is the SHA-256 of its token; times are ISO 8601 in UTC."""

    id: str
    name: str
    hash: str
    scopes: tuple[Scope, ...]
    created: str
    revoked: str | None = None

    def allows(self, scope: Scope) -> bool:
        """Whether the key allows something; every key allows reading."""
        return scope is Scope.READ or scope in self.scopes or Scope.ADMIN in self.scopes


def create_key(store: Store, name: str, scopes: Collection[Scope]) -> tuple[Key, str]:
    """Makes a key; gives it with its token, which is kept nowhere.

    Args:
        store: The base; no other writer comes between reading the keys and writing them.
        name: Who holds it: an office or a position.
        scopes: What it allows; at least one.

    Raises:
        InputError: The name is empty or too long, or no scope is given.
        StoreBusyError: Another process is writing.
    """
    called = " ".join(name.split())
    if not called or len(called) > _LONGEST_NAME or not scopes:
        raise InputError(f"a key needs a name of 1 to {_LONGEST_NAME} letters and a scope: {', '.join(Scope)}")
    identifier = secrets.token_hex(_ID_BYTES)
    token = f"{_PREFIX}_{identifier}_{secrets.token_urlsafe(_SECRET_BYTES)}"
    allowed = tuple(scope for scope in Scope if scope in scopes)
    key = Key(identifier, called, _hash(token), allowed, _now())
    _change(store, lambda known: [*known, key])
    return key, token


def revoke_key(store: Store, identifier: str) -> Key:
    """Ends a key; its record stays.

    Raises:
        NotFoundError: There is no such key, or it has been revoked already.
        StoreBusyError: Another process is writing.
    """
    ended = None

    def end(known: Sequence[Key]) -> list[Key]:
        nonlocal ended
        found = next((key for key in known if key.id == identifier and key.revoked is None), None)
        if found is None:
            raise NotFoundError(f"no key in force is called {identifier!r}; `policytrace key list` lists them")
        ended = replace(found, revoked=_now())
        return [ended if key.id == identifier else key for key in known]

    _change(store, end)
    assert ended is not None
    return ended


def list_keys(reader: Reader) -> list[Key]:
    """The keys, the oldest first, revoked ones too."""
    kept = json.loads(reader.mark(MARK) or "[]")
    return [Key(**{**item, "scopes": tuple(map(Scope, item["scopes"]))}) for item in kept]


def key_of(reader: Reader, token: str) -> Key | None:
    """The key in force that a token is of; `None` for any other text.

    Takes as long for a token that is wrong in the last letter as for one that is wrong in the first.
    """
    if len(token) > _LONGEST_TOKEN or not token.isascii():
        return None
    given, found = _hash(token), None
    for key in list_keys(reader):
        if hmac.compare_digest(key.hash, given) and key.revoked is None:
            found = key
    return found


def _change(store: Store, change: Callable[[Sequence[Key]], list[Key]]) -> None:
    with store.write() as writer, store.read() as reader:
        kept = change(list_keys(reader))
        writer.put_mark(MARK, json.dumps([asdict(key) for key in kept], ensure_ascii=False))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
