"""Exact numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from kb.statement import Json
from scoring.rounding import number, plain, rounded


@pytest.mark.parametrize(("exact", "expected"), [("9.0565", "9.057"), ("9.05649", "9.056"), ("-0.0005", "-0.001")])
def test_halves_go_up(exact: str, expected: str) -> None:
    assert rounded(Decimal(exact)) == Decimal(expected)


@given(st.decimals(-1000, 1000, places=6))
def test_rounding_is_half_up(exact: Decimal) -> None:
    assert rounded(exact) == exact.quantize(Decimal("0.001"), ROUND_HALF_UP)


@given(st.fractions(-1000, 1000))
def test_rounding_is_of_the_exact_value(exact: Fraction) -> None:
    off = abs(Fraction(rounded(exact)) - exact)
    assert off <= Fraction(1, 2000)


def test_numbers_are_decimal_strings() -> None:
    assert (number("91.929", "x"), number(None, "x"), number("-5", "x")) == (Decimal("91.929"), None, Decimal(-5))


@pytest.mark.parametrize("value", [5, True, "", "1e3", "๕", "1,000", "NaN", "Infinity", ["1"], "1\n"])
def test_other_things_are_no_numbers(value: Json) -> None:
    with pytest.raises(InputError, match="the score must be a number"):
        number(value, "the score")


def test_numbers_are_written_plainly() -> None:
    assert [plain(Decimal("90.560")), plain(Decimal("1E+2")), plain(Fraction(40, 3))] == ["90.56", "100", "13.333333"]
