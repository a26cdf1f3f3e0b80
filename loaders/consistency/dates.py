"""Days and dates in words: counts of days, the eras of years, and the dates of evaluation sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.results.dates import parse_date

_MONTH = r"[ก-ฮ][ก-๎]{2,9}|[ก-ฮ]\.\s?[ก-ฮ]\.|[ก-ฮ]ี\.\s?[ก-ฮ]\."
_RANGE = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?P<month>{_MONTH})\s*(?P<year>25\d\d)?\s*(?:-|–|ถึง(?:วันที่)?)\s*"
    rf"(?P<last_day>\d{{1,2}})\s*(?P<last_month>{_MONTH})\s*(?P<last_year>25\d\d)"
    r"[\s(:,=]*(?:(?:รวม|จำนวน|เป็น|เวลา|ระยะเวลา|คิด|ทั้งสิ้น|ทั้งหมด)\s*)*(?P<days>\d{1,3})\s*วัน(?!ทำการ|ทำงาน)"
)
_DATE = re.compile(rf"\d{{1,2}}(?:[-/]\d{{1,2}}[-/]|\s*(?:{_MONTH})\s*)25\d\d")
_DATA = re.compile(rf"ข้อมูล\s?ณ\s?วันที่\s*(?P<date>{_DATE.pattern})")
_SIGNED = re.compile(r"^(?:วัน\s?/\s?เดือน\s?/\s?ปี|วันที่)[\s.…_:]*(?P<rest>\d.*)$")
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_CE = re.compile(r"ค\.\s?ศ\.[\s.…_]*(?P<year>2[4-6]\d\d)(?!\d)")
_CE_OFFSET = 543
_NEAR_SIGNATURE = 12
"""Lines above a date in which its signature stands."""
_SIGNATURE = re.compile(r"ลงชื่อ|ผู้สรุปผล|ผู้ประเมิน|ผู้ตรวจ")


@dataclass(frozen=True, slots=True)
class _Data:
    """The day that data are of."""

    day: str
    words: str
    passage: Passage


def note_dates(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes counts of days that their dates do not make, years of the wrong era, and dates of sheets that cannot be."""
    for passage in passages:
        _note_days(passage, draft)
    newest: _Data | None = None
    for at, passage in enumerate(passages):
        signed = _signed(passages, at)
        if signed:
            _note_signed(passage, signed, newest, draft)
        late = _years(signed, draft.fiscal_year + 1)
        for match in _CE.finditer(passage.text):
            if int(match["year"]) not in late:
                draft.note("era_wrong", passage.place, text=match[0], year=match["year"])
        for match in _DATA.finditer(passage.text):
            data = _Data(parse_date(match["date"]) or "", match["date"], passage)
            newest = data if newest is None or data.day >= newest.day else newest


def _note_days(passage: Passage, draft: Draft) -> None:
    for match in _RANGE.finditer(passage.text):
        first = _day(match["day"], match["month"], match["year"] or match["last_year"])
        last = _day(match["last_day"], match["last_month"], match["last_year"])
        if first is None or last is None or last <= first:
            continue
        between = (last - first).days
        if int(match["days"]) not in (between, between + 1):
            text = match[0]
            draft.note("day_count_differs", passage.place, text=text, days=match["days"], counted=between + 1)


def _day(day: str, month: str, year: str) -> date | None:
    parsed = parse_date(f"{day} {month.replace(' ', '')} {year}")
    if parsed is None:
        return None
    number, *rest = map(int, parsed.split("-"))
    return date(number - _CE_OFFSET, *rest)


def _signed(passages: Sequence[Passage], at: int) -> str:
    """What is written behind the date label of a signature block; empty for any other passage."""
    match = _SIGNED.match(passages[at].text)
    above = (each for each in reversed(passages[max(0, at - _NEAR_SIGNATURE) : at]))
    return match["rest"] if match and any(_SIGNATURE.search(each.text) for each in above) else ""


def _note_signed(passage: Passage, signed: str, newest: _Data | None, draft: Draft) -> None:
    wrong = {int(match["year"]) for match in _CE.finditer(signed)}
    for year in _years(signed, draft.fiscal_year + 1):
        code = "sheet_dated_late_in_other_era" if year in wrong else "sheet_dated_late"
        draft.note(code, passage.place, text=signed.strip(" ."), year=year, own=draft.fiscal_year)
    for match in _DATE.finditer(signed):
        day = parse_date(match[0])
        if newest is not None and day is not None and day < newest.day:
            places = (passage.place, newest.passage.place)
            draft.note("sheet_dated_before_data", *places, text=match[0], data=newest.words, line=newest.passage.line)


def _years(text: str, last: int) -> list[int]:
    """The years in a text that lie after another."""
    return [year for match in _YEAR.finditer(text) if (year := int(match[0])) > last]
