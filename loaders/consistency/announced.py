"""Numbers that a text announces, against what it then lists: so many issues, parts, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.statement import Place
from loaders.consistency.numbering import Item, items
from loaders.consistency.passages import Passage
from loaders.draft import Draft

_UNITS = "ประเด็น|ด้าน|กลุ่ม|ขั้นตอน|องค์(?:กร)?ประกอบ|ตัวชี้วัด|ประการ|เรื่อง|ฝ่าย|หมวด|มิติ|ยุทธศาสตร์|ปัจจัย|ประเภท"
_COUNTED_ELSEWHERE = "ตัวชี้วัด"
"""Indicators of components, which the framework of an evaluation declares, are no list of the text."""
_LEADS = "ได้แก่|ดังนี้|ดังต่อไปนี้|คือ"
_ANNOUNCED = re.compile(rf"(?P<count>\d{{1,2}})\s*(?P<unit>{_UNITS})(?P<more>[ก-๎/]*)\s*(?:{_LEADS})\s*:?")
_PART = re.compile(r"(?P<kind>[ก-๎]{4,20}ที่)\s*(?P<number>\d{1,2})\s")
_ENDS = re.compile(r"รวมทั้ง|ทั้งนี้|ตลอดจน|โดย|ซึ่ง|นอกจาก|[(“]")
"""What ends an enumeration within a sentence."""
_LETTERED = re.compile(r"กลุ่ม(?P<of>[ก-๎]{0,20}?)\s*(?P<letter>[A-Z])(?![A-Za-z])")
_GROUPED = re.compile(r"แบ่ง(?P<of>[ก-๎/ ]{0,40}?)เป็น\s*(?P<count>\d{1,2})\s*กลุ่ม")
_SHOWN = 4
"""Lines naming groups that a note gives."""


def note_announced(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes announced numbers that what is listed does not bear out."""
    for at, passage in enumerate(passages):
        for match in _ANNOUNCED.finditer(passage.text):
            counted = _counted(passages, at, match)
            if counted is not None and counted[0] != int(match["count"]):
                announced = match[0].strip(" :")
                draft.note(
                    "announced_count_differs", passage.place,
                    announced=announced, counted=counted[0], listed=counted[1],
                )  # fmt: skip
    _note_groups(passages, draft)


def _counted(passages: Sequence[Passage], at: int, match: re.Match[str]) -> tuple[int, str] | None:
    """How many things are listed, and where or how; `None` where no list can be told."""
    rest = passages[at].text[match.end() :].strip()
    if rest:
        return _in_sentence(rest, match["unit"])
    return _in_parts(passages[at + 1 :], match["unit"]) or _in_list(passages[at + 1 :])


def _in_sentence(rest: str, unit: str) -> tuple[int, str] | None:
    """Things that each begin with the unit's word, in the sentence itself."""
    if not rest.startswith(unit):
        return None
    listed = _ENDS.split(rest)[0]
    return listed.count(unit), listed.strip()


def _in_list(following: Sequence[Passage]) -> tuple[int, str] | None:
    """The items of a numbered list that begins right below."""
    if not following or following[0].column is not None:
        return None
    found: list[Item] = []
    for item in (item for passage in following if passage.column is None for item in items(passage)):
        if not found and item.number != 1:
            return None
        if found and item.style != found[0].style:
            continue
        if found and item.number != found[-1].number + 1:
            break
        found.append(item)
    if not found or found[0].passage is not following[0]:
        return None
    return len(found), f"{found[0].passage.line}–{found[-1].passage.line}"


def _in_parts(following: Sequence[Passage], unit: str) -> tuple[int, str] | None:
    """The sum of what the parts below each say to hold, where every one of them says it once."""
    parts = list(_parts(following)) if unit != _COUNTED_ELSEWHERE else []
    counts = [re.findall(rf"(\d{{1,2}})\s*{unit}", part.text) for part in parts]
    if len(parts) < 2 or any(len(count) != 1 for count in counts):
        return None
    numbers = [int(count[0]) for count in counts]
    return sum(numbers), " + ".join(map(str, numbers))


def _parts(following: Sequence[Passage]) -> Iterator[Passage]:
    """Paragraphs that begin with “…ที่ 1”, “…ที่ 2” and so on, in a row."""
    kind, last = "", 0
    for passage in following:
        match = _PART.match(passage.text)
        if match is None or int(match["number"]) != last + 1 or (kind and match["kind"] != kind):
            return
        kind, last = match["kind"], last + 1
        yield passage


def _note_groups(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes a number of groups that is not that of the groups the document calls A, B and so on."""
    letters: dict[str, list[tuple[str, Passage]]] = {}
    for passage in passages:
        for match in _LETTERED.finditer(passage.text):
            letters.setdefault(match["of"], []).append((match["letter"], passage))
    for passage in passages:
        for match in _GROUPED.finditer(passage.text):
            found = next((found for of, found in letters.items() if of and of in match["of"]), [])
            named = sorted({letter for letter, _ in found})
            if len(named) > 1 and len(named) != int(match["count"]):
                draft.note(
                    "announced_groups_differ", passage.place, *_naming(found),
                    count=match["count"], counted=len(named), groups=", ".join(named),
                )  # fmt: skip


def _naming(found: Sequence[tuple[str, Passage]]) -> list[Place]:
    """Where the groups are named, once a line, some of the lines."""
    return list({each.line: each.place for _, each in found}.values())[:_SHOWN]
