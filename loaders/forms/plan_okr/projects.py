"""The projects of a document: the numbered lists first, then every mention found among them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from kb.kinds import Category
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.plan_okr.key_results import bare
from loaders.normalise.text import clean, digits, similarity
from loaders.resolution.projects import Evidence, ProjectRegister

POLICY_THRESHOLD = 0.62
"""Least similarity of two names of one project whose policy and division are the same."""
MARGIN = 0.04
SIMILAR = 0.9
"""Least similarity of two projects' names that is worth a note."""

_EXPENSES = re.compile(r"^(?:ค่าใช้จ่าย(?:ใน)?(?:การ|โครงการ|ตามโครงการ)?|โครงการ|กิจกรรม)+\s*")


@dataclass(slots=True)
class _Known:
    names: list[str] = field(default_factory=list)
    policies: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    key_results: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a row says about a project besides its name."""

    amount: Decimal | None = None
    divisions: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()
    key_results: frozenset[str] = frozenset()


class Projects:
    """Adds and finds projects; a mention may leave out what the list's name has in brackets, or add to it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._register = ProjectRegister(draft)
        self._known: dict[str, _Known] = defaultdict(_Known)
        self._categories: dict[str, set[Category]] = defaultdict(set)

    def add(
        self,
        name: str,
        source: Cell,
        traits: Traits,
        *,
        category: Category | None,
        number: str | None = None,
        rank: Rank = Rank.REGISTER,
    ) -> str:
        """Adds a project of a list; returns its id."""
        name = _plain(name)
        identifier = self._register.add(
            name, source, category=category, number=number, rank=rank, evidence=_evidence(traits)
        )
        if category:
            self._categories[identifier].add(category)
        return self._learn(identifier, name, traits)

    def find(self, name: str, source: Cell, traits: Traits, *, rank: Rank = Rank.MENTION) -> str | None:
        """The id of the project that a row mentions, or `None`."""
        name = _plain(name)
        identifier = self._by_bare_name(name, traits) or self._register.find(name, source, _evidence(traits), rank=rank)
        identifier = identifier or self._by_policy(name, traits)
        if identifier is None:
            return None
        if name not in self._known[identifier].names:
            self._state_other_name(identifier, name, source, rank)
        return self._learn(identifier, name, traits)

    def find_or_add(
        self, name: str, source: Cell, traits: Traits, *, category: Category | None, rank: Rank = Rank.MENTION
    ) -> str:
        """The project that a row mentions, added where no list has it."""
        found = self.find(name, source, traits, rank=rank)
        return found or self.add(name, source, traits, category=category, rank=rank)

    def similar(self, name: str, category: Category) -> str | None:
        """The name of a project of a category that is much like another name, words such as “expenses of” aside."""
        wanted = _core(name)
        for key, known in self._known.items():
            alike = any(similarity(_core(other), wanted) >= SIMILAR for other in known.names)
            if alike and category in self._categories[key]:
                return known.names[0]
        return None

    def _by_bare_name(self, name: str, traits: Traits) -> str | None:
        """The one project whose name is the same but for what stands in brackets."""
        found = [
            key for key, known in self._known.items() if any(_same_but_brackets(other, name) for other in known.names)
        ]
        exact = [key for key in found if name in self._known[key].names]
        found = exact or found
        if len(found) > 1:
            found = [key for key in found if self._agrees(key, traits)]
        return found[0] if len(found) == 1 else None

    def _by_policy(self, name: str, traits: Traits) -> str | None:
        """The one project of the same policy and division whose name is alike, numbers included."""
        scored = sorted(
            (
                (-max(similarity(name, other) for other in known.names), key)
                for key, known in self._known.items()
                if known.policies & traits.policies and known.divisions & traits.divisions
                and any(digits(name) == digits(other) for other in known.names)
            )
        )  # fmt: skip
        if not scored or -scored[0][0] < POLICY_THRESHOLD:
            return None
        if len(scored) > 1 and scored[1][0] - scored[0][0] < MARGIN:
            return None
        return scored[0][1]

    def _agrees(self, key: str, traits: Traits) -> bool:
        known = self._known[key]
        return bool(known.key_results & traits.key_results or known.divisions & traits.divisions)

    def _state_other_name(self, identifier: str, name: str, source: Cell, rank: Rank) -> None:
        likeness = round(max(similarity(name, other) for other in self._known[identifier].names), 2)
        confidence = min(likeness, 0.99)
        self._draft.state(identifier, "name", name, source, rank=rank, confidence=confidence, matched_from=name)
        if likeness < 1:
            self._draft.note(
                "project_matched_by_similarity",
                f"“{name}” was read as the project “{self._known[identifier].names[0]}” (confidence {confidence:.2f})",
                source,
            )

    def _learn(self, identifier: str, name: str, traits: Traits) -> str:
        known = self._known[identifier]
        if name not in known.names:
            known.names.append(name)
        known.policies |= traits.policies
        known.divisions |= traits.divisions
        known.key_results |= traits.key_results
        return identifier


def _plain(name: str) -> str:
    """A project's name without the star of a footnote."""
    return clean(clean(name).rstrip("*"))


def _core(name: str) -> str:
    return _EXPENSES.sub("", clean(name))


def _same_but_brackets(a: str, b: str) -> bool:
    """Whether two names differ in what stands in brackets alone, and not in a number there."""
    if not bare(a) or bare(a) != bare(b):
        return False
    return "(" not in a or "(" not in b or digits(a) == digits(b)


def _evidence(traits: Traits) -> Evidence:
    # Key results are left out: several projects of one key result bear names much alike.
    return Evidence(amount=traits.amount, divisions=traits.divisions, policies=traits.policies)
