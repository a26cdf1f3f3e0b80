"""Accounts of results that do not bear the result out: unfinished work, no figures, another object or act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kb.text import arabic_digits
from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.told_words import NUMBER
from queries.findings.wording import node_words, quoted, told

_FULL_LEVEL, _FULL_PERCENT = 5, 100
_PERCENT = ("ร้อยละ", "percent", "%")
_UNFINISHED = re.compile(r"[ก-๎ ]{0,30}(?:อยู่ระหว่าง(?:การ)?(?:ดำเนิน|ติดตั้ง|ก่อสร้าง|จัด)|ยังไม่(?!พบ|เคย)|ไม่สามารถ)[ก-๎ ]{0,30}")
_FIGURE = re.compile(r"(?<![\d/.-])\d[\d,]*(?:\.\d+)?\s*(?:[ก-๎]{2,}|%)")
_NO_FIGURE = re.compile(
    r"\(?(?:covid|โควิด)\)?\s?-?\s?19|ไวรัสโคโรนา\s?\d+|(?:พ\.\s?ศ\.|ปี(?:งบประมาณ)?)\s?\d+"
    r"|(?:ตัวชี้วัด|ขั้นตอน|ครั้ง)ที่\s?[\d.]+|(?:^|\s)\d{1,2}[.)](?!\d)"
    r"|\d+\s?(?:(?:ม|มี|เม|ก|พ|มิ|ส|ต|ธ)\.\s?[คยพ]\.|[ก-ฮ][ก-๎]+(?:คม|ยน|พันธ์)\s?\d)",
    re.IGNORECASE,
)
"""Numbers that count nothing: names of a disease, years, ordinals, days of a month."""
_REQUIREMENTS = re.compile(r"จะต้อง|ต้องดำเนินการ|และ/หรือ|อย่างน้อย|ไม่น้อยกว่า")
_FEWEST_REQUIREMENTS = 3
"""Words of requirement from which on an account repeats the criteria."""
_MEASURES = (
    (re.compile("^(?:ขนาด)?พื้นที่(?!เสี่ยง)[ก-๎]*ที่เพิ่มขึ้น"), re.compile(r"ไร่|ตาราง|ตร\.")),
    (re.compile("^(?:ร้อยละ(?:ของ)?)?ปริมาณ"), re.compile(r"ตัน|กิโลกรัม|กก\.|ลิตร|ลูกบาศก์|ลบ\.")),
    (re.compile("^(?:ร้อยละ(?:ของ)?)?(?:ระยะทาง|ความยาว)"), re.compile(r"เมตร|กม\.|\bม\.")),
)
"""What an indicator measures by its name, and the units its account must then hold."""
_PEOPLE = re.compile(
    r"^ร้อยละของ(?:จำนวน)?(?P<who>นักเรียน|เด็ก|เยาวชน|ประชาชน|ผู้สูงอายุ|ผู้ป่วย|ผู้พิการ|บุคลากร|ข้าราชการ|อาสาสมัคร|สตรี)"
)
_COUNTED = re.compile(r"\d\s*(?:คน|ราย|นาย|ท่าน|รูป)")
_KINDS = re.compile(
    r"แบ่งเป็น\s*(?P<one>[ก-๎]{6,60})\s*จำนวน\s*(?P<n>\d+)\s*(?P<unit>[ก-๎]+?)\s*"
    r"และ\s*(?P<two>[ก-๎]{6,60})\s*จำนวน\s*(?P<m>\d+)\s*(?P=unit)"
)
_LEAST_TAIL = 5
"""Letters in which the kinds of a split total differ at least."""
_GRAM = 6
"""Letters of the pieces by which a name is looked for in an account."""
_SPOKEN, _UNSPOKEN = 0.4, 0.1
"""Share of a part's pieces from which on an account speaks of it, and up to which it does not."""
_FEWEST_PIECES = 8
_ACT = re.compile(
    r"^ร้อยละ(?:ของ|ความสำเร็จของ)การ"
    r"(?P<act>จัดเก็บ|เบิกจ่าย|ก่อสร้าง|ซ่อมแซม|อบรม|ฝึกอบรม|ตรวจสอบ|สำรวจ|จดทะเบียน|ออกใบอนุญาต)"
)
_EACH = re.compile(
    r"(?:แต่ละ|ทุก)(?P<kind>[ก-๎]{2,12}?)(?:ที่|ต้อง)?(?:ผ่าน|ได้|มี|ไม่น้อยกว่า|ไม่ต่ำกว่า)[ก-๎\s]{0,30}?ร้อยละ\s*(?P<least>\d+(?:\.\d+)?)"
)
"""What each part is to reach, by the name of an indicator."""
_GROUPS = re.compile(
    "ผู้(?:ประกอบการ|จำหน่าย|ปกครอง|สูงอายุ|พิการ|ป่วย|ค้า)|เด็ก|เยาวชน|นักเรียน|นักศึกษา|ประชาชน|สตรี|อาสาสมัคร|บุคลากร|ข้าราชการ"
)
_BEGINNING = 120
"""Letters of an account in which it says whom it tells of."""


