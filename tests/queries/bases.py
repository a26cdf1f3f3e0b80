"""Small bases from literal facts, through the real store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kb.kinds import EdgeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document, Store
from kb.store.open import open_store

Fact = tuple[str, str, Json]
"""Subject id, property, value."""
Link = tuple[str, str, str] | tuple[str, str, str, str] | tuple[str, str, str, str, Mapping[str, Json]]
"""Source id, edge kind, target id, qualifier, properties."""


class Base:
    """A base in a file, filled document by document."""

    def __init__(self, folder: Path) -> None:
        self.store: Store = open_store(folder / "base.db")
        self._count = 0

    def load(
        self,
        facts: Iterable[Fact] = (),
        links: Iterable[Link] = (),
        *,
        agency: str | None = "agency:bangna",
        fiscal_year: int | None = 2569,
        edition: str | None = None,
        rank: Rank = Rank.FORM,
        file_name: str | None = None,
        title: str | None = None,
    ) -> str:
        """Loads one document that states these facts and links, a line each; returns its id."""
        self._count += 1
        sha256 = hashlib.sha256(str(self._count).encode()).hexdigest()
        identifier = f"document:{sha256[:12]}"
        document = Document(
            id=identifier,
            sha256=sha256,
            file_name=file_name or f"{self._count}.txt",
            document_type="plan",
            edition_key=edition or str(self._count),
            agency=agency,
            fiscal_year=fiscal_year,
            title=title or f"Plan {self._count}",
        )
        statements = [*_facts(identifier, facts, rank), *_links(identifier, links, rank)]
        with self.store.write() as writer:
            writer.put_document(document, statements, report={})
        return identifier


def _facts(document: str, facts: Iterable[Fact], rank: Rank) -> list[Statement]:
    return [
        Statement(document, Place(line, str(value), 1, line, 1), subject, predicate, value, rank=rank)
        for line, (subject, predicate, value) in enumerate(facts, 1)
    ]


def _links(document: str, links: Iterable[Link], rank: Rank) -> list[Statement]:
    made = []
    for line, (source, kind, target, *rest) in enumerate(links, 1):
        qualifier = str(rest[0]) if rest else ""
        properties = rest[1] if len(rest) > 1 else {}
        place = Place(line, f"{source} {target}", 2, line, 2)
        made.append(
            Statement(document, place, source, str(EdgeKind(kind)), properties, target, qualifier, rank=rank)  # type: ignore[arg-type]
        )
    return made


CITY: tuple[Link, ...] = (
    ("strategy:2569/1", "part_of", "plan:bma/2569"),
    ("issue:2569/1.1", "part_of", "strategy:2569/1"),
    ("super_okr:2569/1.1.1", "contributes_to", "issue:2569/1.1"),
    ("key_result:2569/11101", "contributes_to", "super_okr:2569/1.1.1"),
    ("key_result:2569/11102", "contributes_to", "super_okr:2569/1.1.1"),
    ("agency:bangna", "responsible_for", "key_result:2569/11101", "R"),
    ("division:bangna/works", "part_of", "agency:bangna"),
    ("division:bangna/works", "responsible_for", "project:bangna/2569/a", "R"),
    ("division:bangna/works", "responsible_for", "project:bangna/2569/b", "R"),
    ("project:bangna/2569/a", "supports", "key_result:2569/11101"),
    ("project:bangna/2569/a", "implements", "policy:049"),
    ("project:bangna/2569/b", "implements", "policy:049"),
    ("budget:bangna/2569/a", "funds", "project:bangna/2569/a"),
)
"""A chain from plan to money, and a second project of the same division and policy that supports no KR."""
