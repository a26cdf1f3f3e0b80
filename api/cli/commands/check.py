"""`policytrace check`: the base against itself, and on demand against the shapes of its vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from api.cli.exits import Exit
from api.cli.options import Options, common_options, json_option
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from api.checking import CheckFinding
    from api.shacl import ShaclFinding

SEVERITIES = ("error", "warning", "info")
_SOUND = Wording("The base is sound.", "ฐานข้อมูลถูกต้อง")
_FOUND = Wording("{count} findings", "พบ {count} รายการ")
_HEADINGS = (Wording("Code", "รหัส"), Wording("Subject", "รายการ"), Wording("Finding", "สิ่งที่พบ"))


@click.command(short_help="Check the base against itself, and with SHACL.")
@click.option("--shacl", is_flag=True, help="Validate it as RDF too: the vocabulary's shapes and the coverage rules.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help=f"Exit with {int(Exit.UNSOUND)} where SHACL finds something of this severity or graver.",
)
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help="SHACL's findings shown."
)
@click.option("--print-shapes", is_flag=True, help="Print the shapes as Turtle instead, for other programs.")
@json_option
@common_options
@click.pass_context
def check(context: click.Context, shacl: bool, fail_on: str, limit: int, print_shapes: bool, as_json: bool) -> None:
    """Check that the graph is what the rules make of the statements, and that every edge has a source.

    What the documents say about each other is not judged here: see gaps and coverage. With --shacl
    the graph is also validated as others would: kinds, joins, values, and the rules of a complete
    plan, which find what `gaps` finds. That takes seconds, and memory in proportion to the base.
    """
    if print_shapes:
        _print_shapes()
        return
    from api.checking import MOST, check_base

    options = context.ensure_object(Options)
    with options.reader() as reader:
        findings = list(islice(check_base(reader), MOST))
        reported = None
        if shacl:
            from api.extras import require_rdf
            from api.shacl import shacl_findings

            require_rdf("SHACL")
            reported = shacl_findings(reader)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    sound = not findings and not any(str(item.severity) in grave for item in reported or ())
    if as_json:
        _print_json(sound, findings, reported, limit)
    else:
        _print(findings, reported, limit, options.lang)
    if not sound:
        context.exit(Exit.UNSOUND)


def _print_shapes() -> None:
    from api.extras import require_rdf
    from api.shacl import all_shapes
    from ontology.rdflib_graph import legible
    from queries.rules import rules

    require_rdf("SHACL")
    sys.stdout.write(legible(all_shapes(rules().values())))


def _print_json(
    sound: bool, findings: Sequence[CheckFinding], reported: Sequence[ShaclFinding] | None, limit: int
) -> None:
    from api.cli import output

    rows = [{"code": item.code, "subject": item.subject, "message": item.message} for item in findings]
    answer: dict[str, Any] = {"sound": sound, "findings": rows}
    if reported is not None:
        from api.shacl_views import shacl_json

        answer["shacl"] = shacl_json(reported, limit)
    output.print_json(answer)


def _print(findings: Sequence[CheckFinding], reported: Sequence[ShaclFinding] | None, limit: int, lang: str) -> None:
    from api.cli import output
    from api.words import pick

    if findings:
        output.print_line(pick(_FOUND, lang).format(count=len(findings)))
        headings = [pick(word, lang) for word in _HEADINGS]
        output.show(output.table(headings, ((item.code, item.subject, item.message) for item in findings)))
    else:
        output.print_line(pick(_SOUND, lang))
    if reported is not None:
        from api.cli.shacl_page import shacl_page

        output.show("", *shacl_page(reported, limit, lang))
