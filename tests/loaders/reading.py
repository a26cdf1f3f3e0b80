"""Reads a text as a document and looks at its facts the way a test wants them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

from kb.identity import kind_of
from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json, Statement
from kb.store.base import Reader
from kb.store.open import open_store
from loaders.pipeline import Reading, load_file, read_document

Edge = tuple[str, str, str, str]


def read_text(folder: Path, text: str, name: str = "plan.txt") -> Reading:
    """The reading of a text, written to a file first."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_document(path)


def edges_of(reading: Reading) -> set[Edge]:
    """Every edge that is stated: source, kind, target, qualifier."""
    return {(s.subject, s.predicate, s.object, s.qualifier) for s in reading.statements if s.object}


def nodes_of(reading: Reading) -> Counter[NodeKind]:
    """How many nodes of each kind are stated."""
    subjects = {s.subject for s in reading.statements if not s.object}
    return Counter(kind_of(subject) for subject in subjects)


def values_of(reading: Reading, subject: str, predicate: str) -> list[Json]:
    """The values stated for a property, strongest first."""
    stated = [s for s in reading.statements if s.subject == subject and s.predicate == predicate and not s.object]
    return [s.value for s in sorted(stated, key=lambda s: (s.rank, -s.confidence, s.place.line))]


def statements_at(reading: Reading, line: int) -> list[Statement]:
    """The statements that stand on a line."""
    return [s for s in reading.statements if s.place.line == line]


def loaded(path: Path, base: Path) -> Reader:
    """A reader of a base that holds one document; it lives as long as the process."""
    store = open_store(base)
    load_file(path, store)
    return store.read().__enter__()


def budget_of(reader: Reader, project: Node) -> Node:
    """The budget node of a project."""
    budgets = [edge.source for edge in reader.edges(project.id, outgoing=False) if edge.kind == "funds"]
    assert len(budgets) == 1, project
    budget = reader.node(budgets[0])
    assert budget is not None
    return budget


def total(reader: Reader, category: str) -> Decimal:
    """The baht of a part of the plan, each project once."""
    projects = [node for node in reader.nodes(NodeKind.PROJECT) if node.properties.get("category") == category]
    amounts = [budget_of(reader, project).properties.get("amount_baht") for project in projects]
    return sum((Decimal(str(amount)) for amount in amounts if amount is not None), Decimal(0))
