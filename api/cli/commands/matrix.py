"""`policytrace matrix`: the traceability matrix as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.options import Options, common_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

_WRITTEN = {
    "key_results": Wording(
        "key results: {rows}, {gaps} without a project", "ตัววัดผลหลัก {rows} รายการ ไม่มีโครงการ {gaps} รายการ"
    ),
    "policies": Wording("policies: {rows}, {gaps} without a project", "นโยบาย {rows} รายการ ไม่มีโครงการ {gaps} รายการ"),
}
_PROJECTS = Wording(
    "projects: {columns}, {gaps} lead to none ({exempt} of them routine)",
    "โครงการ {columns} รายการ ไม่เชื่อมโยง {gaps} รายการ (งานประจำ {exempt} รายการ)",
)


@click.command(short_help="Key results and policies against projects, as a workbook.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="An agency by id, code or name.")
@common_options
@click.pass_obj
def matrix(options: Options, file: Path, year: int | None, agency: str | None) -> None:
    """Write the two-way traceability matrix: key results × projects and policies × projects.

    A dot is a link that a document states. Rows and columns that lead nowhere are coloured; routine
    projects, which need not support a key result, are grey.
    """
    from api import sheets
    from api.cli import output
    from api.matrix_book import matrix_bytes
    from api.words import pick
    from queries.matrix import Side
    from queries.matrix import matrix as ask

    if file.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"{file}: a matrix is a workbook; name a file that ends in .xlsx")
    with options.reader() as reader:
        matrices = [ask(reader, side, year, agency) for side in Side]
    sheets.write(file, matrix_bytes(matrices, options.lang))
    output.print_line(str(file))
    for each in matrices:
        gaps = [node for node in each.rows if node.id not in each.of_rows]
        output.print_line("  " + pick(_WRITTEN[each.side], options.lang).format(rows=len(each.rows), gaps=len(gaps)))
        idle = [node.id for node in each.columns if node.id not in each.of_columns]
        counts = {"columns": len(each.columns), "gaps": len(idle), "exempt": len(each.exempt.intersection(idle))}
        output.print_line("    " + pick(_PROJECTS, options.lang).format(**counts))
