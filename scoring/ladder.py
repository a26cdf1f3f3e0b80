"""The levels of a rubric as a ladder that a value climbs.

A level is entered from a bound on: in a ladder that rises its lower bound (or what the level
before it leaves over), in one that falls its upper bound. The highest level whose bound is
reached is attained, so that gaps between ranges (9.99 and 10) belong to the level before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kb.errors import InputError
from kb.statement import Json
from scoring.rounding import number, plain
from scoring.units import unit_of

_COMPARATORS = frozenset({None, "equal", "at_least", "more_than", "at_most", "less_than", "between"})
_BELOW = frozenset({"at_most", "less_than"})
_ABOVE = frozenset({"at_least", "more_than"})


class Shape(StrEnum):
    """How the criteria of a ladder are printed."""

    WORDS = "words"
    """No level, or not every one, states a number: a judge has to say which level is reached."""
    THRESHOLDS = "thresholds"
    """Every level states one number."""
    RANGES = "ranges"
    """Levels state ranges."""


class Direction(StrEnum):
    """Whether more or less is better."""

    RISING = "rising"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Level:
    """A level, its points (`None`: not known), and its criterion as printed and as numbers."""

    number: int
    points: Decimal | None
    criterion: str
    comparator: str | None = None
    threshold: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """The bound from which a level holds; `None`: it holds for everything before the next."""

    bound: Decimal | None
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels in the order of their numbers; `direction` is `None` where the criteria are words."""

    rubric: str
    levels: tuple[Level, ...]
    shape: Shape
    direction: Direction | None
    entries: tuple[_Entry, ...] = ()

    @property
    def first(self) -> Level:
        """The lowest level."""
        return self.levels[0]

    @property
    def highest(self) -> Decimal | None:
        """The points of the highest level."""
        return self.levels[-1].points

    @property
    def unit(self) -> str | None:
        """The unit of the thresholds, as printed first; `None` where none is stated."""
        return next((level.unit for level in self.levels if level.unit), None)

    def level(self, number: int) -> Level | None:
        """The level of that number, where there is one."""
        return next((level for level in self.levels if level.number == number), None)

    def after(self, level: Level) -> Level | None:
        """The next higher level, where there is one."""
        index = self.levels.index(level) + 1
        return self.levels[index] if index < len(self.levels) else None

    def attained(self, value: Decimal) -> Level | None:
        """The highest level that a value reaches; `None` below level 1.

        Raises:
            InputError: The criteria are words.
        """
        if self.direction is None:
            raise InputError(f"{self.rubric}: the criteria are words, which no number reaches")
        sign = 1 if self.direction is Direction.RISING else -1
        return next(
            (
                level
                for level, entry in zip(reversed(self.levels), reversed(self.entries), strict=True)
                if _reached(value, entry, sign)
            ),
            None,
        )


def ladder(records: Json, rubric: str) -> Ladder:
    """The ladder that the `levels` records of a rubric make, in whatever order they are listed.

    A record is `{"level", "points", "criterion", "comparator", "threshold", "upper", "unit"}`; a
    record that differs from another of its level in its words alone is that level printed again.

    Raises:
        InputError: A record is malformed, two records of a level disagree, fewer than two levels
            have points, or points or thresholds neither rise nor fall; the message names the rubric.
    """
    levels = _once([_level(record, rubric) for record in _items(records, rubric)], rubric)
    _check_points(levels, rubric)
    shape = _shape(levels)
    if shape is Shape.WORDS:
        return Ladder(rubric, levels, shape, None)
    if len({unit_of(level.unit) for level in levels if level.unit}) > 1:
        raise InputError(f"{rubric}: the levels are in different units")
    direction = _direction(levels, shape, rubric)
    entries = _entries(levels, shape, direction)
    _check_entries(entries, direction, rubric)
    return Ladder(rubric, levels, shape, direction, entries)


def scale(points: Sequence[Decimal], rubric: str) -> Ladder:
    """A ladder whose thresholds are its points: what is reached is in points already."""
    levels = tuple(Level(index, each, plain(each), "equal", each) for index, each in enumerate(points, 1))
    entries = tuple(_Entry(each) for each in points)
    return Ladder(rubric, levels, Shape.THRESHOLDS, Direction.RISING, entries)


def _items(records: Json, rubric: str) -> Sequence[Json]:
    if not isinstance(records, Sequence) or isinstance(records, str) or not records:
        raise InputError(f"{rubric}: it has no levels")
    return records


def _level(record: Json, rubric: str) -> Level:
    if not isinstance(record, Mapping):
        raise InputError(f"{rubric}: a level must be a record, not {record!r}")
    order, comparator = record.get("level"), record.get("comparator")
    if not isinstance(order, int) or isinstance(order, bool) or order < 1:
        raise InputError(f"{rubric}: the number of a level must be 1, 2, 3 …, not {order!r}")
    what = f"{rubric}, level {order}"
    if comparator is not None and (not isinstance(comparator, str) or comparator not in _COMPARATORS):
        raise InputError(f"{what}: no comparator is called {comparator!r}")
    points = number(record.get("points"), f"{what}: points")
    threshold = number(record.get("threshold"), f"{what}: threshold")
    upper = number(record.get("upper"), f"{what}: upper")
    if (upper is not None and (threshold is None or upper < threshold)) or (comparator == "between" and upper is None):
        raise InputError(f"{what}: a range must run from a threshold up to an upper bound")
    return Level(order, points, _text(record.get("criterion")), comparator, threshold, upper, _unit(record, what))


