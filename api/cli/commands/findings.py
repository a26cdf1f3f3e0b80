"""`policytrace findings`: where the documents contradict themselves and each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.exits import Exit
from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import YEAR
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.findings.ask import Findings, Ruled
    from queries.findings.decisions import Ruling
    from queries.findings.finding import Finding
    from queries.findings.rules import Ruleset

SEVERITIES = ("error", "warning", "info")
_HEADINGS = (
    Wording("Id", "รหัส"), Wording("Finding", "ข้อตรวจพบ"), Wording("Place", "ตำแหน่ง"),
    Wording("Sure", "ความมั่นใจ"), Wording("Decision", "คำวินิจฉัย"),
)  # fmt: skip
_RULE_HEADINGS = (
    Wording("Rule", "กฎ"), Wording("Severity", "ความสำคัญ"), Wording("Sure", "ความมั่นใจ"), Wording("On", "เปิดใช้"),
    Wording("What it looks for", "สิ่งที่ตรวจ"), Wording("Thresholds", "เกณฑ์ที่ปรับได้"),
)  # fmt: skip
_DECISIONS = {
    "accepted": Wording("accepted", "รับทราบ"),
    "mended": Wording("mended", "แก้ไขแล้ว"),
    "exempt": Wording("exempt", "ยกเว้น"),
}
_NONE = Wording("No findings.", "ไม่มีข้อตรวจพบ")
_COUNTS = Wording(
    "{error} to mend, {warning} to check, {info} for information",
    "ต้องแก้ไข {error} ควรตรวจสอบ {warning} เพื่อทราบ {info} รายการ",
)
_YES = Wording("yes", "เปิด")
_NO = Wording("no", "ปิด")
_LINE = Wording("line {lines}", "บรรทัด {lines}")
_UNTIL = Wording("until {until}", "ถึง {until}")
_SHOWN = 6
"""Lines of a finding that the table names."""


@click.command(short_help="Where the documents contradict themselves and each other.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules instead of findings.")
@click.option("--rule", metavar="CODE", help="One rule alone.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="One severity alone.")
@click.option("--document", metavar="REF", help="One document, by id, the beginning of it, or file name.")
@click.option("--year", type=YEAR, help="Documents of a fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="Documents of this agency.")
@click.option("--decided/--open", default=None, help="Those that a decision in force settles, or those still open.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="Findings at most.")
@click.option(
    "--tune",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A TOML file: [CODE] with on, severity, certainty or thresholds of the rule.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help=f"Exit with {int(Exit.FINDINGS)} where open findings are of this severity or graver.",
)
@json_option
@table_options
@common_options
@click.pass_context
def findings(
    context: click.Context,
    list_rules: bool,
    rule: str | None,
    severity: str | None,
    document: str | None,
    year: int | None,
    agency: str | None,
    decided: bool | None,
    limit: int,
    tune: Path | None,
    fail_on: str | None,
    as_json: bool,
) -> None:
    """List contradictions, sums that do not add up, gaps in the form and uncertain readings.

    Each finding has an id that stays after a reload, a severity, how sure it is, a sentence and
    its places. `policytrace decide` records what was decided on one.
    """
    from api.finders import FINDERS
    from queries.findings.ask import findings as ask
    from queries.findings.chosen import Asked
    from queries.findings.rules import default_rules, tuned
    from queries.rules import Severity

    options = context.ensure_object(Options)
    ruleset = default_rules() if tune is None else tuned(tune)
    if list_rules:
        _list(options, ruleset, as_json=as_json)
        return
    asked = Asked(rule, None if severity is None else Severity(severity), document, year, agency, decided)
    with options.reader() as reader:
        answer = ask(reader, asked, rules=ruleset, today=date.today().isoformat(), limit=limit, finders=FINDERS)
    _show(options, answer, as_json=as_json)
    if fail_on is not None and _open(answer, fail_on):
        context.exit(Exit.FINDINGS)


def _list(options: Options, rules: Ruleset, *, as_json: bool) -> None:
    from api.cli import output

    if as_json:
        from api.findings_views import rules_json

        output.print_json(rules_json(rules))
    else:
        options.show(rules_page(rules, options.lang))


def _show(options: Options, answer: Findings, *, as_json: bool) -> None:
    from api.cli import output

    if as_json:
        from api.findings_views import findings_json

        output.print_json(findings_json(answer))
    else:
        options.show(list_page(answer, options.lang) if options.to_file else page(answer, options.lang))


def _open(answer: Findings, severity: str) -> bool:
    """Whether an open finding is of this severity or graver."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return any(item.ruling is None and str(item.finding.severity) in grave for item in answer.found)


