"""Every question, asked of the same base in two engines: the answers are equal, in order.

A module `<area>_cases.py` beside this file lists the `CASES` of an area; it is found by
its name. A case is asked of the samples with each of their starts and of generated
graphs with nodes of theirs, so that the whole test of a ported statement file is a line
for each of its flags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kb.errors import PolicytraceError
from kb.store.base import Parameter, Question, Reader, Row

Ask = Callable[[Reader, str], object]
"""Asks a question about a node, called by an id, code or name; a question about the whole base sets it aside."""


@dataclass(frozen=True)
class Case:
    """A question with some choice of its flags.

    Attributes:
        name: Says which.
        ask: Asks it.
        whole: Whether it is about the whole base: asked once, not of every start.
    """

    name: str
    ask: Ask
    whole: bool = False

    def answer(self, reader: Reader, start: str) -> object:
        """The answer, or the error that is the answer, as something to compare."""
        try:
            return _listed(self.ask(reader, start))
        except PolicytraceError as error:
            return type(error), str(error)


def cases() -> list[Case]:
    """The cases of every area, by area."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*_cases.py"))
    return [case for name in names for case in import_module(f"{__name__}.{name}").CASES]


@dataclass
class Listening:
    """A reader that remembers which statement files were asked."""

    reader: Reader
    asked: set[Question] = field(default_factory=set)

    def run(self, question: Question, parameters: Mapping[str, Parameter]) -> Iterator[Row]:
        """As the reader's own."""
        self.asked.add(question)
        return self.reader.run(question, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reader, name)


def _listed(answer: object) -> object:
    """The answer, iterators as lists."""
    return list(answer) if isinstance(answer, Iterator) else answer
