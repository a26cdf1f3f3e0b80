"""Reads one state of the base, and says so when the base changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from neo4j import Session

from kb.errors import StoreBusyError, StoreError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Statement, canonical_json
from kb.store.base import Document, LoadRecord, Match, Parameter, Question, Row
from kb.store.labels import By, Lookup, lookups
from kb.store.neo4j.errors import engine_errors
from kb.store.neo4j.facts import DOCUMENT, NODE, label_key
from kb.store.neo4j.grams import lucene
from kb.store.neo4j.server import ask
from kb.store.questions import statement_text
from kb.store.rows import Values, document_of, edge_of, load_of, node_of, statement_of

_PAGE = 2000
"""Nodes that are read in one transaction."""

_GENERATION = "MATCH (meta:Meta) RETURN meta.generation"
_NODE = ", ".join(f"n.{name}" for name in NODE)
_DOCUMENT = ", ".join(f"d.{name}" for name in DOCUMENT)
_EDGE = "a.id, type(e), b.id, e.qualifier, e.properties"
_STATEMENT = (
    "d.id, s.line, s.text, s.table_number, s.row_number, s.column_number,"
    " s.subject, s.predicate, s.value, s.object, s.qualifier, s.rank, s.confidence, s.matched_from"
)
_BY_PLACE = (
    "coalesce(s.table_number, -1), coalesce(s.row_number, -1), coalesce(s.column_number, -1), s.line, s.text, s.id"
)
_STATED = "MATCH (s:Statement {subject: $subject})-[:stated_in]->(d:DocumentRecord) USING INDEX s:Statement(subject)"

_PLACES = {str(kind): place for place, kind in enumerate(NodeKind)}
_ORDERED = (
    " AND n.kind IN $kinds RETURN n.id ORDER BY $places[n.kind], coalesce(n.fiscal_year, -1) DESC, n.id LIMIT $limit"
)
_BY = {
    By.ID: "MATCH (n:Node {id: $text}) WHERE true",
    By.LABEL: "MATCH (:Label {label: $key, tier: $tier})-[:labels]->(n:Node) WHERE true",
    By.WORDS: (
        "CALL db.index.fulltext.queryNodes('node_grams', $match) YIELD node AS n WITH n WHERE n.text CONTAINS $text"
    ),
    By.LETTERS: "MATCH (n:Node) WHERE n.text CONTAINS $text",
}


class Neo4jReader:
    """One state of the base, for the length of a `read` block.

    The server commits under a reader's hands. After each answer, before it is given out, the
    bookmark that came with it tells whether anything was committed in the meantime; if so, and
    at the end of the block, the generation tells whether that changed the base.

    Raises:
        StoreBusyError: From every method, when another process has changed the base since the block began.
    """

    def __init__(self, session: Session, place: str, seconds: float) -> None:
        self._session = session
        self._place = place
        self._seconds = seconds
        self._open = True
        with engine_errors(place):
            self._generation = self._current()
        self._bookmarks = session.last_bookmarks().raw_values

    def close(self) -> None:
        """Ends what is still being read."""
        self._open = False

    def generation(self) -> int:
        """Counts the committed changes; equal numbers mean an equal base."""
        return self._generation or 0

    def node(self, identifier: str) -> Node | None:
        """The node, or `None` where the base has none of that id."""
        found = self._rows(f"MATCH (n:Node {{id: $id}}) RETURN {_NODE}", {"id": identifier})
        return next(map(node_of, found), None)

    def nodes(self, kind: NodeKind | None = None) -> Iterator[Node]:
        """All nodes (of one kind), by id."""
        of_kind = "" if kind is None else "n.kind = $kind AND "
        text = f"MATCH (n:Node) WHERE {of_kind}n.id > $after RETURN {_NODE} ORDER BY n.id LIMIT {_PAGE}"
        return map(node_of, self._pages(text, {"kind": kind and str(kind)}))

    def edges(self, identifier: str, *, outgoing: bool = True, kinds: Sequence[EdgeKind] = ()) -> Iterator[Edge]:
        """The edges from (or to) a node, by kind, other end and qualifier; none for an unknown id."""
        here, other = ("a", "b") if outgoing else ("b", "a")
        wanted = " WHERE type(e) IN $kinds" if kinds else ""
        text = (
            f"MATCH ({here}:Node {{id: $id}}) MATCH (a)-[e]->(b:Node){wanted}"
            f" RETURN {_EDGE} ORDER BY type(e), {other}.id, e.qualifier"
        )
        text = text if outgoing else text.replace("(a)-[e]->(b:Node)", "(a:Node)-[e]->(b)")
        return map(edge_of, self._lazily(text, {"id": identifier, "kinds": list(map(str, kinds))}))

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, by source, kind, target and qualifier."""
        text = (
            "UNWIND $ids AS id MATCH (a:Node {id: id})-[e]->(b:Node)"
            f" RETURN {_EDGE} ORDER BY a.id, type(e), b.id, e.qualifier"
        )
        return (edge_of(row) for ids in self._pages_of_ids() for row in self._rows(text, {"ids": ids}))

    def statements(self, subject: str) -> Iterator[Statement]:
        """The property statements in force about a node, by predicate, rank, document, place and id."""
        where = " WHERE s.object IS NULL AND d.superseded_by IS NULL"
        return self._statements(f"{_STATED}{where}", "s.predicate, s.rank, d.id", {"subject": subject})

    def edge_statements(self, edge: Edge) -> Iterator[Statement]:
        """The relation statements in force behind an edge, by rank, document, place and id."""
        where = (
            " WHERE s.predicate = $kind AND s.object = $target AND s.qualifier = $qualifier AND d.superseded_by IS NULL"
        )
        ends = {"subject": edge.source, "kind": str(edge.kind), "target": edge.target, "qualifier": edge.qualifier}
        return self._statements(f"{_STATED}{where}", "s.rank, d.id", ends)

    def all_statements(self) -> Iterator[Statement]:
        """The property statements in force, by subject, and of one subject as `statements` orders them."""
        return self._all_statements("s.object IS NULL", "s.subject, s.predicate, s.rank, d.id")

    def all_edge_statements(self) -> Iterator[Statement]:
        """The relation statements in force, by source, kind, target and qualifier, then as `edge_statements`."""
        order = "s.subject, s.predicate, s.object, s.qualifier, s.rank, d.id"
        return self._all_statements("s.object IS NOT NULL", order)

    def history(self, subject: str) -> Iterator[Statement]:
        """Statements whose subject is the node, from superseded editions, properties first."""
        order = "s.object IS NOT NULL, s.predicate, s.object, s.qualifier, s.rank, d.id"
        return self._statements(f"{_STATED} WHERE d.superseded_by IS NOT NULL", order, {"subject": subject})

    def document(self, identifier: str) -> Document | None:
        """The document of any edition, or `None` where the base has none of that id."""
        found = self._rows(f"MATCH (d:DocumentRecord {{id: $id}}) RETURN {_DOCUMENT}", {"id": identifier})
        return next(map(document_of, found), None)

    def documents(self, *, superseded: bool = False) -> Iterator[Document]:
        """The documents in force (or all), by id."""
        where = "" if superseded else " WHERE d.superseded_by IS NULL"
        return map(document_of, self._lazily(f"MATCH (d:DocumentRecord){where} RETURN {_DOCUMENT} ORDER BY d.id"))

    def document_statements(self, document: str, *, as_loaded: bool = False) -> Iterator[Statement]:
        """Every statement of a document, by place and id or as loaded; none for an unknown id."""
        said = "MATCH (d:DocumentRecord {id: $document})<-[:stated_in]-(s:Statement)"
        if as_loaded:
            text = f"{said} RETURN {_STATEMENT} ORDER BY s.seq"
            return map(statement_of, self._lazily(text, {"document": document}))
        return self._statements(said, "", {"document": document})

    def loads(self, document: str | None = None) -> Iterator[LoadRecord]:
        """The load history (of one document), oldest first."""
        text = (
            "MATCH (l:Load) WHERE $document IS NULL OR l.document = $document"
            " RETURN l.document, l.loaded_at, l.report ORDER BY l.seq"
        )
        return map(load_of, self._lazily(text, {"document": document}))

    def mark(self, name: str) -> str | None:
        """What a program left in the base under that name; `None` where it left nothing."""
        found = self._rows("MATCH (m:Mark {name: $name}) RETURN m.value", {"name": name})
        return next((str(row[0]) for row in found), None)

    def resolve(self, reference: str, *, kind: NodeKind | None = None, limit: int = 10) -> list[str]:
        """Ids of the nodes with this id, else code, else name or alias, else with these words in them."""
        for way in lookups(reference):
            found = self._rows(_BY[way.by] + _ORDERED, _given(way, kind, limit), self._seconds)
            if found:
                return [str(row[0]) for row in found]
        return []

    def run(self, question: Question, parameters: Mapping[str, Parameter]) -> Iterator[Row]:
        """The rows of a named statement, in its order; parameters are bound, never pasted."""
        text = statement_text(question, "cypher")
        return map(_cells, self._lazily(text, _bound(parameters), self._seconds))

    def _statements(self, matched: str, order: str, parameters: Mapping[str, Any]) -> Iterator[Statement]:
        by = f"{order}, {_BY_PLACE}" if order else _BY_PLACE
        return map(statement_of, self._lazily(f"{matched} RETURN {_STATEMENT} ORDER BY {by}", parameters))

    def _all_statements(self, where: str, order: str) -> Iterator[Statement]:
        """The statements in force, read for some nodes at a time."""
        text = (
            "UNWIND $ids AS id MATCH (s:Statement {subject: id})-[:stated_in]->(d:DocumentRecord)"
            f" USING INDEX s:Statement(subject) WHERE {where} AND d.superseded_by IS NULL"
            f" RETURN {_STATEMENT} ORDER BY {order}, {_BY_PLACE}"
        )
        return (statement_of(row) for ids in self._pages_of_ids() for row in self._rows(text, {"ids": ids}))

    def _pages(self, text: str, parameters: Mapping[str, Any]) -> Iterator[Values]:
        """The rows of a statement that gives a page of them, by the id in the first column, after `$after`."""
        after = ""
        while rows := self._rows(text, {**parameters, "after": after}):
            yield from self._while_open(rows)
            after = rows[-1][0]

    def _pages_of_ids(self) -> Iterator[list[str]]:
        text = f"MATCH (n:Node) WHERE n.id > $after RETURN n.id ORDER BY n.id LIMIT {_PAGE}"
        after = ""
        while ids := [str(row[0]) for row in self._rows(text, {"after": after})]:
            yield ids
            after = ids[-1]

    def _lazily(
        self, text: str, parameters: Mapping[str, Any] | None = None, seconds: float | None = None
    ) -> Iterator[Values]:
        """As `_rows`, asked for when the first row is taken."""
        yield from self._while_open(self._rows(text, parameters, seconds))

    def _while_open(self, rows: Sequence[Values]) -> Iterator[Values]:
        """The rows, as long as the block lasts."""
        for row in rows:
            self._check_open()
            yield row

    def _check_open(self) -> None:
        if not self._open:
            raise StoreError(f"the block that read {self._place} has ended")

    def _rows(
        self, text: str, parameters: Mapping[str, Any] | None = None, seconds: float | None = None
    ) -> list[Values]:
        """The rows of a statement; the engine's errors become those of the seam."""
        self._check_open()
        with engine_errors(self._place):
            rows = ask(self._session, text, parameters or {}, seconds=seconds)
        if not self._bookmarks or self._session.last_bookmarks().raw_values != self._bookmarks:
            self.check_unchanged()
        return rows

    def check_unchanged(self) -> None:
        """Makes sure that nothing that was read was written in the meantime.

        Raises:
            StoreBusyError: The base has changed since the block began.
        """
        with engine_errors(self._place):
            current = self._current()
        if current != self._generation:
            raise StoreBusyError(f"the base at {self._place} was changed while it was read; ask again")
        self._bookmarks = self._session.last_bookmarks().raw_values

    def _current(self) -> int | None:
        """The generation as it is now; `None` where the base has gone."""
        return next((row[0] for row in ask(self._session, _GENERATION, {})), None)


def _given(way: Lookup, kind: NodeKind | None, limit: int) -> dict[str, Any]:
    """The parameters of a lookup."""
    return {
        "text": way.text,
        "key": label_key(way.text),
        "tier": way.tier,
        "match": lucene(way.match),
        "kinds": [str(item) for item in way.allowed(kind)],
        "places": _PLACES,
        "limit": limit,
    }


def _bound(parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    return {name: lucene(value) if isinstance(value, Match) else value for name, value in parameters.items()}


def _cells(row: Values) -> Row:
    """The cells as every engine gives them."""
    return tuple(_cell(value) for value in row)


def _cell(value: Any) -> int | str | float | bytes | None:
    if isinstance(value, bool):
        return int(value)
    return canonical_json(value) if isinstance(value, list | dict) else value
