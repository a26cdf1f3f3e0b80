"""Both engines answer every question alike of generated graphs: see `tests.queries.parity`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.store.open import open_store
from tests.neo4j_server.fixtures import ON_NEO4J, an_empty_database
from tests.queries.parity import cases
from tests.queries.parity.graphs import Graph, graphs

pytestmark = ON_NEO4J

CASES = cases()
ASKED = 40
"""Cases for each graph; over the examples each of them is drawn about once."""


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(graphs(), st.data())
def test_generated_graphs_give_equal_answers(neo4j_address: str, graph: Graph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.ids))
    chosen = data.draw(st.lists(st.sampled_from(range(len(CASES))), min_size=ASKED, max_size=ASKED, unique=True))
    with an_empty_database(neo4j_address), tempfile.TemporaryDirectory() as folder:
        stores = open_store(Path(folder) / "base.db"), open_store(neo4j_address)
        for store in stores:
            graph.load(store)
        with stores[0].read() as sqlite, stores[1].read() as neo4j:
            for case in (CASES[number] for number in chosen):
                assert case.answer(neo4j, start) == case.answer(sqlite, start), case.name
        for store in stores:
            store.close()
