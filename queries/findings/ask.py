"""Asks for the findings of a base: document by document, so that memory is bounded by the largest of them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.errors import TOO_LONG, LimitError, NotFoundError
from kb.identity import kind_of
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Document, LoadRecord, Reader
from queries.answer import Bound, Completeness, Cut, checked, completeness
from queries.findings import (
    accounts,
    across,
    appeal_units,
    approvers,
    areas,
    bases,
    budgets,
    codes,
    criteria,
    defined_targets,
    exclusive,
    form,
    formulas,
    linkage,
    links,
    misfits,
    names,
    notes,
    parallels,
    parents,
    part_budgets,
    parts,
    passages,
    periods,
    policies,
    populations,
    presence,
    projects,
    quantities,
    results,
    row_units,
    rungs,
    schedules,
    sums,
    targets,
    texts,
    unsupported,
    yardsticks,
)  # fmt: skip
from queries.findings.decisions import DOCUMENT_TYPE, Ruling, rulings
from queries.findings.finding import Draft, Finding, finished
from queries.findings.memory import Memory, Remembered
from queries.findings.repeats import without_repeats
from queries.findings.rules import Ruleset, default_rules, finding_rule
from queries.findings.sheet import Sheet, read_sheet
from queries.reference import find
from queries.rules import Severity

LIMIT = 1_000
"""Findings of an answer unless told otherwise."""
MAX_LIMIT = 1_000_000

_WITHIN: tuple[Callable[[Sheet, Ruleset], Iterator[Draft]], ...] = (
    budgets.find, sums.find, codes.find, targets.find, misfits.find, bases.find, names.find, projects.find,
    links.find, presence.find, form.find, texts.find, passages.find, schedules.find, results.find,
    criteria.find, unsupported.find,
    linkage.find, policies.find, formulas.find, defined_targets.find, approvers.find, rungs.find, parallels.find,
    quantities.find, exclusive.find, part_budgets.find, parents.find,
    accounts.find, populations.find, parts.find, yardsticks.find, areas.find, periods.find, row_units.find,
    appeal_units.find,
)  # fmt: skip
"""What is looked for within each document."""


@dataclass(frozen=True, slots=True)
class Finder:
    """A finder of a package above, asked of the documents that speak of nodes of a kind.

    `find` takes the base, a document, the rules, and what was found in the document so far, so that nothing is
    said twice.
    """

    kind: NodeKind
    find: Callable[[Reader, Sheet, Ruleset, Sequence[Draft]], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are asked for; `None` asks for all.

    `document` is an id or the beginning of one, or a file name; `decided` asks for
    those that a decision in force settles, or for those that none does.
    """

    rule: str | None = None
    severity: Severity | None = None
    document: str | None = None
    fiscal_year: int | None = None
    agency: str | None = None
    decided: bool | None = None


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
    owner = None if wanted.agency is None else find(reader, wanted.agency, NodeKind.AGENCY)
    documents = [each for each in reader.documents() if each.document_type != DOCUMENT_TYPE]
    chosen = _chosen(documents, wanted, owner.id if owner else None)
    decided = rulings(reader, today)
    remembered = memory if rules is None else None
    made = _all(reader, _until(ends, chosen), documents, ruleset, finders, remembered)
    ruled = tuple(Ruled(item, decided.get(item.id)) for item in made)
    found = narrowed(Findings(owner, ruled, len(ruled), {}, completeness(reader)), wanted, ruleset)
    cuts = (Cut("findings", Bound.LIMIT, limit, found.total - limit),) if found.total > limit else ()
    return replace(found, found=found.found[:limit], completeness=replace(found.completeness, cuts=cuts))


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


def all_findings(
    reader: Reader, rules: Ruleset | None = None, *, finders: Sequence[Finder], document: str | None = None
) -> list[Finding]:
    """Every finding of the base or of a document, by every rule, even those switched off for reports.

    Raises:
        NotFoundError: There is no such document.
    """
    documents = [each for each in reader.documents() if each.document_type != DOCUMENT_TYPE]
    chosen = _chosen(documents, Asked(document=document), None)
    return _all(reader, chosen, documents, rules or default_rules(), finders)


def _chosen(documents: Iterable[Document], asked: Asked, agency: str | None) -> list[Document]:
    """The documents that are asked about."""
    found = list(documents)
    if asked.document is not None:
        found = [each for each in found if _is(each, asked.document)]
        if not found:
            raise NotFoundError(f"no document in force is called {asked.document!r}; `info` lists them")
    if asked.fiscal_year is not None:
        found = [each for each in found if each.fiscal_year == asked.fiscal_year]
    if agency is not None:
        found = [each for each in found if each.agency == agency]
    return found


def _is(document: Document, reference: str) -> bool:
    beginning = reference if reference.startswith("document:") else f"document:{reference}"
    return document.file_name == reference or document.id.startswith(beginning)


def _all(
    reader: Reader,
    chosen: Iterable[Document],
    documents: Iterable[Document],
    rules: Ruleset,
    finders: Sequence[Finder],
    memory: Memory | None = None,
) -> list[Finding]:
    loads = {load.document: load for load in reader.loads()}
    known = {document.id: document for document in documents}
    drafts: list[Draft] = []
    looked_through = set()
    for document in chosen:
        drafts += _in_one(reader, document, rules, loads.get(document.id), finders, memory)
        looked_through.add(document.id)
    drafts += across.find(reader, known, looked_through)
    return finished((draft for draft in drafts if rules[draft.code].on), rules, known)


def _until(ends: float, documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, one by one, as long as there is time.

    Raises:
        LimitError: The time is over.
    """
    for document in documents:
        if time.monotonic() > ends:
            raise LimitError(TOO_LONG)
        yield document


def _in_one(
    reader: Reader, document: Document, rules: Ruleset, load: LoadRecord | None, finders: Iterable[Finder],
    memory: Memory | None,
) -> list[Draft]:  # fmt: skip
    """What is found within one document, by the finders of this package and then by further ones."""
    sheet, known = None, memory.recall(document, load) if memory else None
    if known is None:
        sheet = read_sheet(reader, document)
        known = Remembered(tuple(within(sheet, rules, load)), frozenset(map(kind_of, sheet.about)))
        if memory:
            memory.keep(document, load, known)
    found = list(known.drafts)
    for each in finders:
        if each.kind in known.kinds:
            sheet = sheet or read_sheet(reader, document)
            found += each.find(reader, sheet, rules, tuple(found))
    return found


def within(sheet: Sheet, rules: Ruleset, load: LoadRecord | None = None) -> Iterator[Draft]:
    """What is found within one document, of which `load` is the latest entry of the load history; nothing twice."""
    drafts = [draft for look in _WITHIN for draft in look(sheet, rules)]
    drafts += notes.find(sheet, rules, load)
    yield from without_repeats(sheet, [draft for draft in drafts if rules[draft.code].on])
