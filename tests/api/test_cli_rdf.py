"""`export` as RDF and `load` of it, as people call them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pyoxigraph
import pytest

from api.cli.exits import Exit
from tests.api.conftest import Run
from tests.api.test_process import COMMAND, environment
from tests.queries.bases import Base

FORMS = {
    "turtle": ("ttl", pyoxigraph.RdfFormat.TURTLE),
    "nquads": ("nq", pyoxigraph.RdfFormat.N_QUADS),
    "jsonld": ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
}


def triples(text: str, form: str) -> set[str]:
    quads = pyoxigraph.parse(text.encode("utf-8"), format=FORMS[form][1])
    return {str(pyoxigraph.Triple(quad.subject, quad.predicate, quad.object)) for quad in quads}


@pytest.mark.parametrize("form", FORMS)
def test_an_export_with_statements_loaded_elsewhere_is_the_same_base(
    run: Run, city: Path, tmp_path: Path, form: str
) -> None:
    path, other = tmp_path / f"city.{FORMS[form][0]}", tmp_path / "other.db"
    assert run("--db", city, "export", "--format", form, "--statements", "-o", path).exit_code == Exit.OK
    loaded = run("--db", other, "load", path, "--lang", "en")
    assert loaded.exit_code == Exit.OK, loaded.stderr
    assert "export, 1 documents" in loaded.stdout
    assert run("--db", other, "export").stdout == run("--db", city, "export").stdout
    assert run("--db", other, "check").exit_code == Exit.OK


@pytest.mark.parametrize("statements", [(), ("--statements",)])
def test_the_three_forms_say_the_same(run: Run, city: Path, statements: tuple[str, ...]) -> None:
    found = [triples(run("--db", city, "export", "--format", form, *statements).stdout, form) for form in FORMS]
    assert found[0] == found[1] == found[2] != set()


def test_a_plain_export_is_the_graph_alone_and_cannot_be_loaded(run: Run, city: Path, tmp_path: Path) -> None:
    path = tmp_path / "city.ttl"
    assert run("--db", city, "export", "--format", "turtle", "-o", path).exit_code == Exit.OK
    assert "pt:Statement" not in path.read_text(encoding="utf-8")
    result = run("--db", tmp_path / "other.db", "load", path)
    assert result.exit_code == Exit.ERROR
    assert "load what policytrace export --statements writes" in result.stderr
    assert not (tmp_path / "other.db").exists()


def test_nquads_group_the_statements_of_a_document(run: Run, base: Base, tmp_path: Path) -> None:
    documents = [base.load([("policy:049", "code", "049")]), base.load([("policy:050", "code", "050")])]
    text = run("--db", tmp_path / "base.db", "export", "--format", "nquads", "--statements").stdout
    graphs = {quad.graph_name for quad in pyoxigraph.parse(text.encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS)}
    named = {str(graph.value).rpartition("/")[2] for graph in graphs if isinstance(graph, pyoxigraph.NamedNode)}
    assert named == {identifier.partition(":")[2] for identifier in documents}


def test_superseded_editions_stand_there_with_what_took_their_place(run: Run, base: Base, tmp_path: Path) -> None:
    former = base.load([("policy:049", "name", "เดิม")], edition="plan").partition(":")[2]
    later = base.load([("policy:049", "name", "ใหม่")], edition="plan").partition(":")[2]
    text = run("--db", tmp_path / "base.db", "export", "--format", "turtle", "--statements").stdout
    assert f"pt:superseded_by <https://policytrace.org/id/document/{later}>" in text
    assert f"prov:wasRevisionOf <https://policytrace.org/id/document/{former}>" in text
    assert 'rdf:object "เดิม"@th' in text
    assert 'pt:name "ใหม่"@th' in text
    assert 'pt:name "เดิม"@th' not in text


@pytest.mark.parametrize("form", FORMS)
def test_terms_come_where_they_are_asked_for(run: Run, city: Path, form: str) -> None:
    plain, explained = (run("--db", city, "export", "--format", form, *more).stdout for more in ((), ("--terms",)))
    assert "ตัววัดผลหลัก (KR)" not in plain
    assert "ตัววัดผลหลัก (KR)" in explained
    assert triples(plain, form) < triples(explained, form)


def test_the_base_iri_is_an_option_or_of_the_environment(run: Run, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base_iri = "https://data.example.org/"
    told = run("--db", city, "export", "--format", "turtle", "--base-iri", base_iri).stdout
    assert "<https://data.example.org/policy/049>" in told
    assert "https://policytrace.org/id/" not in told
    monkeypatch.setenv("POLICYTRACE_BASE_IRI", base_iri)
    assert run("--db", city, "export", "--format", "turtle").stdout == told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "turtle", "--base-iri", "x y"), "must be absolute"),
        (("--statements",), "JSON lines hold every statement anyway"),
        (("--format", "xml"), "'jsonl', 'turtle', 'nquads', 'jsonld'"),
    ],
)
def test_what_cannot_be_is_a_wrong_call(run: Run, city: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run("--db", city, "export", *arguments)
    assert result.exit_code == Exit.USAGE
    assert message in result.stderr


@pytest.mark.parametrize("form", FORMS)
def test_two_processes_write_the_same_bytes(city: Path, form: str) -> None:
    command = [*COMMAND, "--db", str(city), "export", "--format", form, "--statements", "--terms"]
    found = [
        subprocess.run(command, check=True, capture_output=True, env=environment(PYTHONHASHSEED=seed)).stdout
        for seed in ("1", "2")
    ]
    assert found[0] == found[1] != b""


def test_what_is_missing_is_named_with_what_to_install(run: Run, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.extras.find_spec", lambda name: None if name == "pyoxigraph" else object())
    result = run("--db", city, "sparql", "ASK { ?s ?p ?o }")
    assert result.stderr == "error: SPARQL needs pyoxigraph: install policytrace[rdf]\n"
    assert run("--db", city, "export", "--format", "turtle", "--statements").exit_code == Exit.OK
