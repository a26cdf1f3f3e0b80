"""Schedules: cumulative days that do not follow, steps that are missing, months that do not fit the step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from ontology.vocabulary import Wording
from queries.findings.budgets import decimal
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import cut, number, told, where

MONTHS = (
    "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน",
)  # fmt: skip
"""The months of a fiscal year, in order."""

_SERIES = 3
"""Steps in a row that name a month each, from which on there is one for every month."""
_BEGUN = 20
"""Letters from which on a step is a sentence, and what it lacks is more than an ending."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What contradicts in the schedules of a document."""
    for plan in sheet.nodes("plan"):
        said = sorted(sheet.of(plan, "steps"), key=lambda item: item.line)
        yield from _days(plan, said)
        yield from _missing(plan, said)
        yield from _months(plan, said)
        yield from _ending(plan, said)


def _days(plan: str, said: Sequence[Said]) -> Iterator[Draft]:
    """Cumulative days that are not those before and the step's own."""
    for one, other in pairwise(said):
        before, days, after = _count(one, "cumulative_days"), _count(other, "days"), _count(other, "cumulative_days")
        if before is not None and days is not None and after is not None and before < after != before + days:
            values = {
                "before": number(before), "days": number(days), "after": told(number(after), [other]),
                "computed": number(before + days),
            }  # fmt: skip
            disputed = (number(before), number(days), number(after))
            yield Draft("steps_do_not_sum", (plan,), (one, other), values, disputed)


def _count(item: Said, name: str) -> Decimal | None:
    return decimal(item.value.get(name)) if isinstance(item.value, Mapping) else None


def _missing(plan: str, said: Sequence[Said]) -> Iterator[Draft]:
    """Schedules that do not begin with the first step, or leave one out."""
    numbered = [(int(value), item) for item in said if (value := _count(item, "number")) is not None]
    if not numbered:
        return
    first, item = numbered[0]
    if first > 1:
        values = {"begin": said[0].line, "steps": f"1–{first - 1}", "found": told(str(first), [item])}
        yield Draft("steps_missing", (plan,), tuple(said), values, ("1", str(first)))
    for (low, one), (high, other) in pairwise(numbered):
        if high > low + 1:
            values = {
                "begin": said[0].line, "steps": f"{low + 1}–{high - 1}", "found": told(str(high), [other]),
            }  # fmt: skip
            yield Draft("steps_missing", (plan,), (one, other), values, (str(low), str(high)))


def _months(plan: str, said: Sequence[Said]) -> Iterator[Draft]:
    """Steps that are drawn under another month than their own words name, by the distance of most steps."""
    drawn = [(item, spoken, first) for item in said if (spoken := _spoken(item)) and (first := _first(item))]
    distances = Counter(first - spoken for _, spoken, first in drawn)
    if len(drawn) < 3 or distances.most_common(1)[0][1] * 2 < len(drawn):
        return
    usual = distances.most_common(1)[0][0]
    for item, spoken, first in drawn:
        if first - spoken != usual:
            step = str(item.value.get("step")) if isinstance(item.value, Mapping) else ""
            values = {
                "step": told(cut(step[-60:]), [item]), "spoken": MONTHS[spoken - 1],
                "drawn": MONTHS[(first - usual - 1) % 12],
            }  # fmt: skip
            yield Draft("step_month_differs", (plan,), (item,), values, (str(spoken), str(first)))


def _ending(plan: str, said: Sequence[Said]) -> Iterator[Draft]:
    """A step a month that does not go on to the end of the year, and last words that those before go on from."""
    spoken = [month for item in said if (month := _spoken(item))]
    if len(spoken) < _SERIES or any(later != earlier + 1 for earlier, later in pairwise(spoken)):
        return
    last, words = said[-1], [_step(item) for item in said]
    sister = next((step for step in words[:-1] if _cut_short(words[-1], step)), None)
    if sister is not None:
        values = {"step": told(words[-1][-60:], [last]), "rest": cut(_rest(sister, words[-1]))}
        yield Draft("step_cut_short", (plan,), (last,), values, (letters(words[-1]),))
    yield from _early_end(plan, said, spoken)


def _early_end(plan: str, said: Sequence[Said], spoken: Sequence[int]) -> Iterator[Draft]:
    """A step a month of which none follows up to the end of the year."""
    last, named = said[-1], [item for item in said if _spoken(item)][-1]
    shown = spoken[-1] + (named is not last)
    if shown < len(MONTHS):
        words = told(MONTHS[spoken[-1] - 1], [named])
        values = {
            "first": MONTHS[spoken[0] - 1], "last": words if named is last else _and_one(words, last),
            "end": MONTHS[-1],
        }  # fmt: skip
        yield Draft("steps_end_early", (plan,), (said[0], named, last), values, (str(shown),))


def _and_one(words: Wording, last: Said) -> Wording:
    """The last month that is named, and the step behind it that names none."""
    line = where(last)
    return Wording(
        en=f"{words.en} and one step more, which names no month ({line.en})",
        th=f"{words.th} และอีกหนึ่งขั้นตอนที่ไม่ระบุเดือน ({line.th})",
    )


def _step(item: Said) -> str:
    """The words of a step on one line."""
    return " ".join(str(item.value.get("step") or "").split()) if isinstance(item.value, Mapping) else ""


def _cut_short(step: str, sister: str) -> bool:
    """Whether a step ends where another goes on, spaces aside."""
    one, other = letters(step), letters(sister)
    return len(one) >= _BEGUN and len(other) - len(one) >= _BEGUN and other.startswith(one)


def _rest(sister: str, step: str) -> str:
    """How a step goes on behind the words that another ends with."""
    begun = next(at for at in range(len(sister)) if letters(sister[:at]) == letters(step))
    return sister[begun:].strip()


def _spoken(item: Said) -> int | None:
    """The month that the words of a step end with, counted from October."""
    step = str(item.value.get("step") or "") if isinstance(item.value, Mapping) else ""
    found = [(step.rfind(month), at) for at, month in enumerate(MONTHS, 1) if month in step]
    return max(found)[1] if found else None


def _first(item: Said) -> int | None:
    months = item.value.get("months") if isinstance(item.value, Mapping) else None
    return months[0] if isinstance(months, Sequence) and months and isinstance(months[0], int) else None
