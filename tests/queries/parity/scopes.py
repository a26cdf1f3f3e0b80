"""Parts of a base to ask about: its years, its agencies and both together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kb.kinds import NodeKind
from kb.store.base import Reader
from tests.queries.parity import Case

Part = tuple[int | None, str | None]
"""A fiscal year and the id of an agency; `None` for all of them."""
_T = TypeVar("_T")


def _years(reader: Reader) -> list[int]:
    return sorted({each.fiscal_year for each in reader.documents() if each.fiscal_year is not None})


def _agencies(reader: Reader) -> list[str]:
    """The agencies of documents that are nodes, too, then another one."""
    nodes = [node.id for node in reader.nodes(NodeKind.AGENCY)]
    own = {each.agency for each in reader.documents()}
    return [*(each for each in nodes if each in own), *[each for each in nodes if each not in own][:1]]


def _at(items: Sequence[_T], place: int) -> _T | None:
    return items[place % len(items)] if items else None


def _year(place: int) -> Callable[[Reader], Part]:
    return lambda reader: (_at(_years(reader), place), None)


def _agency(place: int) -> Callable[[Reader], Part]:
    return lambda reader: (None, _at(_agencies(reader), place))


def _both(year: int, agency: int) -> Callable[[Reader], Part]:
    return lambda reader: (_at(_years(reader), year), _at(_agencies(reader), agency))


_PAIRS = ((2, 0), (0, 1), (1, 2), (0, 3), (1, 0))

PARTS: dict[str, Callable[[Reader], Part]] = {
    "everything": lambda _: (None, None),
    "year without anything": lambda _: (2400, None),
    **{f"year {place}": _year(place) for place in range(3)},
    **{f"agency {place}": _agency(place) for place in range(5)},
    **{f"year {year} of agency {agency}": _both(year, agency) for year, agency in _PAIRS},
}
"""Name → a part; the bundled samples have three years and four agencies with documents, whose years are `_PAIRS`."""
SOME = {name: PARTS[name] for name in ("everything", "year 1", "agency 0", "year 0 of agency 1")}
"""A few parts of every sort, for questions with many flags."""


def of_parts(
    name: str, ask: Callable[..., object], parts: dict[str, Callable[[Reader], Part]] = PARTS, **flags: Any
) -> list[Case]:
    """The cases of a question that takes a year and an agency, a case for each part."""
    return [_case(f"{name}, {part}", ask, chosen, flags) for part, chosen in parts.items()]


def _case(name: str, ask: Callable[..., object], part: Callable[[Reader], Part], flags: dict[str, Any]) -> Case:
    return Case(name, lambda reader, _: ask(reader, *part(reader), **flags), whole=True)
