"""`policytrace score`: what results add up to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from decimal import Decimal

    from rich.console import RenderableType
    from rich.tree import Tree

    from kb.model import Node
    from scoring.hierarchy import Scores
    from scoring.propagation import Score

_SCORE = Wording("score {score}", "คะแนน {score}")
_UNKNOWN = Wording("score unknown", "ยังไม่ทราบคะแนน")
_KNOWN = Wording(
    "known {share} %, between {lowest} and {highest}", "ทราบแล้วร้อยละ {share} อยู่ระหว่าง {lowest} ถึง {highest}"
)
_ALL_KNOWN = Wording("all known", "ทราบครบ")
_GIVEN = Wording("result", "ผลที่ให้มา")
_WEIGHTING = {
    "stated": Wording("weights as stated", "น้ำหนักตามที่ระบุ"),
    "equal": Wording("equal weights, as not all are stated", "น้ำหนักเท่ากัน เพราะไม่ได้ระบุครบ"),
}
_PART = Wording("weight {weight}, {points} points", "น้ำหนัก {weight} ได้ {points} คะแนน")
_AGAIN = Wording("(shown above)", "(แสดงแล้วข้างต้น)")
_OTHERS = Wording("… {count} more of which nothing is known", "… อีก {count} รายการยังไม่มีผล")
_USED = Wording("{used} results used", "ใช้ผล {used} รายการ")
_OF_AGENCY = Wording("of {agency} alone", "เฉพาะของ{agency}")
_UNSCORED = Wording("no score can be had of: {unscored}", "คิดคะแนนไม่ได้: {unscored}")
_UNUSED = Wording("not below this node: {unused}", "ไม่อยู่ภายใต้รายการนี้: {unused}")


@click.command(short_help="The evaluation of an agency recomputed, or what results add up to.")
@click.argument("reference", metavar="AGENCY|NODE")
@click.argument("year", metavar="[YEAR]", required=False, type=YEAR)
@click.option("--explain", is_flag=True, help="With a year: how every score came about, as a tree with its places.")
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV with the columns code_or_id, score (0 to 100) and if you like weight; goes before the base's results.",
)
@click.option("--agency", metavar="REF", help="Of the base's results, those of this agency alone.")
@json_option
@table_options
@common_options
@click.pass_obj
def score(
    options: Options,
    reference: str,
    year: int | None,
    explain: bool,
    results: Path | None,
    agency: str | None,
    as_json: bool,
) -> None:
    """Recompute the evaluation of an agency in a year, or add up results from key results to the plan.

    `score AGENCY YEAR` recomputes every score, component and total from results, criteria and weights,
    beside what the documents state, the agency's own report beside the official result, and says what
    differs and why. The scores that documents state are compared and never used.

    `score NODE` adds up results below a plan, strategy, issue, Super OKR or key result: the weighted
    mean of what is known below, with the share of the weight that is known and the bounds if the
    unknown were 0 or 100. Weights are those that the documents state, else the results file's, else
    equal. Of each agency the latest result counts, official ones first; one that states no score
    counts for what its value attains of the target.
    """
    if year is not None:
        if results or agency:
            raise click.UsageError(
                "--results and --agency go with NODE; give AGENCY YEAR alone, or NODE without a year"
            )
        _evaluation(options, reference, year, explain=explain, as_json=as_json)
    elif explain:
        raise click.UsageError("--explain goes with AGENCY YEAR; give the fiscal year as well, such as 2564")
    else:
        _propagation(options, reference, results, agency, as_json=as_json)


def _evaluation(options: Options, agency: str, year: int, *, explain: bool, as_json: bool) -> None:
    from api.cli import evaluation_page, output
    from scoring.appeal_counts import appeal_counts
    from scoring.evaluation import evaluate

    with options.reader() as reader:
        answer = evaluate(reader, agency, year)
        appeals = appeal_counts(reader, year)
    if as_json:
        from api.evaluation_views import evaluation_json

        output.print_json(evaluation_json(answer, appeals))
    else:
        options.show(evaluation_page.page(answer, appeals, options.lang, explain=explain))


def _propagation(options: Options, reference: str, results: Path | None, agency: str | None, *, as_json: bool) -> None:
    from api.cli import output
    from scoring.hierarchy import score as ask
    from scoring.results import read_results

    stated = () if results is None else read_results(results)
    with options.reader() as reader:
        answer = ask(reader, reference, stated, agency=agency)
    if as_json:
        from api.views import scores_json

        output.print_json(scores_json(answer))
    else:
        options.show(_page(answer, options.lang))


def _page(answer: Scores, lang: str) -> Iterator[RenderableType]:
    from api.cli.thai import ThaiText
    from api.words import pick

    yield _ScoreTree(answer, lang).tree()
    yield ""
    notes = [pick(_USED, lang).format(used=answer.used)]
    if answer.agency is not None:
        notes.append(pick(_OF_AGENCY, lang).format(agency=answer.agency.name or answer.agency.id))
    if answer.unscored:
        notes.append(pick(_UNSCORED, lang).format(unscored=", ".join(answer.unscored)))
    if answer.unused:
        notes.append(pick(_UNUSED, lang).format(unused=", ".join(answer.unused)))
    yield ThaiText("; ".join(notes), style="dim")


class _ScoreTree:
    """The scores from the start down to the results; branches of which nothing is known are counted."""

    def __init__(self, answer: Scores, lang: str) -> None:
        self._start = answer.start
        self._nodes = {node.id: node for node in answer.nodes}
        self._scores = {score.node: score for score in answer.scores}
        self._order = {node.id: at for at, node in enumerate(answer.nodes)}
        self._seen: set[str] = set()
        self._lang = lang

    def tree(self) -> Tree:
        from rich.tree import Tree

        from api.cli.thai import ThaiText

        tree = Tree(ThaiText(self._line(self._start), style="bold"), guide_style="dim")
        self._grow(tree, self._start.id)
        return tree

    def _grow(self, tree: Tree, node: str) -> None:
        from api.cli.thai import ThaiText
        from api.words import pick

        self._seen.add(node)
        known = [item for item in self._scores[node].contributions if item.points is not None]
        for item in sorted(known, key=lambda item: self._order[item.node]):
            part = pick(_PART, self._lang).format(weight=_plain(item.weight), points=_plain(item.points))
            again = item.node in self._seen
            line = f"{self._line(self._nodes[item.node])} · {part}"
            branch = tree.add(ThaiText(f"{line} {pick(_AGAIN, self._lang)}" if again else line))
            if not again:
                self._grow(branch, item.node)
        unknown = len(self._scores[node].contributions) - len(known)
        if unknown:
            tree.add(ThaiText(pick(_OTHERS, self._lang).format(count=unknown), style="dim"))

    def _line(self, node: Node) -> str:
        from api.cli.describe import title

        return f"{title(node, self._lang)} · {self._facts(self._scores[node.id])}"

    def _facts(self, score: Score) -> str:
        from api.words import pick

        if score.score is None:
            return pick(_UNKNOWN, self._lang)
        facts = [pick(_SCORE, self._lang).format(score=_plain(score.score))]
        if score.given:
            facts.append(pick(_GIVEN, self._lang))
            return " · ".join(facts)
        facts.append(self._known(score))
        if len(score.contributions) > 1:
            facts.append(pick(_WEIGHTING[score.weighting], self._lang))
        return " · ".join(facts)

    def _known(self, score: Score) -> str:
        """How much is known, with the bounds where that is not all."""
        from api.words import pick

        if score.lowest == score.highest:
            return pick(_ALL_KNOWN, self._lang)
        bounds = {"lowest": _plain(score.lowest), "highest": _plain(score.highest)}
        return pick(_KNOWN, self._lang).format(share=_plain(score.share.scaleb(2)), **bounds)


def _plain(number: Decimal | None) -> str:
    from kb.decimals import decimal_text

    return "–" if number is None else decimal_text(number)
