"""Empty parts of the form, formulas that are swapped or broken, dates outside the year, gaps in the numbering."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kb.statement import Rank
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, short, told

_FRACTION = re.compile(r"\\frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_WHOLE = ("ทั้งหมด", "ยื่นขอ", "ยื่นคำขอ", "ขอรับ", "เป้าหมาย", "ตามแผน", "ที่กำหนด")
_PART = ("ที่ได้รับ", "ได้รับ", "ที่จ้าง", "ที่จัด", "ดำเนินการ", "แล้วเสร็จ", "สำเร็จ", "ที่ผ่าน", "ที่เข้าร่วม")
_HUNDRED = re.compile(r"[\d๐-๙,.\s×xX*]+")
_DATE = re.compile(r"(25\d\d)-(\d\d)-(\d\d)")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What is wrong with the form itself."""
    yield from _formulas(sheet)
    yield from _dates(sheet)
    yield from _numbering(sheet)
    yield from _targets_missing(sheet)


def _formulas(sheet: Sheet) -> Iterator[Draft]:
    """Formulas of percentages whose numerator is the whole, or whose denominator is the 100 of the numerator."""
    for node in (*sheet.nodes("indicator"), *sheet.nodes("key_result")):
        for item in sheet.of(node, "definition"):
            for above, below in _FRACTION.findall(str(item.value)):
                upper, lower = (re.sub(r"\\text|[{}\\]", "", part) for part in (above, below))
                code = _fault(upper, lower)
                if code:
                    values = {
                        "node": node_words(sheet, node), "above": told(upper.strip(), [item]),
                        "below": told(lower.strip(), [item]),
                    }  # fmt: skip
                    yield Draft(code, (node,), (item,), values, (upper.strip(), lower.strip()))


def _fault(upper: str, lower: str) -> str | None:
    if _HUNDRED.fullmatch(lower):
        return "formula_broken"
    whole_above, whole_below = (any(word in part for word in _WHOLE) for part in (upper, lower))
    part_above, part_below = (any(word in part for word in _PART) for part in (upper, lower))
    swapped = whole_above and not whole_below and part_below and not part_above
    return "formula_swapped" if swapped else None


def _dates(sheet: Sheet) -> Iterator[Draft]:
    """As-of dates outside the fiscal year of their document."""
    year = sheet.document.fiscal_year
    for node in sheet.nodes("result"):
        for item in sheet.of(node, "as_of"):
            date = _DATE.fullmatch(str(item.value))
            if year and date and _fiscal_year(int(date.group(1)), int(date.group(2))) != year:
                values = {"node": node_words(sheet, node), "date": told(str(item.value), [item]), "year": str(year)}
                yield Draft("date_outside_year", (node,), (item,), values, (str(item.value),))


def _fiscal_year(year: int, month: int) -> int:
    """The fiscal year begins in October of the year before."""
    return year + 1 if month >= 10 else year


def _numbering(sheet: Sheet) -> Iterator[Draft]:
    """Numbers of a list that are skipped or stand twice, where the list counts on from 1."""
    by_table: dict[str, list[Said]] = defaultdict(list)
    for node in sheet.nodes("project"):
        for item in sheet.of(node, "number"):
            if item.rank == Rank.REGISTER and sheet.family(item).code == "project_list":
                by_table[f"{item.table}"].append(item)
    for said in by_table.values():
        rows = sorted({(item.row or 0): item for item in said}.values(), key=lambda item: item.row or 0)
        for one, other in zip(rows, rows[1:], strict=False):
            if not (str(one.value).isdigit() and str(other.value).isdigit()):
                continue
            before, after = int(str(one.value)), int(str(other.value))
            if after not in (before + 1, 1):
                code = "number_repeated" if after <= before else "number_skipped"
                nodes = tuple(dict.fromkeys((one.subject, other.subject)))
                values = {
                    "one": joined((told(str(one.value), [one]), told(_name(sheet, one), [one])), " ", " "),
                    "other": joined((told(str(other.value), [other]), told(_name(sheet, other), [other])), " ", " "),
                }
                yield Draft(code, nodes, (one, other), values, (str(before), str(after)))


def _name(sheet: Sheet, item: Said) -> str:
    return short(sheet, item.subject).strip("“”")


def _targets_missing(sheet: Sheet) -> Iterator[Draft]:
    """Key results of a table that has targets which state none in any table."""
    tables = {item.table for node in sheet.nodes("key_result") for item in sheet.of(node, "target")}
    for node in sheet.nodes("key_result"):
        if any(item.value for item in sheet.of(node, "target")):
            continue
        rows = [item for item in sheet.of(node, "name") if item.table is not None and item.table in tables]
        if rows:
            yield Draft("target_missing", (node,), tuple(rows[:1]), {"node": node_words(sheet, node)})
