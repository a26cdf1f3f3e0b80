"""The command line on a server: every reading command says there what it says of a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from api.cli import cli
from api.cli.app import COMMANDS
from api.prepared import preparing
from api.prepared.views import addresses
from loaders.samples import sample_paths
from tests.neo4j_server.fixtures import ON_NEO4J, an_empty_database

pytestmark = ON_NEO4J

READING: tuple[tuple[str, ...], ...] = (
    ("info",),
    ("search", "049"),
    ("search", "๐๔๙", "--kind", "policy"),
    ("search", "ฝายเทศกิจ", "--limit", "5"),
    ("search", "บา", "--year", "2567", "--agency", "ภาษีเจริญ"),
    ("search", "ไม่มีใครชื่อนี้"),
    ("show", "049"),
    ("show", "ฝ่ายเทศกิจ", "--kind", "division", "--edges", "3"),
    ("trace", "049", "--down"),
    ("trace", "41101", "--depth", "2"),
    ("trace", "บางนา", "--limit", "5"),
    ("trace", "049", "--paths-to", "plan:bangna/2569"),
    ("gaps",),
    ("gaps", "--year", "2569", "--agency", "บางนา", "--exempt", "--fail"),
    ("gaps", "--rule", "policy_has_project", "--limit", "3"),
    ("suggest", "--agency", "บางนา"),
    ("suggest", "41101"),
    ("coverage",),
    ("coverage", "--year", "2569", "--by", "strategy"),
    ("coverage", "--agency", "ภาษีเจริญ", "--by", "division"),
    ("budget",),
    ("budget", "--year", "2569", "--agency", "บางนา", "--by", "division", "--limit", "2"),
    ("findings", "--limit", "50"),
    ("findings", "--year", "2569", "--severity", "error"),
    ("compare", "ภาษีเจริญ/2567", "บางนา/2569"),
    ("impact", "049"),
    ("impact", "--cut-points", "--year", "2569"),
    ("score", "บางรัก", "2564", "--explain"),
    ("score", "plan:bma/2569"),
    ("score", "ไม่มีใครชื่อนี้"),
)
"""Commands that answer with --json, with arguments."""
ELSEWHERE = {
    "prepare": "tells times; its addresses are compared below",
    "matrix": "writes a workbook, below",
    "export": "writes lines, below",
    "check": "writes lines, below",
    "sparql": "has forms of its own, below",
    "key": "writes, below",
    "load": "writes",
    "results": "writes",
    "decide": "writes",
    "copy": "writes",
    "serve": "answers over HTTP",
    "demo": "makes a base of its own",
    "completion": "reads no base",
}
WRITTEN: tuple[tuple[str, ...], ...] = (
    ("trace", "049", "--sources"),
    ("coverage",),
    ("export",),
    ("check",),
    ("sparql", "SELECT ?p ?n WHERE { ?p a pt:Project ; pt:name ?n } ORDER BY ?p ?n", "--format", "csv"),
)
"""Commands whose answer for people is compared, with arguments."""


@pytest.fixture(scope="module")
def places(neo4j_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The samples in a file and on a server, loaded from the command line."""
    file = str(tmp_path_factory.mktemp("city") / "base.db")
    with an_empty_database(neo4j_address), sample_paths() as paths:
        for place in (file, neo4j_address):
            assert _run(place, "load", *map(str, paths)).exit_code == 0
        yield file, neo4j_address


def _run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", place, *arguments], prog_name="policytrace")


def _said(place: str, *arguments: str) -> tuple[int, str, str]:
    """Exit code, answer and messages, the place by one name."""
    result = _run(place, *arguments)
    return result.exit_code, result.stdout.replace(place, "BASE"), result.stderr.replace(place, "BASE")


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_json_is_the_same_from_a_file_and_from_a_server(places: tuple[str, str], arguments: tuple[str, ...]) -> None:
    file, server = (_said(place, *arguments, "--json") for place in places)
    assert server == file


@pytest.mark.parametrize("arguments", WRITTEN)
def test_what_people_see_is_the_same(places: tuple[str, str], arguments: tuple[str, ...]) -> None:
    file, server = (_said(place, *arguments) for place in places)
    assert server == file


def test_workbooks_have_the_same_cells(places: tuple[str, str], tmp_path: Path) -> None:
    cells = []
    for number, place in enumerate(places):
        path = tmp_path / f"{number}.xlsx"
        assert _run(place, "matrix", str(path), "--agency", "บางนา").exit_code == 0
        book = load_workbook(path)
        cells.append({page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book})
    assert cells[1] == cells[0]
    assert len(cells[0]) > 1


def test_keys_are_made_listed_and_ended_on_a_server(places: tuple[str, str]) -> None:
    _, server = places
    made = json.loads(_run(server, "key", "create", "สนข.บางนา", "--scope", "load", "--json").stdout)
    assert _run(server, "key", "revoke", made["id"]).exit_code == 0
    listed = json.loads(_run(server, "key", "list", "--json").stdout)["keys"]
    assert [(key["id"], key["name"], key["scopes"]) for key in listed] == [(made["id"], "สนข.บางนา", ["load"])]
    assert listed[0]["revoked"] is not None


def test_the_same_answers_are_prepared(
    places: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [*addresses([], [])]  # of the whole base alone: the questions are compared in both engines elsewhere
    monkeypatch.setattr(preparing, "addresses", lambda years, agencies: few)
    for number, place in enumerate(places):
        monkeypatch.setenv("POLICYTRACE_PREPARED", str(tmp_path / str(number)))
        told = _run(place, "prepare")
        assert told.exit_code == 0
        assert [line.split()[-1] for line in told.stdout.splitlines()[:-1]] == few


def test_every_command_is_compared_or_has_a_reason_not_to_be() -> None:
    assert {arguments[0] for arguments in READING} | ELSEWHERE.keys() == set(COMMANDS)
