"""Which earlier file a results file is a corrected or grown edition of.

Of files with one name, a later one takes the place of an earlier where it holds all agencies
and periods of that: a corrected file, or the same workbook with the next quarter in it. A file
of other agencies or periods is a document of its own, whatever its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath

from kb.store.base import Document, Reader
from kb.text import fold

DOCUMENT_TYPE = "results"
Coverage = frozenset[tuple[str, str]]
"""Agency slugs and periods."""
_LONGEST = 120
_KINDS = ("result:", "appeal:")


def coverage(nodes: Iterable[str]) -> Coverage:
    """The agencies and periods of result ids; of appeal ids the round with its year stands for a period."""
    return frozenset(map(_covered, nodes))


def _covered(identifier: str) -> tuple[str, str]:
    """`result:<agency>/<year>/…/<period>` or `appeal:<agency>/<year>/<round>/…`."""
    parts = identifier.partition(":")[2].split("/")
    return parts[0], parts[-1] if identifier.startswith(_KINDS[0]) else f"{parts[1]}-appeals-{parts[2]}"


def nodes_in(reader: Reader, document: str) -> frozenset[str]:
    """The ids of the results and appeals that a document states."""
    said = reader.document_statements(document)
    return frozenset(item.subject for item in said if item.subject.startswith(_KINDS))


def edition_key(reader: Reader, file_name: str, document: str, covered: Coverage) -> tuple[str, str | None]:
    """The key that the file shares with its editions, and the id of the edition in force that it replaces."""
    start = f"{DOCUMENT_TYPE}/{fold(PurePath(file_name).stem)}/"
    in_force = [item for item in reader.documents() if item.document_type == DOCUMENT_TYPE]
    own = next((item for item in in_force if item.id == document), None)
    if own is not None:
        return own.edition_key, None
    same_name = [item for item in in_force if item.edition_key.startswith(start)]
    held = {item.id: coverage(nodes_in(reader, item.id)) for item in same_name}
    former = max(
        (item for item in same_name if held[item.id] <= covered),
        key=lambda item: (len(held[item.id]), item.id),
        default=None,
    )
    if former is not None:
        return former.edition_key, former.id
    return _new_key(start, document, covered, same_name), None


def _new_key(start: str, document: str, covered: Coverage, same_name: Iterable[Document]) -> str:
    """A key that no document in force has."""
    named = "+".join(f"{agency}@{period}" for agency, period in sorted(covered))
    if len(named) > _LONGEST:
        named = hashlib.sha256(named.encode()).hexdigest()[:20]
    taken = {item.edition_key for item in same_name}
    key = start + named
    return f"{key}/{document.partition(':')[2]}" if key in taken else key
