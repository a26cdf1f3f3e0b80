"""`policytrace copy`: the whole base into another, such as from a file to a server."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from kb.interchange import Copied

_COPIED = Wording(
    "{new} documents copied to {target}; {there} were there already",
    "คัดลอก {new} เอกสารไปยัง {target} แล้ว มีอยู่ก่อน {there} เอกสาร",
)


@click.command(short_help="Copy the base into another file or server.")
@click.argument("target", metavar="PATH-OR-URL")
@json_option
@common_options
@click.pass_obj
def copy(options: Options, target: str, as_json: bool) -> None:
    """Copy the whole base into another: a new file, or an empty database such as neo4j://localhost:7687.

    Some documents at a time are put in one transaction. A copy that was stopped goes on where it was
    when it is asked for again. Both bases then give the same answers and the same export.
    """
    from api.cli import output
    from api.words import pick
    from kb.interchange import copy_base
    from kb.store.base import LoadOutcome
    from kb.store.open import open_store

    with options.reader() as reader:
        store = open_store(target, settings=options.settings)
        try:
            outcomes = [item.outcome for item in _with_progress(copy_base(reader, store))]
        finally:
            store.close()
    new = sum(outcome in (LoadOutcome.ADDED, LoadOutcome.SUPERSEDED) for outcome in outcomes)
    counts = {"target": target, "new": new, "there": len(outcomes) - new}
    if as_json:
        output.print_json(counts)
    else:
        output.print_line(pick(_COPIED, options.lang).format(**counts))


def _with_progress(copied: Iterable[Copied]) -> Iterator[Copied]:
    """The documents as they are copied, with a progress bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield from copied
        return
    from rich.progress import Progress

    from api.cli.output import console

    with Progress(console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=None)
        for item in copied:
            progress.update(task, completed=item.number, total=item.total, description=item.document.file_name)
            yield item
