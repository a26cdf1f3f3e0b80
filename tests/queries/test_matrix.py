"""The traceability matrix: links as stated, gaps on both sides, the scope of year and agency."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.matrix_book import matrix_bytes
from kb.errors import LimitError, NotFoundError
from queries import matrix as module
from queries.matrix import Side, matrix
from tests.queries.bases import Base, Fact, Link

A, B, C = "project:bangna/2569/aaaa", "project:bangna/2569/bbbb", "project:bangrak/2569/cccc"
X, Y = "key_result:2569/11101", "key_result:2569/11102"


def fill(base: Base) -> None:
    facts: list[Fact] = [("agency:bangna", "name", "สำนักงานเขตบางนา"), ("agency:bangrak", "name", "สำนักงานเขตบางรัก")]
    for project in (A, B, C):
        facts += [(project, "name", project[-4:]), (project, "fiscal_year", 2569)]
        facts.append((project, "agency", f"agency:{project.split(':')[1].split('/')[0]}"))
    facts.append((B, "category", "routine"))
    for key_result in (X, Y):
        facts += [(key_result, "code", key_result[-5:]), (key_result, "fiscal_year", 2569)]
    facts += [("policy:049", "code", "049"), ("policy:050", "code", "050")]
    links: list[Link] = [
        (A, "supports", X), (C, "supports", Y), (A, "implements", "policy:049"),
        ("agency:bangna", "responsible_for", Y, "R"),
    ]  # fmt: skip
    base.load(facts, links)


def test_rows_and_columns_are_of_the_scope_and_gaps_show_on_both_sides(base: Base) -> None:
    fill(base)
    with base.store.read() as reader:
        of_bangna = matrix(reader, Side.KEY_RESULTS, 2569, "agency:bangna")
        of_city = matrix(reader, Side.KEY_RESULTS, 2569)
        policies = matrix(reader, Side.POLICIES, 2569, "agency:bangna")
        assert matrix(reader, Side.KEY_RESULTS, 2568).columns == ()
    assert [node.id for node in of_bangna.columns] == [A, B]
    assert [node.id for node in of_bangna.rows] == [X, Y]
    assert of_bangna.links == {(X, A)}
    assert of_bangna.exempt == {B}
    assert of_city.links == {(X, A), (Y, C)}
    assert dict(of_city.of_rows) == {X: 1, Y: 1}
    assert [node.id for node in policies.rows] == ["policy:049", "policy:050"]
    assert dict(policies.of_columns) == {A: 1}


def test_a_matrix_that_nobody_can_read_and_an_unknown_agency_are_refused(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(base)
    with base.store.read() as reader:
        with pytest.raises(NotFoundError):
            matrix(reader, Side.POLICIES, agency="agency:nowhere")
        monkeypatch.setattr(module, "MOST", 1)
        with pytest.raises(LimitError, match="name a year or an agency"):
            matrix(reader, Side.KEY_RESULTS)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_the_workbook_has_a_dot_for_every_link_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, pairs: set[tuple[int, int]]
) -> None:
    base = Base(tmp_path_factory.mktemp("matrix"))
    facts: list[Fact] = []
    for at in range(5):
        facts += [(f"project:bangna/2569/p{at}", "name", f"=p{at}"), (f"key_result:2569/1110{at}", "code", f"1110{at}")]
    links: list[Link] = [
        (f"project:bangna/2569/p{p}", "supports", f"key_result:2569/1110{k}") for p, k in sorted(pairs)
    ]
    base.load(facts, links)
    with base.store.read() as reader:
        answer = matrix(reader, Side.KEY_RESULTS)
    page = load_workbook(io.BytesIO(matrix_bytes([answer], "en"))).worksheets[0]
    found = {
        (page.cell(2, column).value, page.cell(row, 1).value)
        for row in range(4, 9)
        for column in range(4, 9)
        if page.cell(row, column).value
    }
    assert found == {(f"=p{p}", f"1110{k}") for p, k in pairs}
    assert sum(int(str(page.cell(row, 3).value)) for row in range(4, 9)) == len(pairs)
    base.store.close()


def test_the_command_writes_the_workbook_and_counts_the_gaps(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from api.cli import cli

    base = Base(tmp_path)
    fill(base)
    base.store.close()
    result = CliRunner().invoke(
        cli, ["--db", str(tmp_path / "base.db"), "--lang", "en", "matrix", str(tmp_path / "m.xlsx")]
    )
    assert result.exit_code == 0, result.stderr
    assert "key results: 2, 0 without a project" in result.stdout
    assert load_workbook(tmp_path / "m.xlsx").sheetnames == ["Key results × projects", "Policies × projects"]
    refused = CliRunner().invoke(cli, ["--db", str(tmp_path / "base.db"), "matrix", str(tmp_path / "m.csv")])
    assert refused.exit_code != 0
    assert ".xlsx" in refused.stderr
