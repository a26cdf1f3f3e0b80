"""One request that several places tell of, with another thing asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import fold

_REQUEST = re.compile(r"ยื่น(?:เรื่อง|คำ)?ขอ(?P<act>อนุญาต|อุทธรณ์|ยกเว้น|ขยายเวลา|เพิกถอน|ยกเลิก|ทบทวน)")
_BEHIND = 200
"""Letters behind a request that tell what was done besides."""
_SAME = 30
"""Letters that two requests share there where they are one."""


@dataclass(frozen=True, slots=True)
class _Request:
    passage: Passage
    act: str
    behind: str


def note_requests(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes requests that were for another thing where the rest of the account is the same, the rarer act first."""
    found = list(_requests(passages))
    noted: set[tuple[str, str]] = set()
    for one, other in combinations(found, 2):
        rare, usual = sorted((other, one), key=lambda item: sum(item.act == each.act for each in found))
        if one.act != other.act and (rare.act, usual.act) not in noted and _share(one.behind, other.behind):
            noted.add((rare.act, usual.act))
            draft.note(
                "request_told_differently", rare.passage.place, usual.passage.place,
                act=f"ขอ{rare.act}", other=f"ขอ{usual.act}", line=usual.passage.line,
            )  # fmt: skip


def _requests(passages: Sequence[Passage]) -> Iterator[_Request]:
    for passage in passages:
        for match in _REQUEST.finditer(passage.text):
            yield _Request(passage, match["act"], fold(passage.text[match.end() : match.end() + _BEHIND]))


def _share(one: str, other: str) -> bool:
    """Whether two texts hold a stretch of the same letters."""
    return any(one[at : at + _SAME] in other for at in range(len(one) - _SAME + 1))
