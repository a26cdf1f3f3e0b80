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
    from kb.store.base import Reader

FORMATS = ("jsonl", "turtle", "nquads", "jsonld")


@click.command(short_help="The whole base as JSON lines or RDF.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="The form.")
@click.option(
    "--statements", is_flag=True, help="RDF with every statement, its document and place: complete, `load` reads it."
)
@click.option("--terms", is_flag=True, help="RDF with the ontology that explains the terms.")
@base_iri_option()
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="A file, not stdout.")
@common_options
@click.pass_obj
def export(options: Options, form: str, statements: bool, terms: bool, base_iri: str, path: Path | None) -> None:
    """Write the whole base: JSON lines, or RDF in Turtle, N-Quads or JSON-LD.

    `load` reads JSON lines back unchanged, and RDF with --statements; RDF without them is the graph
    alone, for other programs. In N-Quads the statements of a document stand in the graph of its name.
    Equal bases are written equally, byte for byte, in little memory. A file given with -o is replaced
    only when everything is written.
    """
    if form == "jsonl" and (statements or terms):
        raise click.UsageError("--statements and --terms are for RDF; JSON lines hold every statement anyway.")
    with options.reader() as reader:
        if form == "jsonl":
            pieces = _lines(reader)
        else:
            from api.rdf_export import rdf_text

            pieces = rdf_text(reader, form, base_iri=base_iri, statements=statements, terms=terms)
        if path is None:
            for piece in pieces:
                sys.stdout.write(piece)
        else:
            _write(path, pieces)


def _lines(reader: Reader) -> Iterator[str]:
    from kb.interchange import export_lines

    return (line + "\n" for line in export_lines(reader))


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
