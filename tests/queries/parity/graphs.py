"""Generated bases: any kinds, any edges that the vocabulary allows, in two documents and an edition of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from kb.kinds import EdgeKind
from kb.statement import Place, Rank, Statement
from kb.store.base import Document, Store
from ontology.vocabulary import vocabulary
from tests.kb.making import document
from tests.queries.parity.facts import TEXTS, facts_of, locals_of, values_of

_PLAN = replace(document("plan.txt", edition="plan"), agency="agency:1")
_LATER = replace(document("later.txt", edition="plan"), agency="agency:1")
_OTHER = replace(document("x.txt", year=2568), agency="agency:2")
_KINDS = [kind for kind in vocabulary().kinds if kind != "document"]
_JOINS = [(name, *ends) for name, term in vocabulary().edges.items() for ends in sorted(term.joins)]


@dataclass(frozen=True)
class Graph:
    """Documents with what they say, in the order of loading, and the ids that they name."""

    documents: tuple[tuple[Document, tuple[Statement, ...]], ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the nodes that are named."""
        said = [statement for _, statements in self.documents for statement in statements]
        return sorted({end for statement in said for end in (statement.subject, statement.object) if end})

    def load(self, store: Store) -> None:
        """Puts the documents into a base, one after the other."""
        for source, statements in self.documents:
            with store.write() as writer:
                writer.put_document(source, statements, report={"count": len(statements)})


def graphs() -> st.SearchStrategy[Graph]:
    """Bases of two documents of different years, of which the first has a later edition or none."""
    one, two, three = (_statements(source) for source in (_PLAN, _OTHER, _LATER))
    several = st.tuples(one, two, st.one_of(st.none(), three))
    return several.map(lambda said: Graph(tuple(_loads(*said)))).filter(lambda graph: bool(graph.ids))


def _loads(
    plan: Sequence[Statement], other: Sequence[Statement], later: Sequence[Statement] | None
) -> list[tuple[Document, tuple[Statement, ...]]]:
    found = [(_PLAN, tuple(plan)), (_OTHER, tuple(other))]
    return found if later is None else [*found, (_LATER, tuple(later))]


def _statements(source: Document) -> st.SearchStrategy[list[Statement]]:
    return st.lists(st.one_of(_facts(source), _links(source), _links(source)), min_size=1, max_size=40)


@st.composite
def _facts(draw: st.DrawFn, source: Document) -> Statement:
    """A property of a node."""
    kind = draw(st.sampled_from(_KINDS))
    facts = facts_of(kind)
    predicate = draw(st.sampled_from(sorted(facts)))
    value = draw(st.sampled_from(facts[predicate]))
    subject = f"{kind}:{draw(st.sampled_from(locals_of(kind)))}"
    return Statement(source.id, draw(_places()), subject, predicate, value, rank=draw(st.sampled_from(Rank)))


@st.composite
def _links(draw: st.DrawFn, source: Document) -> Statement:
    """An edge between few nodes, so that edges make chains, diamonds and rings."""
    kind, lower, upper = draw(st.sampled_from(_JOINS))
    ends = [f"{each}:{draw(st.sampled_from(locals_of(each)))}" for each in (lower, upper)]
    role = draw(st.sampled_from(["H", "R", "support"])) if kind == EdgeKind.RESPONSIBLE_FOR else ""
    value = draw(st.sampled_from(values_of(kind)))
    rank = draw(st.sampled_from(Rank))
    return Statement(source.id, draw(_places()), ends[0], kind, value, ends[1], role, rank)


def _places() -> st.SearchStrategy[Place]:
    count = st.one_of(st.none(), st.integers(1, 3))
    return st.builds(Place, st.integers(1, 9), st.sampled_from(TEXTS), count, count, count)
