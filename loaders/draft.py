"""Collects what a document's tables say: statements, row accounting and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.kinds import EdgeKind
from kb.statement import Json, Place, Rank, Statement
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.notes import Note, Value


@dataclass(frozen=True, slots=True)
class RowAccount:
    """What became of one table row, with the reason where it was left out."""

    table: int
    row: int
    line: int
    disposition: Disposition
    reason: str = ""


@dataclass(slots=True)
class Draft:
    """A document's statements in the making.

    Args:
        document: The document's id.
        agency: The id of the agency whose document it is, such as `agency:bangna`.
        fiscal_year: Of the Buddhist Era.
    """

    document: str
    agency: str
    fiscal_year: int
    statements: dict[str, Statement] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    accounts: dict[tuple[int, int], RowAccount] = field(default_factory=dict)

    @property
    def agency_slug(self) -> str:
        """The local part of the agency's id."""
        return self.agency.partition(":")[2]

    def state(
        self,
        subject: str,
        predicate: str,
        value: Json,
        source: Cell | Place,
        *,
        rank: Rank = Rank.FORM,
        confidence: float = 1.0,
        matched_from: str | None = None,
        keep_null: bool = False,
    ) -> None:
        """States a property of a node; `None` (unless kept) and empty text say nothing and are passed over."""
        if (value is None and not keep_null) or value == "":
            return
        self._add(
            Statement(
                self.document, _place(source), subject, predicate, value,
                rank=rank, confidence=confidence, matched_from=matched_from,
            )
        )  # fmt: skip

    def state_text(self, subject: str, predicate: str, value: str, cell: Cell) -> None:
        """States a long text of a node, once in each row over which its cell runs, in the words that stand there."""
        for place in (cell.place, *cell.rest):
            self.state(subject, predicate, value, place)

    def relate(
        self,
        subject: str,
        kind: EdgeKind,
        target: str,
        source: Cell | Place,
        *,
        qualifier: str = "",
        properties: dict[str, Json] | None = None,
        rank: Rank = Rank.FORM,
        confidence: float = 1.0,
        matched_from: str | None = None,
    ) -> None:
        """States an edge from a node to another, with the edge's own properties."""
        self._add(
            Statement(
                self.document, _place(source), subject, str(kind), properties or {}, target, qualifier,
                rank=rank, confidence=confidence, matched_from=matched_from,
            )
        )  # fmt: skip

    def note(self, code: str, source: Cell | Place, /, *also: Cell | Place, **values: object) -> None:
        """Reports something to the reader of the load report.

        Args:
            code: Of the sentence in `notes.toml`.
            source: The cell or line that it is about.
            also: The others that the sentence speaks of.
            values: The words that the sentence is filled with; a tuple of words is for programs.
        """
        others = tuple(dict.fromkeys(place for each in also if (place := _place(each)) != _place(source)))
        note = Note(code, tuple((name, _words(value)) for name, value in values.items()), _place(source), others)
        if note not in self.notes:
            self.notes.append(note)

    def account(self, table: FormTable, row: FormRow, disposition: Disposition, reason: str = "") -> None:
        """Says what became of a row; the last word counts."""
        self.accounts[table.number, row.number] = RowAccount(
            table.number, row.number, row.source.line, disposition, reason
        )

    def accounted(self, table: FormTable, row: FormRow) -> bool:
        """Whether anything was said of a row yet."""
        return (table.number, row.number) in self.accounts

    def counts(self) -> Counter[Disposition]:
        """How many rows met each fate."""
        return Counter(account.disposition for account in self.accounts.values())

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements.values())

    def _add(self, statement: Statement) -> None:
        self.statements.setdefault(statement.id, statement)


def _words(value: object) -> Value:
    """A value of a note as text; several values as a text each."""
    return tuple(map(str, value)) if isinstance(value, tuple) else str(value)


def _place(source: Cell | Place) -> Place:
    return source.place if isinstance(source, Cell) else source
