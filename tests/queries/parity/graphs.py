"""Generated bases: any kinds, any edges that the vocabulary allows, in two documents and an edition of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from kb.kinds import EdgeKind
from kb.statement import Json, Place, Rank, Statement
from kb.store.base import Document, Store
from ontology.vocabulary import vocabulary
from tests.kb.making import document

_PLAN, _LATER, _OTHER = document("plan.txt", edition="plan"), document("later.txt", edition="plan"), document("x.txt")
_JOINS = [(name, *ends) for name, term in vocabulary().edges.items() for ends in sorted(term.joins)]
_LOCALS = ["1", "2", "ก/๑", "😀"]
_TEXTS = ["", "049", "1.1", "ปลูกต้นไม้", 'ฝ่าย "เทศกิจ"', "a`b\\c", "x\ny\u202e", "\uffee", "😀 ปลูกต้นไม้ริมคลอง"]
_AGENCY = "agency:1"


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
    return st.lists(st.one_of(_facts(source), _links(source), _links(source)), min_size=1, max_size=24)


def _facts(source: Document) -> st.SearchStrategy[Statement]:
    """Codes, names, years and owners of nodes."""
    kinds = [kind for kind in vocabulary().kinds if kind != "document"]
    return st.builds(
        lambda place, kind, local, fact, rank: Statement(
            source.id, place, f"{kind}:{local}", fact[0], fact[1], rank=rank
        ),
        _places(), st.sampled_from(kinds), st.sampled_from(_LOCALS), _said(), st.sampled_from(Rank),
    )  # fmt: skip


def _said() -> st.SearchStrategy[tuple[str, Json]]:
    texts = st.sampled_from(_TEXTS)
    return st.one_of(
        st.tuples(st.just("code"), texts),
        st.tuples(st.just("name"), texts),
        st.tuples(st.just("aliases"), st.lists(texts, max_size=2)),
        st.tuples(st.just("fiscal_year"), st.sampled_from([2567, 2568, 2569])),
    )


def _links(source: Document) -> st.SearchStrategy[Statement]:
    """Edges between few nodes, so that they make chains, diamonds and rings."""
    return st.builds(
        lambda place, join, one, two, role, rank: Statement(
            source.id, place, f"{join[1]}:{one}", join[0], {}, f"{join[2]}:{two}",
            role if join[0] == EdgeKind.RESPONSIBLE_FOR else "", rank,
        ),
        _places(), st.sampled_from(_JOINS), st.sampled_from(_LOCALS), st.sampled_from(_LOCALS),
        st.sampled_from(["H", "R", "support"]), st.sampled_from(Rank),
    )  # fmt: skip


def _places() -> st.SearchStrategy[Place]:
    count = st.one_of(st.none(), st.integers(1, 3))
    return st.builds(Place, st.integers(1, 9), st.sampled_from(_TEXTS), count, count, count)
