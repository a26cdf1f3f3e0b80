"""The collector is as it was, whatever happens inside."""

from __future__ import annotations

import gc

import pytest

from scoring.collecting import without_collecting


def test_the_collector_is_off_inside_and_as_before_after() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), without_collecting():
        _ = 1 / 0
    assert gc.isenabled()
