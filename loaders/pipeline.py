"""From a file to a base: read, recognise, extract, normalise, resolve, validate, write, account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.errors import DocumentError
from kb.identity import node_id
from kb.kinds import NodeKind
from kb.statement import Place, Statement
from kb.store.base import Document, LoadOutcome, Store
from loaders.consistency import note_inconsistencies
from loaders.draft import Draft
from loaders.form import Disposition, Form, FormTable
from loaders.forms import evaluation, plan_okr, plan_super_okr
from loaders.forms.background import background_reason
from loaders.forms.shared.plans import state_agency, state_long_term_plan, state_plans
from loaders.identify import Identification, identify
from loaders.readers.text import read_text
from loaders.recognise import RecognisedDocument, recognise
from loaders.report import LoadReport, left_out, table_reports
from loaders.source import SourceFile

Assembler = Callable[[RecognisedDocument, Draft], None]

FAMILIES: tuple[tuple[tuple[Form, ...], Assembler], ...] = (
    (plan_super_okr.FORMS, plan_super_okr.assemble),
    (plan_okr.FORMS, plan_okr.assemble),
    (evaluation.FORMS, evaluation.assemble),
)
"""The form families, each with the function that reads its tables."""

UNRECOGNISED = "no form recognises this table"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document taken apart: what it is, what it says, and what became of its rows."""

    document: Document
    statements: tuple[Statement, ...]
    report: LoadReport


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that was loaded, what that did to the base, and the report."""

    path: Path
    outcome: LoadOutcome
    report: LoadReport


Watch = Callable[[str, int, int | None], None]
"""Is told the stage (`reading`, `writing`, `deriving`), and how many statements of how many are written."""


def load_file(path: Path, store: Store, *, again: bool = False, watch: Watch | None = None) -> LoadedFile:
    """Reads a document and writes it to the base in one transaction.

    With `again`, a document that is in the base already is replaced by what is read now; `watch` is told how far it is.

    Raises:
        DocumentError: The file cannot be read or is no document of a known form; the base is as before.
        StoreError: The base refused; it is as before.
    """
    reading = read_document(path)
    with store.write() as writer:
        report = reading.report.to_json()
        statements = reading.statements if watch is None else _watched(reading.statements, watch)
        outcome = writer.put_document(reading.document, statements, report=report, again=again)
    return LoadedFile(path, outcome, reading.report)


def _watched(statements: tuple[Statement, ...], watch: Watch) -> Iterator[Statement]:
    """The statements; each that is taken is told."""
    total = len(statements)
    for done, statement in enumerate(statements):
        watch("writing", done, total)
        yield statement
    watch("deriving", total, total)


def read_document(path: Path) -> Reading:
    """Reads a document without writing anything.

    Raises:
        DocumentError: The file cannot be read, or is no document of a known form.
    """
    source = read_text(path)
    recognised = _recognise(source)
    identification = identify(source)
    identifier = node_id(NodeKind.DOCUMENT, source.sha256[:12])
    agency = node_id(NodeKind.AGENCY, identification.agency)
    draft = Draft(identifier, agency, identification.fiscal_year)
    _assemble(recognised, identification, draft)
    _account_rest(recognised.tables, draft)
    _note_personal(source, draft)
    note_inconsistencies(source, draft)
    if not any(table.form for table in recognised.tables) and identification.document_type == "annual_action_plan":
        raise DocumentError(f"{path}: no table of a known form stands in this document; nothing was loaded")
    return Reading(
        _document(recognised, identification, identifier),
        tuple(draft),
        _report(recognised, identification, draft),
    )


def _recognise(source: SourceFile) -> RecognisedDocument:
    """The document's tables; where forms of two families fit, those of the one it is mostly made of go first."""
    known = tuple(form for forms, _ in FAMILIES for form in forms)
    recognised = recognise(source, known)
    rows = [sum(len(table.rows) for table in recognised.tables if table.form in forms) for forms, _ in FAMILIES]
    if sum(count > 0 for count in rows) < 2:
        return recognised
    mostly, _ = FAMILIES[rows.index(max(rows))]
    return recognise(source, known, mostly)


def _assemble(recognised: RecognisedDocument, identification: Identification, draft: Draft) -> None:
    found = {table.form.code for table in recognised.tables if table.form}
    for forms, assemble in FAMILIES:
        if found & {form.code for form in forms}:
            state_agency(draft, identification.agency_name, identification.agency_type, identification.title)
            if identification.document_type == "annual_action_plan":
                state_plans(draft, identification.agency_name, identification.title)
                state_long_term_plan(draft, recognised.source)
            assemble(recognised, draft)


def _account_rest(tables: tuple[FormTable, ...], draft: Draft) -> None:
    """Accounts for headers, and for rows that no form spoke of."""
    for table in tables:
        for row in table.headers:
            draft.account(table, row, Disposition.HEADER)
        for row in table.rows:
            if (table.number, row.number) not in draft.accounts:
                draft.account(table, row, Disposition.LEFT_OUT, _reason(table))


def _note_personal(source: SourceFile, draft: Draft) -> None:
    if personal := source.left_out:
        place = Place(line=personal.line, text="")
        draft.note("personal_data_left_out", place, names=personal.names, contacts=personal.contacts)


def _reason(table: FormTable) -> str:
    if table.form:
        return "the table's form did not read this row"
    return background_reason(table) or UNRECOGNISED


def _document(recognised: RecognisedDocument, identification: Identification, identifier: str) -> Document:
    source = recognised.source
    return Document(
        id=identifier,
        sha256=source.sha256,
        file_name=source.file_name,
        document_type=identification.document_type,
        edition_key=identification.edition_key,
        agency=node_id(NodeKind.AGENCY, identification.agency),
        fiscal_year=identification.fiscal_year,
        title=identification.title.text.strip(),
        encoding=source.encoding,
        forms=tuple(sorted({table.form.code for table in recognised.tables if table.form})),
    )


def _report(recognised: RecognisedDocument, identification: Identification, draft: Draft) -> LoadReport:
    rows = {str(disposition): count for disposition, count in sorted(draft.counts().items())}
    return LoadReport(
        file_name=recognised.source.file_name,
        document=draft.document,
        agency=draft.agency,
        agency_name=identification.agency_name,
        fiscal_year=draft.fiscal_year,
        document_type=identification.document_type,
        encoding=recognised.source.encoding,
        total_rows=sum(rows.values()),
        rows=rows,
        tables=table_reports(recognised.tables, draft),
        left_out=left_out(draft),
        notes=tuple(sorted(draft.notes, key=lambda note: (note.place.line, note.place.column or 0, note.code))),
        statements=len(draft.statements),
    )
