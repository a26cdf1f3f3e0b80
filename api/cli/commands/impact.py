"""`policytrace impact`: what hangs on a node alone, and on which nodes most hangs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import KIND, YEAR
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.cut_points import CutPoints
    from queries.impact import Impact

_TITLE = Wording("If it were taken away: {node}", "หากไม่มี {node}")
_MONEY = Wording("Money that goes with it: {amount}", "งบประมาณที่หายไปด้วย {amount}")
_NOTHING = Wording("Nothing hangs on it alone.", "ไม่มีรายการใดขึ้นกับรายการนี้เพียงรายการเดียว")
_NO_POINTS = Wording("No cut points.", "ไม่พบจุดวิกฤต")
_POINTS = Wording("Cut points: what hangs on one node alone", "จุดวิกฤต: รายการที่ขึ้นกับรายการเดียว")
_LIMIT = 100


@click.command(short_help="What is left without support, money or hands.")
@click.argument("node", metavar="[NODE]", required=False)
@click.option("--cut-points", is_flag=True, help="The nodes on which most hangs, instead of one node.")
@click.option("--year", type=YEAR, help="With --cut-points: what is of this fiscal year, such as 2569, or of none.")
@click.option("--agency", metavar="REF", help="With --cut-points: the projects of this agency alone.")
@click.option("--kind", "kinds", type=KIND, multiple=True, help="With --cut-points: this kind alone; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), help="Rows at most [default: 100; 20 with --cut-points].")
@json_option
@table_options
@common_options
@click.pass_obj
def impact(
    options: Options,
    node: str | None,
    cut_points: bool,
    year: int | None,
    agency: str | None,
    kinds: tuple[str, ...],
    limit: int | None,
    as_json: bool,
) -> None:
    """Show what would be left if NODE were taken away: what loses its last project, its last money,
    the last who is responsible for it, its last way to a key result, policy or strategy.

    Each with the chain that breaks. With --cut-points, the nodes on which most hangs alone.
    """
    if (node is None) is not cut_points:
        raise click.UsageError("name a node, or ask for --cut-points")
    if node is not None:
        if year or agency or kinds:
            raise click.UsageError("--year, --agency and --kind go with --cut-points")
        _of_node(options, node, limit or _LIMIT, as_json)
    else:
        _of_base(options, (year, agency), kinds, limit, as_json)


def _of_node(options: Options, node: str, limit: int, as_json: bool) -> None:
    from queries.impact import impact as ask

    with options.reader() as reader:
        answer = ask(reader, node, limit=limit)
    if as_json:
        from api.cli import output
        from api.impact_views import impact_json

        output.print_json(impact_json(answer))
    else:
        options.show(page(answer, options.lang))


def _of_base(
    options: Options, scope: tuple[int | None, str | None], kinds: tuple[str, ...], limit: int | None, as_json: bool
) -> None:
    from queries.cut_points import KINDS, LIMIT, cut_points

    chosen = tuple(map(NodeKind, kinds)) or KINDS
    with options.reader() as reader:
        answer = cut_points(reader, *scope, kinds=chosen, limit=limit or LIMIT)
    if as_json:
        from api.cli import output
        from api.impact_views import cut_points_json

        output.print_json(cut_points_json(answer))
    else:
        options.show(points_page(answer, options.lang))


def page(answer: Impact, lang: str) -> Iterator[RenderableType]:
    """The totals, then each node that is left without something."""
    from api import impact_views as views
    from api.cli.describe import footer
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import baht, pick
    from kb.decimals import decimal_text

    yield ThaiText(pick(_TITLE, lang).format(node=views.called(answer.node, lang)), style="bold")
    if answer.amount_baht:
        yield ThaiText(pick(_MONEY, lang).format(amount=baht(decimal_text(answer.amount_baht), lang)))
    if not answer.totals:
        yield ThaiText(pick(_NOTHING, lang))
    else:
        totals = [pick(word, lang) for word in views.TOTAL_HEADINGS]
        yield table(totals, views.total_rows(answer, lang), numbers=views.TOTAL_NUMBERS)
        yield ""
        left = [pick(word, lang) for word in views.LEFT_HEADINGS]
        yield table(left, views.left_rows(answer, lang), numbers=views.LEFT_NUMBERS)
    yield ""
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def points_page(answer: CutPoints, lang: str) -> Iterator[RenderableType]:
    """The cut points, those on which most hangs first."""
    from api import impact_views as views
    from api.cli.describe import footer
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import pick

    if answer.points:
        yield ThaiText(pick(_POINTS, lang), style="bold")
        headings = [pick(word, lang) for word in views.POINT_HEADINGS]
        yield table(headings, views.point_rows(answer, lang), numbers=views.POINT_NUMBERS)
    else:
        yield ThaiText(pick(_NO_POINTS, lang))
    yield ThaiText(footer(answer.completeness, lang), style="dim")
