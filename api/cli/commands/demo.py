"""`policytrace demo`: the bundled samples, loaded and asked."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options
from kb.errors import PolicytraceError
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.store.base import Store

DATABASE = "policytrace-demo.db"
WIDTH = 120
"""Cells of a line where neither a terminal nor `COLUMNS` says how wide it may be."""
_LOADED = Wording("The samples are in {database} already.", "เอกสารตัวอย่างอยู่ใน {database} แล้ว")
_LOADING = Wording("Loading the bundled samples into {database}", "นำเข้าเอกสารตัวอย่างสู่ {database}")


@click.command(short_help="Load the bundled samples and show what they answer.")
@common_options
@click.pass_obj
def demo(options: Options) -> None:
    """Load the bundled samples into a base and show what can be asked of it.

    The base is policytrace-demo.db in the current directory unless --db names another; it is kept,
    so that the second run is quick and every question can be asked of it. What is traced is chosen
    by the data. Samples that an older version has read are read again.
    """
    from api.cli import output
    from kb.store.open import open_store

    options.database = options.database or DATABASE
    store = open_store(options.database, settings=options.settings)
    try:
        width = None if sys.stdout.isatty() else output.columns() or WIDTH
        for part in _parts(store, options):
            output.show(*part, width=width)
            sys.stdout.flush()
    finally:
        store.close()


def _parts(store: Store, options: Options) -> Iterator[Iterator[RenderableType]]:
    """The load, then the questions, each as it is answered."""
    from api.cli.tour import Tour

    yield _load(store, options)
    with store.read() as reader:
        yield from Tour(reader, options.lang, str(options.database)).parts()


def _load(store: Store, options: Options) -> Iterator[RenderableType]:
    """Loads the samples; where they are there, but other loaders have read them, they are read again."""
    from api.cli.commands import load
    from api.cli.thai import ThaiText
    from api.readings import MARK, installed_reader
    from api.words import pick
    from loaders.samples import sample_paths

    reader = installed_reader()
    with sample_paths() as paths:
        known = _in_force(store, paths, reader)
        heading = pick(_LOADED if known else _LOADING, options.lang)
        yield ThaiText(heading.format(database=options.database), style="bold")
        if known:
            return
        loads = load.load_with_progress(paths, store, options.lang, again=True)
    yield ""
    yield from load.page(loads, options.lang, notes=False)
    for item in loads:
        if item.error is not None:
            raise PolicytraceError(item.error)
    with store.write() as writer:
        writer.put_mark(MARK, reader)


def _in_force(store: Store, paths: Sequence[Path], reader: str) -> bool:
    """Whether the base has the very bytes of all these files, as these loaders read them."""
    from api.readings import MARK

    with store.read() as opened:
        known = {document.sha256 for document in opened.documents()}
        read_by = opened.mark(MARK)
    held = known.issuperset(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    return held and read_by == reader
