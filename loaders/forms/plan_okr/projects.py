"""The projects of a document: the numbered lists first, then every mention found among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kb.kinds import Category, NodeKind
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.plan_okr.names import core, is_longer_form, likeness, plain_name, same_but_brackets
from loaders.normalise.text import fold, similarity
from loaders.resolution.projects import Evidence, ProjectRegister

NAME_THRESHOLD = 0.86
"""Least similarity of two names of one project when nothing but the name speaks for it."""
MONEY_THRESHOLD = 0.6
"""Least similarity of two names of one project whose amount is the same."""
POLICY_THRESHOLD = 0.62
"""Least similarity of two names of one project whose policy and division are the same."""
KEY_RESULT_THRESHOLD = 0.78
"""Least similarity of two names of one project whose key result is the same."""
MARGIN = 0.04
BRACKETS_CONFIDENCE = 0.95
POSITION_CONFIDENCE = 0.8
LONGER_CONFIDENCE = 0.9
SAME_NAME = 0.93
"""Least similarity of two names of one project that stand in one table."""
SIMILAR = 0.9
"""Least similarity of two projects' names that is worth a note."""


@dataclass(slots=True)
class _Known:
    names: list[str] = field(default_factory=list)
    policies: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    key_results: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    amounts: set[Decimal] = field(default_factory=set)
    number: str | None = None
    listed_at: Cell | None = None
    first_at: Cell | None = None
    mentioned: bool = False


