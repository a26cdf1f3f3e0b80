"""What every answer says of itself: whether it is complete, and from which documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.errors import InputError, LimitError
from kb.store.base import Question, Reader

PACKAGE = "queries"
MAX_ITEMS = 1_000_000
"""The highest limit that a question takes, in items of its answer."""


class Bound(StrEnum):
    """The limits that can cut an answer."""

    DEPTH = "depth"
    LIMIT = "limit"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an answer stops short.

    `where` says what is missing; `value` is the bound's value; `more` counts
    what was left out: exactly, or at least that many where `at_least`; `None`
    where that cannot be told without going on.
    """

    where: str
    bound: Bound
    value: int
    more: int | None
    at_least: bool = False

    def __str__(self) -> str:
        number = "an unknown number" if self.more is None else f"{'at least ' if self.at_least else ''}{self.more}"
        return f"cut: {number} more {self.where} beyond {self.bound} {self.value}"


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether the answer is all that the base has to say, and what the base is made of.

    `documents` counts the documents in force, `fiscal_years` are theirs,
    ascending, of the Buddhist Era.
    """

    documents: int
    fiscal_years: tuple[int, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def complete(self) -> bool:
        """True where nothing was cut."""
        return not self.cuts

    def __str__(self) -> str:
        years = ", ".join(str(year) for year in self.fiscal_years) or "no stated year"
        state = "complete" if self.complete else "; ".join(str(cut) for cut in self.cuts)
        return f"{state}; from {self.documents} document{'' if self.documents == 1 else 's'} of {years}"


def question(name: str) -> Question:
    """The question of this package whose statement file has that name."""
    return Question(PACKAGE, name)


def completeness(reader: Reader, cuts: tuple[Cut, ...] = ()) -> Completeness:
    """The statement about an answer with these cuts, of the base as the reader sees it."""
    rows = list(reader.run(question("documents_by_year"), {}))
    years = tuple(year for year, _ in rows if isinstance(year, int))
    return Completeness(sum(count for _, count in rows if isinstance(count, int)), years, cuts)


def checked(name: str, value: int, *, least: int, most: int) -> int:
    """The value, where it is within the bounds of a parameter.

    Raises:
        InputError: The value is below the least that makes sense.
        LimitError: The value is above the stated limit.
    """
    if value < least:
        raise InputError(f"{name} {value} is too low; the least is {least}")
    if value > most:
        raise LimitError(f"{name} {value} is too high; the limit is {most}")
    return value
