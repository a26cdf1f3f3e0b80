"""`policytrace budget`: whether the money follows the plan."""

from __future__ import annotations

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR

GROUPINGS = ("strategy", "issue", "super_okr", "key_result", "policy", "division", "agency", "category", "year")


@click.command(short_help="Does the money follow the plan?")
@click.option("--by", type=click.Choice(GROUPINGS), default="strategy", show_default=True, help="Group by it.")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="The projects of this agency.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="Lines at most.")
@click.option(
    "--top",
    type=click.IntRange(0, 1_000_000),
    default=10,
    show_default=True,
    help="Projects named at most, of those with money and no key result or policy.",
)
@json_option
@table_options
@common_options
@click.pass_obj
def budget(
    options: Options, by: str, year: int | None, agency: str | None, limit: int, top: int, as_json: bool
) -> None:
    """Show every baht once: direct, shared and not linked, beside projects and key results.

    A project's money is direct where the project leads to exactly one group, shared where it leads
    to several (it is not split), not linked where it leads to none. The three add up to all money in
    the base, or in the year or agency that is asked for.

    Beside it: why amounts are missing, budgets of several years, the money that hangs on no key
    result or policy, the totals that plans declare, and columns of amounts whose literal sum is not
    what is counted.
    """
    from api.cli import output
    from queries.budget import budget as ask

    with options.reader() as reader:
        answer = ask(reader, year, agency, by=by, limit=limit, top=top)
    if as_json:
        from api.budget_views import budget_json

        output.print_json(budget_json(answer))
    else:
        from api.cli.budget_page import page

        options.show(page(answer, options.lang))
