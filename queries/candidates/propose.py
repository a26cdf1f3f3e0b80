"""Proposes links for nodes that lack one: never made silently, each with a score and its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import InputError
from kb.identity import kind_of
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.store.base import Reader
from ontology.vocabulary import Wording
from queries import rows
from queries.answer import Bound, Cut, question
from queries.candidates.evidence import READ, Evidence, EvidenceOf, read_evidence
from queries.candidates.grounds import Finding, Ground, Grounds
from queries.candidates.scoring import Reason, reasons, score, why

LEAST = 0.15
"""The least score of a proposal.

With hidden links of the plans of 2567 and 2569, of the first proposals that reach it 9 in
10 name a key result or project that a document links, of policies 17 in 20.
"""
MAX_SHOWN = 1_000
"""Candidates of a node at most, however many are asked for."""
EDGES: Mapping[NodeKind, EdgeKind] = {NodeKind.KEY_RESULT: EdgeKind.SUPPORTS, NodeKind.POLICY: EdgeKind.IMPLEMENTS}
"""What joins a project to each kind that it can serve."""
_BETWEEN = "+"
"""Stands in a proposal's id between the ids of the two, before the kind of the second."""

Wanted = tuple[Node, NodeKind]
"""A node and the kind among which to look for what it lacks."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that may be the missing one: proposed for a person to decide, never linked.

    `project` and `target` are the ids of what the link would join; `score` is in [0, 1],
    `reasons` say what it rests on, the weightiest first.
    """

    node: Node
    project: str
    target: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """Names the proposal, the same in every answer: project and target."""
        return f"{self.project}{_BETWEEN}{self.target}"

    @property
    def edge(self) -> EdgeKind:
        """The edge that would join the two."""
        return EDGES[kind_of(self.target)]

    @property
    def similarity(self) -> float:
        """How alike the names are, in [0, 1]."""
        return next((item.strength for item in self.reasons if item.ground is Ground.NAME), 0.0)

    @property
    def why(self) -> Wording:
        """The reasons in a sentence."""
        return why(self.reasons)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The candidates of each node and kind that was asked for, best first, then by id.

    `looked` counts the nodes that were looked into; `cuts` say where the base was read in part.
    """

    found: Mapping[tuple[str, NodeKind], tuple[Candidate, ...]]
    looked: int
    cuts: tuple[Cut, ...]

    def of(self, node: Node, kind: NodeKind) -> tuple[Candidate, ...]:
        """The candidates of a node among a kind."""
        return self.found.get((node.id, kind), ())


def propose(
    reader: Reader,
    wanted: Sequence[Wanted],
    *,
    limit: int,
    fiscal_year: int | None = None,
    agency: str | None = None,
    least: float = LEAST,
    enough: int | None = None,
    most: int = READ,
    evidence_of: EvidenceOf | None = None,
) -> Proposals:
    """Likely links of the nodes.

    Args:
        reader: The state of the base to ask.
        wanted: Nodes (projects, key results, policies), each with the kind that it lacks.
        limit: Candidates of each at most.
        fiscal_year: Of the candidates; by default that of the node, where it has one.
        agency: The id of the agency whose projects alone are proposed.
        least: The least score, 0 to 1.
        enough: Look no further when so many nodes have candidates; into all unless given.
        most: Projects to read at most; where the base has more, those of far years are left out.
        evidence_of: Has the evidence at hand; read anew unless given. `most` is its own then.
    """
    if not wanted or not limit:
        return Proposals({}, len(wanted), ())
    years = [node.fiscal_year for node, _ in wanted if node.fiscal_year is not None]
    year = fiscal_year or max(years, default=None)
    evidence = evidence_of(reader, year) if evidence_of else read_evidence(reader, year, most=most)
    grounds = Grounds(evidence)
    best: dict[tuple[str, NodeKind], _Scored] = {}
    looked = 0
    for node, kind in wanted:
        if enough is not None and len(best) >= enough:
            break
        looked += 1
        if node.id in evidence.found and (
            found := _best(grounds, (node.id, kind), (fiscal_year, agency), limit, least)
        ):
            best[node.id, kind] = found
    nodes = _nodes(reader, evidence, best.values())
    cuts = (Cut("projects", Bound.WORK, most, evidence.unread),) if evidence.unread else ()
    return Proposals({pair: _candidates(pair[0], found, nodes) for pair, found in best.items()}, looked, cuts)


_Scored = list[tuple[str, float, list[Finding]]]


def _best(
    grounds: Grounds, pair: tuple[str, NodeKind], within: tuple[int | None, str | None], limit: int, least: float
) -> _Scored:
    """The candidates of the highest scores: id, score, grounds."""
    fiscal_year, agency = within
    scored = [
        (other, points, found)
        for other, found in grounds.candidates(*pair).items()
        if (points := score(found)) >= least
        and (fiscal_year is None or grounds.evidence.year(other) in (None, fiscal_year))
        and (agency is None or pair[1] is not NodeKind.PROJECT or grounds.evidence.agency(other) == agency)
    ]
    return sorted(scored, key=lambda item: (-item[1], item[0]))[:limit]


def _nodes(reader: Reader, evidence: Evidence, best: Iterable[_Scored]) -> dict[str, Node]:
    """The candidates, and what their grounds rest on with the agencies of it."""
    found = [item for scored in best for item in scored]
    rested = {each for _, _, findings in found for finding in findings for each in finding.ids}
    agencies = {evidence.thing(each).agency for each in rested}
    ids = {*(identifier for identifier, _, _ in found), *rested, *(each for each in agencies if each)}
    rows_found = reader.run(question("nodes_by_id"), {"ids": sorted(ids)})
    return {node.id: node for node in map(rows.node, rows_found)}


def _candidates(subject: str, scored: _Scored, nodes: Mapping[str, Node]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(nodes[other], *ends(subject, other), points, reasons(found, nodes)) for other, points, found in scored
    )


def ends(one: str, other: str) -> tuple[str, str]:
    """The two ids, that of the project first."""
    return (one, other) if kind_of(one) is NodeKind.PROJECT else (other, one)


def link_of(identifier: str) -> tuple[str, str]:
    """The ids of the project and of the target that a proposal's id names.

    Raises:
        InputError: It is no id of a proposal.
    """
    for kind in EDGES:
        project, between, local = identifier.partition(f"{_BETWEEN}{kind}:")
        if between and local and project.startswith(f"{NodeKind.PROJECT}:"):
            return project, f"{kind}:{local}"
    raise InputError(f"{identifier!r} is no proposal; their ids are <project>{_BETWEEN}<key result or policy>")
