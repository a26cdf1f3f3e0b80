"""Mistakes put into plans: budgets, divisions, names, codes, rows, totals, targets, criteria, formulas, years."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tests.queries.injected import Injection, Kind, Page, Row, amount, another_number, arabic, like, one, plain_name

LISTS = ("super_okr/project_list", "super_okr/routine_list", "okr/project_list", "okr/routine_work")
AGREEMENTS = ("super_okr/evaluation",)
_NO_BUDGET = "ไม่ใช้งบประมาณ"
_NUMBERS = re.compile(r"[\d๐-๙][\d๐-๙,.]*")

_WORDS = (
    ("ปรับปรุง", "รื้อถอน"), ("ก่อสร้าง", "ซ่อมแซม"), ("ส่งเสริม", "ควบคุม"), ("โรงเรียน", "โรงพยาบาล"),
    ("ผู้สูงอายุ", "คนพิการ"), ("คนพิการ", "ผู้สูงอายุ"), ("เด็กเล็ก", "นักเรียน"), ("นักเรียน", "ผู้ปกครอง"),
    ("ขยะ", "น้ำเสีย"), ("ต้นไม้", "แปลงดอกไม้"), ("ถนน", "สะพาน"), ("คลอง", "ถนน"), ("ชุมชน", "ตลาด"),
    ("เพิ่มขึ้น", "ลดลง"), ("ลดลง", "เพิ่มขึ้น"), ("พัฒนา", "ยกเลิก"), ("ห้องน้ำ", "สนามกีฬา"), ("อาหาร", "เครื่องนุ่งห่ม"),
    ("ตรวจสอบ", "ออกใบอนุญาต"), ("ลานกีฬา", "ลานจอดรถ"), ("บ้านหนังสือ", "พิพิธภัณฑ์"), ("ร้องเรียน", "ขออนุญาต"),
)  # fmt: skip
"""Words of the trade, each with another that means something else."""

_LOOK_ALIKE = (
    ("ฝ", "ผ"), ("ผ", "ฝ"), ("ค", "ต"), ("ต", "ค"), ("ด", "ค"), ("ภ", "ถ"), ("ถ", "ภ"), ("ช", "ซ"), ("ซ", "ช"),
    ("พ", "ฟ"), ("ฟ", "พ"), ("บ", "ป"), ("น", "ม"), ("ศ", "ส"), ("ฎ", "ฏ"), ("่", "้"), ("้", "่"), ("ข", "ช"),
)  # fmt: skip


def _elsewhere(row: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows about the same thing in other tables."""
    return [other for other in rows if other.table != row.table]


def _same_named(page: Page) -> Iterator[tuple[str, Row, list[Row]]]:
    """Each row that names a project or a key result that another table names too; the column, the row, the others."""
    for column, named in (("project", page.projects), ("key_result", page.key_results)):
        for rows in named.values():
            for row in rows:
                others = _elsewhere(row, rows)
                if others:
                    yield column, row, others


def budget_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    for rows in page.projects.values():
        for row in rows:
            was = row.text("budget")
            others = [other.line for other in _elsewhere(row, rows) if amount(other.text("budget")) == amount(was)]
            if amount(was) and others:
                now = another_number(was, chance)
                totals = page.totals(row.table) if row.form in LISTS else ()
                yield one(page.with_cell(row, "budget", now), (*others, *totals), was, now)


def budget_denied(page: Page, chance: random.Random) -> Iterator[Injection]:
    for rows in page.projects.values():
        for row in rows:
            was = row.text("budget")
            others = [other.line for other in _elsewhere(row, rows) if amount(other.text("budget"))]
            if amount(was) and others:
                totals = page.totals(row.table) if row.form in LISTS else ()
                yield one(page.with_cell(row, "budget", _NO_BUDGET), (*others, *totals), was, _NO_BUDGET)


def division_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    known = Counter(plain_name(row.text("division")) for row in page.rows)
    divisions = {plain_name(row.text("division")): row.text("division") for row in page.rows}
    usual = [text for name, text in divisions.items() if name.startswith("ฝ่าย") and known[name] > 2]
    for rows in page.projects.values():
        for row in rows:
            was = row.text("division")
            name = plain_name(was)
            others = [other.line for other in _elsewhere(row, rows) if plain_name(other.text("division")) == name]
            choice = [text for text in usual if plain_name(text)[:8] != name[:8] and text.count("ฝ่าย") == 1]
            if was.count("ฝ่าย") == 1 and others and choice:
                now = chance.choice(choice)
                yield one(page.with_cell(row, "division", now), others, was, now)


