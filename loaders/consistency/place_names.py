"""Names of places that are spelt in near ways: streets, canals, temples, schools, communities.

No list of places is complete, so the document is its own evidence: after a word such as
คลอง or ถนน a name that is nearly another one of the same kind is likely a misprint of it.
Names that differ in a number or in opposite words (ใน, นอก) are different places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.statement import Place
from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import ocr_fold

PLACES = (
    "คลอง", "ถนน", "ซอย", "ชุมชน", "ตลาด", "วัด", "โรงเรียน", "มัสยิด", "แขวง", "ร้านอาหาร", "สะพาน", "หมู่บ้าน",
    "ท่าเรือ", "โรงพยาบาล", "สถานี", "บึง", "ศาลเจ้า", "สวนสาธารณะ", "สวนหย่อม", "อุทยาน", "พิพิธภัณฑ์",
)  # fmt: skip
"""Kinds of places that stand before their names."""
_NAME = re.compile(
    rf"(?<!ชี้)(?<!นโยบาย)(?<!การ)(?<!จังห)(?P<kind>{'|'.join(sorted(PLACES, key=len, reverse=True))})"
    r"(?=\s?(?P<name>[ก-๎]{5,60})(?:\s?(?P<number>\d[\d/-]*)(?![\d/.)-]))?)"
)
"""A number with a full stop or a bracket behind it is that of the next item of a list."""
_NO_NAME = re.compile(
    "ใน|ที่|ของ|และ|หรือ|มี|ได้|ให้|จาก|ตาม|เพื่อ|เป็น|ทุก|ต่าง|สาย|ส่วน|จัดตั้ง|ใต้|สังกัด|แห่ง|นี้|นั้น|อื่น|เข้มแข็ง|ผล|เดิม|ใหม่|ริม|กับ"
)
"""What follows a kind of place without being a name: words that begin a clause."""
_OPPOSITE = ("ใน", "นอก", "เหนือ", "ใต้", "ออก", "ตก", "บน", "ล่าง", "ใหญ่", "น้อย", "ใหม่", "เก่า", "หนึ่ง", "สอง", "สาม")
_OPPOSITES = re.compile("|".join(sorted(_OPPOSITE, key=len, reverse=True)))
_LONG = 14
"""Letters from which on a name may differ in as many as the likeness below allows."""
_ALIKE, _ALIKE_BEGUN, _BEGINNING = 88, 78, 3
"""Least likeness of long names, and of those that begin with the same letters, so many."""
_LONGEST = 30
"""Letters beyond which what follows is a clause, in which names cannot be told from other words."""
_LETTERS = ((8, 1), (_LONG, 2))
"""Letters of a shorter name up to which so many of them may differ."""
_SHOWN = 4
"""Lines of a name that a sentence tells."""


@dataclass(slots=True)
class _Name:
    kind: str
    words: str
    number: str
    found: list[Passage] = field(default_factory=list)

    @property
    def lines(self) -> list[int]:
        return sorted({passage.line for passage in self.found})

    @property
    def shown(self) -> list[Passage]:
        """Where it stands, once a line, as far as a sentence tells the lines."""
        first = {passage.line: passage for passage in reversed(self.found)}
        return [first[line] for line in self.lines[:_SHOWN]]


def note_place_names(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes names of places that are nearly others of the same kind, the rarer as the likely misprints."""
    noted: list[_Name] = []
    for group in sorted(_groups(_names(passages)), key=lambda names: -len(names[0].words)):
        usual, *others = sorted(group, key=lambda name: (-len(name.found), _lost(name, group), name.found[0].line))
        rare = [name for name in others if not any(_within(name, known) for known in noted)]
        noted += rare
        if len(rare) == 1:
            draft.note(
                "place_name_nearly_other", *_places(rare[0], usual),
                name=_called(rare[0]), lines=_lines(rare[0]), other=_called(usual), others=_lines(usual),
            )  # fmt: skip
        elif rare:
            _note_several(usual, rare, draft)


