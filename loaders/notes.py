"""Notes of a load report: what was seen and how it was read, in English and in Thai."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.statement import Place

Value = str | tuple[str, ...]
"""The words that a note gives by one name: a text, or several for programs to take up one by one."""

_HERE = {"en": "here", "th": "ในที่นี้"}
_BY_LINE = {"en": "on line {}", "th": "ในบรรทัด {}"}


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader of the document should know.

    `code` is stable and names a sentence of `notes.toml`; `values` are the words
    that the sentence is filled with, by name, and those that programs need besides;
    `also` are the other places that it speaks of.
    """

    code: str
    values: tuple[tuple[str, Value], ...]
    place: Place
    also: tuple[Place, ...] = ()

    def sentence(self, lang: str, *, by_line: bool = False) -> str:
        """The note in a language, `en` or `th`; its own place is “here”, or called by its line."""
        here = _BY_LINE[lang].format(self.place.line) if by_line else _HERE[lang]
        return sentences()[self.code][lang].format_map({"here": here, **dict(self.values)})

    @property
    def message(self) -> str:
        """The note in English."""
        return self.sentence("en")


def reason_in(lang: str, reason: str) -> str:
    """Why a row was left out, in a language; English where no other wording is known."""
    return reason if lang == "en" else _data()["reasons"].get(reason, reason)


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Code → language → sentence, with the names of its values in braces."""
    return {code: item for code, item in _data().items() if code != "reasons"}


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("loaders") / "notes.toml").read_text(encoding="utf-8"))
