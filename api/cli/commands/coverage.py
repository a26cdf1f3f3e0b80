"""`policytrace coverage`: how much of the plans has what a complete plan has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.coverage import Coverage, CoverageGroup, RuleCoverage

GROUPINGS = {"strategy": "strategy", "agency": "agency", "division": "division", "year": "fiscal_year"}
"""The word of the command line → that of the question."""

_HEADINGS = (
    Wording("Rule", "หลักเกณฑ์"), Wording("Covered", "ครบ"), Wording("Gaps", "ขาด"),
    Wording("Exempt", "ยกเว้น"), Wording("Share", "ร้อยละ"), Wording("To money and hands", "ถึงเงินและผู้รับผิดชอบ"),
)  # fmt: skip
_WHOLE = Wording("Whole base", "ทั้งหมด")
_NO_GROUP = Wording("In no group", "ไม่อยู่ในกลุ่มใด")
_YEAR = Wording("Fiscal year {year}", "ปีงบประมาณ {year}")
_OVERLAP = Wording(
    "A node counts in each group it belongs to, so that groups need not add up to the whole.",
    "รายการหนึ่งนับในทุกกลุ่มที่สังกัด ผลรวมของกลุ่มจึงอาจไม่เท่ากับทั้งหมด",
)


@click.command(short_help="How much has what a complete plan has.")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="What the documents of this agency speak of.")
@click.option("--by", type=click.Choice(list(GROUPINGS)), help="Group by it.")
@json_option
@table_options
@common_options
@click.pass_obj
def coverage(options: Options, year: int | None, agency: str | None, by: str | None, as_json: bool) -> None:
    """Count, rule by rule, what has a project, a key result, a division, a stated budget, a target.

    The last column counts those that are carried out all the way down: a project below them has
    both a stated budget and a division.
    """
    from api.cli import output
    from queries.coverage import coverage as ask

    with options.reader() as reader:
        answer = ask(reader, year, agency, by=None if by is None else GROUPINGS[by])
    if as_json:
        from api.views import coverage_json

        output.print_json(coverage_json(answer))
    else:
        options.show(page(answer, options.lang))


def page(answer: Coverage, lang: str) -> Iterator[RenderableType]:
    """The rules of the whole, then those of each group."""
    from api.cli.describe import footer
    from api.cli.thai import ThaiText
    from api.words import pick

    yield ThaiText(pick(_WHOLE, lang), style="bold")
    yield _table(answer.rules, lang)
    for group in answer.groups:
        yield ""
        yield ThaiText(_group_title(group, lang), style="bold")
        yield _table([item for item in group.rules if item.subjects], lang)
    yield ""
    if answer.groups:
        yield ThaiText(pick(_OVERLAP, lang), style="dim")
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def _group_title(group: CoverageGroup, lang: str) -> str:
    from api.cli.describe import title
    from api.words import pick

    if group.node is not None:
        return f"{title(group.node, lang)} ({group.key})"
    return pick(_NO_GROUP, lang) if group.key is None else pick(_YEAR, lang).format(year=group.key)


def _table(rules: tuple[RuleCoverage, ...] | list[RuleCoverage], lang: str) -> RenderableType:
    from api.cli.output import table
    from api.words import pick

    rows = (
        (
            f"{pick(item.rule.sentence, lang)} [{item.rule.code}]",
            str(item.covered),
            str(item.gaps),
            str(item.exempt),
            _percent(item.share),
            "" if item.deep is None else f"{item.deep} ({_percent(item.deep_share)})",
        )
        for item in rules
    )
    return table([pick(word, lang) for word in _HEADINGS], rows, numbers={1, 2, 3, 4, 5})


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f}"
