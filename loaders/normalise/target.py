"""Targets as cells print them: comparator, value, unit, basis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.statement import Json
from loaders.normalise.number import NUMBER, decimal_text, parse_decimal
from loaders.normalise.text import arabic, clean, numbered_starts, paragraphs, without_ordinal


def _spaced(words: str) -> str:
    """A pattern for words separated by `|`, each maybe torn apart by line breaks."""
    return "|".join(r"\s?".join(map(re.escape, word)) for word in words.split("|"))


_DIRECTIONS = (
    ("reduce_by", re.compile(_spaced("ลดลง"))),
    ("increase_by", re.compile(_spaced("เพิ่มขึ้น"))),
)
_PER_CENT = r"ร้อย\s?ละ"
_NOT_NEGATED = r"(?<!ไม่)(?<!ไม่ )"
_OR_EQUAL = _spaced("หรือเท่ากับ")
_MORE, _LESS = _spaced("มากกว่า|เกินกว่า|สูงกว่า|เกิน"), _spaced("น้อยกว่า|ต่ำกว่า")
_SIGN = r"[≥≧>≤≦<]=?|=[<>]"
# In order: the first that fits decides, as `ไม่น้อยกว่า` holds `น้อยกว่า`. A sign counts right before the number.
_BOUNDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("at_least", rf"[≥≧>]=?\s*(?:{_PER_CENT}\s*)?$"),
        ("at_most", rf"[≤≦<]=?\s*(?:{_PER_CENT}\s*)?$"),
        ("at_least", _spaced("ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย") + rf"|{_NOT_NEGATED}(?:{_MORE})\s?(?:{_OR_EQUAL})"),
        ("at_most", _spaced("ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า") + rf"|{_NOT_NEGATED}(?:{_LESS})\s?(?:{_OR_EQUAL})"),
        ("more_than", rf"{_NOT_NEGATED}(?:{_MORE})"),
        ("less_than", rf"{_NOT_NEGATED}(?:{_LESS})"),
    )
)
_COMPARATOR = (
    _spaced("ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|ลดลง|เพิ่มขึ้น")
    + rf"|(?:{_MORE}|{_LESS})(?:\s?(?:{_OR_EQUAL}))?"
)
_AND_MORE = re.compile(r"ขึ้น\s?ไป")
_PER_CENT_SIGN = re.compile(r"\s*(?:%|เปอร์?เซ็?น(?:ต์|ท์)(?!\s?ไท))")
_LEADING_UNIT = r"คะแนน|ระดับ"
_CUMULATIVE = re.compile(r"สะสม")

# A number right behind one of these is a date, an ordinal or a part of a name, no target.
_NO_TARGET_BEFORE = re.compile(
    r"(?:ปี|พ\s?\.?\s?ศ\s?\.?|ที่|ข้อ|หมู่|ของ|ต่อ|ครบ|ระยะ|[A-Za-z][A-Za-z.-]*|25[0-9]{2}\s?[-–]|[0-9]\s?[-–/]|[0-9]\s?ถึง)\s*$"
)
_CANDIDATE = re.compile(rf"(?<![0-9.,A-Za-z])(?P<number>{NUMBER})(?![0-9]|[.,][0-9]|[)](?<!\)))")
_RANGE_BEHIND = re.compile(
    rf"\s*%?\s*(?:(?P<dash>[-–—])|ถึง)\s*(?:{_PER_CENT}\s*)?(?P<upper>{NUMBER})(?![0-9]|[.,/-][0-9])"
)
_RANGE_LEAD = re.compile(r"(?:ระหว่าง|ตั้งแต่)\s*$")
_MONTH = re.compile(
    r"\s*(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.)"
)
_YEAR_BEHIND_WORDS = re.compile(r"2[45][0-9]{2}")
_ORDINAL_MARK = re.compile(r"\.(?!\S)|\)")
_UNIT = re.compile(
    r"\s*(?P<unit>[A-Za-z][A-Za-z0-9₂]*(?:\s?₂\s?e?)?|[\u0e01-\u0e5b](?:(?!ของ|จาก|เทียบ|ภายใน|ตาม)[\u0e01-\u0e5b.])*)"
    r"(?P<per>(?:\s?/\s?[\u0e01-\u0e5bA-Za-z.]+)*)"
)
_BASIS_START = r"จาก|ของ|ตาม|เทียบ|เปรียบเทียบ|เมื่อ|ใน|ภายใน|ต่อ|ที่|โดย|หรือ|ภาพรวม|สำหรับ|ภายใต้|ผ่าน|ได้รับ"
_BASIS = re.compile(rf"(?:{_BASIS_START})")
_LEAD_WORD = re.compile(rf"(?:(?:{_COMPARATOR}|{_PER_CENT}|{_LEADING_UNIT}|สะสม|จำนวน|รวม|ปีละ|เขตละ|{_SIGN})\s*)+$")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_LEAD = 25
_LONGEST = 2000
_NEAR = 60
_NEAR_COMPARATOR = 40


@dataclass(frozen=True, slots=True)
class _Found:
    """A target's number in a text, or the range it starts: where it stands and where its leading words start."""

    start: int
    number_start: int
    end: int
    number: str
    upper: str | None = None


