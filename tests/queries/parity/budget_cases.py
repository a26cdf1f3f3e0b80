"""Money, by every grouping, of every part; and what the base holds in all."""

from __future__ import annotations

from functools import partial

from queries.budget import Aside, By, budget
from queries.summary import summary
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, SOME, of_parts

CASES = [
    Case("summary", lambda reader, _: summary(reader), whole=True),
    *(case for by in By for case in of_parts(f"budget by {by}", partial(budget, by=by), PARTS)),
    *of_parts("budget without what stands beside", partial(budget, without=tuple(Aside)), SOME),
    *(
        case
        for limit, top in ((1, 0), (2, 3), (1000, 1000))
        for case in of_parts(f"budget cut at {limit}, {top}", budget, SOME, by=By.KEY_RESULT, limit=limit, top=top)
    ),
]
