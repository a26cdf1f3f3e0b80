"""Comparison: two years, two agencies, or two editions of a document."""

from queries.compare.comparison import Comparison, KindComparison, compare
from queries.compare.match import How, Match
from queries.compare.snapshot import Side

__all__ = ["Comparison", "How", "KindComparison", "Match", "Side", "compare"]
