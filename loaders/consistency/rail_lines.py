"""Rail lines that a text calls by one colour and gives two routes.

Stretches of one line meet: routes that share an end are no contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.consistency.passages import Passage
from loaders.draft import Draft
from loaders.normalise.text import ocr_fold

_LINE = re.compile(r"รถไฟฟ้า(?:สาย)?(?P<colour>สี[ก-๎]{2,15})\s*\((?P<route>[^()–—-]{2,40}[–—-][^()–—-]{2,40})\)")
_TO = re.compile(r"\s*[–—-]\s*")


def note_rail_lines(passages: Sequence[Passage], draft: Draft) -> None:
    """Notes routes of a line that have no end in common with the one first given for its colour."""
    first: dict[str, tuple[str, Passage]] = {}
    noted: dict[str, set[frozenset[str]]] = defaultdict(set)
    for passage in passages:
        for match in _LINE.finditer(passage.text):
            colour, route = match["colour"], match["route"].strip()
            usual, where = first.setdefault(colour, (route, passage))
            if _ends(route) & _ends(usual) or _ends(route) in noted[colour]:
                continue
            noted[colour].add(_ends(route))
            draft.note(
                "rail_line_has_two_routes", passage.place, colour=colour, route=route, other=usual, line=where.line
            )


def _ends(route: str) -> frozenset[str]:
    """Where a route begins and ends, misread letters aside."""
    return frozenset(map(ocr_fold, _TO.split(route)))