def name_word(page: Page, chance: random.Random) -> Iterator[Injection]:
    for column, row, others in _same_named(page):
        was = row.text(column)
        fitting = [(old, new) for old, new in _WORDS if old in was and new not in was]
        if fitting:
            now = was.replace(*chance.choice(fitting), 1)
            if plain_name(now) not in page.projects and plain_name(now) not in page.key_results:
                yield one(page.with_cell(row, column, now), [other.line for other in others], was, now)


def name_number(page: Page, chance: random.Random) -> Iterator[Injection]:
    for column, row, others in _same_named(page):
        was = row.text(column)
        start = len(was) - len(re.sub(r"^\s*(?:OKR|KR|KPI)?\s*[\d๐-๙.)]+", "", was))
        numbers = [match for match in _NUMBERS.finditer(was) if match.start() >= start]
        if numbers:
            match = chance.choice(numbers)
            now = was[: match.start()] + another_number(match.group(), chance) + was[match.end() :]
            if plain_name(now) not in page.projects and plain_name(now) not in page.key_results:
                yield one(page.with_cell(row, column, now), [other.line for other in others], was, now)


def name_scanned(page: Page, chance: random.Random) -> Iterator[Injection]:
    for column, row, others in _same_named(page):
        was = row.text(column)
        start = len(was) // 3
        fitting = [(old, new) for old, new in _LOOK_ALIKE if old in was[start:]]
        if len(fitting) > 2:
            now = was
            for old, new in chance.sample(fitting, 2):
                now = now[:start] + now[start:].replace(old, new, 1)
            if now != was:
                yield one(page.with_cell(row, column, now), [other.line for other in others], was, now)


def _coded(page: Page) -> Iterator[tuple[Row, str, re.Match[str], list[int]]]:
    """Codes of key results that another table prints too: the row, the column, the code, the other lines."""
    code = re.compile(r"(?:OKR\s*)?([1-9๑-๙]\.[1-9๑-๙]\.[\d๐-๙]{2})|(?<!\d)([1-9]\d{4})(?!\d)")
    found = [
        (row, column, match)
        for row in page.of(*LISTS, *AGREEMENTS, "okr/key_results", "okr/table_b", "okr/area_projects")
        for column in ("key_result_code", "codes", "key_result")
        for match in [code.search(row.text(column))]
        if match and (column != "key_result" or row.form.startswith("okr/"))
    ]
    for row, column, match in found:
        digits = arabic(match.group())
        others = [
            other.line for other, _, found_too in found
            if arabic(found_too.group()) == digits and other.table != row.table
        ]  # fmt: skip
        if others:
            yield row, column, match, others


def code_of_other(page: Page, chance: random.Random) -> Iterator[Injection]:
    places = list(_coded(page))
    for row, column, match, others in places:
        was = row.text(column)
        codes = sorted({arabic(found.group()) for _, _, found, _ in places} - {arabic(match.group())})
        now = was[: match.start()] + like(chance.choice(codes), match.group()) + was[match.end() :]
        yield one(page.with_cell(row, column, now), others, was, now)


