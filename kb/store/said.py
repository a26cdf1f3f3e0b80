"""What a document says: read and checked as a whole before anything of it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from kb.check import check_statement
from kb.derive import Claim
from kb.statement import Place, Statement
from kb.store.base import Document
from kb.store.rows import Values, statement_row

EdgeKey: TypeAlias = tuple[str, str, str, str]
"""Source id, kind, target id, qualifier."""


@dataclass(slots=True)
class Said:
    """The statements of a document, each id once, and what of the graph they speak of.

    `rows` maps statement ids to rows as `kb.store.rows.statement_row` makes them, in the
    order of the statements; `nodes` every node mentioned, and `edges` every edge, to the
    claims about it.
    """

    rows: dict[str, Values] = field(default_factory=dict)
    nodes: dict[str, list[Claim]] = field(default_factory=dict)
    edges: dict[EdgeKey, list[Claim]] = field(default_factory=dict)

    def take(self, statement: Statement, row: Values, fiscal_year: int | None) -> None:
        """Takes in a statement of a document of the fiscal year; the first of an id stays."""
        if row[0] in self.rows:
            return
        self.rows[row[0]] = row
        claims = self.nodes.setdefault(statement.subject, [])
        if statement.object is not None:
            self.nodes.setdefault(statement.object, [])
            key = (statement.subject, statement.predicate, statement.object, statement.qualifier)
            claims = self.edges.setdefault(key, [])
        claims.append(_claim(statement, row, fiscal_year))


def said_by(document: Document, statements: Iterable[Statement], key: int) -> Said:
    """What the statements of a document say, each checked against the vocabulary.

    Args:
        document: The document that they must be of.
        statements: Read once.
        key: How the engine refers to the document.

    Raises:
        InputError: A statement is malformed or unknown to the vocabulary.
    """
    said = Said()
    place: Place | None = None
    for statement in statements:
        # what one cell says comes in a row and shares its place, which is checked once
        check_statement(statement, document.id, same_place=statement.place is place)
        place = statement.place
        said.take(statement, statement_row(statement, key), document.fiscal_year)
    return said


def _claim(statement: Statement, row: Values, fiscal_year: int | None) -> Claim:
    """`Claim.of`, with what its row has worked out already."""
    identifier, _, table, number, column, line, text, _, predicate, _, _, value, rank, confidence, _ = row
    place = (table or 0, number or 0, column or 0, line, text)
    precedence = (rank, -(fiscal_year or 0), -confidence, statement.document, *place, value, identifier)
    return Claim(predicate, statement.value, precedence)
