"""Which things continue which: the matches of a comparison, recorded as edges from the later to the earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Json, Place, Rank, Statement, canonical_json
from kb.store.base import Document
from queries.compare.comparison import Comparison
from queries.compare.match import How, Match
from queries.compare.snapshot import Side
from queries.findings.decisions import DOCUMENT_TYPE

CHAIN = "decisions/continues"
"""What the chains' edition keys begin with: one for each pair of sides."""
TITLE = "ผลการพิจารณาความต่อเนื่องระหว่างปี"
_KINDS = (NodeKind.PROJECT, NodeKind.KEY_RESULT)
"""Kinds that have a node of their own in every year; a policy is the same node."""


def continuing(answer: Comparison, least: float = 0.0) -> tuple[Match, ...]:
    """The matches of projects and key results between two years, of at least that confidence; by kind, code and id.

    Raises:
        InputError: The sides are of one year, or one of them is a document without a year.
    """
    years = (answer.left.fiscal_year, answer.right.fiscal_year)
    if None in years or years[0] == years[1]:
        raise InputError("what continues what is recorded between two years; compare the plans of two years")
    found = (item.match for kind in answer.kinds if kind.kind in _KINDS for item in kind.both)
    return tuple(match for match in found if match.how is not How.ID and match.confidence >= least)


def edition(answer: Comparison, matches: tuple[Match, ...], *, who: str, when: str) -> tuple[Document, list[Statement]]:
    """The document that records these matches between two sides, and what it states.

    Args:
        answer: The comparison.
        matches: Those of it that hold.
        who: Who decides: an office or a position.
        when: ISO 8601 in UTC.

    Raises:
        InputError: Nobody is named.
    """
    if not who.strip():
        raise InputError("recording what continues what needs the name of who decides: --who")
    earlier, later = sorted((answer.left, answer.right), key=lambda side: side.fiscal_year or 0)
    chain = f"{CHAIN}/{_key(later)}/{_key(earlier)}"
    records = list(_records(answer, matches, " ".join(who.split()), when))
    sha256 = hashlib.sha256("\n".join([chain, *map(canonical_json, records)]).encode("utf-8")).hexdigest()
    document = Document(
        id=f"document:{sha256[:12]}",
        sha256=sha256,
        file_name="decisions-continues.jsonl",
        document_type=DOCUMENT_TYPE,
        edition_key=chain,
        agency=later.agency,
        fiscal_year=later.fiscal_year,
        title=TITLE,
    )
    return document, [_statement(document.id, line, record) for line, record in enumerate(records, 1)]


def _records(answer: Comparison, matches: tuple[Match, ...], who: str, when: str) -> Iterator[dict[str, str]]:
    forward = (answer.left.fiscal_year or 0) < (answer.right.fiscal_year or 0)
    for match in matches:
        earlier, later = (match.left, match.right) if forward else (match.right, match.left)
        yield {
            "later": later.id, "earlier": earlier.id, "how": str(match.how), "confidence": f"{match.confidence:g}",
            "who": who, "when": when,
        }  # fmt: skip


def _statement(document: str, line: int, record: dict[str, str]) -> Statement:
    value: dict[str, Json] = {
        "confidence": record["confidence"],
        "decided_by": f"{record['who']} ({record['how']}, {record['when'][:10]})",
    }
    place = Place(line, canonical_json(record))
    return Statement(
        document, place, record["later"], str(EdgeKind.CONTINUES), value, record["earlier"], rank=Rank.DECISION
    )


def _key(side: Side) -> str:
    return f"{(side.agency or 'agency:unknown').partition(':')[2]}/{side.fiscal_year}"
