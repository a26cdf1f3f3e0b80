"""Budget alignment as tables whose footers add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from api.cli.describe import footer, short
from api.cli.output import table
from api.cli.thai import ThaiText
from api.words import BUDGET_STATUS, CATEGORY, kind_label, label, pick
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.budget import Alignment, Differing, Line, PrintedColumn, Repeated, Shares, Tally

Cells = tuple[str, ...]
"""The cells of a row."""

_BY = {
    "category": Wording("part of the plan", "ส่วนของแผน"),
    "year": Wording("fiscal year", "ปีงบประมาณ"),
}
_TITLE = Wording("Budget by {by}", "งบประมาณตาม{by}")
_YEAR = Wording("fiscal year {year}", "ปีงบประมาณ {year}")
_HEADINGS = (
    Wording("Group", "กลุ่ม"), Wording("Baht", "บาท"), Wording("% of money", "% ของเงิน"),
    Wording("% of linked money", "% ของเงินที่เชื่อมโยง"), Wording("Projects", "โครงการ"),
    Wording("% of projects", "% ของโครงการ"), Wording("KRs", "KR"), Wording("% of KRs", "% ของ KR"),
    Wording("Linked money less KRs", "เงินที่เชื่อมโยง−KR (จุด)"),
)  # fmt: skip
_PLAIN = 6
"""Columns where the grouping says nothing of key results."""
_SHARED = Wording("shared by {groups}", "ร่วมกันระหว่าง {groups}")
_NOT_LINKED = Wording("not linked to any", "ไม่เชื่อมโยงกับกลุ่มใด")
_REST = Wording("(lines not shown)", "(บรรทัดที่ไม่ได้แสดง)")
_TOTAL = Wording("Total", "รวมทั้งหมด")
_SUM = Wording(
    "{direct} direct + {shared} shared, not split + {not_linked} not linked = {total}: "
    "every baht of the {budgets} budgets in scope, once",
    "ตรงกลุ่มเดียว {direct} + ร่วมหลายกลุ่ม (ไม่แบ่ง) {shared} + ไม่เชื่อมโยง {not_linked} = {total}: "
    "ครบทุกบาทของงบประมาณ {budgets} รายการในขอบเขตนี้ นับครั้งเดียว",
)
_STATUSES = Wording("Amounts and reasons for none", "จำนวนเงินและเหตุผลที่ไม่มีจำนวนเงิน")
_STATUS_HEADINGS = (
    Wording("Status", "สถานะ"), Wording("Entries", "รายการ"), Wording("With amount", "มีจำนวนเงิน"),
    Wording("Baht", "บาท"),
)  # fmt: skip
_IN_PARTS = Wording("project without a budget: its parts have them", "โครงการที่งบประมาณอยู่ที่โครงการย่อย")
_NOTHING = Wording("project without any budget", "โครงการที่ไม่มีรายการงบประมาณ")
_MULTI = Wording(
    "Budgets of several years: the year's instalment is counted, the others are not",
    "งบประมาณผูกพันหลายปี นับเฉพาะงวดของปี งวดของปีอื่นไม่นับ",
)
_MULTI_HEADINGS = (
    Wording("Project", "โครงการ"), Wording("Year", "ปี"), Wording("Counted", "นับ"), Wording("All years", "ทุกปี"),
    Wording("Other years", "ปีอื่น"),
)  # fmt: skip
_UNLINKED = Wording("Money on no key result and on no policy", "เงินที่ไม่ผูกกับ KR และไม่ผูกกับนโยบาย")
_UNLINKED_HEADINGS = (
    Wording("Lacks", "ไม่ผูกกับ"), Wording("Baht", "บาท"), Wording("% of money", "% ของเงิน"),
    Wording("Projects", "โครงการ"),
)  # fmt: skip
_NO_KEY_RESULT = Wording("key result", "KR")
_NO_POLICY = Wording("policy", "นโยบาย")
_NEITHER = Wording("key result and policy", "ทั้ง KR และนโยบาย")
_LARGEST = Wording(
    "The largest of {count} projects with money and without key result or policy",
    "โครงการที่มีเงินมากที่สุด จาก {count} โครงการที่ไม่ผูกกับ KR หรือนโยบาย",
)
_LARGEST_HEADINGS = (Wording("Project", "โครงการ"), Wording("Baht", "บาท"), Wording("Lacks", "ไม่ผูกกับ"))
_DECLARED = Wording("Declared beside computed", "ยอดที่เอกสารระบุเทียบกับยอดที่คำนวณได้")
_DECLARED_HEADINGS = (
    Wording("Plan", "แผน"), Wording("Part", "ส่วนของแผน"), Wording("What", "รายการ"), Wording("Declared", "ระบุไว้"),
    Wording("Computed", "คำนวณได้"), Wording("Difference", "ผลต่าง"),
)  # fmt: skip
_WHOLE = Wording("whole plan", "ทั้งแผน")
_BAHT = Wording("baht", "บาท")
_PROJECTS = Wording("projects", "โครงการ")
_PRINTED = Wording("Columns whose amounts do not add up to what is counted", "คอลัมน์ที่ผลรวมตามที่พิมพ์ไม่เท่ากับยอดที่นับ")
_PRINTED_HEADINGS = (Wording("Where, and why", "ที่ใด เพราะเหตุใด"), Wording("Baht", "บาท"))
_COLUMN = Wording(
    "{file}, tables {tables}, column {column}: literal sum of {cells} cells",
    "{file} ตาราง {tables} คอลัมน์ {column}: ผลรวมตามที่พิมพ์ {cells} ช่อง",
)
_ONCE = Wording("= each of {budgets} budgets once", "= นับงบประมาณ {budgets} รายการ รายการละครั้ง")
_FOR_KEY_RESULTS = Wording(
    "+ {project}: printed {times} times, once for each of {key_results} (lines {lines})",
    "+ {project}: พิมพ์ {times} ครั้ง ครั้งละ KR ได้แก่ {key_results} (บรรทัด {lines})",
)
_TWICE = Wording("+ {project}: listed {times} times (lines {lines})", "+ {project}: พิมพ์ซ้ำ {times} ครั้ง (บรรทัด {lines})")
_DIFFERS = Wording(
    "± {project}: printed {printed}, counted {counted} (line {line})",
    "± {project}: พิมพ์ {printed} แต่นับ {counted} (บรรทัด {line})",
)


def page(answer: Alignment, lang: str) -> Iterator[RenderableType]:
    """The groups and their sum, then what stands beside them; parts without content are left out."""
    yield ThaiText(_title(answer, lang), style="bold")
    yield _groups(answer, lang)
    yield ThaiText(_sum(answer, lang))
    for heading, headings, rows, numbers in _sections(answer, lang):
        if rows:
            yield ""
            yield ThaiText(heading, style="bold")
            yield table([pick(word, lang) for word in headings], rows, numbers=numbers)
    yield ""
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def _sections(answer: Alignment, lang: str) -> Iterator[tuple[str, Sequence[Wording], list[Cells], set[int]]]:
    """Heading, headings, rows and columns of numbers of each table below the first."""
    largest = pick(_LARGEST, lang).format(count=_count(answer.unlinked.with_money))
    yield pick(_STATUSES, lang), _STATUS_HEADINGS, list(_statuses(answer, lang)), {1, 2, 3}
    yield pick(_MULTI, lang), _MULTI_HEADINGS, list(_multi_year(answer, lang)), {1, 2, 3}
    yield pick(_UNLINKED, lang), _UNLINKED_HEADINGS, list(_unlinked(answer, lang)), {1, 2, 3}
    yield largest, _LARGEST_HEADINGS, list(_largest(answer, lang)), {1}
    yield pick(_DECLARED, lang), _DECLARED_HEADINGS, list(_declared(answer, lang)), {3, 4, 5}
    yield pick(_PRINTED, lang), _PRINTED_HEADINGS, list(_printed(answer, lang)), {1}


# --- the groups ---------------------------------------------------------------


def _title(answer: Alignment, lang: str) -> str:
    by = label(_BY, answer.by, lang) if answer.by in _BY else kind_label(str(answer.by), lang)
    parts = [pick(_TITLE, lang).format(by=by)]
    if answer.fiscal_year is not None:
        parts.append(pick(_YEAR, lang).format(year=answer.fiscal_year))
    if answer.agency is not None:
        parts.append(short(answer.agency))
    return " · ".join(parts)


def _groups(answer: Alignment, lang: str) -> RenderableType:
    width = _PLAIN if answer.total.key_results is None else len(_HEADINGS)
    names = _names(answer)
    made = [_line(line, names, lang) for line in answer.lines]
    rest = _rest(answer)
    if rest is not None:
        made.append((pick(_REST, lang), *_numbers(rest, answer.total)))
    made.append((pick(_TOTAL, lang), *_numbers(answer.total, answer.total)))
    headings = [pick(word, lang) for word in _HEADINGS[:width]]
    return table(headings, [row[:width] for row in made], numbers=set(range(1, width)))


def _names(answer: Alignment) -> Mapping[str | int, str]:
    """Key → what the group is called; a code says which year it is of where the groups are of several."""
    groups = {str(key) for line in answer.lines for key in line.keys}
    years = {node.fiscal_year for key, node in answer.nodes.items() if key in groups}
    return {
        key: short(node) + (f" [{node.fiscal_year}]" if len(years) > 1 and node.fiscal_year else "")
        for key, node in answer.nodes.items()
    }


def _line(line: Line, names: Mapping[str | int, str], lang: str) -> Cells:
    called = [names.get(key) or label(CATEGORY, str(key), lang) for key in line.keys]
    if not called:
        title = pick(_NOT_LINKED, lang)
    elif len(called) == 1:
        title = called[0]
    else:
        title = pick(_SHARED, lang).format(groups=" + ".join(called))
    return title, *_cells(line.tally, line.shares)


def _rest(answer: Alignment) -> Tally | None:
    """What the lines that a cut left out come to."""
    from queries.budget import less, plus

    if answer.completeness.complete:
        return None
    return less(answer.total, plus(*(line.tally for line in answer.lines)))


def _numbers(tally: Tally, total: Tally) -> Cells:
    from queries.budget import shares

    return _cells(tally, shares(tally, total))


def _cells(tally: Tally, shares: Shares) -> Cells:
    return (
        _money(tally.amount_baht), _percent(shares.money), _percent(shares.linked_money), _count(tally.projects),
        _percent(shares.projects), _count(tally.key_results), _percent(shares.key_results), _points(shares.gap),
    )  # fmt: skip


def _sum(answer: Alignment, lang: str) -> str:
    """The sentence that says what adds up to what."""
    parts = {"direct": answer.direct, "shared": answer.shared, "not_linked": answer.not_linked, "total": answer.total}
    amounts = {name: _plain(tally.amount_baht or Decimal(0)) for name, tally in parts.items()}
    return pick(_SUM, lang).format(**amounts, budgets=_count(answer.total.budgets))


# --- beside them --------------------------------------------------------------


def _statuses(answer: Alignment, lang: str) -> Iterator[Cells]:
    for item in answer.statuses:
        amount = _money(item.amount_baht)
        yield label(BUDGET_STATUS, item.status, lang), _count(item.budgets), _count(item.with_amount), amount
    for wording, count in ((_IN_PARTS, answer.without_budget.in_parts), (_NOTHING, answer.without_budget.nothing)):
        if count:
            yield pick(wording, lang), _count(count), _count(0), _money(None)
    total = answer.total
    entries = total.budgets + answer.without_budget.in_parts + answer.without_budget.nothing
    with_amount = sum(item.with_amount for item in answer.statuses)
    yield pick(_TOTAL, lang), _count(entries), _count(with_amount), _money(total.amount_baht)


def _multi_year(answer: Alignment, lang: str) -> Iterator[Cells]:
    from queries.budget import baht, by_year

    for item in answer.multi_year:
        counted = item.counted if item.in_scope else None
        others = " · ".join(f"{year}: {_plain(amount)}" for year, amount in item.others.items())
        year = "" if item.fiscal_year is None else str(item.fiscal_year)
        yield _called(answer, item.project or item.budget), year, _money(counted), _money(item.total), others
    if len(answer.multi_year) > 1:
        sums = " · ".join(f"{year}: {_plain(amount)}" for year, amount in by_year(answer.multi_year).items())
        counted = baht(item.counted for item in answer.multi_year if item.in_scope)
        yield pick(_TOTAL, lang), "", _money(counted), "", sums


def _unlinked(answer: Alignment, lang: str) -> Iterator[Cells]:
    from queries.budget import shares

    unlinked = answer.unlinked
    tallies = (unlinked.no_key_result, unlinked.no_policy, unlinked.neither)
    for wording, tally in zip((_NO_KEY_RESULT, _NO_POLICY, _NEITHER), tallies, strict=True):
        share = shares(tally, answer.total).money
        yield pick(wording, lang), _money(tally.amount_baht), _percent(share), _count(tally.projects)


def _largest(answer: Alignment, lang: str) -> Iterator[Cells]:
    for item in answer.unlinked.largest:
        lacks = _NEITHER if not (item.key_result or item.policy) else _NO_POLICY if item.key_result else _NO_KEY_RESULT
        yield _called(answer, item.project), _money(item.amount_baht), pick(lacks, lang)


def _declared(answer: Alignment, lang: str) -> Iterator[Cells]:
    for item in answer.declared:
        part = pick(_WHOLE, lang) if item.category is None else label(CATEGORY, item.category, lang)
        where = short(item.plan), part
        if item.difference_baht is not None:
            numbers = _money(item.amount_baht), _money(item.computed_baht), _signed(item.difference_baht)
            yield *where, pick(_BAHT, lang), *numbers
        elif item.difference_projects is not None:
            counts = _count(item.projects), _count(item.computed_projects), _signed(Decimal(item.difference_projects))
            yield *where, pick(_PROJECTS, lang), *counts


def _printed(answer: Alignment, lang: str) -> Iterator[Cells]:
    """A column that adds up to something else, then what its literal sum is made of."""
    for column in answer.printed:
        if not column.plain:
            yield _column_title(column, lang), _money(column.printed_baht)
            yield "  " + pick(_ONCE, lang).format(budgets=_count(column.budgets)), _money(column.once_baht)
            yield from (_repeated(answer, item, lang) for item in column.repeated)
            yield from (_differing(answer, item, lang) for item in column.differing)


def _column_title(column: PrintedColumn, lang: str) -> str:
    first, last = column.tables
    return pick(_COLUMN, lang).format(
        file=column.file_name,
        tables=first if first == last else f"{first}–{last}",
        column=column.column,
        cells=_count(column.cells),
    )


def _repeated(answer: Alignment, item: Repeated, lang: str) -> Cells:
    wording = _FOR_KEY_RESULTS if item.for_key_results else _TWICE
    codes = [answer.nodes[key].code or key for key in item.key_results if key in answer.nodes]
    text = pick(wording, lang).format(
        project=_called(answer, item.project or item.budget),
        times=item.times,
        key_results=", ".join(codes),
        lines=", ".join(map(str, item.lines)),
    )
    return f"  {text}", _signed(item.extra_baht)


def _differing(answer: Alignment, item: Differing, lang: str) -> Cells:
    text = pick(_DIFFERS, lang).format(
        project=_called(answer, item.project or item.budget),
        printed=_plain(item.printed_baht),
        counted=_money(item.counted_baht),
        line=item.line,
    )
    return f"  {text}", _signed(item.difference_baht)


# --- numbers ------------------------------------------------------------------


def _called(answer: Alignment, identifier: str) -> str:
    return short(answer.nodes[identifier]) if identifier in answer.nodes else identifier


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number:,d}"


def _money(amount: Decimal | None) -> str:
    """An amount; a dash where none is stated."""
    return "–" if amount is None else _plain(amount)


def _plain(amount: Decimal) -> str:
    return f"{amount:,.2f}" if amount % 1 else f"{amount:,.0f}"


def _signed(amount: Decimal) -> str:
    return f"{amount:+,.2f}" if amount % 1 else f"{amount:+,.0f}" if amount else "0"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f}"


def _points(gap: float | None) -> str:
    return "–" if gap is None else f"{gap * 100:+.1f}"
