"""`policytrace load`: documents and exports into the base."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.exits import Exit, one_line
from api.cli.options import Options, common_options
from api.cli.rdf_options import base_iri_option
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.loading import FileLoad, Part
    from kb.store.base import Store
    from loaders.report import LoadReport

_HEADINGS = (
    Wording("File", "ไฟล์"), Wording("Agency", "หน่วยงาน"), Wording("Year", "ปี"), Wording("Outcome", "ผล"),
    Wording("Rows", "แถว"),
)  # fmt: skip
"""Before what became of the rows; then come the notes."""
_UNRECOGNISED = Wording("Tables that no form recognised", "ตารางที่ไม่มีแบบใดรองรับ")
_TABLE = Wording("table {number}, line {line}", "ตาราง {number} บรรทัด {line}")
_MORE = Wording("… and {more} more; --notes lists all", "… และอีก {more} ตาราง ดูทั้งหมดด้วย --notes")
_NOTES = Wording("Notes", "หมายเหตุ")
_LEFT_OUT = Wording("Rows left out", "แถวที่ไม่ได้อ่าน")
_EXPORT = Wording("export, {count} documents", "ข้อมูลส่งออก {count} เอกสาร")
_PARTS = {"reading": Wording("reading", "กำลังอ่าน"), "writing": Wording("writing", "กำลังบันทึก")}
_SHOWN = 5
"""Unrecognised tables of a file that are named without --notes."""


@click.command(short_help="Load plan documents, or an export.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE-OR-FOLDER…")
@click.option("--again", is_flag=True, help="Replace what was read before of files that are in the base already.")
@base_iri_option(default=None)
@click.option("--notes", is_flag=True, help="Print every note, every row left out and every unrecognised table.")
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@common_options
@click.pass_context
def load(
    context: click.Context, paths: tuple[Path, ...], again: bool, base_iri: str | None, notes: bool, as_json: bool
) -> None:
    """Load documents (.txt with tab-separated tables) and exports (.jsonl, .ttl, .nq, .jsonld) into the base.

    Of a folder, all such files by name. Of RDF, what `export --statements` writes; nothing that it
    refers to is fetched. Every file is a transaction of its own: one that
    fails leaves the base as it was, is reported, and the others are loaded; the exit code is 1 then.
    Loading the same file again changes nothing; a corrected edition replaces the former. After an
    upgrade, --again reads files anew that an older version has read.
    """
    from api.base import OnDemandStore
    from api.cli import output
    from api.loading import files_in

    options = context.ensure_object(Options)
    files = list(files_in(paths))
    store = OnDemandStore(options.settings)
    try:
        loads = load_with_progress(files, store, options.lang, again=again, base_iri=base_iri)
    finally:
        store.close()
    if as_json:
        output.print_json({"files": [item.to_json() for item in loads]})
    else:
        output.show(*page(loads, options.lang, notes=notes))
    failed = [item for item in loads if item.error is not None]
    for item in failed:
        output.note(f"error: {one_line(item.error or '')}")
    if failed:
        context.exit(Exit.ERROR)


def load_with_progress(
    files: Sequence[Path], store: Store, lang: str, *, again: bool = False, base_iri: str | None = None
) -> list[FileLoad]:
    """Loads the files, with a progress bar for them and one for an export on stderr where that is a terminal."""
    from api.loading import load_each

    if not sys.stderr.isatty():
        return list(load_each(files, store, again=again, base_iri=base_iri))
    from rich.progress import Progress

    from api.cli.output import console
    from api.words import pick

    with Progress(console=console(sys.stderr), transient=True) as progress:
        task, part = progress.add_task("", total=len(files)), progress.add_task("", visible=False)

        def told(which: Part, done: int, total: int) -> None:
            word = pick(_PARTS[which], lang)
            progress.update(part, description=word, completed=done, total=total, visible=done < total)

        loads = []
        each = load_each(files, store, again=again, base_iri=base_iri, told=told)
        for path, item in zip(files, each, strict=True):
            loads.append(item)
            progress.update(task, advance=1, description=path.name)
        return loads


def page(loads: Sequence[FileLoad], lang: str, *, notes: bool) -> Iterator[RenderableType]:
    """The row accounting of every file that was loaded, the tables not recognised, and the notes."""
    from api.cli.output import table
    from api.words import DISPOSITION, pick

    rows = [_row(item, lang) for item in loads if item.error is None]
    if rows:
        yield table(
            [pick(word, lang) for word in (*_HEADINGS, *DISPOSITION.values(), _NOTES)], rows, numbers=range(4, 12)
        )
    for item in loads:
        if item.report is not None:
            yield from _unrecognised(item.report, lang, None if notes else _SHOWN)
            if notes:
                yield from _notes(item.report, lang)


def _row(item: FileLoad, lang: str) -> list[str]:
    from api.words import DISPOSITION, OUTCOME, label, pick

    outcomes = ", ".join(dict.fromkeys(label(OUTCOME, outcome, lang) for outcome in item.documents.values()))
    report = item.report
    if report is None:
        what = pick(_EXPORT, lang).format(count=len(item.documents))
        return [item.path.name, what, "", outcomes, *[""] * 8]
    counts = [str(report.rows.get(disposition, 0)) for disposition in DISPOSITION]
    facts = [item.path.name, report.agency_name, str(report.fiscal_year), outcomes]
    return [*facts, str(report.total_rows), *counts, str(len(report.notes))]


def _unrecognised(report: LoadReport, lang: str, shown: int | None) -> Iterator[RenderableType]:
    from api.cli.thai import ThaiText
    from api.words import pick

    tables = report.unrecognised
    if not tables:
        return
    yield ""
    yield ThaiText(f"{report.file_name}: {pick(_UNRECOGNISED, lang)}: {len(tables)}", style="bold")
    for table in tables[:shown]:
        where = pick(_TABLE, lang).format(number=table.number, line=table.line)
        yield ThaiText(f"  {where}: {one_line(table.heading) or '–'}")
    if shown is not None and len(tables) > shown:
        yield ThaiText("  " + pick(_MORE, lang).format(more=len(tables) - shown))


def _notes(report: LoadReport, lang: str) -> Iterator[RenderableType]:
    from api.cli.thai import ThaiText
    from api.words import pick
    from loaders.notes import reason_in

    lists = (
        (_LEFT_OUT, [(row.line, "left_out", reason_in(lang, row.reason)) for row in report.left_out]),
        (_NOTES, [(note.place.line, note.code, note.sentence(lang)) for note in report.notes]),
    )
    for heading, lines in lists:
        if lines:
            yield ""
            yield ThaiText(f"{report.file_name}: {pick(heading, lang)}: {len(lines)}", style="bold")
        for line, code, message in lines:
            yield ThaiText(f"  {line}: [{code}] {one_line(message)}")
