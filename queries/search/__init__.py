"""Search: nodes by code, name, alias and printed text, however damaged the words are."""

from queries.search.ask import LIMIT, MAX_LIMIT, search
from queries.search.hits import Hit, Passage, SearchAnswer, Why
from queries.search.words import MAX_LETTERS, MAX_WORDS

__all__ = ["LIMIT", "MAX_LETTERS", "MAX_LIMIT", "MAX_WORDS", "Hit", "Passage", "SearchAnswer", "Why", "search"]
