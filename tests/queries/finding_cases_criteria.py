"""What makes the rules on criteria and appeals speak, and what does not."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries.finding_statements import EVAL, IND, RES, RUB, both, e, level, result, s


def _weighed(last: str) -> list[Said]:
    """Four indicators whose highest level gives 10 points, and their weights."""
    ends = [(f"indicator:a/2569/1.{n}", f"rubric:a/2569/1.{n}", n) for n in range(1, 5)]
    weights = [s(indicator, "weight", last if n == 4 else "10", 1, n) for indicator, _, n in ends]
    ladders = [s(rubric, "levels", level(5, "100", points="10"), 1 + n) for _, rubric, n in ends]
    return [*weights, *ladders, *(e(indicator, "scored_by", rubric, 1 + n) for indicator, rubric, n in ends)]


CASES: dict[str, tuple[list[Said], list[Said]]] = {
    "level_does_not_follow": both(
        [
            *result(RES, "official", "88", judged_level="5"),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(5, "100"), 2),
        ],
        [
            *result(RES, "official", "100", judged_level="5"),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(5, "100"), 2),
        ],
    ),
    "levels_out_of_order": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "80"), 2), s(RUB, "levels", level(3, "70"), 2)],
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "70"), 2), s(RUB, "levels", level(3, "80"), 2)],
    ),
    "levels_equal": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "60"), 2)],
        [
            s(RUB, "levels", level(1, "60", comparator="less_than"), 2),
            s(RUB, "levels", level(2, "60", comparator="at_least"), 2),
        ],
    ),
    "levels_leave_a_hole": both(
        [
            s(RUB, "levels", level(1, "15", upper="19.99"), 2),
            s(RUB, "levels", level(2, "20", comparator="more_than"), 2),
        ],
        [
            s(RUB, "levels", level(1, "15", upper="19.99"), 2),
            s(RUB, "levels", level(2, "20", comparator="at_least"), 2),
        ],
    ),
    "levels_missing": both(
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(3, "80"), 2)],
        [s(RUB, "levels", level(1, "60"), 2), s(RUB, "levels", level(2, "80"), 2)],
    ),
    "criteria_differ": both(
        [
            e(IND, "scored_by", RUB),
            e(IND, "scored_by", RUB + "/official"),
            s(RUB, "levels", level(1, "60"), 2),
            s(RUB + "/official", "levels", level(1, "65"), 23),
        ],
        [
            e(IND, "scored_by", RUB),
            e(IND, "scored_by", RUB + "/official"),
            s(RUB, "levels", level(1, "60"), 2),
            s(RUB + "/official", "levels", level(1, "60"), 23),
        ],
    ),
    "criterion_differs_from_threshold": both(
        [s(RUB, "levels", level(1, "80", method="แผนคืบหน้า ร้อยละ 75"), 2)],
        [s(RUB, "levels", level(1, "80", method="แผนคืบหน้า ร้อยละ 80"), 2)],
    ),
    "criteria_do_not_fit_name": both(
        [
            s(IND, "name", "จำนวนระยะทาง"),
            s(RUB, "name", "จำนวนระยะทาง", 2),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(1, "80", unit="percent"), 2),
        ],
        [
            s(IND, "name", "ร้อยละของถนน"),
            s(RUB, "name", "ร้อยละของถนน", 2),
            e(IND, "scored_by", RUB),
            s(RUB, "levels", level(1, "80", unit="percent"), 2),
        ],
    ),
    "points_differ_from_weight": both(_weighed("15"), _weighed("10")),
    "appeals_do_not_add_up": both(
        [
            s(EVAL, "declared_appeals", {"round": "2", "ruling": "accepted", "count": "72"}),
            s("appeal:1", "round", "2"),
            s("appeal:1", "ruling", "accepted"),
            s("appeal:1", "count", "74"),
        ],
        [
            s(EVAL, "declared_appeals", {"round": "2", "ruling": "accepted", "count": "74"}),
            s("appeal:1", "round", "2"),
            s("appeal:1", "ruling", "accepted"),
            s("appeal:1", "count", "74"),
        ],
    ),
}
