"""Asks for the findings of a base: document by document, so that memory is bounded by the largest of them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.errors import TOO_LONG, LimitError
from kb.model import Node
from kb.store.base import Document, Reader
from queries.answer import Bound, Completeness, Cut, checked, completeness
from queries.findings.chosen import Asked, choose
from queries.findings.decisions import Ruling, rulings
from queries.findings.finding import Finding, finished
from queries.findings.gather import Finder, gather
from queries.findings.memory import Memory
from queries.findings.rules import Ruleset, default_rules, finding_rule
from queries.rules import Severity

LIMIT = 1_000
"""Findings of an answer unless told otherwise."""
MAX_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A finding with the decision in force on it, if there is one."""

    finding: Finding
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings, the gravest first, then by rule, document and line; `total` counts all that were asked for."""

    agency: Node | None
    found: tuple[Ruled, ...]
    total: int
    by_severity: dict[Severity, int]
    completeness: Completeness


def findings(
    reader: Reader,
    asked: Asked | None = None,
    *,
    finders: Sequence[Finder],
    rules: Ruleset | None = None,
    today: str = "",
    limit: int = LIMIT,
    memory: Memory | None = None,
    seconds: float = math.inf,
) -> Findings:
    """Where the documents in force contradict themselves and each other.

    Args:
        reader: The state of the base to ask.
        asked: Which findings are asked for; all unless given.
        finders: Those of packages above, asked of each document after those of this package; named by every
            caller, so that none leaves them out unawares.
        rules: The rules; those of `rules.toml` unless given.
        today: The day (`2026-01-31`) on which decisions are to hold; those without an end always do.
        limit: Findings at most, 1 to 1,000,000.
        memory: What was found within documents before; used with the rules of `rules.toml` alone.
        seconds: For how long documents may be looked through.

    Raises:
        NotFoundError: There is no such rule or document, or no agency is called so.
        AmbiguousError: Several agencies are.
        InputError: The limit is too low.
        LimitError: The limit is too high, or the time is over; the memory keeps what was found until then.
    """
    checked("limit", limit, least=1, most=MAX_LIMIT)
    ends = time.monotonic() + seconds
    wanted, ruleset = asked or Asked(), rules or default_rules()
    chosen = choose(reader, wanted)
    decided = rulings(reader, today)
    remembered = memory if rules is None else None
    found = gather(reader, _until(ends, chosen.documents), chosen.known, ruleset, finders, remembered)
    made = finished((each.draft for each in found), ruleset, chosen.known)
    ruled = tuple(Ruled(item, decided.get(item.id)) for item in made)
    all_of_scope = Findings(chosen.agency, ruled, len(ruled), {}, completeness(reader))
    return page(narrowed(all_of_scope, wanted, ruleset), 0, limit)


def narrowed(found: Findings, asked: Asked, rules: Ruleset | None = None) -> Findings:
    """Of findings those of the rule, the severity and the decision that are asked for, counted anew.

    Raises:
        NotFoundError: There is no such rule.
    """
    if asked.rule is not None:
        finding_rule(asked.rule, rules or default_rules())
    kept = tuple(
        each
        for each in found.found
        if asked.rule in (None, each.finding.code)
        and asked.severity in (None, each.finding.severity)
        and asked.decided in (None, each.ruling is not None)
    )
    counts = {severity: sum(each.finding.severity is severity for each in kept) for severity in Severity}
    return replace(found, found=kept, total=len(kept), by_severity=counts)


def page(found: Findings, offset: int, limit: int) -> Findings:
    """Some of the findings; what follows them is left out and counted."""
    kept = found.found[offset : offset + limit]
    cuts = cut_after(found.total, offset, limit)
    return replace(found, found=kept, completeness=replace(found.completeness, cuts=cuts))


def cut_after(total: int, offset: int, limit: int) -> tuple[Cut, ...]:
    """What of so many findings follows a page of them."""
    more = total - offset - limit
    return (Cut("findings", Bound.LIMIT, limit, more),) if more > 0 else ()


def all_findings(
    reader: Reader, rules: Ruleset | None = None, *, finders: Sequence[Finder], document: str | None = None
) -> list[Finding]:
    """Every finding of the base or of a document, whatever was decided on it, by every rule that is switched on.

    Raises:
        NotFoundError: There is no such document.
    """
    chosen, ruleset = choose(reader, Asked(document=document)), rules or default_rules()
    found = gather(reader, chosen.documents, chosen.known, ruleset, finders)
    return finished((each.draft for each in found), ruleset, chosen.known)


def _until(ends: float, documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, one by one, as long as there is time.

    Raises:
        LimitError: The time is over.
    """
    for document in documents:
        if time.monotonic() > ends:
            raise LimitError(TOO_LONG)
        yield document
