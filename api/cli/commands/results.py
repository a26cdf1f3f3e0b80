"""`policytrace results`: results in from CSV files and workbooks, and templates for them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.exits import Exit, one_line
from api.cli.options import Options, common_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from loaders.results.faults import Fault
    from loaders.results.load import ResultsLoad

_HEADINGS = (
    Wording("File", "ไฟล์"), Wording("Outcome", "ผล"), Wording("Added", "เพิ่ม"), Wording("Changed", "เปลี่ยน"),
    Wording("Unchanged", "คงเดิม"), Wording("No longer stated", "ไม่มีในฉบับใหม่"), Wording("Not filled in", "ยังไม่กรอก"),
)  # fmt: skip
_NOTHING = Wording("nothing filled in", "ยังไม่มีผลที่กรอก")
_IGNORED = Wording("columns not read: {columns}", "คอลัมน์ที่ไม่ได้อ่าน: {columns}")
_WRITTEN = Wording("{path}: template with {rows} rows to fill in", "{path}: แม่แบบ มี {rows} แถวให้กรอก")
_STORED_NOTHING = Wording("{count} faults; nothing was stored", "พบข้อผิดพลาด {count} รายการ ไม่มีข้อมูลใดถูกบันทึก")


@click.group(short_help="Results from CSV and Excel, and templates for them.")
@common_options
def results() -> None:
    """Load results that an office filled in, and write templates for filling them in.

    A result is what an agency reached on an indicator or key result in a period: a value, a judged
    level or a score. The columns are explained in the template.
    """


@results.command(short_help="Load results from CSV files and workbooks.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--agency", metavar="AGENCY", help="Whose results they are: id, official or short name.")
@click.option("--year", type=YEAR, metavar="YEAR", help="The fiscal year (Buddhist Era) where the files give none.")
@click.option("--json", "as_json", is_flag=True, help="Print the report, or the faults, as JSON.")
@common_options
@click.pass_context
def load(context: click.Context, paths: tuple[Path, ...], agency: str | None, year: int | None, as_json: bool) -> None:
    """Load results files (.xlsx, .csv) into the base: all of them, or nothing.

    Every code, agency, year, period, unit and number is checked against the base first. Whatever is
    wrong is reported by file, row and column with the way out; nothing is stored then and the exit
    code is 1. Loading a file again changes nothing; a corrected file of the same name, agency and
    period takes the place of the former, whose statements stay as history.
    """
    from api.cli import output
    from loaders.results.faults import ResultsError
    from loaders.results.load import load_results

    options = context.ensure_object(Options)
    try:
        with options.store() as store:
            loads = load_results(paths, store, agency=agency, year=year)
    except ResultsError as error:
        if options.debug:
            raise
        _show_faults(error.faults, options.lang, as_json=as_json)
        context.exit(Exit.ERROR)
    if as_json:
        output.print_json({"files": [item.to_json() for item in loads], "faults": []})
    else:
        output.show(*_page(loads, options.lang))


@results.command(short_help="Write a template to fill in.")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx|FILE.csv")
@click.option(
    "--agency", metavar="AGENCY", help="Whose indicators and key results to list: id, official or short name."
)
@click.option("--year", type=YEAR, metavar="YEAR", help="Of which fiscal year (Buddhist Era).")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@common_options
@click.pass_obj
def template(options: Options, path: Path, agency: str | None, year: int | None, force: bool) -> None:
    """Write a template: a workbook with drop-downs and an explanation of each column, or a CSV file.

    With --agency and --year it has a row for each indicator and key result that the agency answers
    for in the base. Rows that are not filled in are passed over when the file is loaded. Prefer the
    workbook: of a CSV file a spreadsheet program makes dates out of codes such as 1.1.01.
    """
    from api.cli import output
    from api.cli.thai import ThaiText
    from api.words import pick
    from loaders.results.template import template_rows, write_template

    if (agency is None) != (year is None):
        raise click.UsageError("--agency and --year go together: they say whose rows of which year to list")
    rows = []
    if agency is not None and year is not None:
        with options.reader() as reader:
            rows = template_rows(reader, agency, year)
    write_template(path, rows, replace=force)
    output.show(ThaiText(pick(_WRITTEN, options.lang).format(path=path, rows=len(rows))))


def _page(loads: Sequence[ResultsLoad], lang: str) -> Iterator[RenderableType]:
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import pick

    yield table([pick(word, lang) for word in _HEADINGS], [_row(item, lang) for item in loads], numbers=range(2, 7))
    for item in loads:
        if item.ignored:
            yield ThaiText(f"{item.path.name}: " + pick(_IGNORED, lang).format(columns=", ".join(item.ignored)))


def _row(item: ResultsLoad, lang: str) -> list[str]:
    from api.words import OUTCOME, label, pick
    from loaders.results.load import Change

    outcome = pick(_NOTHING, lang) if item.outcome is None else label(OUTCOME, str(item.outcome), lang)
    return [item.path.name, outcome, *(str(item.count(change)) for change in Change), str(item.unfilled)]


def _show_faults(faults: Sequence[Fault], lang: str, *, as_json: bool) -> None:
    """Every fault on a line of its own on stderr; as JSON on stdout where that is asked for."""
    from api.cli import output
    from api.words import pick

    if as_json:
        output.print_json({"files": [], "faults": [fault.to_json() for fault in faults]})
        return
    for fault in faults:
        output.note(f"error: {one_line(fault.sentence(lang))}")
    output.note(pick(_STORED_NOTHING, lang).format(count=len(faults)))
