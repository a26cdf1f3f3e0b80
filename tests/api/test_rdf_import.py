"""RDF files from outside: a bad one is told where and why, changes nothing and calls nobody."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli.exits import Exit
from api.loading import load_each
from kb.store.base import Store
from ontology.context import CONTEXT_IRI
from ontology.iris import DEFAULT_BASE
from tests.api.conftest import Run
from tests.kb.making import exported

Edit = Callable[[str], str]
Write = Callable[[str], Path]

FORMATS = {"ttl": "turtle", "nq": "nquads", "jsonld": "jsonld"}
STATED = 'rdf:object "กิจกรรมปลูกต้นไม้"@th'


@pytest.fixture
def written(run: Run, city: Path, tmp_path: Path) -> Write:
    """Exports the city in the format of a suffix."""

    def written(suffix: str) -> Path:
        path = tmp_path / f"city.{suffix}"
        result = run("--db", city, "export", "--statements", "--format", FORMATS[suffix], "-o", path)
        assert result.exit_code == Exit.OK, result.stderr
        return path

    return written


def load(path: Path, store: Store, text: str, *, base_iri: str | None = None) -> str | None:
    """Loads the text in the file's place; gives the error."""
    path.write_bytes(text.encode("utf-8"))
    (loaded,) = load_each([path], store, base_iri=base_iri)
    return loaded.error


def instead(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (instead(STATED, STATED[:-4]), r"city.ttl, line \d+: expected Turtle: "),
        (instead(STATED, 'rdf:object "อื่น"@th'), r"city.ttl, line \d+, <.*statement/.*>: the statement's id must be"),
        (instead("pt:rank 30", "pt:rank 31"), r"city.ttl, line \d+, <.*>: 'rank' must be one of 0, 10"),
        (instead("pt:line 1 ;", 'pt:line "1" ;'), r"city.ttl, line \d+, <.*>: 'line' must be int, not '1'"),
        (instead("pt:confidence 1.0", "pt:confidence 1.5"), r"city.ttl, line \d+, <.*>: .*confidence must be over 0"),
        (instead("void:uriSpace", "void:feature"), "city.ttl: the file states no base IRI"),
        (instead("pt:sha256", "pt:encoding"), r"city.ttl, line \d+, <.*>: expected one pt:encoding, not 2"),
        (instead("pt:sha256", "pt:title"), r"city.ttl, line \d+, <.*>: (expected one pt:title|'sha256')"),
        (
            instead("a pt:Document ;", "a pt:Plan ;"),
            r"city.ttl, line \d+, <.*>: (no statement|the source names document:)",
        ),
        (
            lambda text: text.replace("a pt:Statement ;", "a pt:Target ;"),
            r"city.ttl, line \d+, <.*>: no statement says",
        ),
    ],
)
def test_a_bad_file_is_told_where_and_why_and_nothing_is_stored(
    written: Write, store: Store, edit: Edit, message: str
) -> None:
    path = written("ttl")
    text = path.read_text(encoding="utf-8")
    assert edit(text) != text
    before = exported(store)
    assert re.match(message, load(path, store, edit(text)) or "")
    assert exported(store) == before


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_line_of_an_error_is_where_its_statement_stands(written: Write, store: Store, suffix: str) -> None:
    path = written(suffix)
    ranks = {"ttl": ("pt:rank 30", "pt:rank 7"), "jsonld": ('"rank":30', '"rank":7'), "nq": ('"30"^^', '"7"^^')}
    error = load(path, store, instead(*ranks[suffix])(path.read_text(encoding="utf-8"))) or ""
    found = re.match(rf"city\.{suffix}, line (\d+), <(.*?)>: 'rank' must be one of", error)
    assert found, error
    assert found[2].rpartition("/")[2] in path.read_text(encoding="utf-8").splitlines()[int(found[1]) - 1]


DOCUMENT = f"<{DEFAULT_BASE}document/000000000000>"


