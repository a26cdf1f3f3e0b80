"""Addresses of servers, and what must not stand in them."""

from __future__ import annotations

from urllib.parse import urlsplit

from kb.errors import StoreError


def checked_address(address: str) -> str:
    """The address, where it names a server and nothing else.

    Raises:
        StoreError: It holds credentials (which the message does not repeat), a path or parameters, or no host.
    """
    scheme, _, rest = address.partition("://")
    if "@" in rest:
        raise StoreError(
            f"a {scheme}:// address must hold no user and password; set POLICYTRACE_NEO4J_USER and"
            " POLICYTRACE_NEO4J_PASSWORD instead"
        )
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named:
        raise StoreError(f"{address} names no server; write {scheme}://HOST or {scheme}://HOST:PORT")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise StoreError(
            f"{address} holds more than a server; name the database in POLICYTRACE_NEO4J_DATABASE and write"
            f" {scheme}://{parts.netloc}"
        )
    return f"{scheme}://{parts.netloc}"
