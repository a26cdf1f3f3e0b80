"""From results files to a base: read, parse, check, and write all of them or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome, Reader, Store, Writer
from loaders.results.appeals import AppealRow, CheckedAppeal, check_appeals, parse_appeals
from loaders.results.check import CheckedResult, Checker
from loaders.results.edition import coverage, edition_key, nodes_in
from loaders.results.faults import Fault, ResultsError, fault
from loaders.results.locate import Given
from loaders.results.parse import Parsed, parse
from loaders.results.periods import Period
from loaders.results.reading import read_table
from loaders.results.statements import document_id, document_of, statements_of
from loaders.results.table import Table
from loaders.results.things import given_agency


class Change(StrEnum):
    """What loading a file does to one result."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    """The edition that the file replaces had it; it stays as history."""


@dataclass(frozen=True, slots=True)
class ResultsLoad:
    """What became of a results file.

    `document` is `None` where no row was filled in. `unfilled` rows have a code and no result;
    `ignored` are the headers that no column is known by.
    """

    path: Path
    document: str | None
    outcome: LoadOutcome | None
    changes: Sequence[tuple[str, Change]] = ()
    unfilled: int = 0
    ignored: tuple[str, ...] = ()

    def count(self, change: Change) -> int:
        """How many results met that fate."""
        return sum(found is change for _, found in self.changes)

    def to_json(self) -> dict[str, Json]:
        """The report for programs."""
        counts: dict[str, Json] = {str(change): self.count(change) for change in Change}
        return {
            "path": str(self.path),
            "document": self.document,
            "outcome": None if self.outcome is None else str(self.outcome),
            **counts,
            "passed_over": self.unfilled,
            "ignored_columns": list(self.ignored),
            "results": [{"id": identifier, "change": str(change)} for identifier, change in self.changes],
        }


def load_results(
    paths: Iterable[Path],
    store: Store,
    *,
    agency: str | None = None,
    year: int | None = None,
    period: Period | None = None,
) -> list[ResultsLoad]:
    """Loads results files in one transaction; where any of them is at fault, nothing is stored.

    Args:
        paths: CSV files and workbooks.
        store: The base, which must know the indicators and key results.
        agency: Whose results they are, where the files do not say: an id, official or short name.
        year: The fiscal year, of the Buddhist Era, where neither file nor code says.
        period: The part of the year that all results are of; those of another are at fault.

    Raises:
        ResultsError: Holds every fault of every file.
        InputError: No agency is called so.
    """
    faults: list[Fault] = []
    parsed = list(_parsed(paths, faults, agency_given=agency is not None))
    with store.write() as writer, store.read() as reader:
        given = Given(None if agency is None else given_agency(agency, reader), year, period)
        checker = Checker(reader, given, faults)
        plans = [_Plan.of(item, checker) for item in parsed]
        faults.extend(_same_editions(plans))
        if faults:
            raise ResultsError.of(_in_order(faults))
        return [plan.put(writer) for plan in plans]


@dataclass(frozen=True, slots=True)
class _ParsedFile:
    """A file, taken apart into rows of results and of appeals."""

    path: Path
    table: Table
    results: Parsed
    appeal_rows: Sequence[AppealRow]
    appeals: Parsed

    @property
    def unfilled(self) -> int:
        return self.results.unfilled + self.appeals.unfilled

    @property
    def ignored(self) -> tuple[str, ...]:
        return (*self.results.ignored, *self.appeals.ignored)


def _parsed(paths: Iterable[Path], faults: list[Fault], *, agency_given: bool) -> Iterator[_ParsedFile]:
    """Every file once, parsed; its faults are gathered, and those of files that cannot be read."""
    known: set[str] = set()
    for path in paths:
        try:
            table = read_table(path)
        except ResultsError as error:
            faults.extend(error.faults)
            continue
        if table.sha256 not in known:
            known.add(table.sha256)
            results = parse(table.rows, table.path, agency_given=agency_given)
            rows, appeals = parse_appeals(table.appeals, table.path, agency_given=agency_given)
            faults.extend((*results.faults, *appeals.faults))
            yield _ParsedFile(path, table, results, rows, appeals)


@dataclass(slots=True)
class _Plan:
    """A file that was checked, with what is to be written; without a document where nothing is to be."""

    parsed: _ParsedFile
    rows: Sequence[CheckedResult | CheckedAppeal]
    document: Document | None = None
    statements: list[Statement] = field(default_factory=list)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    outcome: LoadOutcome | None = None

    @classmethod
    def of(cls, parsed: _ParsedFile, checker: Checker) -> _Plan:
        """Checks a file against the base and the files before it."""
        reader, table, identifier = checker.reader, parsed.table, document_id(parsed.table)
        results = checker.results(parsed.results.rows, table.path)
        plan = cls(parsed, [*results, *check_appeals(parsed.appeal_rows, table.path, checker)])
        if any(item.id == identifier and item.superseded_by for item in reader.documents(superseded=True)):
            plan.outcome = LoadOutcome.OUTDATED
        elif plan.rows:
            plan._prepare(checker)
        return plan

    def _prepare(self, checker: Checker) -> None:
        """Decides which edition the file is of, and what it states."""
        reader, table, identifier = checker.reader, self.parsed.table, document_id(self.parsed.table)
        covered, before = coverage(row.id for row in self.rows), nodes_in(reader, identifier)
        key, former = edition_key(reader, table.file_name, identifier, covered)
        self.document = document_of(table, key, self.rows)
        self.statements = [said for row in self.rows for said in statements_of(row, identifier)]
        if before and coverage(before) != covered:
            checker.faults.append(fault("file_known_otherwise", table.path, former=", ".join(sorted(before)[:3])))
        checker.check_base(self.rows, table.path, except_of=[identifier, *([former] if former else [])])
        self.changes = list(_changes(reader, self.statements, former or identifier))

    def put(self, writer: Writer) -> ResultsLoad:
        """Writes the file's document and says what that did."""
        outcome = self.outcome
        if self.document is not None:
            counts = Counter(str(change) for _, change in self.changes)
            report: dict[str, Json] = {"results": dict(counts), "rows": self._rows()}
            again = counts.keys() != {str(Change.UNCHANGED)}
            outcome = writer.put_document(self.document, self.statements, report=report, again=again)
        identifier = document_id(self.parsed.table) if self.rows else None
        parsed = self.parsed
        return ResultsLoad(parsed.path, identifier, outcome, self.changes, parsed.unfilled, parsed.ignored)

    def _rows(self) -> dict[str, Json]:
        return {"extracted": len(self.rows), "empty": self.parsed.unfilled}


