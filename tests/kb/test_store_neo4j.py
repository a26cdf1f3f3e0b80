"""What is special about a base on a server: addresses, versions, strangers, writers, limits of its indexes."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, LiteralString

import neo4j
import pytest

from kb.errors import InputError, StoreBusyError, StoreError, StoreFormatError
from kb.kinds import EdgeKind, NodeKind
from kb.settings import Settings
from kb.store.base import LoadOutcome, Match, Parameter, Question, Store
from kb.store.neo4j import server as server_module
from kb.store.neo4j.address import checked_address
from kb.store.neo4j.derivation import kind_label
from kb.store.neo4j.grams import grams, lucene
from kb.store.open import open_store
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, exported, links, put, says
from tests.neo4j_server.fixtures import ON_NEO4J

pytestmark = ON_NEO4J

A, B = document("a.txt"), document("b.txt")
Run = Callable[..., list[list[Any]]]


@pytest.fixture
def store(neo4j_base: str) -> Iterator[Store]:
    opened = open_store(neo4j_base)
    yield opened
    opened.close()


@pytest.fixture
def cypher(neo4j_base: str) -> Iterator[Run]:
    """Runs Cypher beside the store."""
    with neo4j.GraphDatabase.driver(neo4j_base) as driver, driver.session(database="neo4j") as session:

        def run(query: LiteralString, **parameters: Any) -> list[list[Any]]:
            return session.run(query, parameters).values()

        yield run


# --- addresses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("neo4j://neo4j:secret@host", "must hold no user and password; set POLICYTRACE_NEO4J_USER"),
        ("bolt://secret@host:7687", "must hold no user and password"),
        ("neo4j://", "names no server; write neo4j://HOST"),
        ("bolt://:7687", "names no server"),
        ("bolt://host:99999", "names no server"),
        ("neo4j://host/movies", "name the database in POLICYTRACE_NEO4J_DATABASE and write neo4j://host"),
        ("neo4j+s://host:7687?policy=x", "holds more than a server"),
    ],
)
def test_an_address_holds_a_server_and_nothing_else(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_every_scheme_of_the_driver_is_an_address(scheme: str) -> None:
    assert checked_address(f"{scheme}://[::1]:7687/") == f"{scheme}://[::1]:7687"


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Settings(neo4j_password="secret"))


@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "bolt+ssc"])
def test_a_server_that_does_not_answer_is_named_with_the_way_out(scheme: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(StoreError, match=f"no Neo4j server answers at {re.escape(address)}.*is it running"):
            open_store(address)


def test_a_database_that_is_not_there_is_named_with_the_setting(neo4j_base: str) -> None:
    with pytest.raises(StoreError, match=r"\(database movies\).*POLICYTRACE_NEO4J_DATABASE"):
        open_store(neo4j_base, settings=Settings(neo4j_database="movies"))


# --- what is in the database --------------------------------------------------


def test_an_empty_database_becomes_a_base_only_when_asked(neo4j_base: str, cypher: Run) -> None:
    with pytest.raises(StoreError, match=r"there is no base at .*load documents to make one"):
        open_store(neo4j_base, create=False)
    assert cypher("MATCH (n) RETURN n") == []
    open_store(neo4j_base).close()
    open_store(neo4j_base, create=False).close()


def test_what_was_loaded_is_there_after_opening_again(neo4j_base: str, store: Store) -> None:
    put(store, A, [says(A, POLICY, "name", "x")])
    again = open_store(neo4j_base, create=False)
    assert exported(again) == exported(store)
    again.close()


def test_the_data_of_another_program_is_refused_and_left_alone(neo4j_base: str, cypher: Run) -> None:
    cypher("CREATE (:Movie {title: 'x'})")
    with pytest.raises(StoreFormatError, match="another program; name an empty database"):
        open_store(neo4j_base)
    assert cypher("MATCH (n) RETURN labels(n), n.title") == [[["Movie"], "x"]]


def test_another_version_is_refused_with_the_way_out(neo4j_base: str, store: Store, cypher: Run) -> None:
    cypher("MATCH (meta:Meta) SET meta.version = 99")
    with pytest.raises(StoreFormatError, match=r"written by version 99 .* export it"):
        open_store(neo4j_base)


def test_a_server_that_is_too_old_is_refused(neo4j_base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "_OLDEST", (9999, 1))
    with pytest.raises(StoreFormatError, match=r"is Neo4j/\d+\.\d+.*the base needs Neo4j 9999.1 or later"):
        open_store(neo4j_base)


def test_a_closed_base_says_so(neo4j_base: str) -> None:
    store = open_store(neo4j_base)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"), store.read():
        pass
    with pytest.raises(StoreError, match="has been closed"), store.write():
        pass


# --- readers and writers ------------------------------------------------------


def test_a_reader_is_told_when_the_base_changes_under_it(store: Store) -> None:
    put(store, A, [says(A, POLICY, "name", "old")])
    told = pytest.raises(StoreBusyError, match="changed while it was read; ask again")
    with told, store.read() as reader:
        put(store, B, [says(B, PROJECT, "name", "new")])
        with pytest.raises(StoreBusyError, match="changed while it was read; ask again"):
            reader.node(POLICY)


def test_a_block_that_ends_after_a_change_is_told_even_if_it_asked_nothing_more(store: Store) -> None:
    put(store, A, [says(A, POLICY, "name", "old")])
    with pytest.raises(StoreBusyError, match="changed while it was read; ask again"), store.read():
        put(store, B)


def test_what_changes_nothing_in_the_base_does_not_disturb_a_reader(store: Store, cypher: Run) -> None:
    put(store, A, [says(A, POLICY, "name", "x")])
    with store.read() as reader:
        with store.write() as writer:
            writer.put_mark("seen", "1")
        assert reader.node(POLICY) is not None


def test_what_is_written_is_not_seen_before_the_block_ends(store: Store) -> None:
    with store.write() as writer:
        writer.put_document(A, [says(A, POLICY, "name", "x")], report={})
        assert exported(store) == []
    assert len(exported(store)) == 2


def test_another_process_is_read_at_once_after_it_has_written(neo4j_base: str, store: Store) -> None:
    other = open_store(neo4j_base)
    for number in range(5):
        source = document(f"{number}.txt")
        put(store if number % 2 else other, source, [says(source, f"policy:{number}", "name", "x")])
        for reading in (store, other):
            with reading.read() as reader:
                assert reader.node(f"policy:{number}") is not None
    other.close()


def test_writers_at_once_are_queued_and_nothing_is_lost(neo4j_base: str, store: Store) -> None:
    outcomes: list[LoadOutcome] = []

    def load(number: int) -> None:
        source = document(f"{number}.txt")
        with closing(open_store(neo4j_base, settings=Settings(busy_timeout_seconds=60))) as own:
            outcomes.append(put(own, source, [says(source, POLICY, "name", f"name {number}")]))

    threads = [threading.Thread(target=load, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [LoadOutcome.ADDED] * 4
    with store.read() as reader:
        assert len(list(reader.documents())) == 4
        assert len(list(reader.statements(POLICY))) == 4
        assert reader.generation() == 4


def test_an_error_of_the_server_ends_the_block_and_changes_nothing(store: Store, cypher: Run) -> None:
    put(store, A, [says(A, POLICY, "name", "x")])
    before = exported(store)

    def go_on_after_an_error() -> None:
        with store.write() as writer:
            writer.put_document(B, [says(B, POLICY, "name", "y")], report={})
            (killed,) = cypher(
                "SHOW TRANSACTIONS YIELD transactionId, status, currentQueryId WHERE currentQueryId = ''"
            )
            cypher("TERMINATE TRANSACTIONS $id YIELD message", id=killed[0])
            with pytest.raises(StoreError):
                writer.put_document(document("c.txt"), [], report={})
            writer.put_mark("x", "y")

    with pytest.raises(StoreError, match="has been ended by an error; nothing was changed"):
        go_on_after_an_error()
    assert exported(store) == before


# --- the model ----------------------------------------------------------------


def test_nodes_and_edges_are_there_to_browse(store: Store, cypher: Run) -> None:
    statements = [
        says(A, KEY_RESULT, "code", "11102"),
        says(A, KEY_RESULT, "target", {"text": "ร้อยละ ๘๐", "value": "80"}),
        says(A, KEY_RESULT, "fiscal_year", 2569),
        links(A, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R", value={"target": {"text": "x"}}),
    ]
    put(store, A, statements)
    found = cypher(
        "MATCH (a:Agency)-[e:responsible_for]->(k:KeyResult {code: '11102'})"
        " RETURN a.id, e.qualifier, e.p_role, e.p_target, k.fiscal_year, k.p_target, k.p_unit, k.text"
    )
    target = '{"text":"ร้อยละ ๘๐","value":"80"}'
    assert found == [[AGENCY, "R", "R", '{"text":"x"}', 2569, target, None, "11102"]]


def test_every_property_of_a_node_that_changes_is_its_new_one(store: Store, cypher: Run) -> None:
    put(store, A, [says(A, PROJECT, "name", "x"), says(A, PROJECT, "number", "7")])
    later = document("later.txt", edition=A.edition_key)
    put(store, later, [says(later, PROJECT, "name", "y")])
    assert cypher("MATCH (n:Project) RETURN n.name, n.p_number, n.properties") == [["y", None, "{}"]]
    assert cypher("MATCH (l:Label)-[:labels]->(:Project) RETURN l.label") == [["y"]]


def test_kinds_have_labels_of_their_own() -> None:
    labels = [kind_label(kind) for kind in NodeKind]
    assert len(set(labels)) == len(labels)
    assert {"KeyResult", "SuperOkr", "Plan"} <= set(labels)
    assert not set(labels) & {"Node", "Label", "DocumentRecord", "Statement", "Passage", "Load", "Mark", "Meta"}


def test_texts_longer_than_an_index_takes_are_kept_and_found(store: Store) -> None:
    name = "ก" * 3000 + "ข" * 6000
    put(store, A, [says(A, POLICY, "name", name), says(A, POLICY, "code", "9" * 9000)])
    with store.read() as reader:
        assert [reader.resolve(words) for words in (name, "9" * 9000, "กขข")] == [[POLICY]] * 3


def test_an_id_longer_than_an_index_takes_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="at most 1000 characters"):
        put(store, A, [says(A, "policy:" + "9" * 1000, "name", "x")])


@pytest.mark.parametrize(
    "text", ["น้ำท่วมขัง", "ที่นี่ ปู่", "กำแพง", 'x"y\\z*:AND(', "😀😀ก", "ก\nข\nค", "a b\tc\u3000d\u2028e\x85f"]
)
def test_every_part_of_a_text_is_found_by_its_runs_and_nothing_else_is(cypher: Run, store: Store, text: str) -> None:
    cypher("CREATE (:Passage {key: 1, hash: 1, text: $text, grams: $grams})", text=text, grams=grams(text))
    cypher("CREATE (:Passage {key: 2, hash: 2, text: $text, grams: $grams})", text=text[::-1], grams=grams(text[::-1]))
    parts = {text[start:end] for start in range(len(text)) for end in range(start + 3, len(text) + 1)}
    for part in sorted(parts):
        found = cypher(
            "CALL db.index.fulltext.queryNodes('passage_grams', $match) YIELD node RETURN node.text",
            match=lucene(Match.any([part])),
        )
        assert {row[0] for row in found} == {each for each in (text, text[::-1]) if part in each}


def test_a_match_is_all_of_one_way_or_all_of_another(store: Store) -> None:
    names = {"policy:1": "abcdef", "policy:2": "abcxyz", "policy:3": "xyzuvw"}
    put(store, A, [says(A, policy, "name", name) for policy, name in names.items()])
    with store.read() as reader:

        def found(*ways: tuple[str, ...]) -> set[str]:
            wanted: dict[str, Parameter] = {"match": Match(ways), "runs": [], "kinds": None, "limit": 9}
            return {str(row[0]) for row in reader.run(Question("queries", "similar_names"), wanted)}

        assert found(("abc", "xyz")) == {"policy:2"}
        assert found(("abc", "def"), ("uvw",)) == {"policy:1", "policy:3"}
        assert found() == found(("zzz",)) == found(("ab",)) == set()