def parse_target(text: str) -> dict[str, Json]:
    """A target cell as `{text, comparator, value, unit, basis, cumulative}`.

    `comparator` is `at_least`, `at_most`, `more_than`, `less_than`,
    `reduce_by`, `increase_by`, `between` or `equal`; it is null where there is
    no value. `value` is a decimal string; only with `between` there is also
    `upper`, the end of the range. `unit` is `percent` or the Thai unit as
    printed; `basis` is what the value is measured against, or the note in
    brackets. Of several numbers the first is the value.
    """
    cleaned = clean(text)
    plain = arabic(cleaned)
    if found := next(iter(_targets(plain)), None):
        return _read(cleaned, plain, found)
    for note in _BRACKETS.finditer(plain):
        inner, inner_plain = cleaned[note.start() + 1 : note.end() - 1], note[0][1:-1]
        if found := next(iter(_targets(inner_plain)), None):
            bound = _comparator(plain[: note.start()], "")
            read = _read(inner, inner_plain, found)
            return {**read, "text": cleaned, "comparator": bound if bound != "equal" else read["comparator"]}
    return _target(cleaned)


def looks_like_target(text: str) -> bool:
    """Whether a cell reads as a target rather than as the name of something with a number in it."""
    plain = arabic(without_ordinal(text)[1])
    if re.match(r"ทุก", plain):
        return True
    found = next(iter(_targets(plain)), None)
    if found is None:
        return parse_target(plain)["value"] is not None and bool(re.match(_COMPARATOR, plain))
    if re.fullmatch(r"0[0-9]+", found.number):
        return False
    lead = _BRACKETS.sub("", plain[: found.start]).strip()
    return len(lead) <= _LONGEST_LEAD


def split_targets(text: str, count: int) -> tuple[str, ...] | None:
    """A cell with several targets in a row as exactly `count` of them, in order.

    `None` where it does not come out.
    """
    cleaned = clean(text)
    if count == 1:
        return (cleaned,) if cleaned else None
    parts = paragraphs(text)
    if len(parts) == count and all(looks_like_target(part) for part in parts):
        return parts
    numbered = [start for start, _ in numbered_starts(cleaned)]
    if len(numbered) == count:
        return _cut(cleaned, numbered)
    plain = arabic(cleaned)
    for starts in (_subject_starts(plain), _starts(plain)):
        if len(starts) == count:
            return _cut(cleaned, starts)
    return None


def _cut(cleaned: str, starts: list[int]) -> tuple[str, ...]:
    """The text cut at the starts; what stands before the first belongs to the first."""
    edges = [0, *starts[1:], len(cleaned)]
    return tuple(cleaned[start:end].strip() for start, end in pairwise(edges))


def _target(text: str, **known: Json) -> dict[str, Json]:
    empty: dict[str, Json] = {"comparator": None, "value": None, "unit": None, "basis": None}
    return {"text": text, **empty, "cumulative": bool(_CUMULATIVE.search(text)), **known}


def _read(cleaned: str, plain: str, found: _Found) -> dict[str, Json]:
    before, after = plain[: found.number_start], cleaned[found.end :]
    unit, rest = _unit(before, after, plain[found.end :])
    comparator = _comparator(before, rest)
    known: dict[str, Json] = {"value": _decimal(found.number), "unit": unit, "basis": _basis(rest)}
    if found.upper and comparator == "equal":
        return _target(cleaned, comparator="between", **known, upper=_decimal(found.upper))
    return _target(cleaned, comparator=comparator, **known)


def _decimal(number: str) -> str | None:
    value = parse_decimal(number)
    return None if value is None else decimal_text(value)


def _comparator(before: str, rest: str) -> str:
    near = max(0, len(before) - _NEAR_COMPARATOR)
    for name, pattern in _DIRECTIONS:
        if pattern.search(before, near) or pattern.match(rest.lstrip()):
            return name
    if _AND_MORE.match(rest.lstrip()):
        return "at_least"
    return next((name for name, pattern in _BOUNDS if pattern.search(before, near)), "equal")


def _unit(before: str, after: str, plain_after: str) -> tuple[str | None, str]:
    """The unit, and what follows it."""
    if re.search(rf"{_PER_CENT}\s*(?:{_SIGN})?\s*$", before):
        return "percent", after
    if sign := _PER_CENT_SIGN.match(plain_after):
        return "percent", after[sign.end() :]
    leading = re.search(rf"({_LEADING_UNIT})\s*$", before)
    match = _UNIT.match(after)
    if match and not _AND_MORE.match(match["unit"]) and not (leading and _BASIS.match(match["unit"])):
        return match["unit"].strip() + re.sub(r"\s", "", match["per"]), after[match.end() :]
    return (leading[1] if leading else None), after


