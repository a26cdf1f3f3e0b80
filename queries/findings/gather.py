"""Looks through documents, one after the other, for what contradicts itself within them and between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.identity import kind_of
from kb.kinds import NodeKind
from kb.store.base import Document, LoadRecord, Reader
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
from queries.findings.finding import Draft
from queries.findings.memory import Memory, Remembered
from queries.findings.repeats import without_repeats
from queries.findings.rules import Ruleset
from queries.findings.sheet import Sheet, read_sheet

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
class Found:
    """What was found, and in which documents by their ids: in the one that was looked through, or between several."""

    draft: Draft
    documents: tuple[str, ...]


def gather(
    reader: Reader,
    chosen: Iterable[Document],
    documents: Mapping[str, Document],
    rules: Ruleset,
    finders: Sequence[Finder],
    memory: Memory | None = None,
) -> Iterator[Found]:
    """What is found within the chosen documents, each by itself, then between one of them and any of the documents.

    Args:
        reader: The state of the base to ask.
        chosen: The documents that are looked through.
        documents: Id → document, of all in force that may contradict each other.
        rules: The rules; what those that are switched off find is left out.
        finders: Those of packages above, asked of each document after those of this package.
        memory: What was found within documents before, by the same rules.
    """
    loads = {load.document: load for load in reader.loads()}
    looked_through = set()
    for document in chosen:
        for draft in _in_one(reader, document, rules, loads.get(document.id), finders, memory):
            if rules[draft.code].on:
                yield Found(draft, (document.id,))
        looked_through.add(document.id)
    for draft in across.find(reader, documents, looked_through):
        if rules[draft.code].on:
            yield Found(draft, tuple(dict.fromkeys(said.document for said in draft.said)))


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
