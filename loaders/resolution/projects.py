"""Projects: one register a document, against which every mention is matched.

A project stands in several tables of its document, under names that line breaks
and character recognition have bent. Names that differ in a number are different
projects however alike they look, unless the money and the division prove otherwise;
alike names with different money are different projects too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from kb.identity import name_hash, node_id
from kb.kinds import Category, NodeKind
from kb.statement import Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.text import clean, digits, fold, similarity

NAME_THRESHOLD = 0.86
"""Least similarity of two names of one project when nothing but the name speaks for it."""
EVIDENCE_THRESHOLD = 0.62
"""Least similarity when the amount, or the key result and the division, speak for it too."""
MARGIN = 0.04
"""Least lead of the best candidate over the second."""
_SUPPORT_WEIGHT = 0.1
"""What one kind of evidence adds to a name's similarity when candidates are ranked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row says about a project besides its name."""

    key_results: frozenset[str] = frozenset()
    amount: Decimal | None = None
    divisions: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Entry:
    id: str
    name: str
    category: Category | None
    key_results: set[str] = field(default_factory=set)
    amounts: set[Decimal] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)


class ProjectRegister:
    """The projects of a document: first the numbered lists are added, then mentions are found."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries: dict[str, _Entry] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)

    def add(
        self,
        name: str,
        source: Cell,
        *,
        category: Category | None,
        number: str | None = None,
        rank: Rank = Rank.REGISTER,
        evidence: Evidence | None = None,
    ) -> str:
        """States a project under its name; equal names are one project. Returns its id."""
        name = clean(name)
        identifier = node_id(NodeKind.PROJECT, self._draft.agency_slug, self._draft.fiscal_year, name_hash(name))
        self._draft.state(identifier, "name", name, source, rank=rank)
        self._draft.state(identifier, "fiscal_year", self._draft.fiscal_year, source, rank=rank)
        self._draft.state(identifier, "agency", self._draft.agency, source, rank=Rank.INFERENCE)
        self._draft.state(identifier, "category", category and str(category), source, rank=rank)
        self._draft.state(identifier, "number", number, source, rank=rank)
        entry = self._entries.setdefault(identifier, _Entry(identifier, name, category))
        self._learn(entry, evidence or Evidence())
        self._remember(fold(name), identifier)
        return identifier

    def find(
        self,
        name: str,
        source: Cell,
        evidence: Evidence | None = None,
        *,
        rank: Rank = Rank.MENTION,
        category: Category | None = None,
        apart_from: Collection[str] = (),
    ) -> str | None:
        """The id of the project that a row mentions, or `None`; a bent name is stated and noted.

        Args:
            name: As printed.
            source: The cell it stands in.
            evidence: What else the row says.
            rank: Of the statement of the name.
            category: Look among the projects of this part of the plan only.
            apart_from: Projects that other rows of a list are, which gives each its own row.
        """
        name, evidence = clean(name), evidence or Evidence()
        entry, confidence = self._match(name, evidence, category, apart_from)
        if entry is None:
            return None
        self._draft.state(
            entry.id, "name", name, source,
            rank=rank, confidence=confidence, matched_from=None if confidence >= 1 else name,
        )  # fmt: skip
        if confidence < 1:
            self._note(entry, name, confidence, source)
            self._remember(fold(name), entry.id)
        return entry.id

    def find_or_add(
        self,
        name: str,
        source: Cell,
        evidence: Evidence | None = None,
        *,
        category: Category | None = None,
        rank: Rank = Rank.MENTION,
    ) -> str:
        """The project that a row mentions, added where no list has it."""
        found = self.find(name, source, evidence, rank=rank)
        return found or self.add(name, source, category=category, rank=rank, evidence=evidence)

    def knows(self, name: str) -> bool:
        """Whether a name, spaces and punctuation aside, is one that stands in the register."""
        return bool(self._by_name.get(fold(name)))

    def _match(
        self, name: str, evidence: Evidence, category: Category | None, apart_from: Collection[str]
    ) -> tuple[_Entry | None, float]:
        pool = [
            entry
            for entry in self._entries.values()
            if entry.id not in apart_from and (category is None or entry.category == category)
        ]
        exact = [entry for entry in pool if entry.id in self._by_name.get(fold(name), ())]
        if exact:
            return max(exact, key=lambda entry: _support(entry, evidence)), 1.0
        scored = [(score, entry) for entry in pool if (score := _score(name, entry, evidence)) > 0]
        return _best(scored, evidence)

    def _learn(self, entry: _Entry, evidence: Evidence) -> None:
        entry.key_results |= evidence.key_results
        entry.divisions |= evidence.divisions
        if evidence.amount is not None:
            entry.amounts.add(evidence.amount)

    def _remember(self, folded: str, identifier: str) -> None:
        if identifier not in self._by_name[folded]:
            self._by_name[folded].append(identifier)

    def _note(self, entry: _Entry, name: str, confidence: float, source: Cell | Place) -> None:
        self._draft.note(
            "project_matched_by_similarity", source, name=name, meant=entry.name, confidence=f"{confidence:.2f}"
        )


def _support(entry: _Entry, evidence: Evidence) -> int:
    """How many kinds of evidence speak for an entry, 0 to 3."""
    return (
        bool(evidence.key_results & entry.key_results)
        + (evidence.amount is not None and evidence.amount in entry.amounts)
        + bool(evidence.divisions & entry.divisions)
    )


def _score(name: str, entry: _Entry, evidence: Evidence) -> float:
    """The similarity of a name and an entry's in [0, 1]; 0 where it is not enough."""
    likeness = similarity(name, entry.name)
    same_money = evidence.amount is not None and evidence.amount in entry.amounts
    same_place = bool(evidence.key_results & entry.key_results)
    same_hands = bool(evidence.divisions & entry.divisions)
    if same_money and same_hands and likeness >= EVIDENCE_THRESHOLD:
        return likeness
    if evidence.amount is not None and entry.amounts and not same_money:
        return 0.0
    if digits(name) != digits(entry.name):
        return 0.0
    if same_place and likeness >= EVIDENCE_THRESHOLD:
        return likeness
    return likeness if likeness >= NAME_THRESHOLD else 0.0


def _best(scored: list[tuple[float, _Entry]], evidence: Evidence) -> tuple[_Entry | None, float]:
    """The entry with the most evidence and the likest name, unless a second comes close."""
    ranked = sorted(
        ((score + _SUPPORT_WEIGHT * _support(entry, evidence), score, entry) for score, entry in scored),
        key=lambda item: (-item[0], item[2].id),
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None, 0.0
    return ranked[0][2], min(ranked[0][1], 0.99)
