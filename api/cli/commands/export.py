"""`policytrace export`: the whole base for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options
from kb.errors import PolicytraceError

if TYPE_CHECKING:
    from kb.store.base import Reader


@click.command(short_help="The whole base as JSON lines or Turtle.")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "turtle"]), default="jsonl", show_default=True, help="The form."
)
@click.option("-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), help="A file, not stdout.")
@common_options
@click.pass_obj
def export(options: Options, form: str, path: Path | None) -> None:
    """Write the whole base: JSON lines (`load` reads them back) or RDF in Turtle.

    A file given with -o is replaced only when everything is written.
    """
    with options.reader() as reader:
        pieces = _turtle(reader) if form == "turtle" else _lines(reader)
        if path is None:
            for piece in pieces:
                sys.stdout.write(piece)
        else:
            _write(path, pieces)


def _lines(reader: Reader) -> Iterator[str]:
    from kb.interchange import export_lines

    return (line + "\n" for line in export_lines(reader))


def _turtle(reader: Reader) -> Iterator[str]:
    if find_spec("rdflib") is None:
        raise PolicytraceError("Turtle needs rdflib: install policytrace[rdf]")
    from ontology.export import turtle

    yield turtle(reader.nodes(), reader.all_edges())


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
