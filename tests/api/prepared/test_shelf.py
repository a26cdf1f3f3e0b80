"""Prepared answers on disk: found by their tags, replaced as a whole, and gone with the state that they were of."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.http.ready import Ready
from api.prepared.shelf import Shelf
from kb.errors import StoreError

ANSWER = Ready('{"data":"แผน\n"}'.encode(), "application/json", (("link", '<a>; rel="next"'),))


def test_what_was_put_comes_back_and_nothing_else(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "answers")
    assert shelf.get('"a1"') is None
    shelf.put('"a1"', ANSWER)
    assert Shelf(tmp_path / "answers").get('"a1"') == ANSWER
    assert shelf.get('"a2"') is None


def test_when_a_state_is_finished_the_answers_of_others_are_gone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "answers")
    assert not shelf.finished("one")
    shelf.put('"a1"', ANSWER)
    shelf.put('"a2"', ANSWER)
    shelf.finish("two", {'"a2"'})
    assert shelf.finished("two")
    assert not shelf.finished("one")
    assert (shelf.get('"a1"'), shelf.get('"a2"')) == (None, ANSWER)


def test_a_folder_that_cannot_be_made_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a file stands here")
    with pytest.raises(StoreError, match=r"cannot be kept in .*answers"):
        Shelf(tmp_path / "answers").put('"a1"', ANSWER)


def test_half_a_file_is_not_an_answer(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put('"a1"', ANSWER)
    (tmp_path / "a1.answer").write_bytes(b"")
    assert shelf.get('"a1"') is None
