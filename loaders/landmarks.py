"""Columns whose cells can be told by their looks: ordinals, codes, roles, budgets, divisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from loaders.authority import authority
from loaders.normalise.code import kr_codes
from loaders.normalise.money import parse_money
from loaders.normalise.text import arabic, clean, fold

Landmark = Callable[[str], bool]

_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_CODE_LENGTH = 5
_ROLES = frozenset({"r", "h", "coh"})


def is_ordinal(text: str) -> bool:
    """Whether a cell is a row's number."""
    return bool(_ORDINAL.fullmatch(arabic(text)))


def is_key_result_code(text: str) -> bool:
    """Whether a cell holds codes of key results, five digits each."""
    codes = kr_codes(text)
    return (bool(codes) and all(len(code) == _CODE_LENGTH for code in codes)) or text in {"-", "–"}


def is_role(text: str) -> bool:
    """Whether a cell is the role of an agency."""
    return fold(text) in _ROLES


def is_budget(text: str) -> bool:
    """Whether a cell is an amount or the reason why there is none."""
    return parse_money(text, 0) is not None and not is_ordinal(text)


def is_division(text: str) -> bool:
    """Whether a cell names divisions."""
    names = authority.split_divisions(text)
    return bool(names) and all(authority.division(name) or fold(name).startswith("ทุก") for name in names)


LANDMARKS: Mapping[str, Landmark] = {
    "number": is_ordinal,
    "key_result_code": is_key_result_code,
    "role": is_role,
    "budget": is_budget,
    "division": is_division,
}
"""Columns whose cells can be told by their looks; the others hold words."""


def violated(cells: Mapping[str, str]) -> list[str]:
    """The columns whose filled cell (column name → text) is not what the column holds."""
    filled = {name: clean(text) for name, text in cells.items() if clean(text)}
    return [name for name, text in filled.items() if value(name, text) < 0]


def value(column: str, text: str) -> int:
    """How well a cell fits a column: 2 for a landmark in place, negative for one out of place."""
    landmark = LANDMARKS.get(column)
    if landmark:
        return 2 if landmark(text) else -3
    return -2 if any(told(text) for name, told in LANDMARKS.items() if name != "number") else 1
