"""Budgets as cells print them: an amount, or the stated reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from rapidfuzz import fuzz

from kb.kinds import BudgetStatus
from loaders.normalise.number import NUMBER, parse_decimal
from loaders.normalise.text import arabic, clean, ocr_fold, paragraphs


@dataclass(frozen=True, slots=True)
class Money:
    """A budget cell, read.

    `amount` is in baht, `None` where the status says why; of a budget over
    several years it is the instalment of the document's fiscal year, with all
    `instalments` (Buddhist year → baht) and the `total` as printed.
    """

    status: BudgetStatus
    amount: Decimal | None
    text: str
    instalments: Mapping[int, Decimal] = field(default_factory=dict)
    total: Decimal | None = None


_SCALES = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000}
_AMOUNT = rf"(?P<number>{NUMBER})\s*(?P<scale>{'|'.join(_SCALES)})?(?:\s*บาท)?(?:\s*(?:\.-|/-|ถ้วน))?"
_LABEL = (
    r"(?:(?:ใช้)?งบประมาณ(?:รายจ่าย)?(?:ทั้งสิ้น|รวม)?|วงเงิน(?:งบประมาณ)?|จำนวนเงิน(?:ทั้งสิ้น)?|จำนวน"
    r"|เป็นเงิน(?:ทั้งสิ้น)?|รวม(?:เป็นเงิน)?(?:ทั้งสิ้น)?|เงิน)"
)
_WHOLE = re.compile(rf"(?:{_LABEL}\s*)*[:=]?\s*{_AMOUNT}\s*(?:\([^()]*\))?")
_INSTALMENT = re.compile(
    r"(?:ปี\s*งบประมาณ|ปี)?\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(?<![0-9,.])(?P<year>2[45][0-9]{2})(?![0-9,]|\.[0-9])"
    rf"\s*[-–—:=]?\s*(?:{_LABEL}\s*)?(?<![0-9,.]){_AMOUNT}"
)
_YEAR_WORD = re.compile(r"ปี|พ\s?\.?\s?ศ")
_FILLER = re.compile(r"และ|ดังนี้|รวม|ผูกพัน|แบ่งเป็น|[\s,;:/()*-]|–|—")

_WORDINGS: Mapping[BudgetStatus, tuple[str, ...]] = {
    BudgetStatus.NONE_NEEDED: (
        "ไม่ใช้งบประมาณ", "ไม่ใช้", "ไม่ใช้งบ", "ไม่ใช้เงินงบประมาณ", "ไม่มีงบประมาณ", "ไม่ต้องใช้งบประมาณ", "ไม่ได้ใช้งบประมาณ",
        "ไม่ขอใช้งบประมาณ", "ไม่มีการใช้งบประมาณ", "ไม่มีค่าใช้จ่าย", "ไม่มี",
    ),
    BudgetStatus.AS_ALLOCATED: (
        "ตามที่ได้รับจัดสรร", "ตามที่ได้รับการจัดสรร", "ตามที่จัดสรร", "ตามที่ได้รับจัดสรรงบประมาณ", "ตามงบประมาณที่ได้รับจัดสรร",
        "งบประมาณตามที่ได้รับจัดสรร", "ใช้งบประมาณตามที่ได้รับจัดสรร",
    ),
    BudgetStatus.AS_REPAIRED: ("ตามที่ซ่อมแซม", "ตามที่ซ่อม", "ตามที่มีการซ่อมแซม", "ตามที่ซ่อมแซมจริง", "ตามจริงที่ซ่อมแซม"),
    BudgetStatus.NOT_STATED: ("ไม่ระบุ",),
}  # fmt: skip
_OPENINGS: Mapping[BudgetStatus, tuple[str, ...]] = {
    BudgetStatus.AWAITING_TRANSFER: (
        "รอการยืนยันการโอน", "รอยืนยันการโอน", "รอการโอน", "รอโอน", "รอรับโอน", "รอการจัดสรร", "รอจัดสรร",
        "อยู่ระหว่างรอการโอน", "อยู่ระหว่างรอโอน",
    ),
    BudgetStatus.PART_OF_OTHER_PROJECT: (
        "ใช้งบประมาณส่วนหนึ่ง", "งบประมาณส่วนหนึ่ง", "เป็นส่วนหนึ่งของ", "ส่วนหนึ่งของ",
        "รวมอยู่ในโครงการ", "อยู่ในโครงการ", "รวมในโครงการ", "งบประมาณรวมอยู่ใน", "ใช้งบประมาณรวมอยู่ใน",
        "ใช้งบประมาณร่วมกับ", "ใช้งบร่วมกับ", "งบประมาณร่วมกับ", "ใช้งบประมาณของโครงการ", "ใช้งบประมาณจากโครงการ",
    ),
    BudgetStatus.TRANSFERRED_OUT: ("โอนงบประมาณไป", "โอนงบประมาณให้", "โอนเงินไป", "โอนไป"),
}  # fmt: skip
_IN_A_PROJECT = (("อยู่ใน", "โครงการ"), ("รวมอยู่ใน", "โครงการ"), ("รวมใน", "โครงการ"))
# What may stand around an amount as the source of its money; longer words first, as they hold shorter ones.
_SOURCE_WORDS = (
    "เงินนอกงบประมาณ", "งบประมาณ", "กรุงเทพมหานคร", "หลักประกันสุขภาพ", "สาธารณูปโภค", "สิ่งก่อสร้าง", "ค่าตอบแทน",
    "เงินอุดหนุน", "เงินบำรุง", "เงินสะสม", "เงินรายได้", "เงินบริจาค", "เงินกู้", "งบกลาง", "งบลงทุน", "งบดำเนินงาน",
    "งบรายจ่าย", "กองทุน", "รายจ่ายอื่น", "รายจ่าย", "ประจำปี", "เฉพาะกิจ", "ทั่วไป", "อุดหนุน", "ครุภัณฑ์", "วัสดุ", "ใช้สอย",
    "ที่ดิน", "รัฐบาล", "กรุงเทพฯ", "กทม.", "กทม", "สปสช.", "ที่ได้รับจัดสรร", "ได้รับ", "จัดสรร", "ทั้งสิ้น", "เป็นเงิน", "จำนวน",
    "วงเงิน", "หมวด", "แหล่ง", "จาก", "ของ", "และ", "รวม", "ใช้", "ค่า", "งบ", "เงิน", "บาท",
)  # fmt: skip
_MONEY_WORD = re.compile(r"งบ|เงิน|อุดหนุน|กองทุน|บาท")
_SHORTEST_AMOUNT = 4  # `2) งบประมาณ` numbers a line; `500 บาท` and `5,000` are amounts
_ALIKE = 0.85
_SHARED_START = 2
_ZERO = re.compile(r"[-–—]\s*0(?:\.0+)?\s*[-–—]")
_YEAR_OF_SOURCE = re.compile(r"ปี\s*(?:งบประมาณ\s*)?(?:พ\s?\.?\s?ศ\s?\.?\s*)?2[45][0-9]{2}(?![0-9,.])")
_PER_NOTE = re.compile(r"\((?:\s*(?:บาท\s*)?(?:/|ต่อ)[^()0-9]*|[^()0-9]*ละ\s*)\)\s*$")
_BARE_YEAR = re.compile(r"2[45][0-9]{2}")
_ONE_AMOUNT = re.compile(rf"(?<![0-9.,]){_AMOUNT}(?![0-9]|[.,][0-9])")
_NOT_STATED = re.compile(r"[-–—.…_]+(?:\s*บาท)?")
_TRANSFER_NOTE = re.compile(r"\*{0,3}\s*\(?โอน(?:งบประมาณ|เงิน)?\s*(?:ไป|ให้)[^0-9]*$")
_NOTE = re.compile(r"\s*\([^()]*\)$")
_TOKEN = re.compile(r"[0-9๐-๙][0-9๐-๙.,]*|[^\s0-9๐-๙]+")
_TORN_COMMA = re.compile(r"(?<=[0-9]),\s+(?=[0-9]{3}(?![0-9]))")
_BRACKETED = re.compile(r"\(\s*([0-9][0-9,.]*)\s*\)")
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")  # a point misread for a comma: thousands or satang?
_MOST_TOKENS = 80
_LONGEST = 400


def parse_money(text: str, fiscal_year: int) -> Money | None:
    """The budget that a cell states, or `None` where its text is no budget.

    Args:
        text: The cell as printed.
        fiscal_year: The document's, of the Buddhist Era: whose instalment is the amount.
    """
    cleaned = clean(text)
    plain = _whole_amount(arabic(cleaned))
    if len(plain) > _LONGEST or _THREE_DECIMALS.fullmatch(plain):
        return None
    if _NOT_STATED.fullmatch(plain):
        return Money(BudgetStatus.NOT_STATED, None, cleaned)
    if status := _reason(plain):
        return Money(status, None, cleaned)
    if _ZERO.fullmatch(plain):
        return Money(BudgetStatus.AMOUNT, Decimal(0), cleaned)
    note = _TRANSFER_NOTE.search(plain)
    body = plain[: note.start()].strip() if note else plain
    money = _instalments(body, cleaned, fiscal_year) or _single(body, cleaned) or _with_source(body, cleaned)
    if money and note:
        return Money(BudgetStatus.TRANSFERRED_OUT, money.amount, cleaned, money.instalments, money.total)
    return money


def _whole_amount(plain: str) -> str:
    """An amount that recognition tore behind a comma, or that stands in brackets, as one number."""
    joined = _TORN_COMMA.sub(",", plain)
    bracketed = _BRACKETED.fullmatch(joined)
    return bracketed[1] if bracketed else joined


def split_money(text: str, fiscal_year: int, count: int) -> tuple[Money, ...] | None:
    """A cell with several budgets in a row as exactly `count` of them.

    `None` where it does not come out, or comes out in more than one way.
    """
    parts = paragraphs(text)
    if len(parts) == count:
        monies = [parse_money(part, fiscal_year) for part in parts]
        known = tuple(money for money in monies if money)
        if len(known) == count:
            return known
    return _split_tokens(clean(text), fiscal_year, count)


def _reason(plain: str) -> BudgetStatus | None:
    """The reason that a wording states for there being no amount."""
    for wording in dict.fromkeys((plain, _NOTE.sub("", plain))):
        folded = ocr_fold(wording)
        if status := _exact_wordings().get(folded) or _opening(folded) or _alike(folded):
            return status
    return None


@cache
def _exact_wordings() -> Mapping[str, BudgetStatus]:
    return {ocr_fold(wording): status for status, wordings in _WORDINGS.items() for wording in wordings}


def _opening(folded: str) -> BudgetStatus | None:
    if any(folded.startswith(start) and project in folded for start, project in _folded_projects()):
        return BudgetStatus.PART_OF_OTHER_PROJECT
    return next((status for start, status in _folded_openings() if folded.startswith(start)), None)


@cache
def _folded_projects() -> tuple[tuple[str, str], ...]:
    return tuple((ocr_fold(start), ocr_fold(project)) for start, project in _IN_A_PROJECT)


@cache
def _folded_openings() -> tuple[tuple[str, BudgetStatus], ...]:
    return tuple((ocr_fold(start), status) for status, starts in _OPENINGS.items() for start in starts)


def _alike(folded: str) -> BudgetStatus | None:
    """The status of a misread wording; its start must be right, as `ไม่` turns the sense round."""
    if len(folded) < 2 * _SHARED_START or any(letter.isdigit() for letter in folded):
        return None
    known = [word for word in _exact_wordings() if word[:_SHARED_START] == folded[:_SHARED_START]]
    best = max(known, key=lambda word: fuzz.ratio(word, folded), default="")
    return _exact_wordings()[best] if best and fuzz.ratio(best, folded) >= 100 * _ALIKE else None


def _single(plain: str, cleaned: str) -> Money | None:
    """The amount that a cell is; of one that is paid by the month the total is not stated."""
    match = _WHOLE.fullmatch(plain)
    return Money(BudgetStatus.AMOUNT, _baht(match), cleaned) if match and not _PER_NOTE.search(plain) else None


def _with_source(plain: str, cleaned: str) -> Money | None:
    """The one amount of a cell that else holds only words for where the money is from."""
    body = _YEAR_OF_SOURCE.sub(" ", plain)
    amounts = list(_ONE_AMOUNT.finditer(body))
    if len(amounts) != 1 or not _MONEY_WORD.search(body):
        return None
    match = amounts[0]
    if len(match[0]) < _SHORTEST_AMOUNT or _BARE_YEAR.fullmatch(match["number"]) or _PER_NOTE.search(body):
        return None
    around = _source_words().sub("", body[: match.start()] + " " + body[match.end() :])
    return None if re.search(r"[^\s():,;–-]", around) else Money(BudgetStatus.AMOUNT, _baht(match), cleaned)


@cache
def _source_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_SOURCE_WORDS, key=len, reverse=True))))


def _instalments(plain: str, cleaned: str, fiscal_year: int) -> Money | None:
    """A budget over several years; the number before the first year is the total."""
    matches = list(_INSTALMENT.finditer(plain))
    if not matches or not _YEAR_WORD.search(plain):
        return None
    head = plain[: matches[0].start()]
    whole = _WHOLE.fullmatch(head.strip(" ,;:-–*(="))
    left_over = _INSTALMENT.sub("", plain[len(head) :]) + ("" if whole else head)
    by_year = {int(match["year"]): _baht(match) for match in matches}
    if _FILLER.sub("", left_over) or len(by_year) < len(matches):
        return None
    amount = by_year.get(fiscal_year)
    status = BudgetStatus.NOT_STATED if amount is None else BudgetStatus.AMOUNT
    return Money(status, amount, cleaned, by_year, _baht(whole) if whole else None)


def _baht(match: re.Match[str]) -> Decimal:
    number = parse_decimal(match["number"])
    if number is None:
        raise ValueError(f"no number: {match['number']!r}")
    return number * _SCALES.get(match["scale"] or "", 1)


def _split_tokens(cleaned: str, fiscal_year: int, count: int) -> tuple[Money, ...] | None:
    if len(cleaned) > _MOST_TOKENS * _LONGEST:
        return None
    tokens = [match.span() for match in _TOKEN.finditer(cleaned)]
    if not 0 < count <= len(tokens) <= _MOST_TOKENS:
        return None

    @cache
    def readings(start: int, left: int) -> tuple[tuple[Money, ...], ...]:
        """The ways to read the tokens from `start` as `left` budgets: at most two that differ."""
        if start == len(tokens) or left == 0:
            return ((),) if start == len(tokens) and left == 0 else ()
        found: dict[tuple[object, ...], tuple[Money, ...]] = {}
        for end in range(len(tokens) - left + 1, start, -1):
            money = parse_money(cleaned[tokens[start][0] : tokens[end - 1][1]], fiscal_year)
            for rest in readings(end, left - 1) if money else ():
                reading = (money, *rest) if money else rest
                found.setdefault(tuple((part.status, part.amount) for part in reading), reading)
        return tuple(found.values())[:2]

    ways = readings(0, count)
    return ways[0] if len(ways) == 1 else None
