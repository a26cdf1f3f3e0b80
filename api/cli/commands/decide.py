"""`policytrace decide`: records what was decided on a finding."""

from __future__ import annotations

import click

from api.cli.options import Options, common_options, json_option

_DECISIONS = ("accepted", "mended", "exempt")


@click.command(short_help="Record what was decided on a finding.")
@click.argument("finding", metavar="FINDING")
@click.argument("decision", type=click.Choice(_DECISIONS))
@click.option("--reason", required=True, help="Why it is decided so.")
@click.option("--who", required=True, help="Who decides: an office or a position.")
@click.option(
    "--until", metavar="DATE", help="The last day on which it holds, such as 2570-09-30; for good unless given."
)
@json_option
@common_options
@click.pass_obj
def decide(
    options: Options, finding: str, decision: str, reason: str, who: str, until: str | None, as_json: bool
) -> None:
    """Record a decision on a FINDING, called by its id or the beginning of it.

    accepted: it is a mistake, and known. mended: the documents are to say it right from the next
    edition on. exempt: it is no mistake here. Decisions survive reloading, export and import; the
    latest on a finding counts, and one past its day lets the finding be open again.
    """
    from api.cli import output
    from api.cli.commands.findings import decision_words
    from api.cli.thai import ThaiText
    from api.deciding import decide as record
    from api.words import pick
    from queries.findings.decisions import Decision

    with options.store() as store:
        found, ruling = record(store, finding, Decision(decision), reason=reason, who=who, until=until)
    if as_json:
        from api.findings_views import finding_json, ruling_json

        output.print_json({"finding": finding_json(found), "decision": ruling_json(ruling)})
    else:
        output.show(ThaiText(f"{found.id}: {pick(found.sentence, options.lang)}"))
        output.show(ThaiText(decision_words(ruling, options.lang)))
