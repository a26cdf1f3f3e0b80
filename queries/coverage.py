"""Coverage: how much of a plan has what the rules ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader, Row
from queries import rows
from queries.answer import Completeness, completeness, question
from queries.reference import find
from queries.rules import Rule, rules
from queries.scope import Scope, scope_of


class By(StrEnum):
    """What coverage can be grouped by."""

    STRATEGY = "strategy"
    AGENCY = "agency"
    DIVISION = "division"
    FISCAL_YEAR = "fiscal_year"


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How far one rule is kept.

    Each node that the rule speaks of is `covered`, a gap or `exempt`, once. `deep`
    counts the covered ones under which a project stands that has both a stated
    budget and a division; `None` for a rule that does not look so far.
    """

    rule: Rule
    covered: int
    gaps: int
    exempt: int
    deep: int | None

    @property
    def subjects(self) -> int:
        """The nodes that the rule speaks of, exempt ones too."""
        return self.covered + self.gaps + self.exempt

    @property
    def share(self) -> float | None:
        """Covered nodes among those not exempt, in [0, 1]; `None` where there are none: absent is not zero."""
        return self._share(self.covered)

    @property
    def deep_share(self) -> float | None:
        """Deeply covered nodes among those not exempt, in [0, 1]; `None` where there are none or no such look."""
        return None if self.deep is None else self._share(self.deep)

    def _share(self, part: int) -> float | None:
        whole = self.covered + self.gaps
        return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """The coverage of a part of the base, rules in the order of the rule file.

    `key` is the id of a strategy, agency or division, or a fiscal year; `None` for
    what belongs to no group (a policy serves no strategy). `node` is the group's
    node where it has one.
    """

    key: str | int | None
    node: Node | None
    rules: tuple[RuleCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of the base, or of a fiscal year or an agency of it.

    `rules` is of the whole, in the order of the rule file. `groups` are by code,
    then id or year, `None` last; a node that belongs to several groups counts in
    each, so that groups need not add up to the whole. A group of an agency or year
    is exactly what the question gives when asked for that agency or year.
    """

    fiscal_year: int | None
    agency: Node | None
    by: By | None
    rules: tuple[RuleCoverage, ...]
    groups: tuple[CoverageGroup, ...]
    completeness: Completeness


def coverage(
    reader: Reader,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    by: str | None = None,
    chosen: Iterable[Rule] | None = None,
) -> Coverage:
    """How far the rules are kept, as a whole and by group.

    Args:
        reader: The state of the base to ask.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name; all unless given.
        by: `strategy` (which the node serves), `division` (responsible for the
            node), `agency` (whose documents speak of it) or `fiscal_year`.
        chosen: The rules to look at; all unless given.

    Raises:
        NotFoundError: No agency is called so.
        AmbiguousError: Several agencies are.
        InputError: `by` is none of the groupings.
    """
    grouping = _grouping(by)
    among = tuple(rules().values()) if chosen is None else tuple(chosen)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    scope = scope_of(reader, fiscal_year, owner.id if owner else None)
    return Coverage(
        fiscal_year=fiscal_year,
        agency=owner,
        by=grouping,
        rules=tuple(_of_rule(reader, rule, scope) for rule in among),
        groups=_groups(reader, among, scope, grouping),
        completeness=completeness(reader),
    )


def _grouping(by: str | None) -> By | None:
    if by is not None and by not in [str(grouping) for grouping in By]:
        raise InputError(f"coverage is not grouped by {by!r}; known: {', '.join(By)}")
    return None if by is None else By(by)


def _groups(reader: Reader, among: tuple[Rule, ...], scope: Scope, by: By | None) -> tuple[CoverageGroup, ...]:
    if by is None:
        return ()
    if by in (By.STRATEGY, By.DIVISION):
        found = list(_groups_of_edges(reader, among, scope, by))
    else:
        parts = _parts(reader, scope, by)
        found = [_group(reader, key, [_of_rule(reader, rule, part) for rule in among]) for key, part in parts.items()]
    return tuple(sorted(found, key=_place))


def _of_rule(reader: Reader, rule: Rule, scope: Scope) -> RuleCoverage:
    return _counted(rule, _run(reader, rule, scope, None))


def _run(reader: Reader, rule: Rule, scope: Scope, by: By | None) -> list[Row]:
    parameters = {**scope.parameters(rule), "deep": int(rule.deep), "by": None if by is None else str(by)}
    return list(reader.run(question("coverage"), parameters))


def _counted(rule: Rule, found: Iterable[Row]) -> RuleCoverage:
    """The counts of rows (group, verdict, nodes, deep) of one group."""
    counts = {rows.text(verdict): (rows.number(nodes), rows.number(deep)) for _, verdict, nodes, deep in found}
    covered, deep = counts.get("covered", (0, 0))
    gaps, exempt = (counts.get(verdict, (0, 0))[0] for verdict in ("gap", "exempt"))
    return RuleCoverage(rule, covered, gaps, exempt, deep if rule.deep else None)


def _groups_of_edges(reader: Reader, among: tuple[Rule, ...], scope: Scope, by: By) -> Iterator[CoverageGroup]:
    """Groups that the statement file tells apart itself; rules without subjects in a group count zero there."""
    by_rule: dict[str, dict[str | None, list[Row]]] = {}
    for rule in among:
        groups = by_rule.setdefault(rule.code, {})
        for row in _run(reader, rule, scope, by):
            groups.setdefault(rows.optional_text(row[0]), []).append(row)
    for key in {key for groups in by_rule.values() for key in groups}:
        yield _group(reader, key, [_counted(rule, by_rule[rule.code].get(key, ())) for rule in among])


def _parts(reader: Reader, scope: Scope, by: By) -> Mapping[str | int, Scope]:
    """The agencies or years of the documents in force, each with its part of the scope."""
    if by is By.AGENCY:
        owners = {document.agency for document in reader.documents() if scope.agency in (None, document.agency)}
        return {owner: scope_of(reader, scope.fiscal_year, owner) for owner in owners if owner is not None}
    years = {document.fiscal_year for document in reader.documents()}
    wanted = {year for year in years if year is not None and scope.fiscal_year in (None, year)}
    return {year: scope_of(reader, year, scope.agency) for year in wanted}


def _group(reader: Reader, key: str | int | None, counts: Iterable[RuleCoverage]) -> CoverageGroup:
    return CoverageGroup(key, reader.node(key) if isinstance(key, str) else None, tuple(counts))


def _place(group: CoverageGroup) -> tuple[bool, bool, str, str]:
    code = group.node.code if group.node else None
    return group.key is None, code is None, code or "", str(group.key)
