"""`policytrace sparql`: answers in every form, limits that hold, and nobody called."""

from __future__ import annotations

import csv
import io
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from api import sparql
from api.cli.exits import Exit
from api.sparql_child import Request
from kb.errors import LimitError
from ontology.iris import DEFAULT_BASE
from tests.api.bases import FACTS, LINKS
from tests.api.conftest import Run
from tests.processes import processes_with

CODES = "SELECT ?node ?code { ?node a pt:KeyResult ; pt:code ?code } ORDER BY ?code"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def test_people_get_a_table_with_ids(run: Run, city: Path) -> None:
    shown = run("--db", city, "sparql", CODES).stdout.splitlines()
    assert shown[0].split() == ["node", "code"]
    assert [line.split() for line in shown[2:4]] == [
        ["key_result:2569/41101", "41101"],
        ["key_result:2569/41102", "41102"],
    ]
    assert shown[4:] == ["2 แถว"]


def test_programs_get_sparql_json(run: Run, city: Path) -> None:
    answer = json.loads(run("--db", city, "sparql", CODES, "--format", "json").stdout)
    assert answer["head"] == {"vars": ["node", "code"]}
    assert answer["results"]["bindings"][0] == {
        "node": {"type": "uri", "value": "https://policytrace.org/id/key_result/2569/41101"},
        "code": {"type": "literal", "value": "41101"},
    }
    assert answer["complete"] is True


def test_spreadsheets_get_csv(run: Run, city: Path) -> None:
    text = run(
        "--db", city, "sparql", "SELECT ?name ?none { ?x pt:name ?name } ORDER BY ?name", "--format", "csv"
    ).stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["name", "none"]
    assert ["ฝ่ายโยธา", ""] in rows


@pytest.mark.parametrize(
    ("form", "yes", "no"),
    [("table", "yes", "no"), ("json", '"boolean": true', '"boolean": false'), ("csv", "true", "false")],
)
def test_ask_is_answered_in_every_form(run: Run, city: Path, form: str, yes: str, no: str) -> None:
    for kind, truth in (("Policy", yes), ("Appeal", no)):
        assert (
            truth in run("--db", city, "--lang", "en", "sparql", f"ASK {{ ?x a pt:{kind} }}", "--format", form).stdout
        )


