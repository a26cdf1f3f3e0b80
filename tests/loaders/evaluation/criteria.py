"""Criteria of five levels as forms print them, each with the bounds that it states."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

Bounds = tuple[tuple[str | None, str | None, str | None], ...]
"""Comparator, threshold and upper bound of each level; all three `None` where the criteria are words."""

_WORDS = (
    "ประชุมหารือร่วมกับผู้เกี่ยวข้อง",
    "จัดทำแผนเสนอผู้บริหาร",
    "ดำเนินการตามแผน",
    "ติดตามและรายงานผลทุกเดือน",
    "สรุปบทเรียนและเผยแพร่",
)


def _exact(low: int, step: int) -> tuple[list[str], Bounds]:
    values = [low + step * place for place in range(5)]
    return [f"ดำเนินการได้ ร้อยละ {value}" for value in values], tuple(("equal", str(value), None) for value in values)


def _ranges(low: int, step: int) -> tuple[list[str], Bounds]:
    edges = [low + step * place for place in range(5)]
    texts = [f"ทำได้ตามเป้าหมายน้อยกว่าร้อยละ {edges[1]}"]
    texts += [f"ทำได้ตามเป้าหมายร้อยละ {a} ขึ้นไป แต่ไม่ถึงร้อยละ {b}" for a, b in pairwise(edges[1:])]
    bounds = [("at_least", str(a), str(b)) for a, b in pairwise(edges[1:])]
    last = f"ทำได้ตามเป้าหมายร้อยละ {edges[4]} ขึ้นไป"
    return [*texts, last], (("less_than", str(edges[1]), None), *bounds, ("at_least", str(edges[4]), None))


def _between(low: int, step: int) -> tuple[list[str], Bounds]:
    edges = [low + step * place for place in range(5)]
    middle = [(str(a), f"{b - 1}.99") for a, b in pairwise(edges[1:])]
    texts = [f"ต่ำกว่าร้อยละ {edges[1]}", *(f"ร้อยละ {a} - {b}" for a, b in middle), f"มากกว่าร้อยละ {edges[4]}"]
    bounds = [("between", a, b) for a, b in middle]
    return texts, (("less_than", str(edges[1]), None), *bounds, ("more_than", str(edges[4]), None))


def _signs(low: int, step: int) -> tuple[list[str], Bounds]:
    values = [low + step * place for place in range(5)]
    bounds = [("equal", str(value), None) for value in values[1:]]
    return [f"≤ {values[0]}", *map(str, values[1:])], (("at_most", str(values[0]), None), *bounds)


def _counts(low: int, step: int) -> tuple[list[str], Bounds]:
    values = [low + step * place for place in range(5)]
    texts = [f"ไม่น้อยกว่า {value} แห่ง" for value in values]
    return texts, tuple(("at_least", str(value), None) for value in values)


def _words(low: int, step: int) -> tuple[list[str], Bounds]:
    return list(_WORDS), ((None, None, None),) * 5


def _several(low: int, step: int) -> tuple[list[str], Bounds]:
    texts = [f"จัดกิจกรรม {place} ครั้ง และผู้เข้าร่วมพึงพอใจไม่น้อยกว่าร้อยละ {low}" for place in range(1, 6)]
    return texts, ((None, None, None),) * 5


SHAPES: tuple[Callable[[int, int], tuple[list[str], Bounds]], ...] = (
    _exact, _ranges, _between, _signs, _counts, _words, _several,
)  # fmt: skip


def criteria(chance: random.Random) -> tuple[tuple[str, ...], Bounds]:
    """Five criteria of one shape, and what they state."""
    texts, bounds = chance.choice(SHAPES)(chance.choice((5, 20, 50)), chance.choice((5, 10)))
    return tuple(texts), bounds
