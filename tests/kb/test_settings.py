from __future__ import annotations

import dataclasses

import pytest

from kb.errors import InputError
from kb.settings import SETTINGS, Settings


def test_nothing_set_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"POLICYTRACE_DB": ""}) == Settings()


def test_variables_are_read_in_the_type_of_the_default() -> None:
    found = Settings.from_environment({"POLICYTRACE_DB": "x.db", "POLICYTRACE_DEPTH_MAX": "7"})
    assert (found.database, found.depth_max) == ("x.db", 7)


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "nan", "inf", " "])
def test_what_is_no_number_over_zero_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="POLICYTRACE_DEPTH_MAX must be a whole number over 0"):
        Settings.from_environment({"POLICYTRACE_DEPTH_MAX": text})


@pytest.mark.parametrize("text", ["nan", "inf", "0"])
def test_seconds_are_finite(text: str) -> None:
    with pytest.raises(InputError, match="POLICYTRACE_BUSY_TIMEOUT must be a number over 0"):
        Settings.from_environment({"POLICYTRACE_BUSY_TIMEOUT": text})


def test_the_table_lists_every_field_with_help() -> None:
    assert [item.name for item in SETTINGS] == [field.name for field in dataclasses.fields(Settings)]
    assert all(item.help and item.env.startswith("POLICYTRACE_") for item in SETTINGS)
