"""Which thing of one side is which of the other: by id, code or name, else by a name that is much alike.

Names that differ in a number are different things however alike they look (ซอย 1, ซอย 2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from kb.kinds import NodeKind
from kb.model import Node
from kb.text import LOOK_ALIKES, fold

ALIKE = 0.86
"""The least likeness of two names of one thing in two years or districts."""
_NUMBERS = re.compile(r"\d+(?:[./-]\d+)*")
_YEAR = re.compile(r"(?:(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?)?25\d\d")
_GENERIC = re.compile(r"^(?:ค่าใช้จ่าย(?:ใน|เพื่อ|สำหรับ)?|โครงการ|กิจกรรม|งาน|การ)+(?=.{8})")
"""Words that begin a name in one plan and not in another: of the budget line, the project or the work."""
_MARKS = re.compile(r"[^\w\u0e30-\u0e4e]+")

Numbers = tuple[str, ...]
"""The numbers in a name, in its order."""


class How(StrEnum):
    """How two things were found to be the same."""

    ID = "id"
    CODE = "code"
    NAME = "name"
    SIMILARITY = "similarity"


@dataclass(frozen=True, slots=True)
class Match:
    """A thing of the left and one of the right; `confidence` in (0, 1] is the likeness of the names."""

    left: Node
    right: Node
    how: How
    confidence: float


def match(kind: NodeKind, left: Sequence[Node], right: Sequence[Node]) -> list[Match]:
    """The things that both sides have, each once, surest first: by id, by code and name, by name, by likeness."""
    found: list[Match] = []
    rest_left, rest_right = {node.id: node for node in left}, {node.id: node for node in right}

    def take(pairs: Iterable[Match]) -> None:
        for pair in pairs:
            if pair.left.id in rest_left and pair.right.id in rest_right:
                found.append(pair)
                del rest_left[pair.left.id], rest_right[pair.right.id]

    take(Match(node, rest_right[node.id], How.ID, 1.0) for node in left if node.id in rest_right)
    if kind is NodeKind.KEY_RESULT:
        take(_by(How.CODE, rest_left, rest_right, _coded))
    take(_by(How.NAME, rest_left, rest_right, _plain))
    take(_alike([*rest_left.values()], [*rest_right.values()]))
    return found


def _by(how: How, left: dict[str, Node], right: dict[str, Node], key: Callable[[Node], str | None]) -> list[Match]:
    """Pairs with the same key, where it is one thing's alone on each side."""
    mine, theirs = _singles(left.values(), key), _singles(right.values(), key)
    return [Match(node, theirs[same], how, 1.0) for same, node in mine.items() if same in theirs]


def _singles(nodes: Iterable[Node], key: Callable[[Node], str | None]) -> dict[str, Node]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        same = key(node)
        if same:
            found.setdefault(same, []).append(node)
    return {same: items[0] for same, items in found.items() if len(items) == 1}


def _coded(node: Node) -> str | None:
    """Code and name together: the codes of one year's scheme mean other things in another's."""
    return f"{node.code} {_plain(node)}" if node.code else None


def _plain(node: Node) -> str:
    """The name without its year, generic beginning, spaces and marks, which change from plan to plan."""
    plain = _MARKS.sub("", _YEAR.sub("", fold(node.name or "")))
    return _GENERIC.sub("", plain) if node.kind is NodeKind.PROJECT else plain


def _alike(left: Sequence[Node], right: Sequence[Node]) -> list[Match]:
    """Pairs of names that are much alike and have the same numbers, the most alike first."""
    theirs = {node.id: node for node in right}
    texts: dict[Numbers, dict[str, str]] = {}
    for node in right:
        if text := _looks(node):
            texts.setdefault(_numbers(node), {})[node.id] = text
    pairs = [
        Match(mine, theirs[key], How.SIMILARITY, round(min(likeness / 100, 0.99), 3))
        for mine in left
        if (text := _looks(mine))
        for _, likeness, key in process.extract(
            text, texts.get(_numbers(mine), {}), scorer=fuzz.ratio, score_cutoff=100 * ALIKE, limit=None
        )
    ]
    return sorted(pairs, key=lambda pair: (-pair.confidence, pair.left.id, pair.right.id))


def _looks(node: Node) -> str:
    """The plain name, with one letter for all that look like it."""
    return _plain(node).translate(LOOK_ALIKES)


def _numbers(node: Node) -> Numbers:
    return tuple(_NUMBERS.findall(_YEAR.sub("", fold(node.name or ""))))