def _unit(record: Mapping[str, Json], what: str) -> str | None:
    unit = record.get("unit")
    if unit is not None and not isinstance(unit, str):
        raise InputError(f"{what}: the unit must be a text, not {unit!r}")
    return unit or None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _once(levels: Sequence[Level], rubric: str) -> tuple[Level, ...]:
    """Each level once, by number."""
    found: dict[int, Level] = {}
    for level in levels:
        former = found.setdefault(level.number, level)
        if _numbers(former) != _numbers(level):
            raise InputError(f"{rubric}, level {level.number}: it is stated twice, with different numbers")
    return tuple(found[order] for order in sorted(found))


def _numbers(level: Level) -> tuple[object, ...]:
    return level.points, level.comparator, level.threshold, level.upper, unit_of(level.unit)


def _check_points(levels: Sequence[Level], rubric: str) -> None:
    points = [level.points for level in levels if level.points is not None]
    if len(points) < 2:
        raise InputError(f"{rubric}: fewer than two levels have points")
    if any(higher <= lower for lower, higher in pairwise(points)):
        raise InputError(f"{rubric}: a higher level must give more points")
    if points[0] < 0:
        raise InputError(f"{rubric}: points must not be negative")


def _shape(levels: Sequence[Level]) -> Shape:
    if any(level.threshold is None for level in levels):
        return Shape.WORDS
    if any(level.upper is not None for level in levels):
        return Shape.RANGES
    onward, back = (_ABOVE, "at_most") if _is_rising(levels) else (_BELOW, "at_least")
    plain_rest = all(level.comparator in {None, "equal", *onward} for level in levels[1:])
    return Shape.THRESHOLDS if plain_rest and _opens(levels, onward, back) else Shape.RANGES


def _is_rising(levels: Sequence[Level]) -> bool:
    """Whether the last threshold is above the first."""
    return (levels[-1].threshold or 0) > (levels[0].threshold or 0)


def _opens(levels: Sequence[Level], onward: frozenset[str], back: str) -> bool:
    """Whether level 1 states a threshold too; “≤ 60” before 70, 80 … is the threshold 60."""
    first = levels[0]
    if first.comparator == back:
        return first.threshold != levels[1].threshold
    return first.comparator in {None, "equal", *onward}


def _interval(level: Level) -> tuple[Decimal, Decimal]:
    """From where to where a level is printed to hold."""
    low = high = level.threshold or Decimal(0)
    if level.comparator in _BELOW:
        return Decimal("-Infinity"), high
    if level.upper is not None:
        return low, level.upper
    return (low, Decimal("Infinity")) if level.comparator in _ABOVE else (low, high)


def _direction(levels: Sequence[Level], shape: Shape, rubric: str) -> Direction:
    if shape is Shape.THRESHOLDS:
        return Direction.RISING if _is_rising(levels) else Direction.FALLING
    (low, high), (last_low, last_high) = _interval(levels[0]), _interval(levels[-1])
    if last_low >= low and last_high >= high:
        return Direction.RISING
    if last_low <= low and last_high <= high:
        return Direction.FALLING
    raise InputError(f"{rubric}: its thresholds neither rise nor fall")


def _entries(levels: Sequence[Level], shape: Shape, direction: Direction) -> tuple[_Entry, ...]:
    if shape is Shape.THRESHOLDS:
        return tuple(_Entry(level.threshold, level.comparator not in {"more_than", "less_than"}) for level in levels)
    return tuple(
        _entry(level, levels[index - 1] if index else None, direction is Direction.RISING)
        for index, level in enumerate(levels)
    )


def _entry(level: Level, former: Level | None, rising: bool) -> _Entry:
    """The near bound of a range; where it has none, what the former level leaves over."""
    near = _interval(level)[0 if rising else 1]
    if near.is_finite():
        open_end = not rising and level.upper is not None and level.comparator == "at_least"
        return _Entry(near, level.comparator not in {"more_than", "less_than"} and not open_end)
    far = _interval(former)[1 if rising else 0] if former else near
    if former is None or not far.is_finite():
        return _Entry(None)
    closed = former.comparator != ("less_than" if rising else "more_than")
    open_far = rising and former.comparator == "at_least" and former.upper is not None
    return _Entry(far, not closed or open_far)


def _check_entries(entries: Sequence[_Entry], direction: Direction, rubric: str) -> None:
    """Each level must be entered beyond the one before; the first may hold for all that is short of the second."""
    sign = 1 if direction is Direction.RISING else -1
    for index, (lower, higher) in enumerate(pairwise(entries)):
        if higher.bound is None or (lower.bound is None and index):
            raise InputError(f"{rubric}: its thresholds neither rise nor fall")
        if lower.bound is not None and not _beyond(lower, higher, sign):
            raise InputError(f"{rubric}: its thresholds neither rise nor fall")


def _beyond(lower: _Entry, higher: _Entry, sign: int) -> bool:
    if lower.bound is None or higher.bound is None:
        return False
    ahead = (higher.bound - lower.bound) * sign
    return ahead > 0 or (ahead == 0 and lower.inclusive and not higher.inclusive)


def _reached(value: Decimal, entry: _Entry, sign: int) -> bool:
    if entry.bound is None:
        return True
    ahead = (value - entry.bound) * sign
    return ahead > 0 or (ahead == 0 and entry.inclusive)
