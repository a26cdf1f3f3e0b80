"""Results that are made up of others: sub-scores that must add up, and computations told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError
from kb.statement import Json
from ontology.vocabulary import Wording
from scoring.explanation import Explanation, Source, Value
from scoring.rounding import number, plain, rounded

FINDINGS = frozenset(
    {
        "composite_differs",
        "composite_missing",
        "composite_beyond",
        "percentage_differs",
        "sum_differs",
        "mean_differs",
        "area_differs",
    }
)
"""Codes of checks that found something."""


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
        records: `{"name", "full", "reached", "unit", "depth", "order"}`; by their order deeper ones are
            parts of the one before them.
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
    return [_record(record) for record in sorted(records, key=_order)]


def _order(record: Json) -> int:
    """Where a record stands among the others, as its document prints them."""
    order = record.get("order") if isinstance(record, Mapping) else None
    return order if isinstance(order, int) else 0


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
        if part.below:
            yield from _checks(part)


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


def _standing(per_cent: Decimal) -> Wording:
    """That the whole stands for another percentage than 100."""
    number = plain(per_cent)
    return Wording(en=f" (which stands for {number} per cent)", th=f" (ซึ่งเท่ากับร้อยละ {number})")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


# --- arithmetic in words ------------------------------------------------------


def check_ratios(
    records: Json, value: Decimal | None, name: str, sources: tuple[Source, ...] = ()
) -> tuple[Explanation, ...]:
    """Whether the computations that the words on a result state follow from their numbers.

    Args:
        records: The `ratios` of a result: `{"kind": "percentage", "part", "whole", "whole_percent"}`,
            `{"kind": "sum" or "mean", "parts"}`, `{"kind": "area", "text", "computed"}`, each with what
            is `stated`: null where that is the result's own value.
        value: The value of the result.
        name: Of the result, for sentences.
        sources: Where the words are printed.

    Raises:
        InputError: A record is malformed; names the result.
    """
    found = records if isinstance(records, Sequence) and not isinstance(records, str) else ()
    checks = (_ratio(record, value, name) for record in found)
    return tuple(Explanation(check.code, check.values, sources=sources) for check in checks if check is not None)


def _ratio(record: Json, value: Decimal | None, name: str) -> Explanation | None:
    if not isinstance(record, Mapping):
        raise InputError(f"{name}: a computation must be a record, not {record!r}")
    kind = str(record.get("kind"))
    stated = value if record.get("stated") is None else number(record.get("stated"), f"{name}: stated")
    computed = _COMPUTED[kind](record, name) if kind in _COMPUTED else None
    if stated is None or computed is None:
        return None
    exact, values = computed
    found = rounded(exact, max(_places(stated) + 1, 3))
    values = values | {"stated": stated, "found": found}
    return Explanation(f"{kind}_{'agrees' if _same(exact, stated) else 'differs'}", values)


_Computed = tuple[Fraction, dict[str, Value]]


def _percentage(record: Mapping[str, Json], name: str) -> _Computed | None:
    part, whole = (number(record.get(each), f"{name}: {each}") for each in ("part", "whole"))
    of = number(record.get("whole_percent"), f"{name}: whole_percent")
    if part is None or not whole:
        return None
    share = Fraction(part) / Fraction(whole) * Fraction(100 if of is None else of)
    return share, {"part": part, "whole": whole, "of": "" if of is None else _standing(of)}


def _sum(record: Mapping[str, Json], name: str) -> _Computed | None:
    parts = _numbers(record, name)
    return (sum(map(Fraction, parts), Fraction(0)), {"terms": " + ".join(map(plain, parts))}) if parts else None


def _mean(record: Mapping[str, Json], name: str) -> _Computed | None:
    parts = _numbers(record, name)
    if not parts:
        return None
    return sum(map(Fraction, parts), Fraction(0)) / len(parts), {"terms": ", ".join(map(plain, parts))}


def _area(record: Mapping[str, Json], name: str) -> _Computed | None:
    """An area in Thai measures; how they are converted is the business of who read the text."""
    computed = number(record.get("computed"), f"{name}: computed")
    return None if computed is None else (Fraction(computed), {"text": str(record.get("text") or "")})


_COMPUTED = {"percentage": _percentage, "sum": _sum, "mean": _mean, "area": _area}


def _numbers(record: Mapping[str, Json], name: str) -> list[Decimal]:
    parts = record.get("parts")
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise InputError(f"{name}: the parts of a computation must be a list, not {parts!r}")
    return [each for each in (number(part, f"{name}: part") for part in parts) if each is not None]


def _same(exact: Fraction, stated: Decimal) -> bool:
    """Whether a number is the stated one, rounded or cut to its decimals."""
    places = _places(stated)
    cut = Decimal(int(exact * 10**places)).scaleb(-places)
    return stated in (rounded(exact, places), cut)
