"""IRIs of terms, nodes and what hangs on them; stable, and percent-encoded where a name needs it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from ontology.vocabulary import vocabulary

DEFAULT_BASE = "https://policytrace.org/id/"
"""Where node IRIs start unless an office has a domain of its own."""

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#\x00-\x1f\x7f-\x9f\ud800-\udfff]*/")


def checked_base(base_iri: str) -> str:
    """The base, if node IRIs can start with it.

    Raises:
        ValueError: It is not absolute, holds a character that IRIs do not allow, or does not end in `/`.
    """
    if not _BASE.fullmatch(base_iri):
        raise ValueError(f"base IRI {base_iri!r} must be absolute, without spaces or '#', and end in '/'")
    return base_iri


@cache
def kind_iri(name: str) -> str:
    """The class of a node kind or record: `key_result` → `…#KeyResult`.

    Classes are in capitals because the kind `agency` and the property `agency` share a name.
    """
    return vocabulary().namespace + "".join(part.capitalize() for part in name.split("_"))


@cache
def term_iri(name: str) -> str:
    """The RDF property of an edge kind or property: `part_of` → `…#part_of`."""
    return vocabulary().namespace + name


@lru_cache(maxsize=1 << 16)
def node_iri(identifier: str, base_iri: str = DEFAULT_BASE) -> str:
    """The IRI of a node: `policy:049` → `…/policy/049`."""
    kind, _, local = identifier.partition(":")
    return f"{base_iri}{encoded(kind)}/{encoded(local, keep='/')}"


def node_id(iri: str, base_iri: str = DEFAULT_BASE) -> str:
    """The id of the node of an IRI: `…/policy/049` → `policy:049`.

    Letters that need not be percent-encoded in an IRI may stand as they are.

    Raises:
        ValueError: The IRI is of no node under this base.
    """
    kind, separator, local = iri[len(base_iri) :].partition("/")
    if not iri.startswith(base_iri) or not separator:
        raise ValueError(f"<{iri}> is no node: IRIs of nodes are <{base_iri}kind/name>")
    try:
        return f"{kind}:{unquote(local, errors='strict')}"
    except UnicodeDecodeError as error:
        raise ValueError(f"<{iri}> is no node: what is percent-encoded in it is not UTF-8") from error


def statement_iri(identifier: str, base_iri: str = DEFAULT_BASE) -> str:
    """The IRI of a statement, by its id: `…/statement/<20 hexadecimal digits>`."""
    return f"{base_iri}statement/{identifier}"


def part_iri(owner: str, *names: str) -> str:
    """The IRI of a value of a node or edge that has properties of its own: `<owner>#instalments/2569`."""
    return f"{owner}#" + "/".join(encoded(name) for name in names)


def edge_iri(source: str, kind: str, target: str, qualifier: str, base_iri: str = DEFAULT_BASE) -> str:
    """The IRI of an edge: `…/edge/<source>/<kind>/<target>/<qualifier>`, each one segment."""
    segments = (source, kind, target, qualifier) if qualifier else (source, kind, target)
    return f"{base_iri}edge/" + "/".join(encoded(segment) for segment in segments)


def edge_of(iri: str, base_iri: str = DEFAULT_BASE) -> tuple[str, str, str, str] | None:
    """Source, kind, target and qualifier of the edge of an IRI; `None` where the IRI is of none."""
    segments = [unquote(part) for part in iri.removeprefix(f"{base_iri}edge/").split("/")]
    if not iri.startswith(f"{base_iri}edge/") or len(segments) not in (3, 4):
        return None
    source, kind, target, qualifier = [*segments, ""][:4]
    return source, kind, target, qualifier


def encoded(text: str, keep: str = "") -> str:
    """Percent-encoded UTF-8, all but letters, digits, `_.~-` and what is to be kept."""
    return quote(text, safe=keep, errors="replace")
