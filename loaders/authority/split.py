"""Cells that name several agencies or divisions, taken apart."""

from __future__ import annotations

import re

from kb.kinds import Role
from loaders.normalise.text import clean

_ROLE = re.compile(
    r"[(\[]\s*(?P<role>CO\s*[-–.]?\s*H(?:OST)?|HOST|H|R|S|SUPPORT|สนับสนุน|หน่วยงานหลัก|หลัก|ร่วม)\s*[)\]]", re.IGNORECASE
)
_AGENCY_START = re.compile(
    r"(?:(?<=[\s,/;)\]])|^)(?=สำนัก|สถาบัน|กอง|ทุกสำนัก|ทุกหน่วยงาน|(?:ส[ก-ฮ]{2}|กทม)\s?\.)"
    r"|(?<=\.)(?=ส[ก-ฮ]{2}\s?\.)"
    r"|(?<=[\u0e00-\u0e7f])(?<!ทุก)(?<!ของ)(?<!การ)(?<!เลขา)(?<!50)(?=สำนักงานเขต)"
)
# The same word one letter off starts a name too, though only behind a space or a sign.
_DAMAGED_AGENCY_START = re.compile(r"(?<=[\s,/;)\]])(?=(?:[ก-ฮ]ำนัก|สำนั[ก-ฮ]|สำ[ก-ฮ]ัก|ส[าั่]นัก|สำน[ิีึืุู]?ก)[ก-ฮเ-ไ][ก-์])")
_DAMAGED_DIVISION_START = re.compile(r"(?<=[\s)\]])(?=(?:ฝ้?าย|[ผพฟ]่าย|ฝ่า[ก-ฮ])[ก-ฮเ-ไ][ก-์])")
_DIVISION_START = re.compile(r"(?<!ทุก)(?<!ช่วย)(?<!หัวหน้า)(?=ฝ่าย)|(?=ทุกฝ่าย)|(?<=ทุกฝ่าย)\s*(?:และ\s*)?(?=โรงเรียน)")
_EVERY_DIVISION = re.compile(
    r"(?:ทุก\s?ฝ่าย|ทุก\s?ส่วน\s?ราชการ)(?:\s?(?:(?:ภาย)?ใน|ของ|สังกัด)[^()]*|\s?\((?!\s*ยกเว้น)[^()]*\))?"
)
_TORN_EVERY = re.compile(r"ทุก\s+(?=ฝ่าย)")
_ALL_TEN = re.compile(r"(?:ทั้ง\s?)?(?:10|๑๐)\s?ฝ่าย")
_EXCEPT = "ยกเว้น"
_BETWEEN_AGENCIES = re.compile(r"[,/;]|\s+และ\s*(?=สำนัก|สถาบัน|ส[ก-ฮ]{2}(?:\s?\.|\s|$))")
_SHORT_NAMES = re.compile(r"(?:ส[ก-ฮ]{2}\.?\s+)+ส[ก-ฮ]{2}\.?")
_SEPARATORS = " ,/;·•–-"
_NOTHING = re.compile(r"[\s\-–—.]*")


def split_agencies(text: str) -> tuple[tuple[str, Role], ...]:
    """The agencies of a cell in order, each as printed with its role.

    A name that line breaks have torn apart stays one. The role is the one in
    brackets behind the name, host where none is marked.
    """
    cleaned = clean(text)
    if _NOTHING.fullmatch(cleaned):
        return ()
    found: list[tuple[str, Role]] = []
    place = 0
    for match in _ROLE.finditer(cleaned):
        names = _names(cleaned[place : match.start()])
        place = match.end()
        found += [(name, Role.HOST) for name in names[:-1]]
        found += [(name, _role(match["role"])) for name in names[-1:]]
    return (*found, *((name, Role.HOST) for name in _names(cleaned[place:])))


def split_divisions(text: str) -> tuple[str, ...]:
    """The divisions of a cell in order, as printed, such as `ฝ่ายโยธา/ฝ่ายเทศกิจ`.

    However a cell says that every division is meant (`ทุกฝ่ายในสำนักงานเขต`), that part is `ทุกฝ่าย`.
    A cell that names exceptions stays whole, as what it excepts is not responsible.
    """
    cleaned = _TORN_EVERY.sub("ทุก", clean(text))
    if _NOTHING.fullmatch(cleaned):
        return ()
    if _ALL_TEN.fullmatch(cleaned):
        return ("ทุกฝ่าย",)
    if _EXCEPT in cleaned:
        return (cleaned,)
    parts = [part for piece in re.split(r"[/,;]", cleaned) for part in _division_pieces(piece)]
    return tuple(_every_division(name) for name in map(_without_brackets, parts) if name)


def _division_pieces(text: str) -> list[str]:
    return [piece for half in _DIVISION_START.split(text) for piece in _DAMAGED_DIVISION_START.split(half)]


def _every_division(name: str) -> str:
    return "ทุกฝ่าย" if _EVERY_DIVISION.fullmatch(name) else name


def _names(text: str) -> list[str]:
    if _SHORT_NAMES.fullmatch(text.strip()):
        return text.split()
    halves = [half for part in _BETWEEN_AGENCIES.split(text) for half in _AGENCY_START.split(part)]
    pieces = [piece for half in halves for piece in _DAMAGED_AGENCY_START.split(half)]
    return [name for name in (piece.strip(_SEPARATORS) for piece in pieces) if name]


def _role(printed: str) -> Role:
    letters = re.sub(r"[^A-Zก-๙]", "", printed.upper())
    if letters.startswith("CO") or letters == "ร่วม":
        return Role.CO_HOST
    if letters.startswith("S") or letters == "สนับสนุน":
        return Role.SUPPORT
    return Role.RESPONSIBLE if letters == "R" else Role.HOST


def _without_brackets(part: str) -> str:
    part = part.strip(_SEPARATORS)
    if part.count("(") != part.count(")"):
        part = part.strip("() ")
    elif part.startswith("(") and part.endswith(")"):
        part = part[1:-1]
    part = re.sub(r"\s+และ$", "", part)
    return part.strip(_SEPARATORS)