@dataclass(frozen=True, slots=True)
class _Account:
    """What a result is and what it says of itself, digits Arabic."""

    result: str
    node: str
    name: str
    full: bool
    percent: bool
    reached: Said
    details: tuple[Said, ...]

    @property
    def text(self) -> str:
        return arabic_digits(" ".join(str(item.value) for item in self.details))

    @property
    def reached_words(self) -> Wording:
        return told(self.reached.text or str(self.reached.value), [self.reached])


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What does not fit between the results of a document and their accounts."""
    for account in _accounts(sheet):
        for look in (_unfinished, _without_figures, _below, _requirements, _half_told, _other_kind, _other_act):
            yield from look(sheet, account)


def _accounts(sheet: Sheet) -> Iterator[_Account]:
    """The results that have an account and reached anything at all."""
    for link in sheet.linked("reports_on"):
        result, node = link.subject, link.other
        details = tuple(item for item in sheet.of(result, "details") if isinstance(item.value, str))
        reached = [item for name in ("judged_level", "value") for item in sheet.of(result, name) if decimal(item.value)]
        if details and reached:
            percent = sheet.text(result, "unit").lower() in _PERCENT
            value, level = decimal(sheet.value(result, "value")), decimal(sheet.value(result, "judged_level"))
            full = level == _FULL_LEVEL or value == (_FULL_PERCENT if percent else _FULL_LEVEL)
            name = sheet.text(node, "name")
            yield _Account(result, node, name, full, percent, reached[0], details)


def _draft(sheet: Sheet, account: _Account, code: str, **values: object) -> Draft:
    words = {
        "node": node_words(sheet, account.node),
        "account": told(str(account.details[0].value), account.details),
        **values,
    }
    disputed = tuple(str(value.en if isinstance(value, Wording) else value) for value in values.values())
    return Draft(code, (account.node,), (account.reached, *account.details), words, disputed)


def _unfinished(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """Full success beside words of unfinished or failed work."""
    match = _UNFINISHED.search(account.text) if account.full else None
    if match:
        yield _draft(
            sheet,
            account,
            "full_result_of_unfinished_work",
            reached=account.reached_words,
            words=quoted(match[0].strip()),
        )


def _without_figures(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """A percentage whose account holds no figure, or none of what the name counts."""
    plain = _NO_FIGURE.sub(" ", account.text)
    what = None
    if account.percent and not _FIGURE.search(plain):
        what = Wording(en="any figure", th="ตัวเลขใด ๆ")
    elif people := (_PEOPLE.match(account.name) if account.percent and not _COUNTED.search(plain) else None):
        what = Wording(en=f"a number of {people['who']}", th=f"จำนวน{people['who']}")
    elif any(name.match(account.name) and not units.search(plain) for name, units in _MEASURES):
        what = Wording(en="the quantity that its name measures", th="ปริมาณที่ชื่อตัวชี้วัดวัด")
    if what is not None:
        draft = _draft(sheet, account, "result_without_figures", reached=account.reached_words, what=what)
        yield replace(draft, values={**draft.values, "others": _other_people(account)})


def _other_people(account: _Account) -> Wording:
    """Words on people whom an account speaks of beside those of the name, and the name does not."""
    told_of = list(dict.fromkeys(_GROUPS.findall(account.text[:_BEGINNING])))
    others = [group for group in told_of if group not in account.name]
    if not others or not any(group in account.name for group in told_of):
        return Wording(en="", th="")
    names = ", ".join(others)
    return Wording(en=f", and speaks of {names} beside those of the name", th=f" และกล่าวถึง{names} นอกจากผู้ที่ชื่อระบุ")


def _below(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """A threshold that each part is to reach by the name, and parts in the account that lie below it."""
    match = _EACH.search(arabic_digits(account.name))
    if match is None:
        return
    part = re.compile(
        rf"(?P<name>{match['kind']}[ก-๎]{{2,30}}?)\s*(?:เท่ากับ|ได้|คือ|[=:]|(?:คิดเป็น)?ร้อยละ)+\s*(?P<value>{NUMBER})"
    )
    low = [
        f"{each['name']} {each['value']}"
        for each in part.finditer(account.text)
        if Decimal(each["value"].replace(",", "")) < Decimal(match["least"])
    ]
    if low:
        yield _draft(
            sheet, account, "parts_below_threshold", kind=match["kind"], least=f"ร้อยละ {match['least']}",
            reached=account.reached_words, parts="; ".join(low),
        )  # fmt: skip


def _requirements(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """Full success whose account is in the words of the criteria."""
    found = _REQUIREMENTS.findall(account.text)
    if account.full and len(found) >= _FEWEST_REQUIREMENTS:
        words = ", ".join(dict.fromkeys(found))
        yield _draft(sheet, account, "account_repeats_criteria", reached=account.reached_words, words=words)


def _half_told(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """An account of one of two objects that the name joins."""
    one, joined, other = account.name.partition("และ")
    if not joined or not account.percent:
        return
    first, second = _pieces(one), _pieces(other)
    both = first & second
    told_of = _pieces(account.text)
    if min(len(first - both), len(second - both)) < _FEWEST_PIECES:
        return
    shares = [len((part - both) & told_of) / len(part - both) for part in (first, second)]
    if max(shares) >= _SPOKEN and min(shares) <= _UNSPOKEN:
        missing = other if shares[1] < shares[0] else one
        yield _draft(sheet, account, "account_of_half", missing=quoted(missing.strip()))


def _pieces(text: str) -> set[str]:
    plain = letters(text)
    return {plain[at : at + _GRAM] for at in range(len(plain) - _GRAM + 1)}


def _other_kind(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """A total of two kinds of which the name is about one."""
    for match in _KINDS.finditer(account.text):
        pairs = enumerate(zip(match["one"], match["two"], strict=False))
        begun = next((at for at, (one, two) in pairs if one != two), 0)
        tails = match["one"][begun:], match["two"][begun:]
        named = [len(tail) >= _LEAST_TAIL and tail in account.name for tail in tails]
        if named.count(True) == 1 and min(map(len, tails)) >= _LEAST_TAIL:
            at = named.index(False)
            kind, count = match[("one", "two")[at]], match[("n", "m")[at]]
            values = {"count": f"{count} {match['unit']}", "other": quoted(kind)}
            yield _draft(sheet, account, "total_holds_other_kind", **values)


def _other_act(sheet: Sheet, account: _Account) -> Iterator[Draft]:
    """An account in which the act that the name measures never occurs."""
    match = _ACT.match(account.name)
    if match and match["act"] not in account.text:
        yield _draft(sheet, account, "account_of_other_act", act=quoted(match["act"]))
