"""Fiscal years that the text states otherwise than its document.

A report rightly speaks of the years before and after its own. So another year is noted
only where the same words stand elsewhere with the document's year, or where it is alone
in a document that otherwise speaks of its own year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import SourceFile

_FISCAL_YEAR = re.compile(r"(?:ประจำปีงบประมาณ|ประจำปี|ปีงบประมาณ)\s*(?:พ\.\s?ศ\.)?\s*(25\d\d)(?!\d)")
_AROUND = 40
"""Letters before and after a year that tell whether two passages are the same words."""
_ENOUGH = 12
"""Fewest letters before a year that are words to compare."""
_USUAL = 10
"""Mentions of the document's year from which on a lone other year stands out."""


@dataclass(frozen=True)
class _Mention:
    place: Place
    year: int
    words: tuple[str, str]


def note_years(source: SourceFile, draft: Draft) -> None:
    """Notes fiscal years other than the document's that look like slips."""
    mentions = [mention for line in source.lines() for mention in _mentions(line)]
    usual = [mention for mention in mentions if mention.year == draft.fiscal_year]
    others = [mention for mention in mentions if mention.year != draft.fiscal_year]
    alone = len(others) == 1 and len(usual) >= _USUAL
    for mention in others:
        year, own, text = mention.year, draft.fiscal_year, clean(mention.place.text)
        twin = next((one for one in usual if one.words == mention.words and _tells(mention)), None)
        if twin is not None:
            line = twin.place.line
            draft.note("fiscal_year_differs", mention.place, year=year, document=own, line=line, text=text)
        elif alone:
            draft.note("fiscal_year_alone", mention.place, year=year, document=own, text=text)


def _mentions(line: Place) -> Iterator[_Mention]:
    text = arabic(clean(line.text))
    for match in _FISCAL_YEAR.finditer(text):
        before, after = fold(text[: match.start()]), fold(text[match.end(1) :])
        yield _Mention(line, int(match[1]), (before[-_AROUND:], after[:_AROUND]))


def _tells(mention: _Mention) -> bool:
    """Whether the words around a year are enough to know them again."""
    return len(mention.words[0]) >= _ENOUGH