def _changes(reader: Reader, statements: Sequence[Statement], former: str) -> Iterator[tuple[str, Change]]:
    """What the statements do to each result, and what the former edition's are that they no longer hold."""
    stated: dict[str, set[tuple[str, str]]] = {}
    for said in statements:
        if said.object is None:
            stated.setdefault(said.subject, set()).add((said.predicate, canonical_json(said.value)))
    for identifier in sorted(stated):
        known = [] if reader.node(identifier) is None else list(reader.statements(identifier))
        own = {(said.predicate, canonical_json(said.value)) for said in known if said.document == former}
        every = {(said.predicate, canonical_json(said.value)) for said in known}
        same = stated[identifier] == own if own else stated[identifier] <= every
        yield identifier, Change.UNCHANGED if same else Change.CHANGED if known else Change.ADDED
    for identifier in sorted(nodes_in(reader, former) - stated.keys()):
        yield identifier, Change.REMOVED


def _in_order(faults: Sequence[Fault]) -> list[Fault]:
    """By file as loaded, then from the top down and from the left to the right."""
    files = list(dict.fromkeys(item.path for item in faults))
    return sorted(faults, key=lambda item: (files.index(item.path), item.row or 0, item.column or 0))


def _same_editions(plans: Sequence[_Plan]) -> Iterator[Fault]:
    """Files of one load that would replace each other, whichever is first."""
    known: dict[str, _Plan] = {}
    for plan in plans:
        if plan.document is not None:
            first = known.setdefault(plan.document.edition_key, plan)
            if first is not plan:
                yield fault("same_edition", plan.parsed.table.path, other=first.parsed.table.path)
