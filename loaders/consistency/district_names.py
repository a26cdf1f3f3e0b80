"""Districts that a text names although there is none of that name.

The city has fifty districts. A word after เขต that is none of them, but one letter away
from one, is a misprint; in a district's own sheet the office's name should stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from loaders.authority.register import agencies
from loaders.consistency.passages import Passage
from loaders.draft import Draft

_DISTRICT = re.compile(r"(?:พื้นที่|สำนักงาน|ใน)เขต\s?(?P<name>[ก-๎]{4,40})")
_ZONES = ("พัฒนาพิเศษ", "พัฒนาเศรษฐกิจ", "พัฒนาเมือง", "พัฒนาการ")
"""Zones that are no district."""
_SHORTEST = 4
"""Letters of a district's name that tell it from a common word one letter away."""


def note_district_names(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes words after เขต that are one letter from the name of a district and none themselves."""
    own = next((entry.name for entry in agencies() if entry.slug == draft.agency_slug), "")
    for passage in passages:
        for printed, near in _misnamed(passage.text):
            draft.note("district_unknown", passage.place, name=printed, near=near, own=own)


def _misnamed(text: str) -> Iterator[tuple[str, str]]:
    """What is printed for a district, and the district that it is nearly."""
    for match in _DISTRICT.finditer(text):
        rest = match["name"]
        if rest.startswith((*_districts(), *_ZONES)):
            continue
        near = next((name for name in _districts() if _is_near(rest[: len(name)], name)), None)
        if near is not None:
            yield f"เขต{rest[: len(near)]}", f"เขต{near}"


def _is_near(printed: str, name: str) -> bool:
    """Whether one letter alone is another one."""
    return len(printed) == len(name) >= _SHORTEST and Levenshtein.distance(printed, name, score_cutoff=1) == 1


@cache
def _districts() -> tuple[str, ...]:
    """The names of all districts without the word เขต, aliases included."""
    names = [name for entry in agencies() if entry.type == "district" for name in entry.spellings]
    return tuple(dict.fromkeys(re.sub(r"^(?:สำนักงาน)?เขต\s?", "", name).replace(" ", "") for name in names))