@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        (None, pyoxigraph.RdfFormat.TURTLE),
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("json", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_a_graph_is_turtle_or_json_ld(run: Run, city: Path, form: str | None, syntax: pyoxigraph.RdfFormat) -> None:
    chosen = () if form is None else ("--format", form)
    for query in (
        f"DESCRIBE <{DEFAULT_BASE}policy/049>",
        "CONSTRUCT { ?x pt:code ?c } WHERE { ?x a pt:Policy ; pt:code ?c }",
    ):
        text = run("--db", city, "sparql", query, *chosen).stdout
        found = {str(quad.object) for quad in pyoxigraph.parse(text.encode("utf-8"), format=syntax)}
        assert '"049"' in found


def test_a_graph_may_be_had_as_rows(run: Run, city: Path) -> None:
    text = run("--db", city, "sparql", f"DESCRIBE <{DEFAULT_BASE}policy/049>", "--format", "csv").stdout
    assert text.splitlines()[0] == "subject,predicate,object"


def test_turtle_of_rows_is_refused(run: Run, city: Path) -> None:
    result = run("--db", city, "sparql", CODES, "--format", "turtle")
    assert result.stderr == "error: SELECT gives no graph; Turtle is for CONSTRUCT and DESCRIBE\n"


def test_a_query_is_read_from_a_file_or_from_stdin(run: Run, city: Path, tmp_path: Path) -> None:
    path = tmp_path / "codes.rq"
    path.write_text(CODES, encoding="utf-8")
    assert run("--db", city, "sparql", path).stdout == run("--db", city, "sparql", CODES).stdout
    result = run("--db", city, "sparql", tmp_path / "none.rq")
    assert result.stderr == f"error: {tmp_path / 'none.rq'}: cannot be read: No such file or directory\n"
    path.write_bytes(b"ASK { \xff }")
    assert "byte 6 is not UTF-8" in run("--db", city, "sparql", path).stderr


def test_statements_are_asked_where_they_are_wanted(run: Run, city: Path) -> None:
    query = "SELECT (COUNT(?s) AS ?n) { GRAPH ?document { ?s a pt:Statement } }"
    counts = [
        json.loads(run("--db", city, "sparql", query, "--format", "json", *more).stdout)["results"]["bindings"]
        for more in ((), ("--statements",))
    ]
    assert [rows[0]["n"]["value"] for rows in counts] == ["0", str(len(FACTS) + len(LINKS))]


def test_terms_explain_themselves(run: Run, city: Path) -> None:
    query = 'SELECT ?label { pt:KeyResult rdfs:label ?label FILTER(LANG(?label) = "th") }'
    assert "ตัววัดผลหลัก (KR)" in run("--db", city, "sparql", query).stdout


def test_rows_beyond_the_limit_are_cut_and_that_is_said(run: Run, city: Path) -> None:
    query = "SELECT ?s { ?s pt:name ?o }"
    shown = run("--db", city, "--lang", "en", "sparql", query, "--limit-rows", 3).stdout
    assert shown.splitlines()[-1] == "cut after 3 rows; --limit-rows allows more"
    result = run("--db", city, "--lang", "en", "sparql", query, "--limit-rows", 3, "--format", "json")
    answer = json.loads(result.stdout)
    assert (len(answer["results"]["bindings"]), answer["complete"]) == (3, False)
    assert result.stderr == "cut after 3 rows; --limit-rows allows more\n"
    whole = json.loads(
        run("--db", city, "sparql", "SELECT ?x { VALUES ?x { 1 2 3 } }", "--limit-rows", 3, "--format", "json").stdout
    )
    assert whole["complete"] is True


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "refused: SERVICE asks another computer"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "refused: FROM names another data set"),
        ("LOAD <http://127.0.0.1:9/>", "refused: a query reads; the base is written by load"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "refused: a query reads"),
        ("SELECT nothing", "expected a SPARQL query"),
    ],
)
def test_what_does_not_only_read_is_refused_in_one_line(run: Run, city: Path, query: str, message: str) -> None:
    before = city.read_bytes()
    result = run("--db", city, "sparql", query)
    assert (result.exit_code, result.stdout) == (Exit.ERROR, "")
    assert result.stderr.startswith(f"error: {message}")
    assert result.stderr.count("\n") == 1
    assert city.read_bytes() == before


def test_a_base_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    result = run("--db", tmp_path / "none.db", "sparql", "ASK { ?s ?p ?o }")
    assert result.exit_code == Exit.ERROR
    assert "there is no base at" in result.stderr
    assert not (tmp_path / "none.db").exists()


def children() -> list[str]:
    """The processes that answer queries now, started by this one."""
    return processes_with("api.sparql_child", children_only=True)


def test_a_runaway_query_is_stopped_and_leaves_no_process(run: Run, city: Path) -> None:
    result = run("--db", city, "sparql", ENDLESS, "--limit-seconds", 1)
    assert result.exit_code == Exit.ERROR
    assert result.stderr == (
        "error: the query was stopped after 1 seconds; ask for less, or allow more with --limit-seconds\n"
    )
    assert children() == []


def request(city: Path, query: str, **limits: int) -> Request:
    chosen = {"rows": 10, "memory_bytes": sparql.MEMORY_BYTES, **limits}
    return Request(str(city), query, DEFAULT_BASE, statements=False, seconds=30, **chosen)


def test_a_query_that_eats_memory_is_stopped(city: Path) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f"
    with pytest.raises(LimitError, match="it needed more than 64 MiB beside the base"):
        sparql.ask(request(city, query, memory_bytes=64 << 20))
    assert children() == []


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        yield server


def test_even_a_query_that_slipped_through_could_call_nobody(city: Path, listener: socket.socket) -> None:
    """The child answers an unchecked query here: the engine wants to call, and gets no socket."""
    program = (
        "from api import sparql_child; from ontology import sparql; from ontology.sparql_check import QueryForm\n"
        "sparql.checked = lambda text: QueryForm.SELECT\n"
        "sparql_child.main()"
    )
    query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=request(city, query).to_json() + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert '{"loaded": true}' in done.stdout
    assert '{"cut"' not in done.stdout
    with pytest.raises(TimeoutError):
        listener.accept()
