"""Files from outside: what is read, what is refused, and that nothing is ever fetched."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology import parsing
from ontology.context import CONTEXT_IRI
from ontology.errors import RdfError
from ontology.parsing import Quad, parsed
from ontology.terms import Iri, Literal

QUAD = Quad(Iri("urn:a"), Iri("urn:b"), Literal("c"), None)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """An address on this machine, and who has called there."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, caller = server.accept()
                except TimeoutError:
                    continue
                calls.append(caller)
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x", calls
        stop.set()
        thread.join()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.ttl", '<urn:a> <urn:b> "c" .'),
        ("X.TTL", '@prefix u: <urn:> . u:a u:b """c""" .'),
        ("x.nq", '<urn:a> <urn:b> "c" .\n'),
        ("x.jsonld", '{"@id": "urn:a", "urn:b": "c"}'),
        ("x.jsonld", b'\xef\xbb\xbf{"@context": {"k": "urn:b"}, "@id": "urn:a", "k": "c"}'),
    ],
)
def test_each_format_is_read(tmp_path: Path, name: str, text: str | bytes) -> None:
    assert list(parsed(written(tmp_path, name, text))) == [QUAD]


def test_the_graph_of_a_quad_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "x.nq", '<urn:a> <urn:b> "c" <urn:g> .\n')
    assert list(parsed(path)) == [QUAD._replace(graph=Iri("urn:g"))]


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("x.nq", '<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> "c\n', 2, "expected N-Quads: "),
        ("x.nq", b'<urn:a> <urn:b> "c" .\n\n<urn:a> <urn:b> "\xff" .\n', 3, "UTF-8"),
        ("x.nq", '<urn:a> <urn:b> "\\uD800" .\n', 1, "not a valid unicode"),
        ("x.nq", "<a> <urn:b> <urn:c> .\n", 1, "IRI"),
        ("x.ttl", "<urn:a>\n<urn:b>\n.", 3, "expected Turtle: "),
        ("x.ttl", "@prefix pt: <urn:x> .\npx:a px:b px:c .", 2, "px"),
        ("x.ttl", "<urn:a> <urn:b> <relative> .", 1, "IRI"),
        ("x.jsonld", '{"@id": "urn:a",\n "urn:b": [}', 2, "expected JSON: "),
        ("x.jsonld", '{"@id": "urn:a", "urn:b": {"@value": {}}}', None, "expected JSON-LD: "),
        ("x.jsonld", b'{"@id": "\xff"}', None, "byte 9 is not UTF-8"),
        ("x.jsonld", "", 1, "expected JSON: "),
        ("x.jsonld", "[" * 65 + "]" * 65, None, "more than 64 levels deep"),
        ("x.jsonld", "[" * 1_000_000, None, "levels deep|expected JSON"),
        ("x.jsonld", '{"x": ' + "9" * 5000 + "}", None, "expected JSON"),
    ],
)
def test_what_is_malformed_is_told_with_its_line(
    tmp_path: Path, name: str, text: str | bytes, line: int | None, message: str
) -> None:
    with pytest.raises(RdfError, match=message) as caught:
        list(parsed(written(tmp_path, name, text)))
    if line is not None:
        assert caught.value.line == line


def test_deep_turtle_does_not_end_the_process(tmp_path: Path) -> None:
    text = "<urn:a> <urn:b> " + "[ <urn:b> " * 200_000
    with pytest.raises(RdfError):
        list(parsed(written(tmp_path, "x.ttl", text)))


@pytest.mark.parametrize(("name", "limit"), [("x.ttl", "MAX_BYTES"), ("x.jsonld", "MAX_JSON_BYTES")])
def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: str
) -> None:
    monkeypatch.setattr(parsing, limit, 10)
    with pytest.raises(RdfError, match="the file has 11 bytes, more than 10; load it as JSON lines instead"):
        list(parsed(written(tmp_path, name, "x" * 11)))


def contexts(address: str) -> list[object]:
    """JSON-LD in which the context is somewhere else, each in another way."""
    return [
        {"@context": address, "@id": "urn:a", "k": "c"},
        {"@context": [{"k": "urn:b"}, address], "@id": "urn:a", "k": "c"},
        {"@context": {"@import": address}, "@id": "urn:a", "k": "c"},
        {"@context": {"@version": 1.1, "k": {"@id": "urn:b", "@context": address}}, "@id": "urn:a", "k": {"k": "c"}},
        [{"@id": "urn:a", "urn:b": {"@context": [address], "k": "c"}}],
        {"@context": {"@version": 1.1, "T": {"@id": "urn:T", "@context": [address]}}, "@type": "T", "@id": "urn:a"},
        {"@context": CONTEXT_IRI + "#", "@id": "urn:a"},
    ]


def test_a_context_that_is_elsewhere_is_refused_and_nobody_is_called(
    tmp_path: Path, listener: tuple[str, list[object]]
) -> None:
    address, calls = listener
    for document in contexts(address):
        with pytest.raises(RdfError, match="is not fetched; put it into the file, or refer to"):
            list(parsed(written(tmp_path, "x.jsonld", json.dumps(document))))
    assert calls == []


def test_a_context_hidden_behind_a_second_key_calls_nobody_either(
    tmp_path: Path, listener: tuple[str, list[object]]
) -> None:
    address, calls = listener
    for first, second in ((f'"{address}"', "{}"), ("{}", f'"{address}"')):
        text = f'{{"@context": {first}, "@context": {second}, "@id": "urn:a", "urn:b": "c"}}'
        with pytest.raises(RdfError):
            list(parsed(written(tmp_path, "x.jsonld", text)))
    assert calls == []


def test_our_own_context_is_taken_by_its_address(tmp_path: Path) -> None:
    for said in (CONTEXT_IRI, [CONTEXT_IRI, {"k": "urn:b"}]):
        document = {"@context": said, "@id": "https://policytrace.org/id/policy/049", "code": "049"}
        (quad,) = parsed(written(tmp_path, "x.jsonld", json.dumps(document)))
        assert quad.predicate == "https://policytrace.org/ns/1#code"


def test_reading_opens_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **others: object) -> None:
        raise AssertionError(f"a socket was asked for: {arguments} {others}")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "@prefix owl: <http://www.w3.org/2002/07/owl#> . <urn:a> owl:imports <http://127.0.0.1:9/x> ."
    assert len(list(parsed(written(tmp_path, "x.ttl", text)))) == 1
    for document in contexts("http://127.0.0.1:9/x"):
        with pytest.raises(RdfError):
            list(parsed(written(tmp_path, "x.jsonld", json.dumps(document))))
