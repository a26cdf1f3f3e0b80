"""The grounds that speak for a link between a project and a key result or policy.

Each ground has a strength in [0, 1] and the facts that its sentence tells:

- `name`: the two are called alike;
- `precedent`: a project of a like name, of any district and year, is linked to the same
  or to what is the same in another year; the strength is the likeness to the third power,
  as only very like projects serve the same;
- `policy`: projects of the same policy support the key result, or projects of the same
  key result carry out the policy;
- `division`: the same division carries out what is linked to it already (of a key result
  without projects: to its neighbours under the same Super OKR or issue);
- `unit`: the project counts in the unit of the target, or names its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kb.kinds import NodeKind
from kb.text import fold
from queries.candidates.evidence import Evidence, Thing
from queries.candidates.names import numbers_in

SAME = 0.6
"""The least likeness of names from which key results of two years count as the same."""
LIKE = 0.2
"""The least likeness of a name that counts for anything here."""
SHARPNESS = 3
"""The power of likeness that a precedent's strength is; higher lets only very like ones count."""
HALF = 0.5
"""How much the neighbours of a key result without projects tell of it."""
ALL = 400
"""Things of a kind up to which every one is looked at, whatever it is called."""


class Ground(StrEnum):
    """The sorts of grounds, in the order in which they are told."""

    NAME = "name"
    PRECEDENT = "precedent"
    POLICY = "policy"
    DIVISION = "division"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Finding:
    """A ground for one link: its strength in [0, 1], and what its sentence needs.

    `ids` are of other nodes that the ground rests on (the project that is a precedent and
    what it is linked to, the policy or key result in common), `words` of a division or
    unit; `likeness` is a precedent's.
    """

    ground: Ground
    strength: float
    ids: tuple[str, ...] = ()
    words: str = ""
    likeness: float = 0.0


