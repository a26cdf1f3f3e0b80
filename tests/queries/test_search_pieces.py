"""A short word with one error still holds a piece by which the full-text index finds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.text import loose
from queries.search.pieces import LETTERS, MOST, pieces
from queries.search.words import TRIGRAM, words

_LETTER = st.sampled_from([letter for letter in LETTERS if letter not in "ะัาิุเแ"])
_SHORT = st.text(_LETTER, min_size=4, max_size=5)


def _is_held(damaged: str, word: str) -> bool:
    """Whether a text holds a piece of the search for a word; letters that fold together are one letter to both."""
    return any(piece in loose(damaged) for piece in pieces(words(word)))


@given(_SHORT, st.data())
def test_a_letter_for_another(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert _is_held(word[:at] + data.draw(_LETTER) + word[at + 1 :], word)


@given(_SHORT, st.data())
def test_a_letter_left_out(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert _is_held(word[:at] + word[at + 1 :], word)


@given(_SHORT, st.data())
def test_a_letter_put_in(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    assert _is_held(word[:at] + data.draw(_LETTER) + word[at:], word)


@given(_SHORT, st.data())
def test_two_letters_exchanged(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert _is_held(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], word)


@given(st.text(_LETTER, min_size=6))
def test_a_long_word_is_cut_into_a_few_pieces(word: str) -> None:
    found = pieces(words(word))
    assert 0 < len(found) <= MOST
    assert all(len(piece) >= TRIGRAM and piece in word for piece in found)


def test_words_too_short_for_the_index_have_no_pieces() -> None:
    assert not pieces(words("กข"))


def test_letters_are_as_texts_are_folded() -> None:
    assert all(loose(letter) == letter for letter in LETTERS)
