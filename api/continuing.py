"""Records which things of one year continue those of another, as a comparison matched them."""

from __future__ import annotations

from datetime import UTC, datetime

from kb.store.base import LoadOutcome, Store
from queries.compare import compare
from queries.compare.continuing import continuing, edition
from queries.compare.match import Match


def record(
    store: Store, left: str, right: str, *, who: str, least: float = 0.0
) -> tuple[tuple[Match, ...], LoadOutcome]:
    """Compares two sides and records the matches of at least that confidence; a later record replaces a former.

    Raises:
        InputError: The sides are of one year, or nobody is named.
        NotFoundError: There is nothing that a side names.
        StoreBusyError: Another process is writing.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with store.write() as writer, store.read() as reader:
        answer = compare(reader, left, right)
        matches = continuing(answer, least)
        document, statements = edition(answer, matches, who=who, when=now)
        outcome = writer.put_document(document, statements, report={"continues": len(matches)})
    return matches, outcome
