"""Asks the base for what a search may mean, from exact codes to near spellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.kinds import NodeKind
from kb.store.base import Reader
from queries.answer import Bound, Cut, checked, completeness
from queries.reference import find
from queries.search import names, near, sources
from queries.search.found import Found, Scope, Stage
from queries.search.hits import EXACT, Hit, SearchAnswer
from queries.search.places import passages
from queries.search.words import words

LIMIT = 20
"""Hits of an answer unless told otherwise."""
MAX_LIMIT = 1_000
FEW = 3
"""Near matches are looked for where there are fewer hits than this, and none is called so: names first, then texts."""


def search(
    reader: Reader,
    text: str,
    *,
    kind: NodeKind | None = None,
    fiscal_year: int | None = None,
    agency: str | None = None,
    limit: int = LIMIT,
) -> SearchAnswer:
    """The nodes that a text may mean, best first.

    Looked for in this order: a code; a name or alias; a name without regard to tone marks and look-alike letters;
    names that hold the words, in any order; printed text that does, unless a thousand names do; and, where none of
    these is exact and they are few, names and printed text that hold most of the words or spell them a little
    otherwise.

    Args:
        reader: The state of the base to ask.
        text: A code (`049`, `P049`, `นโยบาย 49`, `1.1.01`, `1101`), a name, or words. Thai needs no spaces between
            words; digits may be Thai. Words of one or two letters are looked for in codes and names alone, unless
            longer ones stand beside them.
        kind: Nodes of this kind alone.
        fiscal_year: Of the Buddhist Era: nodes of this year, and those without a year of which documents of it speak.
        agency: An agency by id, code or name: what is its own, and what its documents speak of.
        limit: Hits at most, 1 to 1,000.

    Raises:
        InputError: There is nothing to search for, or the limit is too low.
        LimitError: The text is too long, or the limit too high.
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
    """
    checked("limit", limit, least=1, most=MAX_LIMIT)
    asked = words(text)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    scope = Scope(kind, fiscal_year, owner.id if owner else None, limit)
    stages = [names.holding(reader, asked, scope)]
    if not _fills(stages[0], limit):
        stages.append(sources.holding(reader, asked, scope, _ids(stages)))
    exact = any(found.why in EXACT for found in stages[0].found)
    if not exact and sum(stage.total for stage in stages) < FEW:
        stages.append(near.names(reader, asked, scope, _ids(stages)))
        if sum(stage.total for stage in stages) < FEW:
            stages.append(near.sources(reader, asked, scope, _ids(stages)))
    listed = [found for stage in stages for found in stage.found][:limit]
    total = sum(stage.total for stage in stages)
    shown = passages(reader, asked, listed)
    hits = tuple(_hit(found) for found in shown)
    return SearchAnswer(
        asked.text,
        kind,
        fiscal_year,
        owner,
        hits,
        total,
        completeness(reader, tuple(_cuts(stages, total, hits, limit))),
    )


def _fills(names: Stage, limit: int) -> bool:
    """Whether there are more names than are looked at, and enough of them: no text would be listed behind them."""
    return names.considered is not None and len(names.found) >= limit


def _ids(stages: Iterable[Stage]) -> list[str]:
    return [found.node.id for stage in stages for found in stage.found]


def _hit(found: Found) -> Hit:
    return Hit(found.node, found.why, found.score, found.missing, found.label, found.passage)


def _cuts(stages: Sequence[Stage], total: int, hits: Sequence[Hit], limit: int) -> Iterable[Cut]:
    """Says where the answer stops short: at its limit, or where more was met than was looked at."""
    least = any(stage.considered for stage in stages)
    if total > len(hits):
        yield Cut("hits", Bound.LIMIT, limit, total - len(hits), least)
    elif least:
        yield Cut("hits", Bound.WORK, max(stage.considered or 0 for stage in stages), None)
