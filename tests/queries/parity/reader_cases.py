"""What the seam itself answers, and the plain statement files."""

from __future__ import annotations

from kb.interchange import export_lines
from kb.kinds import NodeKind
from kb.store.base import Question, Reader
from queries import rows
from queries.answer import completeness
from queries.reference import find
from queries.similar import similar
from tests.queries.parity import Case


def _by_ids(reader: Reader, start: str) -> object:
    ids = [node.id for node in reader.nodes()][:40]
    return list(reader.run(Question("queries", "nodes_by_id"), {"ids": [*reversed(ids), start, "policy:none"]}))


def _everything_about(reader: Reader, start: str) -> object:
    node = find(reader, start)
    return (
        node,
        list(reader.statements(node.id)),
        list(reader.history(node.id)),
        list(reader.edges(node.id)),
        list(reader.edges(node.id, outgoing=False)),
    )


def _alike(reader: Reader, start: str) -> object:
    name = find(reader, start).name or "โครงการ"
    return similar(reader, name), similar(reader, name[:9], kinds=[NodeKind.PROJECT], least=0.2, limit=50)


def _neighbours(reader: Reader, start: str) -> object:
    asked = {"id": find(reader, start).id, "kind_order": rows.KIND_ORDER}
    pages: list[tuple[str | None, int | None, int, int]] = [(None, None, 0, limit) for limit in (0, 1, 3, 1000)]
    pages += [("responsible_for", 0, 1, 2), ("part_of", 1, 0, 5), (None, 1, 0, 5), (None, 0, 2, 5)]
    return [
        list(
            reader.run(
                Question("queries", "neighbours"),
                {**asked, "edge_kind": kind, "outgoing": way, "offset": offset, "limit": limit},
            )
        )
        for kind, way, offset, limit in pages
    ]


CASES = [
    Case("nodes by id", _by_ids, whole=True),
    Case("export", lambda reader, _: export_lines(reader), whole=True),
    Case("documents", lambda reader, _: list(reader.documents(superseded=True)), whole=True),
    Case("documents by year", lambda reader, _: completeness(reader), whole=True),
    Case("counts by kind", lambda reader, _: reader.run(Question("queries", "kind_counts"), {}), whole=True),
    Case("resolve", lambda reader, start: (reader.resolve(start), reader.resolve(start[:2], limit=100))),
    Case("everything about a node", _everything_about),
    Case("neighbours", _neighbours),
    Case("similar names", _alike),
]
