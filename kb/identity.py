"""Typed, readable ids that are derived from content, never from load order.

An id is `<kind>:<local part>`: `policy:049`, `key_result:2569/11102`,
`project:bangna/2569/3f9c02ab71`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kb.errors import IdentityError
from kb.kinds import NodeKind

_LOCAL = re.compile(r"[^\s:#?<>\"'`\\{}|^\x00-\x1f\ud800-\udfff]+(?:/[^\s:#?<>\"'`\\{}|^\x00-\x1f\ud800-\udfff]+)*")
_KINDS = frozenset(str(kind) for kind in NodeKind)
_DROPPED = re.compile(r"[\s*.,“”\"'‘’()\[\]/–—-]+")

# What parts two numbers stays: lane 29/2 is not lane 292.
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\s*[/.–—-]\s*(?=[0-9])")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


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
    if not separator or not local or kind not in _KINDS:
        raise IdentityError(f"{identifier!r} is no node id; ids are <kind>:<name>, with one of: {', '.join(NodeKind)}")
    return NodeKind(kind)


@lru_cache(maxsize=1 << 16)
def checked_kind(identifier: str) -> NodeKind:
    """The node kind of a well-formed id.

    Raises:
        IdentityError: The id has no known kind, or a character that ids do not allow.
    """
    kind = kind_of(identifier)
    if not _LOCAL.fullmatch(identifier, len(kind) + 1):
        raise IdentityError(f"{identifier!r} is no node id: its parts must not be empty or hold spaces or quotes")
    return kind


def name_hash(name: str) -> str:
    """Ten hexadecimal digits that identify a name, spaces, punctuation and digit style aside."""
    digits = unicodedata.normalize("NFC", name).casefold().translate(_THAI_DIGITS)
    folded = _DROPPED.sub("", _BETWEEN_DIGITS.sub("|", digits))
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:10]


def content_hash(*parts: str) -> str:
    """Twenty hexadecimal digits over the parts, each part's boundary counted."""
    return hashlib.sha256(b"".join(map(_counted, parts))).hexdigest()[:20]


@lru_cache(maxsize=1 << 13)  # what one row says shares most of its parts
def _counted(part: str) -> bytes:
    data = part.encode("utf-8")
    return len(data).to_bytes(8, "big") + data
