"""Suggestions: for each gap the likely links that would close it, for a person to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from ontology.vocabulary import Wording
from queries import rows
from queries.answer import Bound, Completeness, Cut, checked, completeness
from queries.candidates.propose import LEAST, Candidate, Proposals, propose
from queries.gaps import MAX_CANDIDATES, MAX_LIMIT, lacking, order
from queries.reference import find
from queries.rules import End, Exemption, Need, Rule, Severity, rules
from queries.rules import rule as rule_of
from queries.scope import Scope, scope_of

LIMIT = 20
"""Gaps of an answer unless told otherwise."""
CANDIDATES = 5
"""Candidates of a gap unless told otherwise."""

UNCODED = Rule(
    code="project_has_policy",
    subject=NodeKind.PROJECT,
    severity=Severity.INFO,
    sentence=Wording(
        en="A project of the city's plan or of the agency's strategy carries out a governor's policy.",
        th="โครงการ/กิจกรรมตามแผนของเมืองหรือยุทธศาสตร์ของหน่วยงานดำเนินการตามนโยบายผู้ว่าฯ",
    ),
    gap=Wording(en="The project carries out no governor's policy.", th="โครงการ/กิจกรรมไม่ได้เชื่อมโยงกับนโยบายผู้ว่าฯ"),
    needs=(
        Need(edge=EdgeKind.IMPLEMENTS, end=End.TARGET, kind=NodeKind.POLICY),
        Need(edge=EdgeKind.PART_OF, end=End.TARGET, kind=NodeKind.PROJECT),
    ),
    exemptions=(
        Exemption(
            Wording(en="Routine work need not carry out a policy.", th="งานประจำไม่ต้องเชื่อมโยงกับนโยบาย"),
            Need(property="category"),
            value="routine",
        ),
    ),
    candidates=NodeKind.POLICY,
)
"""No rule of a complete plan: a project without a policy is no gap, but may have one that nobody wrote down."""

SEARCHED = 500
"""Gaps of each rule that are looked into at most."""
_SOUGHT: dict[NodeKind, tuple[NodeKind, ...]] = {
    NodeKind.KEY_RESULT: (NodeKind.PROJECT,),
    NodeKind.POLICY: (NodeKind.PROJECT,),
    NodeKind.PROJECT: (NodeKind.KEY_RESULT, NodeKind.POLICY),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may belong to a node, the likeliest first.

    `rule` is the rule that the node does not keep; `None` where the node was asked for
    by name. `kind` is that of the candidates.
    """

    rule: Rule | None
    node: Node
    kind: NodeKind
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Suggestions in the order of gaps; `without` counts what was looked into in vain."""

    fiscal_year: int | None
    agency: Node | None
    suggestions: tuple[Suggestion, ...]
    without: int
    completeness: Completeness


def suggesting() -> dict[str, Rule]:
    """Code → the rules whose gaps have candidates."""
    return {item.code: item for item in (*rules().values(), UNCODED) if item.candidates is not None}


def suggest(
    reader: Reader,
    reference: str | None = None,
    rule: str | None = None,
    fiscal_year: int | None = None,
    agency: str | None = None,
    *,
    limit: int = LIMIT,
    candidates: int = CANDIDATES,
    least: float = LEAST,
) -> Suggestions:
    """The likely links of a node, or of the nodes that do not keep a rule.

    Args:
        reader: The state of the base to ask.
        reference: A project, key result or policy by id, code or name, whether it lacks a link or not.
        rule: The code of a rule of `suggesting()`; all of them unless given. Not with a reference.
        fiscal_year: Of the Buddhist Era: gaps and candidates of that year alone.
        agency: An agency by id, code or name: the gaps of its documents, and its projects alone.
        limit: Suggestions at most, 1 to 1,000,000: nodes for which something likely is recorded.
        candidates: Candidates of each at most, 1 to 50.
        least: The least score of a candidate, 0 to 1.

    Raises:
        NotFoundError: There is no such node, rule or agency.
        AmbiguousError: Several nodes or agencies are called so.
        InputError: The node is of a kind for which nothing is proposed, or a bound is wrong.
        LimitError: A bound is too high.
    """
    checked("limit", limit, least=1, most=MAX_LIMIT)
    checked("candidates", candidates, least=1, most=MAX_CANDIDATES)
    if not 0 <= least <= 1:
        raise InputError(f"the least score {least} is not between 0 and 1")
    owner = None if agency is None else find(reader, agency, NodeKind.AGENCY)
    of_agency = owner.id if owner else None
    if reference is None:
        wanted = _of_rules(reader, rule, scope_of(reader, fiscal_year, of_agency))
    else:
        wanted = _of_node(reader, reference, rule)
    proposals = propose(
        reader,
        [(node, kind) for _, node, kind in wanted],
        limit=candidates,
        fiscal_year=fiscal_year,
        agency=of_agency,
        least=least,
        enough=limit,
    )
    return _answer(reader, wanted, proposals, limit, fiscal_year, owner)


_Wanted = tuple[Rule | None, Node, NodeKind]


def _answer(
    reader: Reader,
    wanted: Sequence[_Wanted],
    proposals: Proposals,
    limit: int,
    fiscal_year: int | None,
    owner: Node | None,
) -> Suggestions:
    likely = tuple(
        Suggestion(rule, node, kind, found)
        for rule, node, kind in wanted[: proposals.looked]
        if (found := proposals.of(node, kind))
    )
    left = len(wanted) - proposals.looked
    cuts = (Cut("gaps", Bound.LIMIT, limit, left),) if left else ()
    state = completeness(reader, (*cuts, *proposals.cuts))
    return Suggestions(fiscal_year, owner, likely, proposals.looked - len(likely), state)


def _of_node(reader: Reader, reference: str, rule: str | None) -> list[_Wanted]:
    if rule is not None:
        raise InputError("ask for a node or for a rule, not for both")
    node = find(reader, reference)
    if node.kind not in _SOUGHT:
        known = ", ".join(_SOUGHT)
        raise InputError(f"nothing is proposed for {node.id}; links are proposed for: {known}")
    return [(None, node, kind) for kind in _SOUGHT[node.kind]]


def _of_rules(reader: Reader, code: str | None, scope: Scope) -> list[_Wanted]:
    """The nodes that do not keep the rules, in the order of gaps; exempt ones left out."""
    known = suggesting()
    chosen = list(known.values()) if code is None else [known[code] if code in known else _refused(code)]
    found = [(rule, row) for rule in chosen for row in lacking(reader, rule, scope, SEARCHED) if row[6] is None]
    return [
        (rule, rows.node(row), rule.candidates) for rule, row in sorted(found, key=order) if rule.candidates is not None
    ]


def _refused(code: str) -> Rule:
    rule_of(code)
    raise InputError(f"nothing is proposed for gaps of {code}; rules with proposals: {', '.join(suggesting())}")
