"""The sentences of the vocabulary's shapes, in English and Thai."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.literals import THAI
from ontology.vocabulary import KindTerm, PropertyTerm, Wording

_SORTS = {
    "text": Wording(en="text", th="ข้อความ"),
    "year": Wording(en="a year of the Buddhist Era such as 2569", th="ปีพุทธศักราช เช่น 2569"),
    "count": Wording(en="a whole number from 0", th="จำนวนเต็มตั้งแต่ 0"),
    "decimal": Wording(en="a decimal number", th="ตัวเลขทศนิยม"),
    "boolean": Wording(en="true or false", th="จริงหรือเท็จ"),
    "node": Wording(en="a node", th="หน่วยในฐานข้อมูล"),
    "target": Wording(en="a target", th="ค่าเป้าหมาย"),
    "record": Wording(en="a record", th="ระเบียนข้อมูล"),
}
_THAI = Wording(en="text in Thai", th="ข้อความภาษาไทย")


def unknown_property(kind: KindTerm) -> Wording:
    """Something of the kind says what the vocabulary does not know of it."""
    return Wording(
        en=f"{kind.label.en}: it has a property or relation that the vocabulary does not give it.",
        th=f"{kind.label.th}มีคุณสมบัติหรือความสัมพันธ์ที่คำศัพท์ไม่ได้กำหนดไว้",
    )


def value_type(term: PropertyTerm) -> Wording:
    """The value is not what the range asks for."""
    if term.values:
        words = ", ".join(term.values)
        return Wording(
            en=f"“{term.label.en}” must be one of: {words}.", th=f"“{term.label.th}” ต้องเป็นค่าใดค่าหนึ่งใน: {words}"
        )
    sort = _THAI if term.name in THAI else _SORTS[term.range]
    return Wording(en=f"“{term.label.en}” must be {sort.en}.", th=f"“{term.label.th}” ต้องเป็น{sort.th}")


def value_count(label: Wording) -> Wording:
    """There is more than one value."""
    return Wording(en=f"“{label.en}” may stand there once at most.", th=f"“{label.th}” มีได้เพียงค่าเดียว")


def missing(kind: KindTerm, label: Wording) -> Wording:
    """A property that each of the kind has is not there."""
    return Wording(en=f"{kind.label.en}: “{label.en}” is missing.", th=f"{kind.label.th}ไม่มี “{label.th}”")


def end_count(kind: KindTerm, name: str) -> Wording:
    """A relation or statement has not exactly one such end."""
    return Wording(en=f"{kind.label.en}: there must be one {name}.", th=f"{kind.label.th}ต้องมี {name} เพียงหนึ่งเดียว")


def join(edge: Wording, source: Wording, targets: Iterable[Wording]) -> Wording:
    """A relation leads to what it does not join."""
    ends = list(targets)
    return Wording(
        en=f"“{edge.en}” leads from “{source.en}” to what is not: {', '.join(end.en for end in ends)}.",
        th=f"“{edge.th}” จาก “{source.th}” ไปยังสิ่งที่ไม่ใช่ {', '.join(end.th for end in ends)}",
    )


UNKNOWN_KIND = Wording(en="A relation starts at what is no node.", th="ความสัมพันธ์เริ่มจากสิ่งที่ไม่ใช่หน่วยใดในฐานข้อมูล")
