"""Accepted links: a person's word that a project serves a key result or policy, kept beside the documents.

The documents that record them are of the type of all decisions. They make one chain of
editions for each agency and fiscal year, and stand under that agency and year, so that an
accepted link counts wherever the agency's own documents do. A link's statement has the
rank DECISION; its printed text is the record of who decided it, when and why. A link that
was taken back keeps its line, which then states no link but that it was withdrawn.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from kb.kinds import EdgeKind
from kb.model import Node
from kb.statement import Json, Place, Rank, Statement, canonical_json
from kb.store.base import Document, Reader
from queries.findings.decisions import DOCUMENT_TYPE, PROPERTY

CHAIN = "decisions/links"
"""What the chains' edition keys begin with."""
TITLE = "ผลการพิจารณาข้อเสนอการเชื่อมโยง"
WITHDRAWN = "withdrawn"
"""The decision that takes an accepted link back."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when (ISO 8601 in UTC) and why."""

    who: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class AcceptedLink:
    """A link that was decided on; `when` is ISO 8601 in UTC, `score` what it had when it was proposed, as text."""

    project: str
    edge: EdgeKind
    target: str
    who: str
    when: str
    reason: str
    score: str
    withdrawn: Decided | None = None


def chain_of(project: Node) -> str:
    """The edition key of the chain that holds the links of the project's agency and year."""
    agency = str(project.properties.get("agency") or "").partition(":")[2]
    return f"{CHAIN}/{agency}/{project.fiscal_year or ''}"


def accepted(reader: Reader, chain: str) -> list[AcceptedLink]:
    """The links of a chain, those taken back among them, in the order of their lines."""
    found = [
        _link(statement.place.text)
        for document in reader.documents()
        if document.document_type == DOCUMENT_TYPE and document.edition_key == chain
        for statement in sorted(reader.document_statements(document.id), key=lambda each: each.place.line)
    ]
    return [link for link in found if link is not None]


def _link(text: str) -> AcceptedLink | None:
    """The link of a line; `None` where the line records none."""
    try:
        record = json.loads(text)
        taken_back = record.pop("withdrawn", None)
        withdrawn = None if taken_back is None else Decided(**taken_back)
        return AcceptedLink(**{**record, "edge": EdgeKind(record["edge"])}, withdrawn=withdrawn)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def edition(project: Node, links: Sequence[AcceptedLink]) -> tuple[Document, list[Statement]]:
    """The document that records these links of the project's agency and year, and what it states."""
    lines = [canonical_json(_record(link)) for link in links]
    chain = chain_of(project)
    sha256 = hashlib.sha256("\n".join([chain, *lines]).encode("utf-8")).hexdigest()
    agency = project.properties.get("agency")
    document = Document(
        id=f"document:{sha256[:12]}",
        sha256=sha256,
        file_name="decisions-links.jsonl",
        document_type=DOCUMENT_TYPE,
        edition_key=chain,
        agency=str(agency) if agency else None,
        fiscal_year=project.fiscal_year,
        title=TITLE,
    )
    return document, [_statement(document.id, line, lines[line - 1], link) for line, link in enumerate(links, 1)]


def _record(link: AcceptedLink) -> Mapping[str, Json]:
    return {name: value for name, value in asdict(link).items() if value is not None}


def _statement(document: str, line: int, text: str, link: AcceptedLink) -> Statement:
    place = Place(line, text)
    if link.withdrawn is None:
        return Statement(document, place, link.project, str(link.edge), {}, link.target, rank=Rank.DECISION)
    record = {"decision": WITHDRAWN, "edge": str(link.edge), "target": link.target, **asdict(link.withdrawn)}
    return Statement(document, place, link.project, PROPERTY, record, rank=Rank.DECISION)
