"""What a document says: read and checked as a whole before anything of it is written."""

from __future__ import annotations

from collections import defaultdict
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
    nodes: defaultdict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    edges: defaultdict[EdgeKey, list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def take(self, statement: Statement, row: Values, fiscal_year: int | None) -> None:
        """Takes in a statement of a document of the fiscal year; the first of an id stays."""
        if row[0] in self.rows:
            return
        self.rows[row[0]] = row
        claims = self.nodes[statement.subject]
        if statement.object is not None:
            _ = self.nodes[statement.object]  # is mentioned, if by no claim
            claims = self.edges[statement.subject, statement.predicate, statement.object, statement.qualifier]
        claims.append(_claim(statement, row, fiscal_year or 0))


def said_by(document: Document, statements: Iterable[Statement], key: int | str) -> Said:
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


def _claim(statement: Statement, row: Values, fiscal_year: int) -> Claim:
    """`Claim.of`, with what its row has worked out already."""
    table, number, column, line, text = row[2:7]
    return Claim(
        statement.predicate,
        statement.value,
        (
            row[12], -fiscal_year, -row[13], statement.document,
            table or 0, number or 0, column or 0, line, text, row[11], row[0],
        ),
    )  # fmt: skip
