"""`policytrace suggest`: what may belong together and is not linked yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.suggest import Suggestion, Suggestions

_COLUMNS = (
    Wording("Score", "คะแนน"), Wording("May belong to it", "รายการที่อาจเกี่ยวข้อง"),
    Wording("Why", "เหตุผล"), Wording("Proposal", "รหัสข้อเสนอ"),
)  # fmt: skip
_NONE = Wording("Nothing likely is recorded.", "ไม่พบรายการที่น่าจะเกี่ยวข้อง")
_WITHOUT = Wording("Looked into without a likely link: {count}.", "ตรวจแล้วไม่พบรายการที่น่าจะเกี่ยวข้อง {count} รายการ")
_PROPOSED = Wording(
    "Proposals for a person to decide; nothing is linked by them.",
    "เป็นข้อเสนอให้เจ้าหน้าที่พิจารณา ยังไม่มีการเชื่อมโยงใด ๆ",
)
_ACCEPTED = Wording(
    "Linked by decision: {source} → {target} ({who}, {when}): {reason}",
    "บันทึกการเชื่อมโยงแล้ว: {source} → {target} (โดย {who} เมื่อ {when}): {reason}",
)
_WITHDRAWN = Wording(
    "Taken back: {source} → {target} ({who}, {when}): {reason}",
    "ถอนการเชื่อมโยงแล้ว: {source} → {target} (โดย {who} เมื่อ {when}): {reason}",
)


@click.command(short_help="Likely links for what lacks one.")
@click.argument("node", metavar="[NODE]", required=False)
@click.option("--rule", metavar="CODE", help="The gaps of one rule alone.")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="What the documents of this agency speak of, and its projects alone.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="Gaps at most.")
@click.option(
    "--candidates", type=click.IntRange(1, 50), default=5, show_default=True, help="Proposals for a gap at most."
)
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.15, show_default=True, help="The least score of a proposal."
)
@click.option("--accept", metavar="PROPOSAL", help="Record that this proposal holds; with --who and --reason.")
@click.option("--withdraw", metavar="PROPOSAL", help="Take an accepted proposal back; with --who and --reason.")
@click.option("--who", help="With --accept and --withdraw: who decides, an office or a position.")
@click.option("--reason", help="With --accept and --withdraw: why.")
@json_option
@table_options
@common_options
@click.pass_obj
def suggest(
    options: Options,
    node: str | None,
    rule: str | None,
    year: int | None,
    agency: str | None,
    limit: int,
    candidates: int,
    least: float,
    accept: str | None,
    withdraw: str | None,
    who: str | None,
    reason: str | None,
    as_json: bool,
) -> None:
    """Propose projects for key results and policies without one, and key results and policies for projects.

    Of a NODE, or of whatever lacks a link. Each proposal has a score from 0 to 1 and says why:
    like names, like projects elsewhere or in other years, policies, divisions and units in common.

    Nothing is linked until a person accepts a proposal: --accept PROPOSAL --who NAME --reason TEXT
    records the link with who decided it and when, as a statement that survives reloading.
    --withdraw takes it back, and keeps the record of both decisions.
    """
    if accept is not None or withdraw is not None:
        if node or rule or (accept is not None and withdraw is not None):
            raise click.UsageError("decide on one proposal by its id alone; it names both ends of the link")
        _decide(options, accept, withdraw, who or "", reason or "", as_json)
        return
    from api.cli import output
    from queries.suggest import suggest as ask

    with options.reader() as reader:
        answer = ask(reader, node, rule, year, agency, limit=limit, candidates=candidates, least=least)
    if as_json:
        from api.candidates_views import suggestions_json

        output.print_json(suggestions_json(answer))
    else:
        options.show(list_page(answer, options.lang) if options.to_file else page(answer, options.lang))


def _decide(
    options: Options, accepted: str | None, withdrawn: str | None, who: str, reason: str, as_json: bool
) -> None:
    """Records a decision on a proposal and shows the record."""
    from api.accepting import accept, withdraw
    from api.candidates_views import accepted_json
    from api.cli import output
    from api.cli.thai import ThaiText
    from api.words import pick

    with options.store() as store:
        if accepted is not None:
            link = accept(store, accepted, who=who, reason=reason)
        else:
            link = withdraw(store, withdrawn or "", who=who, reason=reason)
    record = accepted_json(link)
    if as_json:
        output.print_json(record)
        return
    template = _ACCEPTED if link.withdrawn is None else _WITHDRAWN
    output.show(ThaiText(pick(template, options.lang).format(**{**record, **(record["withdrawn"] or {})})))


def page(answer: Suggestions, lang: str) -> Iterator[RenderableType]:
    """A table for each node, the likeliest link first."""
    from api.cli.describe import footer
    from api.cli.thai import ThaiText
    from api.words import pick

    if not answer.suggestions:
        yield ThaiText(pick(_NONE, lang))
    for item in answer.suggestions:
        yield from _of_node(item, lang)
    if answer.without:
        yield ThaiText(pick(_WITHOUT, lang).format(count=answer.without))
    if answer.suggestions:
        yield ThaiText(pick(_PROPOSED, lang))
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def _of_node(item: Suggestion, lang: str) -> Iterator[RenderableType]:
    from api.candidates_views import told
    from api.cli.describe import title
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import kind_label, pick

    year = f" ({item.node.fiscal_year})" if item.node.fiscal_year else ""
    lacks = kind_label(item.kind, lang) if item.rule is None else pick(item.rule.gap, lang)
    yield ThaiText(f"{title(item.node, lang)}{year}: {lacks}", style="bold")
    rows = ((f"{each.score:.2f}", title(each.node, lang), told(each, lang), each.id) for each in item.candidates)
    yield table([pick(word, lang) for word in _COLUMNS], rows, numbers={0})
    yield ""


def list_page(answer: Suggestions, lang: str) -> Iterator[RenderableType]:
    """One table of all proposals, for files."""
    from api.candidates_views import HEADINGS, NUMBERS, suggestion_rows
    from api.cli.output import table
    from api.words import pick

    yield table([pick(word, lang) for word in HEADINGS], suggestion_rows(answer, lang), numbers=NUMBERS)