def _basis(rest: str) -> str | None:
    rest = _AND_MORE.sub("", rest, count=1).strip(" ,;-–")
    if rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1:
        rest = _CUMULATIVE.sub("", rest[1:-1]).strip()
    elif not _BASIS.match(rest) and not rest.startswith("(") and re.search("[0-9๐-๙]", rest):
        return None
    return rest or None


def _targets(plain: str) -> list[_Found]:
    """The numbers outside brackets that can be a target's value, with where the target starts."""
    masked = _masked(plain)
    found: list[_Found] = []
    for match in _CANDIDATE.finditer(masked):
        near = max(0, match.start() - _NEAR)
        before = masked[near : match.start()]
        lead = _LEAD_WORD.search(before)
        start = near + lead.start() if lead else match.start()
        if _is_ordinal(masked, match) or _is_date(masked, match):
            continue
        if not lead and _NO_TARGET_BEFORE.search(before):
            continue
        if found and match.start() < found[-1].end:
            continue
        span = _range_behind(masked, match, starts_cell=not masked[:start].strip())
        end, upper = (span.end(), span["upper"]) if span else (match.end(), None)
        found.append(_Found(start, match.start(), end, match["number"], upper))
    return found


def _range_behind(masked: str, match: re.Match[str], *, starts_cell: bool) -> re.Match[str] | None:
    """The rest of a range of values behind its first number.

    Lanes and years are printed the same way, so only a range that starts the
    cell or stands behind ร้อยละ or the like counts, and of a bare one only `10 ถึง 20`.
    """
    span = _RANGE_BEHIND.match(masked, match.end())
    before = masked[max(0, match.start() - _NEAR) : match.start()]
    lead = _LEAD_WORD.search(before) or _RANGE_LEAD.search(before)
    if span is None or not (lead or starts_cell):
        return None
    first, last = parse_decimal(match["number"]), parse_decimal(span["upper"])
    bare = span["dash"] and not lead and not masked[span.end() :].strip()
    if bare or first is None or last is None or last <= first or _YEAR_BEHIND_WORDS.fullmatch(match["number"]):
        return None
    return span


def _masked(plain: str) -> str:
    """The text with what stands in brackets blanked out; empty where it is too long for a target."""
    if len(plain) > _LONGEST:
        return ""
    return _BRACKETS.sub(lambda match: "(" + " " * (len(match[0]) - 2) + ")", plain)


def _is_date(masked: str, match: re.Match[str]) -> bool:
    """Whether a number is the day of a date, or the year at its end."""
    year = _YEAR_BEHIND_WORDS.fullmatch(match["number"]) and masked[: match.start()].strip()
    days = _RANGE_BEHIND.match(masked, match.end())
    month = _MONTH.match(masked, (days or match).end())
    return bool(month or (year and not masked[match.end() :].strip()))


def _is_ordinal(masked: str, match: re.Match[str]) -> bool:
    """Whether a number is one of `1.`, `2)` that number the items of a list."""
    at_start = not masked[: match.start()].strip() or masked[match.start() - 1].isspace()
    return at_start and bool(_ORDINAL_MARK.match(masked, match.end())) and len(match["number"]) <= 2


def _starts(plain: str) -> list[int]:
    """Where new targets start: with a comparator or ร้อยละ, or a number right behind a unit."""
    masked = _masked(plain)
    starts: list[int] = []
    last_end = 0
    for found in _with_wordless(masked):
        behind = masked[last_end : found.start]
        bare = found.start == found.number_start
        if not starts or (not bare and behind.endswith((" ", ")"))) or (bare and _is_only_unit(behind)):
            starts.append(found.start)
            last_end = found.end
    return starts


def _subject_starts(plain: str) -> list[int]:
    """Where targets start that each name their subject first: `นักเรียน ร้อยละ 95 ครู ร้อยละ 90`."""
    found = _targets(plain)
    starts = [0]
    for item, following in pairwise(found):
        _, rest = _unit(plain[: item.number_start], plain[item.end :], plain[item.end :])
        start = len(plain) - len(rest)
        subject = plain[start : following.start].strip()
        if not subject or _BASIS.match(subject):
            return []
        starts.append(start)
    has_subject = bool(found) and bool(plain[: found[0].start].strip())
    return starts if has_subject else []


def _with_wordless(masked: str) -> list[_Found]:
    """The targets of a masked text, with those that have a comparator and no number of their own."""
    found = _targets(masked)
    for match in re.finditer(rf"(?<=\s)(?:{_COMPARATOR})\s+ระดับ(?!\s*[0-9])", masked):
        found.append(_Found(match.start(), match.end(), match.end(), ""))
    return sorted(found, key=lambda item: item.start)


def _is_only_unit(between: str) -> bool:
    words = between.replace("(", " (").split()
    plain_words = _BRACKETS.sub("", between).split()
    return between.endswith(" ") and len(plain_words) <= 2 and not any(_BASIS.match(word) for word in words)
