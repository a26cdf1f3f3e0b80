"""`policytrace export`: the whole base for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options
from api.cli.rdf_options import base_iri_option
from kb.errors import PolicytraceError

if TYPE_CHECKING:
    from api.exports.package import ExportFile
    from kb.store.base import Reader

RDF = ("turtle", "nquads", "jsonld")
GRAPHS = ("graphml", "gexf")
PACKAGES = ("csv", "fiscal", "stratml")
"""Forms of several files: a folder or a zip file."""
FORMATS = ("jsonl", *RDF, *GRAPHS, *PACKAGES)


@click.command(short_help="The whole base as JSON lines, RDF, a graph or tables.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="The form.")
@click.option(
    "--statements", is_flag=True, help="RDF with every statement, its document and place: complete, `load` reads it."
)
@click.option("--terms", is_flag=True, help="RDF with the ontology that explains the terms.")
@click.option("--plan", metavar="REF", help="With stratml: the plan, such as plan:bma/2569.")
@base_iri_option()
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), help="A file (or a folder), not stdout.")
@common_options
@click.pass_obj
def export(
    options: Options, form: str, statements: bool, terms: bool, plan: str | None, base_iri: str, path: Path | None
) -> None:
    """Write the whole base: JSON lines, RDF in Turtle, N-Quads or JSON-LD, or the form of another tool.

    `load` reads JSON lines back unchanged, and RDF with --statements; RDF without them is the graph
    alone, for other programs. In N-Quads the statements of a document stand in the graph of its name.
    Equal bases are written equally, byte for byte, in little memory. A file given with -o is replaced
    only when everything is written.

    graphml and gexf are for graph tools. csv (tables with a data package), fiscal (a Fiscal Data
    Package of the budgets) and stratml (ISO 17469-2 of one plan, with a table of what it cannot say)
    are several files: -o names a new folder, or a file that ends in .zip.
    """
    _check(form, path, rdf_alone=statements or terms, plan=plan)
    with options.reader() as reader:
        if form in PACKAGES and path is not None:
            from api.exports.package import write_package

            write_package(path, _files(reader, form, plan))
            return
        from api.exports.text import export_text

        pieces = export_text(reader, form, base_iri=base_iri, statements=statements, terms=terms)
        if path is None:
            for piece in pieces:
                sys.stdout.write(piece)
        else:
            _write(path, pieces)


def _check(form: str, path: Path | None, *, rdf_alone: bool, plan: str | None) -> None:
    """Refuses options that do not go together."""
    if rdf_alone and form not in RDF:
        raise click.UsageError("--statements and --terms are for RDF; JSON lines hold every statement anyway.")
    if form in PACKAGES and path is None:
        raise click.UsageError(f"{form} is several files: name a new folder or a .zip file with -o.")
    if (form == "stratml") != (plan is not None):
        raise click.UsageError("--plan names the plan that --format stratml writes; give both.")
    if form not in PACKAGES and path is not None and path.is_dir():
        raise click.UsageError(f"{path} is a folder; {form} is one file.")


def _files(reader: Reader, form: str, plan: str | None) -> Iterator[ExportFile]:
    """A form of several files."""
    if form == "csv":
        from api.exports.tables import tables

        return tables(reader)
    if form == "fiscal":
        from api.exports.fiscal import fiscal_package

        return fiscal_package(reader)
    from api.exports.stratml import stratml
    from kb.kinds import NodeKind
    from queries.reference import find

    return stratml(reader, find(reader, plan or "", NodeKind.PLAN))


def _write(path: Path, pieces: Iterable[str]) -> None:
    """Writes beside the file and puts it in place at the end."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        os.replace(part, path)
    except OSError as error:
        raise PolicytraceError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
