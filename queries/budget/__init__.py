"""Budget alignment: whether the money follows the plan, each baht counted once."""

from queries.budget.ask import LIMIT, MAX_LIMIT, TOP, budget
from queries.budget.declared import Declared
from queries.budget.groups import By
from queries.budget.instalments import MultiYear, by_year
from queries.budget.model import (
    Alignment,
    Aside,
    Line,
    NamedProject,
    Part,
    Shares,
    StatusTotal,
    Tally,
    UnbalancedError,
    Unlinked,
    Without,
    baht,
    less,
    plus,
    shares,
)
from queries.budget.printed import Differing, PrintedColumn, Repeated

__all__ = [
    "LIMIT",
    "MAX_LIMIT",
    "TOP",
    "Alignment",
    "Aside",
    "By",
    "Declared",
    "Differing",
    "Line",
    "MultiYear",
    "NamedProject",
    "Part",
    "PrintedColumn",
    "Repeated",
    "Shares",
    "StatusTotal",
    "Tally",
    "UnbalancedError",
    "Unlinked",
    "Without",
    "baht",
    "budget",
    "by_year",
    "less",
    "plus",
    "shares",
]
