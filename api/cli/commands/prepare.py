"""`policytrace prepare`: works out in advance what the page shows first."""

from __future__ import annotations

import os

import click

from api.cli.options import Options, common_options
from kb.errors import StoreError
from ontology.vocabulary import Wording

_LINE = Wording("{seconds:8.2f} s  {size:12,} bytes  {address}", "{seconds:8.2f} วินาที  {size:12,} ไบต์  {address}")
_DONE = Wording(
    "{count} answers in {seconds:.0f} s; {kept} of them took long and are kept.",
    "คำตอบ {count} ข้อ ใน {seconds:.0f} วินาที เก็บคำตอบที่ใช้เวลานานไว้ {kept} ข้อ",
)


@click.command(short_help="Work out in advance what the page shows first.")
@common_options
@click.pass_obj
def prepare(options: Options) -> None:
    """Work out in advance what the page shows first, of the whole base, each year and each agency.

    A service does it by itself, at low priority, for a base of POLICYTRACE_PREPARE_DOCUMENTS documents
    or more, after each change and each day (a decision may end). After a large load this command does
    it before people come. What takes long is kept in a folder beside the base.
    """
    from api.cli import output
    from api.prepared.preparing import prepare as answers
    from api.words import pick

    os.nice(10)
    told = []
    for each in answers(options.settings):
        told.append(each)
        output.print_line(pick(_LINE, options.lang).format(seconds=each.seconds, size=each.size, address=each.address))
    whole, kept = sum(each.seconds for each in told), sum(each.kept for each in told)
    output.print_line(pick(_DONE, options.lang).format(count=len(told), seconds=whole, kept=kept))
    if failed := [each.address for each in told if each.status != 200]:
        raise StoreError(f"could not be answered: {', '.join(failed)}")
