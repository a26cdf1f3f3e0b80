"""Typed, readable ids that are derived from content, never from load order.

An id is `<kind>:<local part>`: `policy:049`, `key_result:2569/11102`,
`project:bangna/2569/3f9c02ab71`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kb.errors import IdentityError
from kb.kinds import NodeKind

_LOCAL = re.compile(r"[^\s:#?<>\"'`\\{}|^\x00-\x1f]+(?:/[^\s:#?<>\"'`\\{}|^\x00-\x1f]+)*")
_DROPPED = re.compile(r"[\s*.,“”\"'‘’()\[\]/–—-]+")


def node_id(kind: NodeKind, *parts: object) -> str:
    """The id of a node: its kind and the parts of its local name, joined by `/`.

    Raises:
        IdentityError: A part is empty or holds a character that ids do not allow.
    """
    local = "/".join(str(part) for part in parts)
    if not parts or any(str(part) == "" for part in parts) or not _LOCAL.fullmatch(local):
        raise IdentityError(f"cannot make an id of {kind} and {local!r}: parts must not be empty or hold spaces")
    return f"{kind}:{local}"


def kind_of(identifier: str) -> NodeKind:
    """The node kind of an id.

    Raises:
        IdentityError: The id has no known kind; the message lists the kinds.
    """
    kind, separator, local = identifier.partition(":")
    if not separator or not local or kind not in NodeKind:
        raise IdentityError(f"{identifier!r} is no node id; ids are <kind>:<name>, with one of: {', '.join(NodeKind)}")
    return NodeKind(kind)


def name_hash(name: str) -> str:
    """Ten hexadecimal digits that identify a name, spaces and punctuation aside."""
    folded = _DROPPED.sub("", unicodedata.normalize("NFC", name)).casefold()
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:10]


def content_hash(*parts: str) -> str:
    """Twenty hexadecimal digits over the parts, each part's boundary counted."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:20]
