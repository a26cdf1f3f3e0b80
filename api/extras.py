"""What the extra `rdf` brings, asked for before it is used."""

from __future__ import annotations

from importlib.util import find_spec

from kb.errors import PolicytraceError

_BROUGHT = ("pyoxigraph", "rdflib", "pyshacl")


def require_rdf(what: str) -> None:
    """Says what to install where something that RDF needs is missing.

    Raises:
        PolicytraceError: Names the packages that are missing and the extra that brings them.
    """
    missing = [name for name in _BROUGHT if find_spec(name) is None]
    if missing:
        raise PolicytraceError(f"{what} needs {', '.join(missing)}: install policytrace[rdf]")
