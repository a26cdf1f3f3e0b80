"""Gaps: where a chain breaks, and which sort of break it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kb.kinds import NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader, Row
from ontology.vocabulary import Wording
from queries import reasons, rows
from queries.answer import Bound, Completeness, Cut, checked, completeness, question
from queries.candidates.evidence import EvidenceOf
from queries.candidates.propose import Candidate, Proposals, propose
from queries.cell import Cell
from queries.reference import find
from queries.rules import Rule, Severity, rules
from queries.rules import rule as rule_of
from queries.scope import Scope, scope_of

LIMIT = 100
"""Gaps of an answer unless told otherwise."""
MAX_LIMIT = 1_000_000
CANDIDATES = 3
"""Candidates of a gap unless told otherwise."""
MAX_CANDIDATES = 50
LIKELY = 0.25
"""The least score of a candidate from which a gap counts as recorded but not linked.

With hidden links of the plans of 2567 and 2569, 19 in 20 of the first candidates that reach
it are what a document links; `suggest` also shows less likely ones.
"""


class GapKind(StrEnum):
    """Which sort of break a gap is."""

    NOTHING_RECORDED = "nothing_recorded"
    RECORDED_NOT_LINKED = "recorded_not_linked"
    OUTSIDE_YEARS = "outside_years"
    OUTSIDE_DOCUMENTS = "outside_documents"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Gap:
    """A node without something that a rule asks of it, which sort of break that is, and why it is thought so.

    A gap of the kind `exempt` is none to mend: the rule does not apply to the node,
    for the reason given. `candidates` come the likeliest first.
    """

    rule: Rule
    node: Node
    kind: GapKind
    reason: Wording
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps: exempt ones last, then by severity, kind of node, code, rule, id; `total` counts all there are."""

    fiscal_year: int | None
    agency: Node | None
    gaps: tuple[Gap, ...]
    total: int
    completeness: Completeness


def gaps(
    reader: Reader,
    rule: str | None = None,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    node: str | None = None,
    strategy: str | None = None,
    division: str | None = None,
    offset: int = 0,
    limit: int = LIMIT,
    candidates: int = CANDIDATES,
    exempt: bool = True,
    evidence_of: EvidenceOf | None = None,
) -> Gaps:
    """The nodes that lack what the rules ask of them, each with the sort of its break.

    Args:
        reader: The state of the base to ask.
        rule: The code of a rule; all rules unless given.
        fiscal_year: Of the Buddhist Era; every year unless given.
        agency: An agency by id, code or name: what its documents speak of, and what
            they themselves link to it.
        node: A node by id, code or name: of it alone, where its chain breaks.
        strategy: A strategy by id, code or name: of what serves it alone.
        division: A division by id or name: of what it is responsible for alone.
        offset: Gaps to pass over.
        limit: Gaps at most, 1 to 1,000,000.
        candidates: Candidates of a gap at most, 0 to 50; with 0 none are looked for,
            what might be `recorded_not_linked` counts as `nothing_recorded`, and the
            reason of that is the rule's sentence alone.
        exempt: Whether those to which a rule does not apply are listed, too.
        evidence_of: Has at hand what speaks for candidates; read anew unless given.

    Raises:
        NotFoundError: There is no such rule, or no agency, node, strategy or division is called so.
        AmbiguousError: Several are.
        InputError: A bound is too low.
        LimitError: A bound is too high.
    """
    checked("offset", offset, least=0, most=MAX_LIMIT)
    checked("limit", limit, least=1, most=MAX_LIMIT)
    checked("candidates", candidates, least=0, most=MAX_CANDIDATES)
    among = tuple(rules().values()) if rule is None else (rule_of(rule),)
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    scope = scope_of(reader, fiscal_year, owner.id if owner else None)
    if node is not None:
        one = find(reader, node)
        among, scope = tuple(item for item in among if item.subject is one.kind), scope.of_node(one)
    cell = Cell(_id(reader, strategy, NodeKind.STRATEGY), _id(reader, division, NodeKind.DIVISION))
    listed, total = _listed(reader, among, scope, cell, offset + limit, exempt=exempt)
    listed = listed[offset : offset + limit]
    more = total - offset - len(listed)
    cuts = (Cut("gaps", Bound.LIMIT, limit, more),) if more > 0 else ()
    likely = _likely(reader, listed, scope, candidates, evidence_of)
    found = [_gap(reader, item, row, likely) for item, row in listed]
    state = completeness(reader, (*cuts, *likely.cuts))
    return Gaps(fiscal_year, owner, _with_places(reader, found, scope, candidates), total, state)


def _id(reader: Reader, reference: str | None, kind: NodeKind) -> str | None:
    return None if reference is None else find(reader, reference, kind).id


