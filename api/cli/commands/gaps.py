"""`policytrace gaps`: where chains break, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from api.cli.exits import Exit
from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.model import Node
    from queries.gaps import Gap, Gaps

_HEADINGS = (
    Wording("Node", "รายการ"), Wording("Year", "ปี"), Wording("Break", "ลักษณะ"), Wording("Reason", "เหตุผล"),
)  # fmt: skip
_NONE = Wording("No gaps.", "ไม่พบช่องว่าง")


@click.command(short_help="Where chains break, and why.")
@click.option("--rule", metavar="CODE", help="One rule alone; `coverage` lists the codes.")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="What the documents of this agency speak of.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help="Gaps at most.")
@click.option("--exempt", is_flag=True, help="List those to which a rule does not apply as well, with the reason.")
@click.option("--fail", is_flag=True, help=f"Exit with {int(Exit.GAPS)} where there are gaps.")
@json_option
@table_options
@common_options
@click.pass_context
def gaps(
    context: click.Context,
    rule: str | None,
    year: int | None,
    agency: str | None,
    limit: int,
    exempt: bool,
    fail: bool,
    as_json: bool,
) -> None:
    """List what lacks what the rules of a complete plan ask of it.

    Each gap says which sort of break it is: nothing recorded; recorded but not linked, with
    candidates; outside the years or documents loaded; exempt.
    """
    from api.cli import output
    from api.cli.whose import short_names
    from queries.gaps import gaps as ask

    options = context.ensure_object(Options)
    with options.reader() as reader:
        answer = ask(reader, rule, year, agency, limit=limit, exempt=exempt)
        names = short_names(reader)
    if as_json:
        from api.views import gaps_json

        output.print_json(gaps_json(answer))
    else:
        options.show(page(answer, names, options.lang))
    if fail and any(str(item.kind) != "exempt" for item in answer.gaps):
        context.exit(Exit.GAPS)


def page(answer: Gaps, names: Mapping[str, str], lang: str) -> Iterator[RenderableType]:
    """The gaps, a table for each rule; `names` gives what agencies are called for short."""
    from api.cli.describe import footer
    from api.cli.thai import ThaiText
    from api.words import pick

    if not answer.gaps:
        yield ThaiText(pick(_NONE, lang))
    by_rule: dict[str, list[Gap]] = {}
    for item in answer.gaps:
        by_rule.setdefault(item.rule.code, []).append(item)
    for items in by_rule.values():
        yield from rule_table(items, names, lang)
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def rule_table(items: Sequence[Gap], names: Mapping[str, str], lang: str) -> Iterator[RenderableType]:
    """The gaps of one rule under its sentence; a project says whose it is."""
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import SEVERITY, label, pick

    rule = items[0].rule
    sentence = f"{pick(rule.gap, lang)} [{rule.code}, {label(SEVERITY, rule.severity, lang)}]: {len(items)}"
    yield ThaiText(sentence, style="bold")
    yield table([pick(word, lang) for word in _HEADINGS], (_row(item, names, lang) for item in items), numbers={1})
    yield ""


def _row(item: Gap, names: Mapping[str, str], lang: str) -> tuple[str, str, str, str]:
    from api.cli.describe import short, title
    from api.words import GAP_KIND, label, pick

    candidates = "".join(f"\n• {short(each.node)}: {pick(each.why, lang)}" for each in item.candidates)
    return (
        title(item.node, lang) + _whose(item.node, names),
        str(item.node.fiscal_year or ""),
        label(GAP_KIND, item.kind, lang),
        pick(item.reason, lang) + candidates,
    )


def _whose(node: Node, names: Mapping[str, str]) -> str:
    """The agency that a project names; the year has a column of its own."""
    agency = str(node.properties.get("agency") or "") if node.kind is NodeKind.PROJECT else ""
    return f" [{names.get(agency, agency.partition(':')[2])}]" if agency else ""
