"""What accepted appeals change: on copies of what is scored, never on the results themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kb.errors import InputError
from kb.statement import Json
from scoring.case import Case
from scoring.explanation import Explanation, Source, Value
from scoring.indicator import Item, score_item
from scoring.ladder import ladder
from scoring.words import effect

EFFECTS = ("replaced", "dropped", "criteria_adjusted", "score_adjusted")
ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against an indicator.

    Attributes:
        target: The id of the indicator.
        effect: One of `EFFECTS`; only an accepted appeal has one.
        score: The score that is set, in [0, 100].
        levels: The records of the levels that take the place of the rubric's.
        replaced_by: The id of the indicator that takes the weight.
        rescaled: Whether the other weights of the component are scaled up when the indicator is dropped.
    """

    id: str
    target: str
    round: str = ""
    ruling: str = ACCEPTED
    effect: str | None = None
    score: Decimal | None = None
    levels: Json = None
    replaced_by: str | None = None
    rescaled: bool = False
    sources: tuple[Source, ...] = ()


def apply_appeals(
    items: Iterable[Item], appeals: Iterable[Appeal], others: Mapping[str, Item] | None = None
) -> tuple[Item, ...]:
    """The items as accepted appeals change them, in order of round and id of the appeals.

    An indicator that is dropped or replaced stays among the items as left out; every change
    keeps the explanation of what stood before.

    Args:
        items: The indicators, each once.
        appeals: Appeals; those that are not accepted or have no effect change nothing.
        others: Indicators that may replace one, by id.
    """
    changed = tuple(items)
    for appeal in sorted(appeals, key=lambda appeal: (appeal.round, appeal.id)):
        if appeal.ruling == ACCEPTED and appeal.effect in EFFECTS:
            changed = _among(changed, appeal, others or {})
    return changed


def _among(siblings: tuple[Item, ...], appeal: Appeal, others: Mapping[str, Item]) -> tuple[Item, ...]:
    if any(item.id == appeal.target and not item.left for item in siblings):
        return _apply(siblings, appeal, others)
    return tuple(_in_parts(item, appeal, others) if item.parts else item for item in siblings)


def _in_parts(item: Item, appeal: Appeal, others: Mapping[str, Item]) -> Item:
    """The whole counts less by what its parts lose."""
    parts = _among(item.parts, appeal, others)
    lost = _counted(item.parts) - _counted(parts)
    return replace(item, parts=parts, weight=None if item.weight is None else item.weight - lost)


def _counted(items: Iterable[Item]) -> Fraction:
    return sum((item.counted or Fraction(0) for item in items), Fraction(0))


def _apply(siblings: tuple[Item, ...], appeal: Appeal, others: Mapping[str, Item]) -> tuple[Item, ...]:
    item = next(item for item in siblings if item.id == appeal.target and not item.left)
    if appeal.effect == "dropped":
        return _drop(siblings, item, appeal)
    if appeal.effect == "replaced" and appeal.replaced_by not in (None, "", item.id):
        return _replace(siblings, item, appeal, others)
    return tuple(_adjust(one, appeal) if one is item else one for one in siblings)


def _adjust(item: Item, appeal: Appeal) -> Item:
    """The item with the score set or the criteria replaced; unchanged where the appeal does not say to what."""
    before = score_item(item)
    values: dict[str, Value] = {"round": appeal.round, "score": before.score, "adjusted": appeal.score}
    changes = (*item.changes, _note(appeal, f"appeal_{appeal.effect}", values, before.explanation))
    if appeal.effect == "score_adjusted" and appeal.score is not None:
        return replace(item, adjusted=appeal.score, changes=changes)
    if appeal.effect == "criteria_adjusted" and appeal.levels:
        return replace(item, case=_by_other_criteria(item.case, appeal), changes=changes)
    missing = _note(appeal, "appeal_incomplete", {"round": appeal.round, "effect": effect(appeal.effect)})
    return replace(item, changes=(*item.changes, missing))


def _by_other_criteria(case: Case, appeal: Appeal) -> Case:
    """The case with the criteria of the appeal in place of the rubric's."""
    case = replace(case, in_points=False, method=None, sources={**case.sources, "ladder": appeal.sources})
    try:
        return replace(case, ladder=ladder(appeal.levels, appeal.id), problem=None)
    except InputError as error:
        return replace(case, ladder=None, problem=Explanation("rubric_unusable", {"message": str(error)}))


def _replace(siblings: tuple[Item, ...], item: Item, appeal: Appeal, others: Mapping[str, Item]) -> tuple[Item, ...]:
    """The new indicator takes the weight; the former stays beside it, left out."""
    new_id = str(appeal.replaced_by)
    weight = item.counted
    present = next((one for one in siblings if one.id == new_id), None)
    new = present or others.get(new_id) or Item(new_id)
    values: dict[str, Value] = {"round": appeal.round, "weight": weight}
    values |= {"replacement": new.label or new.id, "replaced": item.label or item.id}
    takes = _note(appeal, "appeal_replaces", values, score_item(item).explanation)
    total = weight if present is None else _plus(present.counted, weight)
    new = replace(new, weight=total, group=item.group, changes=(*new.changes, takes))
    former = replace(item, left=True, changes=(*item.changes, _note(appeal, "appeal_replaced", values)))
    kept = [former if one is item else one for one in siblings if one.id != new_id]
    kept.insert(kept.index(former) + 1, new)
    return tuple(kept)


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return other if one is None else one if other is None else one + other


def _drop(siblings: tuple[Item, ...], item: Item, appeal: Appeal) -> tuple[Item, ...]:
    weight = item.counted or Fraction(0)
    code = "appeal_dropped_rescaled" if appeal.rescaled else "appeal_dropped"
    note = _note(appeal, code, {"round": appeal.round, "weight": weight}, score_item(item).explanation)
    left = replace(item, left=True, changes=(*item.changes, note))
    rest = _rescaled(siblings, item) if appeal.rescaled else siblings
    return tuple(left if one.id == item.id else one for one in rest)


def _rescaled(siblings: Sequence[Item], dropped: Item) -> tuple[Item, ...]:
    """The siblings with the weight of the dropped one spread over its component; without others there, over all."""
    others = [one for one in siblings if one.id != dropped.id and one.counted]
    sharing = [one for one in others if one.group == dropped.group] or others
    weight = _counted(sharing)
    if not weight:
        return tuple(siblings)
    factor = (weight + (dropped.counted or 0)) / weight
    ids = {one.id for one in sharing}
    return tuple(_scaled(one, factor) if one.id in ids else one for one in siblings)


def _scaled(item: Item, factor: Fraction) -> Item:
    parts = tuple(_scaled(part, factor) for part in item.parts)
    return replace(item, weight=None if item.weight is None else item.weight * factor, parts=parts)


def _note(appeal: Appeal, code: str, values: Mapping[str, Value], *before: Explanation) -> Explanation:
    return Explanation(code, values, before, appeal.sources)
