"""Scores that do not follow from the level, the weight or the scores that they sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.measured import stated_in_row
from queries.findings.sheet import Sheet
from queries.findings.wording import node_words, number, told

_EACH = Decimal("0.001")


def weighted(sheet: Sheet, result: str, node: str) -> Iterator[Draft]:
    """Weighted scores that are not the score times the weight."""
    for item in sheet.of(result, "weighted_score"):
        score, weight = (stated_in_row(sheet, result, name, item) for name in ("score", "weight"))
        stated = decimal(item.value)
        if stated is None or score is None or weight is None:
            continue
        computed = (score * weight / 100).quantize(_EACH, ROUND_HALF_UP)
        if abs(computed - stated) > _EACH:
            values = {
                "node": node_words(sheet, node), "score": number(score), "weight": number(weight),
                "stated": told(number(stated), [item]), "computed": number(computed),
            }  # fmt: skip
            yield Draft(
                "weighted_score_does_not_follow", (node, result), (item,), values, (number(stated), number(computed))
            )


def levels_and_scores(sheet: Sheet, about: Mapping[str, str]) -> Iterator[Draft]:
    """Scores that do not lie between the points of the level beside them and those of the next."""
    points = level_points(sheet)
    for result, node in sorted(about.items()):
        for item in sheet.of(result, "judged_level"):
            level, score = decimal(item.value), stated_in_row(sheet, result, "score", item)
            least, most = points.get(level), points.get(None if level is None else level + 1)
            if score is None or least is None or (score >= least and (most is None or score < most)):
                continue
            values = {
                "node": node_words(sheet, node), "level": told(str(item.value), [item]), "score": number(score),
                "points": number(least),
            }  # fmt: skip
            yield Draft("score_does_not_fit_level", (node, result), (item,), values, (str(item.value), number(score)))


def level_points(sheet: Sheet) -> dict[Decimal | None, Decimal]:
    """Level → points, where all criteria of the document agree on them."""
    found: dict[Decimal | None, set[Decimal]] = defaultdict(set)
    for rubric in sheet.nodes("rubric"):
        for item in sheet.of(rubric, "levels"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            level, points = decimal(stated.get("level")), decimal(stated.get("points"))
            if level is not None and points is not None:
                found[level].add(points)
    return {level: next(iter(points)) for level, points in found.items() if len(points) == 1}


def declared_scores(sheet: Sheet, about: Mapping[str, str]) -> Iterator[Draft]:
    """Sums of weighted scores that the document declares against the scores that they sum."""
    official = {node: result for result, node in about.items() if sheet.text(result, "assessor") == "official"}
    total = Decimal(0)
    for component in sheet.nodes("component"):
        for item in sheet.of(component, "declared_scores"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            declared, codes = decimal(stated.get("weighted_score")), stated.get("indicators")
            if declared is None or not isinstance(codes, Sequence) or isinstance(codes, str):
                continue
            scores = [decimal(sheet.value(official.get(str(code), ""), "weighted_score")) for code in codes]
            known = [score for score in scores if score is not None]
            computed = sum(known, Decimal(0))
            if len(known) == len(scores) and abs(computed - declared) > _EACH:
                values = {
                    "node": node_words(sheet, component), "stated": told(number(declared), [item]),
                    "sum": number(computed),
                }  # fmt: skip
                yield Draft("score_does_not_sum", (component,), (item,), values, (number(declared), number(computed)))
    for evaluation in sheet.nodes("evaluation"):
        for item in sheet.of(evaluation, "score")[:1]:
            rows = [
                each
                for node in official.values()
                for each in sheet.of(node, "weighted_score")
                if each.table == item.table
            ]
            total = sum((decimal(each.value) or Decimal(0) for each in rows), Decimal(0))
            declared = decimal(item.value)
            if declared is not None and rows and abs(total - declared) > _EACH:
                values = {
                    "node": node_words(sheet, evaluation), "stated": told(number(declared), [item]),
                    "sum": number(total),
                }  # fmt: skip
                yield Draft("score_does_not_sum", (evaluation,), (item,), values, (number(declared), number(total)))