def _places(*names: _Name) -> list[Place]:
    return [passage.place for name in names for passage in name.shown]


def _note_several(usual: _Name, rare: Sequence[_Name], draft: Draft) -> None:
    """Notes one place with more than two spellings."""
    draft.note(
        "place_names_nearly_other", *_places(*rare, usual),
        names=", ".join(f"“{_called(name)}” ({_lines(name)})" for name in rare),
        other=_called(usual), others=_lines(usual), count=len(rare) + 1, spellings=tuple(map(_called, rare)),
    )  # fmt: skip


def _within(name: _Name, noted: _Name) -> bool:
    """Whether a name is the end of one that is noted on the same lines: วัด… in โรงเรียนวัด…."""
    return noted.words.endswith(name.words) and set(name.lines) <= set(noted.lines)


def _names(passages: Sequence[Passage]) -> Mapping[str, list[_Name]]:
    """Kind → the names of such places; a name of several kinds (ชุมชนซอย…) counts for each."""
    found: dict[tuple[str, str, str], _Name] = {}
    for passage in passages:
        for match in _NAME.finditer(passage.text):
            words, number = match["name"].removesuffix("ฯ"), match["number"] or ""
            if len(words) <= _LONGEST and not _NO_NAME.match(words):
                key = (match["kind"], words, number)
                found.setdefault(key, _Name(*key)).found.append(passage)
    kinds: dict[str, list[_Name]] = defaultdict(list)
    for name in found.values():
        kinds[name.kind].append(name)
    return kinds


def _groups(kinds: Mapping[str, list[_Name]]) -> Iterator[list[_Name]]:
    """Names that are near each other, over however many steps."""
    for names in kinds.values():
        near = [(one, other) for one, other in combinations(names, 2) if _near(one, other)]
        left = [name for name in names if any(name in pair for pair in near)]
        while left:
            group = [left.pop(0)]
            for name in group:
                group += [other for other in left if (name, other) in near or (other, name) in near]
                left = [other for other in left if other not in group]
            yield group


def _near(one: _Name, other: _Name) -> bool:
    if one.words == other.words or (one.number and other.number and one.number != other.number):
        return False
    if _OPPOSITES.findall(one.words) != _OPPOSITES.findall(other.words) and not _read_alike(one.words, other.words):
        return False
    shorter, longer = sorted((one.words, other.words), key=len)
    if longer.startswith(shorter):
        return False
    if len(shorter) >= _LONG:
        begun = one.words[:_BEGINNING] == other.words[:_BEGINNING]
        return fuzz.ratio(one.words, other.words) >= (_ALIKE_BEGUN if begun else _ALIKE)
    most = next(letters for length, letters in _LETTERS if len(shorter) < length)
    return Levenshtein.distance(one.words, other.words, score_cutoff=most) <= most


def _read_alike(one: str, other: str) -> bool:
    """Whether recognition confuses two names, or one letter alone parts them."""
    return ocr_fold(one) == ocr_fold(other) or (len(one) == len(other) and Levenshtein.distance(one, other) == 1)


def _lost(name: _Name, group: Sequence[_Name]) -> bool:
    """Whether a name lacks one of two like letters that another has: one of them is lost more easily than added."""
    called = name.kind + name.words
    doubled = {each.kind + each.words for each in group} - {called}
    return any(called == other[:at] + other[at + 1 :] for other in doubled for at in _doubled(other))


def _doubled(words: str) -> Iterator[int]:
    """Where a letter stands that is the same as the one before it."""
    return (at for at in range(1, len(words)) if words[at] == words[at - 1])


def _called(name: _Name) -> str:
    return " ".join(part for part in (f"{name.kind}{name.words}", name.number) if part)


def _lines(name: _Name) -> str:
    return ", ".join(map(str, name.lines[:_SHOWN])) + ("…" if len(name.lines) > _SHOWN else "")
