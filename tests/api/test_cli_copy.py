"""`policytrace copy`, and commands on a base that is a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli.exits import Exit
from tests.api.conftest import Run
from tests.neo4j_server.fixtures import ON_NEO4J


def test_a_copy_gives_the_same_export_and_says_what_it_did(run: Run, city: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    first = run("--db", city, "copy", target)
    assert (first.exit_code, first.stderr) == (Exit.OK, "")
    assert first.stdout == f"คัดลอก 1 เอกสารไปยัง {target} แล้ว มีอยู่ก่อน 0 เอกสาร\n"
    again = run("--db", city, "copy", target, "--lang", "en")
    assert again.stdout == f"0 documents copied to {target}; 1 were there already\n"
    assert run("--db", target, "export").stdout == run("--db", city, "export").stdout


@ON_NEO4J
def test_a_base_on_a_server_is_asked_like_a_file(run: Run, city: Path, neo4j_base: str) -> None:
    answer = run("--db", city, "copy", neo4j_base, "--json")
    assert json.loads(answer.stdout) == {"target": neo4j_base, "new": 1, "there": 0}
    for command in (["export"], ["trace", "049", "--down", "--json"], ["trace", "41101", "--up"], ["check", "--json"]):
        here, there = run("--db", city, *command), run("--db", neo4j_base, *command)
        assert (there.exit_code, there.stdout) == (Exit.OK, here.stdout)


@ON_NEO4J
def test_a_server_that_refuses_is_one_line_without_the_password(
    run: Run, city: Path, neo4j_base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYTRACE_NEO4J_DATABASE", "movies")
    monkeypatch.setenv("POLICYTRACE_NEO4J_PASSWORD", "not-a-secret")
    answer = run("--db", neo4j_base, "info")
    assert answer.exit_code == Exit.ERROR
    assert answer.stderr.startswith("error: ")
    assert answer.stderr.count("\n") == 1
    assert "not-a-secret" not in answer.stderr
