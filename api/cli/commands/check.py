"""`policytrace check`: the base against itself."""

from __future__ import annotations

from itertools import islice

import click

from api.cli.exits import Exit
from api.cli.options import Options, common_options, json_option
from ontology.vocabulary import Wording

_SOUND = Wording("The base is sound.", "ฐานข้อมูลถูกต้อง")
_FOUND = Wording("{count} findings", "พบ {count} รายการ")
_HEADINGS = (Wording("Code", "รหัส"), Wording("Subject", "รายการ"), Wording("Finding", "สิ่งที่พบ"))


@click.command(short_help="Check the base against itself.")
@json_option
@common_options
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Check that the graph is what the rules make of the statements, and that every edge has a source.

    What the documents say about each other is not judged here: see gaps and coverage.
    """
    from api.checking import MOST, check_base
    from api.cli import output
    from api.words import pick

    options = context.ensure_object(Options)
    with options.reader() as reader:
        findings = list(islice(check_base(reader), MOST))
    if as_json:
        rows = [{"code": item.code, "subject": item.subject, "message": item.message} for item in findings]
        output.print_json({"sound": not findings, "findings": rows})
    elif findings:
        output.print_line(pick(_FOUND, options.lang).format(count=len(findings)))
        headings = [pick(word, options.lang) for word in _HEADINGS]
        output.show(output.table(headings, ((item.code, item.subject, item.message) for item in findings)))
    else:
        output.print_line(pick(_SOUND, options.lang))
    if findings:
        context.exit(Exit.UNSOUND)