def _listed(
    reader: Reader, among: Sequence[Rule], scope: Scope, cell: Cell, limit: int, *, exempt: bool
) -> tuple[list[tuple[Rule, Row]], int]:
    """The first of what does not keep the rules, in order, and how many there are.

    Where some are left out, of which the statement gives no count apart, all rows are read.
    """
    counted = exempt and cell.everything
    broken = [(item, lacking(reader, item, scope, limit if counted else MAX_LIMIT)) for item in among]
    listed = sorted(((item, row) for item, found in broken for row in found if exempt or row[6] is None), key=order)
    if not cell.everything:
        kept = cell.among(reader, {rows.text(row[0]) for _, row in listed})
        listed = [(item, row) for item, row in listed if row[0] in kept]
    total = sum(rows.number(found[0][7]) for _, found in broken if found) if counted else len(listed)
    return listed[:limit], total


def lacking(reader: Reader, rule: Rule, scope: Scope, limit: int) -> list[Row]:
    """The rows of the statement `gaps` for a rule: what does not keep it, exempt ones last."""
    carried_by = None if rule.carried_by is None else str(rule.carried_by)
    parameters: dict[str, Json] = {
        **scope.parameters(rule), "node": scope.node, "carried_by": carried_by, "limit": limit,
    }  # fmt: skip
    return list(reader.run(question("gaps"), parameters))


def _likely(
    reader: Reader, listed: Sequence[tuple[Rule, Row]], scope: Scope, limit: int, evidence_of: EvidenceOf | None
) -> Proposals:  # fmt: skip
    """What may be the missing end of each gap."""
    wanted = [
        (rows.node(row), rule.candidates)
        for rule, row in listed
        if limit and rule.candidates is not None and row[6] is None and row[8]
    ]
    return propose(
        reader, wanted, limit=limit, fiscal_year=scope.fiscal_year, agency=scope.agency, least=LIKELY,
        evidence_of=evidence_of,
    )  # fmt: skip


def order(item: tuple[Rule, Row]) -> tuple[bool, int, int, bool, str, int, str]:
    """The place of a rule and a row of `lacking` among the gaps of all rules."""
    rule, (identifier, _, code, _, _, _, exemption, *_) = item
    severity, kind, number = _place(rule.code, rule.severity, rule.subject)
    return (
        exemption is not None,
        severity,
        kind,
        code is None,
        rows.optional_text(code) or "",
        number,
        rows.text(identifier),
    )


@cache
def _place(code: str, severity: Severity, subject: NodeKind) -> tuple[int, int, int]:
    """The place of a rule: by severity, by kind, by the rule file (last where it is not in it)."""
    known = list(rules())
    return (
        list(Severity).index(severity),
        list(NodeKind).index(subject),
        known.index(code) if code in known else len(known),
    )


def _gap(reader: Reader, rule: Rule, row: Row, likely: Proposals) -> Gap:
    node = rows.node(row)
    if row[6] is not None:
        return Gap(rule, node, GapKind.EXEMPT, rule.exemptions[rows.number(row[6])].reason)
    if not row[8]:
        return Gap(rule, node, GapKind.OUTSIDE_YEARS, reasons.outside_years(rule, node))
    found = () if rule.candidates is None else likely.of(node, rule.candidates)
    if found:
        by_name = all(each.similarity for each in found)
        return Gap(rule, node, GapKind.RECORDED_NOT_LINKED, reasons.not_linked(len(found), by_name=by_name), found)
    responsible = (rows.optional_text(row[9]) or "").split()
    if rule.carried_by and responsible and not row[10]:
        agencies = [agency for each in responsible if (agency := reader.node(each)) is not None]
        return Gap(rule, node, GapKind.OUTSIDE_DOCUMENTS, reasons.outside_documents(agencies))
    return Gap(rule, node, GapKind.NOTHING_RECORDED, rule.gap)


def _with_places(reader: Reader, found: Sequence[Gap], scope: Scope, candidates: int) -> tuple[Gap, ...]:
    """The gaps; those of which nothing is recorded say where the documents speak of the node none the less."""
    bare = [item.node.id for item in found if item.kind is GapKind.NOTHING_RECORDED]
    if not candidates or not bare:
        return tuple(found)
    said = reasons.mentions(reader, list(dict.fromkeys(bare)), scope.fiscal_year, scope.agency)
    return tuple(_with_place(item, said.get(item.node.id, ())) for item in found)


def _with_place(gap: Gap, said: Sequence[reasons.Mentions]) -> Gap:
    if gap.kind is not GapKind.NOTHING_RECORDED:
        return gap
    searched = gap.rule.candidates is not None and bool(gap.node.name)
    return replace(gap, reason=reasons.nothing_recorded(gap.rule, said, searched=searched))
