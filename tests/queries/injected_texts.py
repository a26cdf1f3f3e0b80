"""Mistakes of running text: a place misspelt, an item of a list left out, a percentage with a unit."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tests.queries.injected import Injection, Kind, Page, like, one

_PLACE = re.compile(r"(?:คลอง|ถนน|โรงเรียน|สะพาน|ชุมชน)(?P<name>[ก-ฮเแโไใ][ก-๎]{6,16})(?![ก-๎])")
_MISREAD = (("ต", "ด"), ("ด", "ต"), ("ช", "ซ"), ("ซ", "ช"), ("พ", "ฟ"), ("ผ", "ฝ"), ("น", "ม"), ("ธ", "ร"))
_CLAUSE = re.compile("ใน|ที่|ของ|และ|หรือ|มี|ได้|ให้|จาก|ตาม|สังกัด|เข้มแข็ง")
_SECOND = re.compile(r"(?<=\s)(?P<number>[2๒])(?P<close>[.)])(?=\s*[ก-ฮ])")
_PERCENT = re.compile(r"คิด\s?เป็น\s?ร้อย\s?ละ\s?[\d๐-๙.]+(?=\s|$|<)")


def place(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A letter of a name that stands elsewhere as it is."""
    lines = {at: _PLACE.findall(text) for at, text in enumerate(page.lines, start=1)}
    counts = Counter(name for names in lines.values() for name in names)
    for at, names in lines.items():
        for name in names:
            swaps = [swap for swap in _MISREAD if swap[0] in name[1:-1]]
            if counts[name] > names.count(name) == 1 and swaps and not _CLAUSE.match(name):
                was, now = chance.choice(swaps)
                wrong = name[0] + name[1:].replace(was, now, 1)
                others = [line for line, found in lines.items() if name in found and line != at]
                yield one({at: (page.lines[at - 1].replace(name, wrong),)}, others, name, wrong)


def list_number(page: Page, chance: random.Random) -> Iterator[Injection]:
    """The second item of a list within a cell numbered as the third; cells that list projects aside."""
    listing = {row.line for row in page.rows if row.form.startswith(("okr/", "super_okr/"))}
    for at, line in enumerate(page.lines, start=1):
        if at in listing:
            continue
        found = list(_SECOND.finditer(line))
        if len(found) == 1 and re.search(r"[1๑][.)].*", line[: found[0].start()]):
            now = f"{like('3', found[0]['number'])}{found[0]['close']}"
            text = line[: found[0].start()] + now + line[found[0].end() :]
            yield one({at: (text,)}, (at,), found[0][0], now)


def percentage(page: Page, chance: random.Random) -> Iterator[Injection]:
    """A unit behind a percentage."""
    for at, line in enumerate(page.lines, start=1):
        for match in _PERCENT.finditer(line):
            now = f"{match[0]} {chance.choice(('บาท', 'แห่ง'))}"
            yield one({at: (line[: match.start()] + now + line[match.end() :],)}, (at,), match[0], now)


_NAMES = frozenset({"place_misspelt", "name_misspelt", "name_differs", "project_name_differs"})

KINDS: Mapping[str, tuple[Kind, frozenset[str]]] = {
    "place": (place, _NAMES),
    "number of a list": (list_number, frozenset({"list_number_broken"})),
    "percentage with a unit": (percentage, frozenset({"percent_with_unit"})),
}
"""The kinds of mistakes, each with the codes of the rules that name it."""