def rules_page(rules: Ruleset, lang: str) -> Iterator[RenderableType]:
    """The rules as a table."""
    from api.cli.output import table
    from api.words import SEVERITY, label, pick

    rows = [
        (
            rule.code,
            label(SEVERITY, rule.severity, lang),
            f"{rule.certainty:.2f}",
            pick(_YES if rule.on else _NO, lang),
            pick(rule.title, lang),
            ", ".join(f"{name} = {value:g}" for name, value in rule.thresholds.items()),
        )
        for rule in rules.values()
    ]
    yield table([pick(word, lang) for word in _RULE_HEADINGS], rows, numbers={2})


def page(answer: Findings, lang: str) -> Iterator[RenderableType]:
    """The findings, a table for each rule."""
    from api.cli.describe import footer
    from api.cli.thai import ThaiText
    from api.words import pick

    if not answer.found:
        yield ThaiText(pick(_NONE, lang))
    by_rule: dict[str, list[Ruled]] = {}
    for item in answer.found:
        by_rule.setdefault(item.finding.code, []).append(item)
    for items in by_rule.values():
        yield from _rule_table(items, lang)
    counts = {str(severity): count for severity, count in answer.by_severity.items()}
    yield ThaiText(pick(_COUNTS, lang).format(**counts), style="bold")
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def list_page(answer: Findings, lang: str) -> Iterator[RenderableType]:
    """One table of all findings, for files."""
    from api.cli.output import table
    from api.words import SEVERITY, label, pick

    headings = [pick(_RULE_HEADINGS[0], lang), pick(_RULE_HEADINGS[1], lang), *(pick(word, lang) for word in _HEADINGS)]
    rows = (
        (item.finding.code, label(SEVERITY, item.finding.severity, lang), *_row(item, lang)) for item in answer.found
    )
    yield table(headings, rows, numbers={5})


def _rule_table(items: Sequence[Ruled], lang: str) -> Iterator[RenderableType]:
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import SEVERITY, label, pick

    rule = items[0].finding.rule
    heading = f"{pick(rule.title, lang)} [{rule.code}, {label(SEVERITY, rule.severity, lang)}]: {len(items)}"
    yield ThaiText(heading, style="bold")
    yield table([pick(word, lang) for word in _HEADINGS], (_row(item, lang) for item in items), numbers={3})
    yield ""


def _row(item: Ruled, lang: str) -> tuple[str, str, str, str, str]:
    from api.words import pick

    finding = item.finding
    decision = "" if item.ruling is None else decision_words(item.ruling, lang)
    return finding.id, pick(finding.sentence, lang), _places(finding, lang), f"{finding.certainty:.2f}", decision


def _places(finding: Finding, lang: str) -> str:
    """The documents and lines of a finding."""
    from api.words import pick

    lines: dict[str, list[int]] = {}
    for spot in finding.spots:
        found = lines.setdefault(spot.document.file_name, [])
        if spot.place.line not in found:
            found.append(spot.place.line)
    told = []
    for name, numbers in lines.items():
        shown = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
        told.append(f"{name} {pick(_LINE, lang).format(lines=shown)}")
    return "; ".join(told)


def decision_words(ruling: Ruling, lang: str) -> str:
    """A decision in one line: what, who, why, until when."""
    from api.words import label, pick
    from queries.findings.decisions import in_buddhist_era

    until = "" if ruling.until is None else f" ({pick(_UNTIL, lang).format(until=in_buddhist_era(ruling.until))})"
    return f"{label(_DECISIONS, ruling.decision, lang)}{until}: {ruling.who}: {ruling.reason}"
