"""`policytrace compare`: two years, two agencies, or two editions of a document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from api.cli.options import Options, common_options, json_option, table_options
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.model import Node
    from queries.compare.comparison import Changed, Comparison, KindComparison
    from queries.compare.snapshot import Side

_TITLE = Wording("{left} → {right}", "{left} → {right}")
_COUNTS = (
    Wording("Kind", "ประเภท"), Wording("Gone", "หายไป"), Wording("Added", "เพิ่มขึ้น"), Wording("Both", "มีทั้งสอง"),
    Wording("Changed", "เปลี่ยนแปลง"),
)  # fmt: skip
_EFFECT = (Wording("Effect", "ผล"), Wording("Left", "ก่อน"), Wording("Right", "หลัง"), Wording("Change", "เปลี่ยนแปลง"))
_MONEY = Wording("stated amounts (baht)", "จำนวนเงินที่ระบุ (บาท)")
_WITHOUT = Wording("projects without an amount", "โครงการที่ไม่มีจำนวนเงิน")
_COVERED = Wording("{kind} with a project, of {left} and {right}", "{kind}ที่มีโครงการ จาก {left} และ {right}")
_LIST = (
    Wording("Change", "การเปลี่ยนแปลง"), Wording("Kind", "ประเภท"), Wording("Code", "รหัส"), Wording("Name", "ชื่อ"),
    Wording("What", "รายการ"), Wording("Left", "ก่อน"), Wording("Right", "หลัง"), Wording("Matched by", "จับคู่จาก"),
)  # fmt: skip
_GONE, _ADDED, _CHANGED, _SAME = (
    Wording("gone", "หายไป"), Wording("added", "เพิ่มขึ้น"), Wording("changed", "เปลี่ยนแปลง"), Wording("the same", "คงเดิม"),
)  # fmt: skip
_HOW = {
    "id": Wording("same id", "รหัสอ้างอิงเดียวกัน"),
    "code": Wording("code and name", "รหัสและชื่อ"),
    "name": Wording("name", "ชื่อ"),
    "similarity": Wording("likeness {confidence}", "ความคล้าย {confidence}"),
}
_WHAT = {
    "name": Wording("name", "ชื่อ"), "target": Wording("target", "ค่าเป้าหมาย"), "unit": Wording("unit", "หน่วยนับ"),
    "kpi_target": Wording("project indicator", "ตัวชี้วัดโครงการ"), "category": Wording("part of the plan", "ส่วนของแผน"),
    "amount_baht": Wording("budget (baht)", "งบประมาณ (บาท)"), "budget_status": Wording("budget", "สถานะงบประมาณ"),
    "divisions": Wording("divisions", "ส่วนราชการ/ฝ่าย"), "key_results": Wording("key results", "ตัววัดผลหลัก"),
    "policies": Wording("policies", "นโยบาย"), "agency_target": Wording("the agency's target", "ค่าเป้าหมายของหน่วยงาน"),
}  # fmt: skip
_NOTHING = "–"
_RECORDED = Wording("recorded as continuing: {count}", "บันทึกว่าสืบเนื่องกัน {count} รายการ")


@click.command(short_help="Two years, two agencies or two editions: added, gone, changed.")
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@click.option("--all", "with_same", is_flag=True, help="List what stayed the same as well.")
@click.option("--record", "to_record", is_flag=True, help="Record that the matches continue each other; with --who.")
@click.option("--who", help="With --record: who decides, an office or a position.")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.9, show_default=True, help="With --record: the least confidence."
)
@json_option
@table_options
@common_options
@click.pass_obj
def compare(
    options: Options,
    left: str,
    right: str,
    with_same: bool,
    to_record: bool,
    who: str | None,
    least: float,
    as_json: bool,
) -> None:
    """Compare two sides: what is gone, added and changed, and what that does to coverage and money.

    A side is an agency's plan of a year, such as บางนา/2569 or plan:bangna/2569, or the id of a
    document of any edition. Projects, key results and policies are matched by id, by code and name, by
    name, else by names that are much alike and have the same numbers; how is said of each.

    Nothing is written unless --record --who NAME says so: then projects and key results of the later
    year are recorded to continue those of the earlier, with how it was decided and by whom.

    \b
    policytrace compare ภาษีเจริญ/2567 บางนา/2569
    """
    from api.cli import output
    from queries.compare import compare as ask

    if to_record:
        _record(options, left, right, who or "", least)
        return
    with options.reader() as reader:
        answer = ask(reader, left, right)
    if as_json:
        from api.compare_views import comparison_json

        output.print_json(comparison_json(answer))
    else:
        options.show(page(answer, options.lang, with_same=with_same))


def _record(options: Options, left: str, right: str, who: str, least: float) -> None:
    from api.cli import output
    from api.continuing import record
    from api.words import pick

    with options.store() as store:
        matches, _ = record(store, left, right, who=who, least=least)
    output.print_line(pick(_RECORDED, options.lang).format(count=len(matches)))
    for match in matches:
        how = pick(_HOW[match.how], options.lang).format(confidence=match.confidence)
        output.print_line(f"  {match.left.id} – {match.right.id} ({how})")


def page(answer: Comparison, lang: str, *, with_same: bool = False) -> Iterator[RenderableType]:
    """The counts, the effect, and every difference."""
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import kind_label, pick

    title = pick(_TITLE, lang).format(left=_side(answer.left), right=_side(answer.right))
    yield ThaiText(title, style="bold")
    counts = [[kind_label(each.kind, lang), *(f"{count:,}" for count in _counts(each))] for each in answer.kinds]
    yield table([pick(word, lang) for word in _COUNTS], counts, numbers=range(1, 5))
    yield ""
    yield table([pick(word, lang) for word in _EFFECT], _effects(answer, lang), numbers=range(1, 4))
    rows = [row for each in answer.kinds for row in _rows(each, lang, with_same=with_same)]
    if rows:
        yield ""
        yield table([pick(word, lang) for word in _LIST], rows, longest={3: 60, 5: 50, 6: 50})


def _side(side: Side) -> str:
    return side.name if side.document else f"{side.name} {side.fiscal_year}"


def _counts(each: KindComparison) -> tuple[int, int, int, int]:
    return len(each.gone), len(each.added), len(each.both), len(each.changed)


def _effects(answer: Comparison, lang: str) -> Iterator[list[str]]:
    from api.words import kind_label, pick

    effect = answer.effect
    yield [pick(_MONEY, lang), *_change(*effect.money)]
    yield [pick(_WITHOUT, lang), *_change(*effect.without_amount)]
    for kind, ((left, of_left), (right, of_right)) in effect.covered.items():
        name = pick(_COVERED, lang).format(kind=kind_label(kind, lang), left=of_left, right=of_right)
        yield [name, *_change(left, right)]


def _change(left: Decimal | int, right: Decimal | int) -> tuple[str, str, str]:
    return f"{left:,}", f"{right:,}", f"{right - left:+,}"


def _rows(each: KindComparison, lang: str, *, with_same: bool) -> Iterator[list[str]]:
    """A row for each thing that is gone or added, and for each difference of the others."""
    from api.words import kind_label, pick

    kind = kind_label(each.kind, lang)
    for wording, nodes in ((_GONE, each.gone), (_ADDED, each.added)):
        for node in nodes:
            yield [pick(wording, lang), kind, *_called(node), "", "", "", ""]
    for item in each.both:
        if item.differences or with_same:
            yield from _changes(item, kind, lang)


def _changes(item: Changed, kind: str, lang: str) -> Iterator[list[str]]:
    from api.words import pick

    how = pick(_HOW[item.match.how], lang).format(confidence=item.match.confidence)
    lead = [pick(_CHANGED if item.differences else _SAME, lang), kind, *_called(item.match.right)]
    for each in item.differences:
        yield [
            *lead,
            pick(_WHAT[each.what], lang),
            _text(each.what, each.left, lang),
            _text(each.what, each.right, lang),
            how,
        ]
    if not item.differences:
        yield [*lead, "", "", "", how]


def _called(node: Node) -> tuple[str, str]:
    return node.code or "", node.name or ("" if node.code else node.id)


def _text(what: str, value: Any, lang: str) -> str:
    from api.words import BUDGET_STATUS, CATEGORY, label

    if value is None or value == []:
        return _NOTHING
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if what == "amount_baht":
        return f"{Decimal(str(value)):,}"
    labels = {"budget_status": BUDGET_STATUS, "category": CATEGORY}.get(what, {})
    return label(labels, str(value), lang)
