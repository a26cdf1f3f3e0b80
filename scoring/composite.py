"""Results that are made up of others: sub-scores that must add up, and percentages with their numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError
from kb.statement import Json
from kb.text import arabic_digits
from scoring.explanation import Explanation, Source, Value
from scoring.rounding import number, rounded

FINDINGS = frozenset({"composite_differs", "composite_missing", "composite_beyond", "percentage_differs"})
"""Codes of checks that found something."""

_PERCENTAGE = re.compile(r"(?:คิด\s?)?เป็น\s*ร้อย\s?ละ\s*(?P<stated>\d+(?:\.\d+)?)(?!\d)")
_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]*\d)")
_NO_COUNT = re.compile(r"ร้อย\s?ละ\s*\d+(?:\.\d+)?|(?<![\d.,])25\d\d(?![\d.,]*\d)")
"""Percentages and years, which are no part or whole of another percentage."""
_OF = re.compile(r"จาก")


@dataclass(frozen=True, slots=True)
class _Part:
    """A sub-score; `below` are its own parts."""

    name: str
    full: Decimal | None
    reached: Decimal | None
    below: tuple[_Part, ...] = ()


def check_sub_scores(
    records: Json, stated: Decimal | None, name: str, sources: tuple[Source, ...] = ()
) -> tuple[Explanation, ...]:
    """Whether sub-scores add up to what is stated, at every depth.

    Args:
        records: `{"name", "full", "reached", "unit", "depth"}` in the order in which they are printed;
            deeper ones are parts of the one above them.
        stated: The value that they should add up to.
        name: Of the result, for sentences.
        sources: Where the sub-scores are printed.

    Raises:
        InputError: A record is malformed; names it.
    """
    parts = _tree(_records(records))
    if not parts:
        return ()
    whole = _Part(name, None, stated, parts)
    return tuple(Explanation(one.code, one.values, sources=sources) for one in _checks(whole))


def _records(records: Json) -> list[tuple[int, _Part]]:
    if not isinstance(records, Sequence) or isinstance(records, str):
        return []
    return [_record(record) for record in records]


def _record(record: Json) -> tuple[int, _Part]:
    if not isinstance(record, Mapping):
        raise InputError(f"a sub-score must be a record, not {record!r}")
    depth, name = record.get("depth"), str(record.get("name") or "")
    full = number(record.get("full"), f"{name}: full")
    reached = number(record.get("reached"), f"{name}: reached")
    return depth if isinstance(depth, int) else 0, _Part(name, full, reached)


def _tree(found: Sequence[tuple[int, _Part]]) -> tuple[_Part, ...]:
    """The parts of the least depth, each with those that follow it deeper."""
    if not found:
        return ()
    least = min(depth for depth, _ in found)
    starts = [index for index, (depth, _) in enumerate(found) if depth == least]
    tree = []
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        part = found[start][1]
        tree.append(_Part(part.name, part.full, part.reached, _tree(found[start + 1 : end])))
    return tuple(tree)


def _checks(whole: _Part) -> Iterator[Explanation]:
    known = [reached for reached in map(_reached, whole.below) if reached is not None]
    if whole.reached is not None and known:
        yield _compared(whole.name, known, whole.reached)
    missing = sum(1 for part in whole.below if _reached(part) is None)
    if missing and known:
        yield Explanation("composite_missing", {"count": missing})
    for part in whole.below:
        if part.full is not None and part.reached is not None and part.reached > part.full:
            yield Explanation("composite_beyond", {"name": part.name, "reached": part.reached, "full": part.full})
        if part.below and not _belongs_elsewhere(part, whole.below):
            yield from _checks(part)


def _belongs_elsewhere(part: _Part, siblings: Sequence[_Part]) -> bool:
    """Whether the parts below add up to another part's number: sub-scores of one cell keep no order that is sure."""
    found = _reached(_Part(part.name, None, None, part.below))
    return found != part.reached and any(found == other.reached and not other.below for other in siblings)


def _reached(part: _Part) -> Decimal | None:
    """What was reached in a part: as stated, else what its own parts add up to."""
    if part.reached is not None or not part.below:
        return part.reached
    known = [reached for reached in map(_reached, part.below) if reached is not None]
    return sum(known, Decimal(0)) if known else None


def _compared(name: str, known: Sequence[Decimal], stated: Decimal) -> Explanation:
    found = sum(known, Decimal(0))
    difference = abs(stated - found)
    values: dict[str, Value] = {"name": name, "found": found, "stated": stated, "difference": difference}
    if not difference:
        return Explanation("composite_agrees", values)
    return Explanation("composite_rounded" if difference <= _slack(known, stated) else "composite_differs", values)


def _slack(known: Sequence[Decimal], stated: Decimal) -> Decimal:
    """What rounding may hide: half a unit of the last place of each part that is printed less finely than the sum."""
    finer = _places(stated)
    return sum(
        (Decimal(5).scaleb(-_places(part) - 1) for part in known if 0 < _places(part) < finer),
        Decimal(0),
    )


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


# --- percentages --------------------------------------------------------------


def check_percentages(text: str, sources: tuple[Source, ...] = ()) -> tuple[Explanation, ...]:
    """The percentages of a text (“… คิดเป็นร้อยละ 31.48”) beside the two numbers before them.

    The numbers since the last percentage come first, then those further up, as a whole is often
    told once. A percentage whose sentence names two numbers, one of (จาก) the other, and that no
    pair gives, differs; one without numbers before it is left alone.
    """
    plain = arabic_digits(text)
    found: list[Explanation] = []
    start = 0
    for match in _PERCENTAGE.finditer(plain):
        near, far = _numbers(plain[start : match.start()]), _numbers(plain[:start])
        check = _percentage(near, far, Decimal(match["stated"]), bool(_OF.search(plain[start : match.start()])))
        if check is not None:
            found.append(Explanation(check.code, check.values, sources=sources))
        start = match.end()
    return tuple(found)


def _numbers(text: str) -> list[Decimal]:
    """The numbers of a text, the last first."""
    return [Decimal(match[0].replace(",", "")) for match in _NUMBER.finditer(_NO_COUNT.sub(" ", text))][::-1]


def _percentage(near: Sequence[Decimal], far: Sequence[Decimal], stated: Decimal, named: bool) -> Explanation | None:
    for part, whole in _pairs(near, far):
        if _same(part, whole, stated):
            return Explanation("percentage_agrees", {"part": part, "whole": whole, "stated": stated})
    if not named or len(near) < 2 or not near[0]:
        return None
    share = rounded(Fraction(near[1]) / Fraction(near[0]) * 100, max(_places(stated), 2))
    return Explanation("percentage_differs", {"part": near[1], "whole": near[0], "stated": stated, "found": share})


def _pairs(near: Sequence[Decimal], far: Sequence[Decimal]) -> Iterator[tuple[Decimal, Decimal]]:
    """Pairs of part and whole, the nearest first; one number of a pair stands near the percentage."""
    for index, one in enumerate(near[:3]):
        for other in (*near[index + 1 : 4], *far):
            yield other, one
            yield one, other


def _same(part: Decimal, whole: Decimal, stated: Decimal) -> bool:
    """Whether a share is the percentage, rounded or cut to its decimals."""
    if not whole:
        return False
    share, places = Fraction(part) / Fraction(whole) * 100, _places(stated)
    cut = Decimal(int(share * 10**places)).scaleb(-places)
    return stated in (rounded(share, places), cut)