def code_of_nobody(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, column, match, others in _coded(page):
        was = row.text(column)
        digits = "OKR 9.9.88" if "." in match.group() else chance.choice(("99188", "88209", "49901"))
        digits = digits if "OKR" in match.group() else digits.removeprefix("OKR ")
        now = was[: match.start()] + like(digits, match.group()) + was[match.end() :]
        yield one(page.with_cell(row, column, now), others, was, now)


def code_short(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, column, match, others in _coded(page):
        if "." not in match.group():
            was = row.text(column)
            at = chance.randrange(match.start(), match.end())
            yield one(page.with_cell(row, column, was[:at] + was[at + 1 :]), others, was, was[:at] + was[at + 1 :])


def _policies(page: Page) -> Iterator[tuple[Row, str, re.Match[str]]]:
    code = re.compile(r"(?<![\d๐-๙])P?([\d๐-๙]{3})(?![\d๐-๙])")
    for row in page.rows:
        for column in ("policy_code", "policy", "codes"):
            match = code.search(row.text(column))
            if match and (column != "codes" or match.group().startswith("P")):
                yield row, column, match


def policy_long(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, column, match in _policies(page):
        was = row.text(column)
        now = was[: match.end()] + like(str(chance.randint(0, 9)), match.group()) + was[match.end() :]
        yield one(page.with_cell(row, column, now), (), was, now)


def policy_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    places = list(_policies(page))
    codes = sorted({arabic(match.group(1)) for _, _, match in places})
    coded = {(row.line, column): arabic(match.group(1)) for row, column, match in places}
    for row, column, match in places:
        rows = page.projects.get(plain_name(row.text("project")), ())
        others = [
            other.line for other in _elsewhere(row, rows) for name in ("policy_code", "policy", "codes")
            if coded.get((other.line, name)) == arabic(match.group(1))
        ]  # fmt: skip
        if others:
            was = row.text(column)
            new = like(chance.choice([code for code in codes if code != arabic(match.group(1))]), match.group(1))
            now = was[: match.start(1)] + new + was[match.end(1) :]
            yield one(page.with_cell(row, column, now), others, was, now)


def _numbered(page: Page) -> Iterator[Row]:
    for row in page.of("super_okr/project_list", "super_okr/routine_list", "okr/project_list", *AGREEMENTS):
        if re.fullmatch(r"[\d๐-๙]+", row.text("number")) and (row.text("project") or row.text("key_result")):
            yield row


def row_twice(page: Page, chance: random.Random) -> Iterator[Injection]:
    rows = list(_numbered(page))
    for row in rows:
        below = [other.line for other in rows if other.table == row.table and row.line < other.line < row.line + 8]
        if below:
            at = chance.choice(below)
            line = page.lines[row.line - 1]
            witnesses = (row.line, *page.totals(row.table))
            yield one({at: (page.lines[at - 1], line)}, witnesses, "", line)


def number_repeated(page: Page, chance: random.Random) -> Iterator[Injection]:
    rows = list(_numbered(page))
    for above, row in pairwise(rows):
        if above.table == row.table:
            now = above.text("number")
            yield one(page.with_cell(row, "number", now), (above.line,), row.text("number"), now)


def row_dropped(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A row taken out of a list, its number with it: the row stands in another table, and the number is missing."""
    for row in _numbered(page):
        named = page.projects.get(plain_name(row.text("project")), ())
        known = page.key_results.get(plain_name(row.text("key_result")), ())
        others = [other.line for other in (*_elsewhere(row, named), *_elsewhere(row, known))]
        if others:
            yield one({row.line: ()}, (*others, row.line - 1, row.line + 1), page.lines[row.line - 1], "")


def row_dropped_quietly(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A row taken out and the rows after it numbered anew: other tables alone, and the totals, tell of it."""
    rows = list(_numbered(page))
    for row in rows:
        named = page.projects.get(plain_name(row.text("project")), ())
        known = page.key_results.get(plain_name(row.text("key_result")), ())
        others = [other.line for other in (*_elsewhere(row, named), *_elsewhere(row, known))]
        if others:
            edits: dict[int, tuple[str, ...]] = {row.line: ()}
            for after in rows:
                if after.table == row.table and after.line > row.line:
                    number = str(int(arabic(after.text("number"))) - 1)
                    edits |= page.with_cell(after, "number", like(number, after.text("number")))
            yield one(edits, (*others, *page.totals(row.table)), page.lines[row.line - 1], "")


def policy_dropped(page: Page, chance: random.Random) -> Iterator[Injection]:
    coded = {(row.line, column): arabic(match.group(1)) for row, column, match in _policies(page)}
    for row in page.rows:
        column = next((name for name in ("policy_code", "policy") if (row.line, name) in coded), None)
        rows = page.projects.get(plain_name(row.text("project")), ())
        others = [
            other.line for other in _elsewhere(row, rows)
            if {coded.get((other.line, name)) for name in ("policy_code", "policy", "codes")} - {None}
        ]  # fmt: skip
        if column and others:
            yield one(page.with_cell(row, column, "-"), others, row.text(column), "-")


def total_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row in page.of(*LISTS):
        if "รวม" in " ".join(row.cells.values()) and amount(row.text("budget")):
            for line in (row.line, *page.totals(row.table)):
                for match in re.finditer(r"[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+", page.lines[line - 1]):
                    now = another_number(match.group(), chance)
                    text = page.lines[line - 1]
                    edits = {line: (text[: match.start()] + now + text[match.end() :],)}
                    yield one(edits, page.totals(row.table), match.group(), now)


def count_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row in page.of("super_okr/declared_counts"):
        for column in ("issues", "super_okrs", "key_results", "projects"):
            was = row.text(column)
            if was.isdigit():
                now = str(int(was) + chance.choice((-2, 2, 3)))
                witnesses = [other.line for other in page.of("super_okr/declared_counts")]
                yield one(page.with_cell(row, column, now), witnesses, was, now)
    for at, line in enumerate(page.lines, 1):
        match = re.search(r"รวมจำนวน[.\s]*([\d๐-๙]+)[.\s]*โครงการ", line)
        if match:
            now = like(str(int(arabic(match.group(1))) + chance.choice((-2, 2, 3))), match.group(1))
            yield one({at: (line[: match.start(1)] + now + line[match.end(1) :],)}, (), match.group(1), now)


def _targets(page: Page) -> Iterator[tuple[Row, list[int]]]:
    """Rows whose target another table prints in the same words; a host's own is not the district's."""
    for named in page.key_results.values():
        rows = [row for row in named if row.form != "super_okr/matrix" or "สำนักงานเขต" in row.text("agency")]
        for row in rows:
            plain = plain_name("x " + row.text("target"))
            others = [other.line for other in _elsewhere(row, rows) if plain_name("x " + other.text("target")) == plain]
            if others and _NUMBERS.search(row.text("target")):
                yield row, others


def target_number(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, others in _targets(page):
        was = row.text("target")
        match = chance.choice(list(_NUMBERS.finditer(was)))
        now = was[: match.start()] + another_number(match.group(), chance) + was[match.end() :]
        yield one(page.with_cell(row, "target", now), others, was, now)


def target_bound(page: Page, chance: random.Random) -> Iterator[Injection]:
    for row, others in _targets(page):
        was = row.text("target")
        now = was.replace("ไม่น้อยกว่า", "ไม่เกิน") if "ไม่น้อยกว่า" in was else f"ไม่เกิน{was}"
        if "ไม่เกิน" not in was:
            yield one(page.with_cell(row, "target", now), others, was, now)


def target_unit(page: Page, chance: random.Random) -> Iterator[Injection]:
    units = ("จุด", "แห่ง", "ครั้ง", "คน", "กม.", "ดวง", "ต้น", "กิโลเมตร", "โรงเรียน")
    for row, others in _targets(page):
        was = row.text("target")
        old = next((unit for unit in units if was.endswith(unit)), None)
        percent = re.fullmatch(r"ร้อยละ ([\d๐-๙]+)", was)
        now = f"{percent.group(1)} แห่ง" if percent else ""
        if old:
            now = was.removesuffix(old) + chance.choice([unit for unit in ("ชุมชน", "ครั้ง", "ราย") if unit != old])
        if now:
            yield one(page.with_cell(row, "target", now), others, was, now)


def part_above_whole(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A district's target made higher than the city's, in the row below that of the city's host."""
    value = re.compile(r"([\d,]+(?:\.\d+)?)\s*([^\d\s]+)$")
    rows = page.of("super_okr/matrix")
    for host, row in pairwise(rows):
        whole, part = value.fullmatch(host.text("target")), value.fullmatch(row.text("target"))
        if whole and part and "(R)" in row.text("agency") and whole.group(2) == part.group(2):
            now = f"{int(float(whole.group(1).replace(',', '')) * 2) + 5:,} {part.group(2)}"
            yield one(page.with_cell(row, "target", now), (host.line,), row.text("target"), now)


def _ladders(page: Page) -> Iterator[tuple[Row, Row, tuple[int, ...]]]:
    """Neighbouring levels of the criteria of an indicator, and the lines of the table."""
    rows = page.of("okr/criteria")
    for above, row in pairwise(rows):
        if above.table == row.table and above.text("criterion") and row.text("criterion"):
            yield above, row, tuple(other.line for other in rows if other.table == row.table)


def levels_swapped(page: Page, chance: random.Random) -> Iterator[Injection]:
    for above, row, lines in _ladders(page):
        one_text, other = above.text("criterion"), row.text("criterion")
        edits = {**page.with_cell(above, "criterion", other), **page.with_cell(row, "criterion", one_text)}
        yield one(edits, lines, one_text, other)


def levels_equal(page: Page, chance: random.Random) -> Iterator[Injection]:
    for above, row, lines in _ladders(page):
        yield one(page.with_cell(row, "criterion", above.text("criterion")), lines, row.text("criterion"), "")


def points_swapped(page: Page, chance: random.Random) -> Iterator[Injection]:
    for above, row, lines in _ladders(page):
        one_text, other = above.text("points"), row.text("points")
        edits = {**page.with_cell(above, "points", other), **page.with_cell(row, "points", one_text)}
        yield one(edits, lines, one_text, other)


def weight_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The weight of an indicator, which is the points of its highest level."""
    for row in page.of("okr/table_c"):
        was = row.text("weight")
        if re.fullmatch(r"[\d๐-๙]+", was):
            now = like(str(int(arabic(was)) + chance.choice((-5, 5))), was)
            below = [other.line for other in page.of("okr/criteria") if other.line > row.line][:5]
            yield one(page.with_cell(row, "weight", now), below, was, now)
    for row in page.of("super_okr/component"):
        match = re.search(r"ค่าน้ำหนักคะแนน\s*ร้อยละ\s*(\d+)", row.text("indicator"))
        if match:
            was, now = match.group(1), str(int(match.group(1)) + chance.choice((-2, 3, 5)))
            text = row.text("indicator")[: match.start(1)] + now + row.text("indicator")[match.end(1) :]
            table = [other.line for other in page.of("super_okr/component")]
            heading = [at for at, line in enumerate(page.lines, 1) if "องค์ประกอบที่ 2" in line]
            yield one(page.with_cell(row, "indicator", text), (*table, *heading), was, now)


def formula_swapped(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A fraction whose part and whole are exchanged; the words ทั้งหมด or เป้าหมาย tell the whole."""
    fraction = re.compile(r"\\frac\{(\\text\{[^{}]*\}) \\times 100\}\{(\\text\{[^{}]*ทั้งหมด[^{}]*\})\}")
    written = re.compile(r"(จำนวน[^<>/|]{5,90}?) x ๑๐๐ (หารด้วย) ((?:ระยะทาง|จำนวน)[^<>()/|]{5,90})")
    for at, line in enumerate(page.lines, 1):
        for match in fraction.finditer(line):
            now = rf"\frac{{{match.group(2)} \times 100}}{{{match.group(1)}}}"
            yield one({at: (line.replace(match.group(), now),)}, range(at - 8, at + 1), match.group(), now)
        for match in written.finditer(line):
            now = f"{match.group(3).strip()} x ๑๐๐ {match.group(2)} {match.group(1)} "
            yield one({at: (line.replace(match.group(), now),)}, range(at - 8, at + 1), match.group(), now)


def year_changed(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The year of a heading or row, where nearly all others say the plan's year."""
    pattern = re.compile(r"(?:ประจำปีงบประมาณ|ประจำปี|ปีงบประมาณ)\s*พ\.ศ\.\s*(25\d\d|๒๕[๐-๙]{2})")
    found = [(at, match) for at, line in enumerate(page.lines, 1) for match in pattern.finditer(line)]
    years = Counter(arabic(match.group(1)) for _, match in found)
    if not years:
        return
    year = years.most_common(1)[0][0]
    for at, match in found[1:]:
        if arabic(match.group(1)) == year:
            now = like(str(int(year) + chance.choice((-2, -1, 1))), match.group(1))
            line = page.lines[at - 1]
            yield one({at: (line[: match.start(1)] + now + line[match.end(1) :],)}, (1,), match.group(1), now)


def cell_emptied(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A cell that nearly all rows of the form fill."""
    for form in {row.form for row in page.rows if row.form in (*LISTS, *AGREEMENTS)}:
        rows = [row for row in page.of(form) if row.text("project") and "รวม" not in row.text("number")]
        for column in ("budget", "division", "target", "key_result_code", "role"):
            filled = [row for row in rows if len(row.text(column)) > 1 or row.text(column) in ("R", "H")]
            if len(filled) >= 0.9 * len(rows):
                others = {row.line: [other.line for other in _mentions(page, row)] for row in filled}
                for row in filled:
                    if others[row.line]:
                        yield one(page.with_cell(row, column, ""), others[row.line], row.text(column), "")


def _mentions(page: Page, row: Row) -> list[Row]:
    named = page.projects.get(plain_name(row.text("project")), ())
    return [*_elsewhere(row, named), *_elsewhere(row, page.key_results.get(plain_name(row.text("key_result")), ()))]


def star_without_project(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The project of a starred key result taken out of the table that names it beside the key result."""
    for row in page.of("okr/table_b"):
        if "*" in row.text("key_result") and len(row.text("project")) > 10:
            others = [
                other.line for other in _elsewhere(row, page.key_results.get(plain_name(row.text("key_result")), ()))
            ]
            yield one(page.with_cell(row, "project", ""), others, row.text("project"), "")


_AMOUNTS = frozenset(
    {"budget_amount_differs", "total_differs_from_rows", "declared_totals_differ", "budget_stated_and_denied"}
)
_NAMES = frozenset(
    {"name_differs", "name_number_differs", "name_misspelt", "name_cut", "possible_same_project", "left_out_of_table",
     "key_result_not_in_matrix", "code_for_two_things", "name_of_agency_misread"}
)  # fmt: skip
_CODES = frozenset(
    {"code_differs", "code_for_two_things", "code_fits_no_parent", "code_malformed", "code_misprinted",
     "key_result_link_differs", "key_result_link_missing", "parent_differs", "one_thing_under_two_codes",
     "code_unknown", "left_out_of_table", "key_result_not_in_matrix"}
)  # fmt: skip
_POLICIES = frozenset(
    {"policy_link_differs", "policy_link_missing", "policy_missing", "code_malformed", "project_without_policy"}
)
_ROWS = frozenset(
    {"number_repeated", "number_skipped", "budget_listed_twice", "count_differs_from_rows", "total_differs_from_rows",
     "left_out_of_table", "key_result_without_project_in_table", "possible_same_project", "code_for_two_things",
     "row_of_agency_missing", "project_without_key_result", "project_listed_twice", "row_listed_twice",
     "counts_do_not_sum", "key_result_not_in_matrix"}
)  # fmt: skip
_TARGETS = frozenset(
    {"target_differs", "target_unit_differs", "target_comparator_differs", "target_less_detailed",
     "target_words_differ", "target_does_not_fit_name", "target_missing", "part_greater_than_whole",
     "unit_of_parts_differs", "number_rounded"}
)  # fmt: skip
_LADDERS = frozenset(
    {"levels_out_of_order", "levels_equal", "levels_missing", "levels_leave_a_hole", "criteria_differ",
     "criterion_differs_from_threshold", "weight_differs", "weights_do_not_sum", "weights_incomplete",
     "points_differ_from_weight"}
)  # fmt: skip
_EMPTY = frozenset(
    {"budget_left_out", "division_missing", "target_missing", "code_differs", "empty_part", "code_unknown",
     "key_result_link_missing", "total_differs_from_rows", "cell_empty", "role_differs", "code_malformed",
     "key_result_code_missing"}
)  # fmt: skip

KINDS: Mapping[str, tuple[Kind, frozenset[str]]] = {
    "budget changed": (budget_changed, _AMOUNTS),
    "budget denied": (budget_denied, _AMOUNTS),
    "division changed": (division_changed, frozenset({"division_differs", "division_missing"})),
    "name: a word": (name_word, _NAMES),
    "name: a number": (name_number, _NAMES),
    "name: look-alikes": (name_scanned, _NAMES),
    "code: another's": (code_of_other, _CODES),
    "code: fits no parent": (code_of_nobody, _CODES),
    "code: four digits": (code_short, _CODES),
    "policy: four digits": (policy_long, _POLICIES),
    "policy changed": (policy_changed, _POLICIES),
    "policy dropped": (policy_dropped, _POLICIES),
    "row twice": (row_twice, _ROWS),
    "number repeated": (number_repeated, _ROWS),
    "row dropped": (row_dropped, _ROWS),
    "row dropped, renumbered": (row_dropped_quietly, _ROWS),
    "total changed": (total_changed, _AMOUNTS | {"table_sum_differs_from_total"}),
    "count changed": (count_changed, _ROWS),
    "target: number": (target_number, _TARGETS),
    "target: bound": (target_bound, _TARGETS),
    "target: unit": (target_unit, _TARGETS),
    "part above whole": (part_above_whole, _TARGETS),
    "levels swapped": (levels_swapped, _LADDERS),
    "levels equal": (levels_equal, _LADDERS),
    "points swapped": (points_swapped, _LADDERS),
    "weight changed": (weight_changed, _LADDERS),
    "formula swapped": (formula_swapped, frozenset({"formula_swapped", "formula_broken"})),
    "year changed": (year_changed, frozenset({"years_conflict", "date_outside_year", "fiscal_year_differs"})),
    "cell emptied": (cell_emptied, _EMPTY),
    "star without project": (
        star_without_project,
        frozenset({"starred_not_carried_out", "key_result_without_project_in_table", "key_result_without_project",
                   "left_out_of_table"}),
    ),
}  # fmt: skip
