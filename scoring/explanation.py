"""Why a score is what it is: a tree of coded steps, with sentences in Thai and in English as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from kb.errors import NotFoundError
from ontology.vocabulary import Wording
from scoring.rounding import plain

Value: TypeAlias = str | int | Decimal | Fraction | Wording | None
"""What a sentence speaks of; a `Wording` is said in the language of the sentence, `None` as a dash."""

LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number or a rule is printed: `line` counts from 1, `text` is the cell or line as printed."""

    document: str
    file_name: str
    line: int
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step: a code of `explanations.toml`, what it speaks of, what it rests on, and where that is printed."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    children: tuple[Explanation, ...] = ()
    sources: tuple[Source, ...] = ()

    def sentence(self, language: str = "th") -> str:
        """The step in one sentence.

        Raises:
            NotFoundError: There is no sentence of that code, or in that language.
        """
        sentence = _in(wording(self.code), language)
        return sentence.format(**{name: _said(value, language) for name, value in self.values.items()})

    def walk(self) -> Iterator[Explanation]:
        """This step and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()

    def lines(self, language: str = "th", depth: int = 0) -> Iterator[str]:
        """The tree as lines, indented by two spaces a level."""
        yield f"{'  ' * depth}{self.sentence(language)}"
        for child in self.children:
            yield from child.lines(language, depth + 1)


@cache
def wordings() -> Mapping[str, Wording]:
    """Code → sentence, in the order of the file; names in braces are the values."""
    raw = tomllib.loads((files("scoring") / "explanations.toml").read_text(encoding="utf-8"))
    return {code: Wording(en=item["en"], th=item["th"]) for code, item in raw.items()}


def wording(code: str) -> Wording:
    """The sentence of a code.

    Raises:
        NotFoundError: There is none.
    """
    if code not in wordings():
        raise NotFoundError(f"no explanation has the code {code!r}")
    return wordings()[code]


def _in(wording: Wording, language: str) -> str:
    if language not in LANGUAGES:
        raise NotFoundError(f"there are sentences in {' and '.join(LANGUAGES)}, not in {language!r}")
    return wording.th if language == "th" else wording.en


def _said(value: Value, language: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, Wording):
        return _in(value, language)
    return _grouped(plain(value)) if isinstance(value, Decimal | Fraction) else str(value)


def _grouped(number: str) -> str:
    """A number with commas between thousands."""
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.lstrip("-").isdigit() and len(whole) > 3 else number
