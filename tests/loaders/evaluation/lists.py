"""Plain lists of numbered indicators with what was reached on each, made up by chance, in many printings."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.loaders.evaluation.content import NAMES

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Listed:
    """A row of a list: its number, name and result, with what the result means."""

    number: str
    name: str
    reached: str
    value: str | None
    unit: str | None
    level: str | None
    details: str
    as_of: str | None


def listed(chance: random.Random, count: int) -> list[Listed]:
    """The rows of a list."""
    names = chance.sample(NAMES, count)
    return [_listed(str(number), name, chance) for number, name in enumerate(names, start=1)]


def _listed(number: str, name: str, chance: random.Random) -> Listed:
    value = f"{chance.randint(0, 9999) / 100:.2f}".rstrip("0").rstrip(".")
    level = str(chance.randint(1, 5))
    reached, read, unit, judged = chance.choice(
        (
            (f"ร้อยละ {value}", value, "ร้อยละ", None), (f"ระดับ {level}", level, "ระดับ", level),
            (f"{level} ครั้ง", level, "ครั้ง", None), ("0", "0", None, None),
            (f"ระดับ {level} (ร้อยละ {value})", value, "ร้อยละ", level), (f"{value}%", value, "ร้อยละ", None),
            (f"1,2{level}0 แห่ง", f"12{level}0", "แห่ง", None),
        )
    )  # fmt: skip
    dated = chance.random() < 0.4
    details = f"ดำเนินการตามแผนงานเรื่อง {name} แล้วเสร็จ 12 แห่ง จากทั้งหมด 20 แห่ง"
    details += " (ข้อมูล ณ วันที่ 10 กันยายน 2564)" if dated else ""
    return Listed(number, name, reached, read, unit, judged, details, "2564-09-10" if dated else None)


def list_text(rows: list[Listed], district: str, seed: int) -> str:
    """The list as a document that names its district and year."""
    chance = random.Random(seed)
    html, repeat, thai = chance.random() < 0.5, chance.random() < 0.5, chance.random() < 0.3
    separator = chance.choice((". ", ".", ") "))
    header = "ตัวชี้วัด\tผลงานที่ทำได้\tรายละเอียดผลการดำเนินงาน"
    lines = [f"ผลการปฏิบัติราชการของสำนักงานเขต{district} ประจำปีงบประมาณ พ.ศ. 2564", "", header]
    for row in rows:
        cells = [f"{row.number}{separator}{row.name}", row.reached, row.details]
        lines += (
            _broken(cells, header if repeat else None, chance) if chance.random() < 0.3 else [_printed(cells, html)]
        )
    text = "\n".join(lines)
    return text.translate(_TO_THAI) if thai else text


def _printed(cells: list[str], html: bool) -> str:
    return "\t".join(f"<p>{cell}</p>" for cell in cells) if html else "\t".join(cells)


def _broken(cells: list[str], header: str | None, chance: random.Random) -> list[str]:
    """A row whose last cell goes on over the page, under the header once more or not."""
    words = cells[-1].split(" ")
    cut = chance.randint(1, len(words) - 1)
    first = "\t".join([*cells[:-1], " ".join(words[:cut])])
    return [first, "", *([header] if header else []), "\t\t" + " ".join(words[cut:])]