@dataclass(frozen=True, slots=True)
class Traits:
    """What a row says about a project besides its name."""

    amount: Decimal | None = None
    divisions: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()
    key_results: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    """Key results of rows above: they speak for a project, but the row does not name them."""
    codes: frozenset[str] = frozenset()
    """The key results whose codes stand in the row of a table of projects."""
    part: Category | None = None
    """The part of the plan whose projects the table names; `None` where it may name those of any."""


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project of a numbered list."""

    id: str
    name: str
    number: str | None
    traits: Traits


class Projects:
    """Adds and finds projects; a mention may leave out what the list's name has in brackets, or add to it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._register = ProjectRegister(draft)
        self._known: dict[str, _Known] = defaultdict(_Known)
        self._categories: dict[str, set[Category]] = defaultdict(set)
        self._present: set[str] = set()
        self._by_position: dict[str, str] = {}

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
        name = plain_name(name)
        identifier = self._register.add(
            name, source, category=category, number=number, rank=rank, evidence=_evidence(traits)
        )
        if category:
            self._categories[identifier].add(category)
        known = self._known[identifier]
        known.first_at = known.first_at or source
        if rank is Rank.REGISTER:
            known.listed_at, known.number = source, number
        return self._learn(identifier, name, traits)

    def find(self, name: str, source: Cell, traits: Traits, *, rank: Rank = Rank.MENTION) -> str | None:
        """The id of the project that a row mentions, or `None`; a name that differs is stated and noted."""
        name = plain_name(name)
        found, note = self.match(name, traits), "project_matched_by_similarity"
        if found is None:
            found, note = self._at_position(name), "project_matched_by_position"
        if found is None:
            self._note_refused(name, traits, source)
            return None
        identifier, confidence = found
        self._known[identifier].mentioned = True
        self._state_name(identifier, name, confidence, source, rank, note)
        return self._learn(identifier, name, traits)

    def match(self, name: str, traits: Traits) -> tuple[str, float] | None:
        """The id of the project that a name means, with the confidence; states nothing."""
        name = plain_name(name)
        exact = [key for key, known in self._known.items() if any(fold(name) == fold(other) for other in known.names)]
        same = self._only(exact, traits, 1.0)
        return same or self._alike(name, traits, [key for key in self._known if self._may_bear(key, name, traits)])

    def listed(self, category: Category) -> list[ListedProject]:
        """The projects that the list of a part of the plan numbers."""
        return [
            ListedProject(
                key, known.names[0], known.number,
                Traits(min(known.amounts, default=None), frozenset(known.divisions), frozenset(known.policies)),
            )
            for key, known in self._known.items()
            if known.number and category in self._categories[key]
        ]  # fmt: skip

    def pair(self, pairs: Mapping[str, str]) -> None:
        """Tells which listed project a name means that stands at the same place of another list: name → id."""
        self._by_position = {fold(plain_name(name)): key for name, key in pairs.items()}

    def key_results_of(self, identifier: str) -> frozenset[str]:
        """The key results of the annual plan that the rows of a project have named so far."""
        return frozenset(key for key in self._known[identifier].key_results if key.startswith(NodeKind.KEY_RESULT))

    def expect(self, names: Iterable[str]) -> None:
        """Tells which projects the table at hand names, so that what one row names is not taken for another's."""
        self._present = {fold(plain_name(name)) for name in names}

    def find_or_add(
        self, name: str, source: Cell, traits: Traits, *, category: Category | None, rank: Rank = Rank.MENTION
    ) -> str:
        """The project that a row mentions, added where no list has it."""
        found = self.find(name, source, traits, rank=rank)
        return found or self.add(name, source, traits, category=category, rank=rank)

    def note_possible(self) -> None:
        """Notes projects of the tables that no list has, beside the one of the list that no table has."""
        for key, known in self._known.items():
            idle = [other for other in self._known if self._may_be(key, other)]
            if known.listed_at is None and known.first_at and len(idle) == 1:
                other = self._known[idle[0]].names[0]
                self._draft.note("possible_same_project", known.first_at, name=known.names[0], other=other)

    def _may_be(self, key: str, other: str) -> bool:
        """Whether a listed project that no table mentions is of the part and division of another."""
        listed = self._known[other]
        idle = listed.listed_at is not None and not listed.mentioned
        same_part = bool(self._categories[key] & self._categories[other])
        return idle and same_part and bool(listed.divisions & self._known[key].divisions)

    def similar(self, name: str, category: Category) -> str | None:
        """The name of a project of a category that is much like another name, words such as “expenses of” aside."""
        wanted = core(name)
        for key, known in self._known.items():
            alike = any(similarity(core(other), wanted) >= SIMILAR for other in known.names)
            if alike and category in self._categories[key]:
                return known.names[0]
        return None

    def _at_position(self, name: str) -> tuple[str, float] | None:
        key = self._by_position.get(fold(name))
        return (key, POSITION_CONFIDENCE) if key and not self._known[key].mentioned else None

    def _alike(self, name: str, traits: Traits, keys: list[str]) -> tuple[str, float] | None:
        """Which of some projects a name means that is none's own."""
        bare = [key for key in keys if any(same_but_brackets(other, name) for other in self._known[key].names)]
        return self._only(bare, traits, BRACKETS_CONFIDENCE) or self._by_evidence(name, traits, keys)

    def _only(self, found: list[str], traits: Traits, confidence: float) -> tuple[str, float] | None:
        """The one project found, or the one of several that the row's key result or division speaks for."""
        if len(found) > 1:
            found = [key for key in found if self._agrees(key, traits)]
        return (found[0], confidence) if len(found) == 1 else None

    def _may_bear(self, key: str, name: str, traits: Traits) -> bool:
        """Whether nothing forbids that a name which is none of a project's own is one more of them."""
        return not (self._is_other(key, traits) or self._is_taken(key, name) or self._is_apart(key, name, traits))

    def _is_other(self, key: str, traits: Traits) -> bool:
        """Whether a row is of another part of the plan, or states another amount."""
        categories = self._categories[key]
        elsewhere = traits.part is not None and bool(categories) and traits.part not in categories
        return elsewhere or not _money_agrees(self._known[key], traits)

    def _is_apart(self, key: str, name: str, traits: Traits) -> bool:
        """Whether the rows of two names print different codes of key results, and not for a misread letter."""
        codes, names = self._known[key].codes, self._known[key].names
        disjoint = bool(codes and traits.codes) and not codes & traits.codes
        return disjoint and max(likeness(name, other) for other in names) < SAME_NAME

    def _note_refused(self, name: str, traits: Traits, source: Cell) -> None:
        """Notes a project much like one that the row cannot mean, as both stand in different parts or amounts."""
        others = [key for key in self._known if self._is_other(key, traits) and not self._is_taken(key, name)]
        found = self._alike(name, Traits(), others)
        if found:
            other = self._known[found[0]].names[0]
            self._draft.note("possible_same_project", source, name=name, other=other)

    def _by_evidence(self, name: str, traits: Traits, keys: list[str]) -> tuple[str, float] | None:
        """The project whose name is alike, the more so the less else speaks for it."""
        for speaks, threshold in _RULES:
            found = self._best(name, [key for key in keys if speaks(self._known[key], traits)], threshold)
            if found:
                return found
        return self._by_longer_name(name, keys)

    def _is_taken(self, key: str, name: str) -> bool:
        """Whether another row of the table bears one of the project's names, and not for a misread letter."""
        names = self._known[key].names
        others = {fold(other) for other in names} & self._present - {fold(name)}
        return bool(others) and max(likeness(name, other) for other in names) < SAME_NAME

    def _by_longer_name(self, name: str, keys: list[str]) -> tuple[str, float] | None:
        """The one project that has a long name of which this is a longer form, or the reverse."""
        found = [key for key in keys if any(is_longer_form(other, name) for other in self._known[key].names)]
        return (found[0], LONGER_CONFIDENCE) if len(found) == 1 else None

    def _best(self, name: str, keys: list[str], threshold: float) -> tuple[str, float] | None:
        scored = sorted((-max(likeness(name, other) for other in self._known[key].names), key) for key in keys)
        if not scored or -scored[0][0] < threshold:
            return None
        if len(scored) > 1 and scored[1][0] - scored[0][0] < MARGIN:
            return None
        return scored[0][1], min(-scored[0][0], 0.99)

    def _agrees(self, key: str, traits: Traits) -> bool:
        known = self._known[key]
        return bool(_same_key_result(known, traits) or known.divisions & traits.divisions)

    def _state_name(self, identifier: str, name: str, confidence: float, source: Cell, rank: Rank, note: str) -> None:
        certain = confidence >= 1
        self._draft.state(
            identifier, "name", name, source, rank=rank,
            confidence=1.0 if certain else round(confidence, 2), matched_from=None if certain else name,
        )  # fmt: skip
        if not certain:
            meant = self._known[identifier].names[0]
            self._draft.note(note, source, name=name, meant=meant, confidence=f"{confidence:.2f}")

    def _learn(self, identifier: str, name: str, traits: Traits) -> str:
        known = self._known[identifier]
        if name not in known.names:
            known.names.append(name)
        known.policies |= traits.policies
        known.divisions |= traits.divisions
        known.key_results |= traits.key_results
        known.codes |= traits.codes
        if traits.amount is not None:
            known.amounts.add(traits.amount)
        return identifier


def _same_money(known: _Known, traits: Traits) -> bool:
    return traits.amount is not None and traits.amount in known.amounts


def _same_policy(known: _Known, traits: Traits) -> bool:
    return bool(known.policies & traits.policies and known.divisions & traits.divisions)


def _same_key_result(known: _Known, traits: Traits) -> bool:
    return bool(known.key_results & (traits.key_results | traits.above))


def _any(known: _Known, traits: Traits) -> bool:
    return True


_RULES: tuple[tuple[Callable[[_Known, Traits], bool], float], ...] = (
    (_same_money, MONEY_THRESHOLD),
    (_same_policy, POLICY_THRESHOLD),
    (_same_key_result, KEY_RESULT_THRESHOLD),
    (_any, NAME_THRESHOLD),
)
"""What else speaks for a project, and how alike its name must then be; the strongest first."""


def _money_agrees(known: _Known, traits: Traits) -> bool:
    return traits.amount is None or not known.amounts or traits.amount in known.amounts


def _evidence(traits: Traits) -> Evidence:
    # Key results are left out: several projects of one key result bear names much alike.
    return Evidence(amount=traits.amount, divisions=traits.divisions, policies=traits.policies)