@dataclass
class Grounds:
    """Finds the grounds for links; keeps what several links ask for."""

    evidence: Evidence
    _same: dict[str, dict[str, float]] = field(default_factory=dict)
    _groups: dict[str, tuple[frozenset[str], float]] = field(default_factory=dict)
    _hands: dict[str, Counter[str]] = field(default_factory=dict)
    _things: dict[str, Thing] = field(default_factory=dict)

    def candidates(self, subject: str, kind: NodeKind) -> dict[str, list[Finding]]:
        """Id of each thing of a kind that any ground links to the subject → the grounds.

        Of the subject's year or of none, and not linked to it already.
        """
        among = self._among(subject, kind)
        near = self.alike(subject, kind)
        if kind is NodeKind.PROJECT:
            precedents = self._precedents_of_target(subject)
            pairs = {other: (other, subject) for other in sorted({*among, *precedents})}
        else:
            precedents = self._precedents_of_project(subject, kind)
            pairs = {other: (subject, other) for other in sorted({*among, *precedents})}
        return {
            other: grounds
            for other, pair in pairs.items()
            if self._may(subject, other)
            and (grounds := list(self._of_pair(*pair, near.get(other), precedents.get(other))))
        }

    def _among(self, subject: str, kind: NodeKind) -> Iterable[str]:
        every = self.evidence.by_kind[kind]
        return every if len(every) <= ALL else self.alike(subject, kind)

    def _may(self, subject: str, other: str) -> bool:
        years = {self.evidence.year(subject), self.evidence.year(other)} - {None}
        linked = self.evidence.serves.get(subject, frozenset()) | self.evidence.served_by.get(subject, frozenset())
        return len(years) < 2 and other != subject and other not in linked

    def _of_pair(
        self, project: str, target: str, likeness: float | None, precedent: Finding | None
    ) -> Iterator[Finding]:
        """The grounds for one link; the likeness of the names is computed where it is not known yet."""
        likeness = self.evidence.names.likeness(project, target) if likeness is None else likeness
        if likeness:
            yield Finding(Ground.NAME, likeness)
        if precedent is not None:
            yield precedent
        yield from self._of_ties(project, target)
        yield from self._of_hands(project, target)
        yield from self._of_units(project, target)

    # --- names and precedents

    def alike(self, thing: str, kind: NodeKind) -> dict[str, float]:
        """Id → likeness of the things of a kind that are called most like it."""
        return self.evidence.names.alike(thing, str(kind))

    def same(self, target: str) -> dict[str, float]:
        """Id → likeness of the key results of other years that are called (almost) the same; itself with 1."""
        if target not in self._same:
            found = {target: 1.0}
            kind, year = self.thing(target).kind, self.evidence.year(target)
            if kind is NodeKind.KEY_RESULT and self.evidence.several_years:
                near = self.alike(target, kind).items()
                found.update({id: like for id, like in near if like >= SAME and self.evidence.year(id) != year})
            self._same[target] = found
        return self._same[target]

    def _precedents_of_project(self, project: str, kind: NodeKind) -> dict[str, Finding]:
        """Target → the most alike project that is linked to it, or to the same of another year."""
        best: dict[str, Finding] = {}
        for other, likeness in self.alike(project, NodeKind.PROJECT).items():
            if likeness < LIKE:
                continue
            for linked in self.evidence.serves.get(other, ()):
                if self.thing(linked).kind is kind:
                    for target, same in self.same(linked).items():
                        _keep(best, target, _precedent(likeness * same, other, linked))
        return best

    def _precedents_of_target(self, target: str) -> dict[str, Finding]:
        """Project → the most alike project that is linked to the target, or to the same of another year."""
        best: dict[str, Finding] = {}
        for linked, same in self.same(target).items():
            for other in self.evidence.served_by.get(linked, ()):
                for project, likeness in self.alike(other, NodeKind.PROJECT).items():
                    if likeness >= LIKE:
                        _keep(best, project, _precedent(likeness * same, other, linked))
        return best

    # --- policies and key results in common

    def _of_ties(self, project: str, target: str) -> Iterator[Finding]:
        """The policy (for a key result) or key result (for a policy) whose projects most often serve the target."""
        kind = self.thing(target).kind
        group, share = self._group(target)
        best: Finding | None = None
        for tie in sorted(self.evidence.serves.get(project, ())):
            if self.thing(tie).kind is kind:
                continue
            for like, other in self._like_ties(tie):
                projects = self.evidence.served_by.get(other, frozenset()) - {project}
                strength = like * share * len(projects & group) / (len(projects) or 1)
                if strength and (best is None or strength > best.strength):
                    best = Finding(Ground.POLICY, strength, (tie, other))
        if best is not None:
            yield best

    def _like_ties(self, tie: str) -> list[tuple[float, str]]:
        """What the project serves already, and of key results those of like names."""
        if self.thing(tie).kind is NodeKind.POLICY:
            return [(1.0, tie)]
        near = self.alike(tie, NodeKind.KEY_RESULT)
        return [(1.0, tie), *sorted((like, id) for id, like in near.items() if like >= LIKE)]

    def _group(self, target: str) -> tuple[frozenset[str], float]:
        """The projects that serve the target, and 1; else those of its neighbours, and the share one would have."""
        if target not in self._groups:
            own = frozenset(project for same in self.same(target) for project in self.evidence.served_by.get(same, ()))
            self._groups[target] = (own, 1.0) if own else self._neighbours(target)
        return self._groups[target]

    def _neighbours(self, target: str) -> tuple[frozenset[str], float]:
        near = {
            child
            for parent in self.evidence.parents.get(target, ())
            for child in self.evidence.children[parent]
            if child != target
        }
        projects = frozenset(project for child in near for project in self.evidence.served_by.get(child, ()))
        return projects, HALF

    # --- hands, units

    def _of_hands(self, project: str, target: str) -> Iterator[Finding]:
        """The division of the project that carries out most of what serves the target, one unknown case allowed for."""
        own = self.evidence.hands.get(project)
        if not own:
            return
        (group, share), counts = self._group(target), self._hands_of(target)
        inside = project in group
        held, division = max((counts[each] - inside, each) for each in own)
        if held:
            yield Finding(Ground.DIVISION, share * held / (len(group) - inside + 1), words=division)

    def _hands_of(self, target: str) -> Counter[str]:
        """Division → how many of the group's projects it carries out."""
        if target not in self._hands:
            projects = self._group(target)[0]
            self._hands[target] = Counter(each for one in projects for each in self.evidence.hands.get(one, ()))
        return self._hands[target]

    def _of_units(self, project: str, target: str) -> Iterator[Finding]:
        other = self.thing(target)
        if not other.units:
            return
        one = self.thing(project)
        name = fold(one.name or "")
        units = sorted(
            unit for unit in other.units if unit in one.units or (len(fold(unit)) > 2 and fold(unit) in name)
        )
        numbers = {n for n in other.numbers if len(n) > 1} & {*numbers_in(one.name or ""), *one.numbers}
        if units:
            yield Finding(Ground.UNIT, 1.0 if numbers else 0.5, words=units[0])

    def thing(self, identifier: str) -> Thing:
        """The thing of that id, remembered."""
        if identifier not in self._things:
            self._things[identifier] = self.evidence.thing(identifier)
        return self._things[identifier]


def _keep(best: dict[str, Finding], key: str, found: Finding) -> None:
    kept = best.get(key)
    if kept is None or (found.strength, found.ids) > (kept.strength, kept.ids):
        best[key] = found


def _precedent(likeness: float, other: str, linked: str) -> Finding:
    return Finding(Ground.PRECEDENT, likeness**SHARPNESS, (other, linked), likeness=likeness)
