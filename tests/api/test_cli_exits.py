"""Exit codes, the one line on stderr, and stdout that holds the answer alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from api.cli.exits import Exit, exit_code
from kb.errors import (
    AmbiguousError,
    DocumentError,
    LimitError,
    NotFoundError,
    PolicytraceError,
    StoreBusyError,
    StoreFormatError,
)
from kb.store.open import open_store
from tests.api.conftest import Run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFoundError("x"), Exit.NOT_FOUND),
        (AmbiguousError("x", []), Exit.AMBIGUOUS),
        (StoreBusyError("x"), Exit.BUSY),
        (StoreFormatError("x"), Exit.ERROR),
        (DocumentError("x"), Exit.ERROR),
        (LimitError("x"), Exit.ERROR),
        (PolicytraceError("x"), Exit.ERROR),
    ],
)
def test_each_type_of_error_has_its_code(error: PolicytraceError, code: Exit) -> None:
    assert exit_code(error) is code


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["show", "ไม่มีชื่อนี้เลย"], Exit.NOT_FOUND, "error: no node is called 'ไม่มีชื่อนี้เลย'"),
        (["show", "411"], Exit.AMBIGUOUS, "error: '411' names 2 nodes; use one of: key_result:2569/41101"),
        (["trace", "nowhere"], Exit.NOT_FOUND, "error: no node is called 'nowhere'"),
        (["gaps", "--rule", "no_such_rule"], Exit.NOT_FOUND, "error: no rule is called 'no_such_rule'"),
        (["coverage", "--agency", "บางรัก"], Exit.NOT_FOUND, "error: no agency is called 'บางรัก'"),
        (["show", ""], Exit.ERROR, "error: the reference is empty"),
    ],
)
def test_an_expected_error_is_one_line_on_stderr(
    run: Run, city: Path, arguments: list[str], code: Exit, line: str
) -> None:
    result = run("--db", city, *arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["no-such-command"], ["show"], ["trace", "x", "--kind", "nothing"], ["coverage", "--by", "colour"], ["load"]],
)
def test_a_call_that_makes_no_sense_exits_with_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == Exit.USAGE


def test_a_wrong_choice_is_refused_with_the_list_of_good_ones(run: Run) -> None:
    assert "'strategy', 'agency', 'division', 'year'" in run("coverage", "--by", "colour").stderr


def test_a_question_to_no_base_makes_none(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    result = run("--db", missing, "show", "049")
    assert (result.exit_code, result.stderr) == (
        Exit.ERROR,
        f"error: there is no base at {missing}; load documents to make one\n",
    )
    assert not missing.exists()


def test_the_environment_names_the_base_and_the_option_outranks_it(
    run: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYTRACE_DB", str(city))
    assert run("show", "049").exit_code == Exit.OK
    assert run("show", "049", "--db", "elsewhere.db").exit_code == Exit.ERROR


def test_a_base_that_another_writes_to_is_busy(
    run: Run, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYTRACE_BUSY_TIMEOUT", "0.01")
    exported = tmp_path / "base.jsonl"
    assert run("--db", city, "export", "-o", exported).exit_code == Exit.OK
    store = open_store(city)
    with store.write():
        result = run("--db", city, "load", exported)
    store.close()
    assert result.exit_code == Exit.BUSY
    assert "another process is writing" in result.stderr


def test_gaps_fails_on_request_where_there_are_some(run: Run, city: Path) -> None:
    rule = ("--rule", "key_result_has_project")
    assert run("--db", city, "gaps", *rule).exit_code == Exit.OK
    assert run("--db", city, "gaps", *rule, "--fail").exit_code == Exit.GAPS
    assert run("--db", city, "gaps", "--rule", "policy_has_project", "--fail").exit_code == Exit.OK


def test_check_passes_a_sound_base_and_fails_a_tampered_one(run: Run, city: Path) -> None:
    assert run("--db", city, "--lang", "en", "check").stdout == "The base is sound.\n"
    connection = sqlite3.connect(city)
    with connection:
        connection.execute("UPDATE node SET name = 'other' WHERE id = 'strategy:2569/4'")
        connection.execute("DELETE FROM statement WHERE predicate = 'implements'")
    connection.close()
    result = run("--db", city, "check", "--json")
    assert result.exit_code == Exit.UNSOUND
    assert "node_differs" in result.stdout
    assert "edge_without_source" in result.stdout


def test_debug_shows_where_an_error_came_from(run: Run, city: Path) -> None:
    result = run("--db", city, "show", "nowhere", "--debug")
    assert isinstance(result.exception, NotFoundError)
