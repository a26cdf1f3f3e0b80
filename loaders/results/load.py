"""From results files to a base: read, parse, check, and write all of them or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome, Reader, Store, Writer
from loaders.results.check import CheckedResult, Checker, Given
from loaders.results.edition import coverage, edition_key, results_in
from loaders.results.faults import Fault, ResultsError, fault
from loaders.results.parse import Parsed, parse
from loaders.results.reading import read_table
from loaders.results.statements import document_id, document_of, statements_of
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
    paths: Iterable[Path], store: Store, *, agency: str | None = None, year: int | None = None
) -> list[ResultsLoad]:
    """Loads results files in one transaction; where any of them is at fault, nothing is stored.

    Args:
        paths: CSV files and workbooks.
        store: The base, which must know the indicators and key results.
        agency: Whose results they are, where the files do not say: an id, official or short name.
        year: The fiscal year, of the Buddhist Era, where neither file nor code says.

    Raises:
        ResultsError: Holds every fault of every file.
        InputError: No agency is called so.
    """
    faults: list[Fault] = []
    parsed = list(_parsed(paths, faults, agency_given=agency is not None))
    with store.write() as writer, store.read() as reader:
        given = Given(None if agency is None else given_agency(agency, reader), year)
        checker = Checker(reader, given, faults)
        plans = [_Plan.of(path, item, checker) for path, item in parsed]
        faults.extend(_same_editions(plans))
        if faults:
            raise ResultsError(_in_order(faults))
        return [plan.put(writer) for plan in plans]


def _parsed(paths: Iterable[Path], faults: list[Fault], *, agency_given: bool) -> Iterator[tuple[Path, Parsed]]:
    """Every file once, parsed; files that cannot be read are added to the faults."""
    known: set[str] = set()
    for path in paths:
        try:
            table = read_table(path)
        except ResultsError as error:
            faults.extend(error.faults)
            continue
        if table.sha256 not in known:
            known.add(table.sha256)
            yield path, parse(table, agency_given=agency_given)


@dataclass(slots=True)
class _Plan:
    """A file that was checked, with what is to be written; without a document where nothing is to be."""

    path: Path
    parsed: Parsed
    results: Sequence[CheckedResult]
    document: Document | None = None
    statements: list[Statement] = field(default_factory=list)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    outcome: LoadOutcome | None = None

    @classmethod
    def of(cls, path: Path, parsed: Parsed, checker: Checker) -> _Plan:
        """Checks a file against the base and the files before it."""
        results = checker.check(parsed)
        plan = cls(path, parsed, results)
        if not results:
            return plan
        reader, identifier = checker.reader, document_id(parsed.table)
        if any(item.id == identifier and item.superseded_by for item in reader.documents(superseded=True)):
            plan.outcome = LoadOutcome.OUTDATED
            return plan
        covered = coverage(result.id for result in results)
        key, former = edition_key(reader, path.name, identifier, covered)
        plan.document = document_of(parsed.table, key, results)
        plan.statements = [said for result in results for said in statements_of(result, identifier)]
        before = results_in(reader, identifier)
        if before and coverage(before) != covered:
            listed = ", ".join(sorted(before)[:3])
            checker.faults.append(fault("file_known_otherwise", parsed.table.path, former=listed))
        checker.check_base(results, parsed.table.path, except_of=[identifier, *([former] if former else [])])
        plan.changes = list(_changes(reader, plan.statements, former or identifier))
        return plan

    def put(self, writer: Writer) -> ResultsLoad:
        """Writes the file's document and says what that did."""
        outcome = self.outcome
        if self.document is not None:
            counts = Counter(str(change) for _, change in self.changes)
            report: dict[str, Json] = {"results": dict(counts), "rows": self._rows()}
            outcome = writer.put_document(self.document, self.statements, report=report, again=True)
        identifier = document_id(self.parsed.table) if self.results else None
        ignored = tuple(self.parsed.ignored)
        return ResultsLoad(self.path, identifier, outcome, self.changes, self.parsed.unfilled, ignored)

    def _rows(self) -> dict[str, Json]:
        return {"extracted": len(self.results), "empty": self.parsed.unfilled}


def _changes(reader: Reader, statements: Sequence[Statement], former: str) -> Iterator[tuple[str, Change]]:
    """What the statements do to each result, and what the former edition's are that they no longer hold."""
    stated: dict[str, set[tuple[str, str]]] = {}
    for said in statements:
        if said.object is None:
            stated.setdefault(said.subject, set()).add((said.predicate, canonical_json(said.value)))
    for identifier in sorted(stated):
        known = list(reader.statements(identifier))
        own = {(said.predicate, canonical_json(said.value)) for said in known if said.document == former}
        every = {(said.predicate, canonical_json(said.value)) for said in known}
        same = stated[identifier] == own if own else stated[identifier] <= every
        yield identifier, Change.UNCHANGED if same else Change.CHANGED if known else Change.ADDED
    for identifier in sorted(results_in(reader, former) - stated.keys()):
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
