"""Further ways in which offices print, and recognition bends, numbers, codes and names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.authority.authority import agency, is_district, split_agencies
from loaders.normalise.code import okr_codes, policy_codes
from loaders.normalise.money import parse_money
from loaders.normalise.text import without_ordinal


@pytest.mark.parametrize("text", ["๓๑๖, ๘๐๐", "(๓๑๖,๘๐๐)", "316,800.-", "( 316,800 )"])
def test_an_amount_torn_at_its_comma_or_in_brackets_is_whole(text: str) -> None:
    money = parse_money(text, 2567)
    assert money is not None
    assert money.amount == Decimal(316800)


def test_a_point_before_three_digits_is_no_amount() -> None:
    assert parse_money("๓๑๖.๘๐๐", 2567) is None


def test_a_sub_number_in_brackets_is_an_ordinal() -> None:
    assert without_ordinal("(๗.๑) ขุดลอกคลอง") == ("7.1", "ขุดลอกคลอง")


def test_letters_inside_codes_are_read_as_digits() -> None:
    assert okr_codes("OKR ๑.๑.O๑ จำนวนจุด") == ("1.1.01",)
    assert policy_codes("P๑OO (OKR 1.1.O1)") == ("100",)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("สนท. และ สนย.", ["city-law-enforcement", "public-works"]),
        ("สนท สนย", ["city-law-enforcement", "public-works"]),
        ("สำนักเทศกิจ และสำนักการโยธา", ["city-law-enforcement", "public-works"]),
        ("สำนักยุทธศาสตร์และประเมินผล", ["strategy-evaluation"]),
    ],
)
def test_agencies_joined_by_and_are_several(text: str, slugs: list[str]) -> None:
    found = [agency(name) for name, _ in split_agencies(text)]
    assert [match.slug if match else None for match in found] == slugs


def test_all_fifty_districts_are_the_district_in_general() -> None:
    assert is_district("สนข. ๕๐ เขต")