def by_hand(value: str) -> str:
    """A file that a person wrote: one document, one statement with this value."""
    return (
        "@prefix pt: <https://policytrace.org/ns/1#> . @prefix prov: <http://www.w3.org/ns/prov#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        f'{DOCUMENT} a pt:Document ; pt:name "a.txt" ; pt:sha256 "{"0" * 64}" ; pt:document_type "x" ;\n'
        '  pt:edition_key "x" ; pt:encoding "utf-8" .\n'
        f"<urn:s> a pt:Statement ; prov:hadPrimarySource {DOCUMENT} ; pt:line 1 ; pt:text 'x' ;\n"
        f"  rdf:subject <{DEFAULT_BASE}policy/049> ; rdf:predicate pt:target ; rdf:object {value} .\n"
    )


def test_a_file_by_hand_is_loaded_with_the_base_it_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "hand.ttl"
    assert "--base-iri" in (load(path, store, by_hand("'x'")) or "")
    assert load(path, store, by_hand("'x'"), base_iri=DEFAULT_BASE) is None
    assert any('"target":"x"' in line for line in exported(store))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (r"'a\u0000b'", "holds a NUL character"),
        (r"""'["\\u0000"]'^^rdf:JSON""", "holds a NUL character"),
        (r"""'"\\ud800"'^^rdf:JSON""", "holds half a surrogate pair"),
        ("'[1.5]'^^rdf:JSON", "decimals are written as text"),
        ("'{'^^rdf:JSON", "cannot be read"),
        ("'" + "[" * 5000 + "]" * 5000 + "'^^rdf:JSON", "nested too deeply"),
        ("1.5e0", "is no value that a statement may have"),
    ],
)
def test_a_value_that_no_base_can_hold_is_refused(store: Store, tmp_path: Path, value: str, message: str) -> None:
    error = load(tmp_path / "hand.ttl", store, by_hand(value), base_iri=DEFAULT_BASE) or ""
    assert re.match(rf"hand.ttl, line 5, <urn:s>: .*{message}", error), error
    assert exported(store) == []


def test_json_ld_that_refers_to_our_context_is_loaded(written: Write, store: Store) -> None:
    path = written("jsonld")
    text = path.read_text(encoding="utf-8")
    inner = re.sub(r'(?<={"@context":).*?(?=,\n"@graph")', f'"{CONTEXT_IRI}"', text, count=1)
    assert len(inner) < len(text)
    assert load(path, store, inner) is None
    whole = exported(store)
    assert load(path, store, text) is None
    assert exported(store) == whole != []


@pytest.mark.parametrize("suffix", FORMATS)
def test_loading_opens_no_socket(written: Write, store: Store, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    path = written(suffix)

    def refuse(*arguments: object, **others: object) -> None:
        raise AssertionError(f"a socket was asked for: {arguments} {others}")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert load(path, store, path.read_text(encoding="utf-8")) is None
    assert load(path, store, "@prefix x: <http://127.0.0.1:9/> . x:a x:b x:c .") is not None


def test_a_corrected_edition_and_the_same_file_again_are_taken_as_in_json_lines(
    written: Write, store: Store, run: Run, tmp_path: Path
) -> None:
    base, path = tmp_path / "other.db", written("nq")
    for outcome in ("added", "unchanged"):
        result = run("--db", base, "load", path, "--json")
        assert f'"{outcome}"' in result.stdout, result.stderr
    assert run("--db", base, "load", path, "--again", "--json").stdout.count('"unchanged"') == 1


def test_a_file_that_is_not_there_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("--db", tmp_path / "new.db", "load", tmp_path / "none.ttl")
    assert result.exit_code == Exit.ERROR
    assert result.stderr == f"error: {tmp_path / 'none.ttl'}: cannot be read: No such file or directory\n"
    assert not (tmp_path / "new.db").exists()
