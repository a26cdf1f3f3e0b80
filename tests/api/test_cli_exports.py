"""The command `export` in the forms of other tools."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import networkx
import pytest

from api.cli.exits import Exit
from tests.api.conftest import Run


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_is_one_file(run: Run, city: Path, tmp_path: Path, form: str) -> None:
    assert run("--db", city, "export", "--format", form, "-o", tmp_path / "graph").exit_code == Exit.OK
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    assert "policy:049" in read(tmp_path / "graph")
    assert run("--db", city, "export", "--format", form).stdout == (tmp_path / "graph").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "file"), [("csv", "nodes.csv"), ("fiscal", "budget.csv"), ("stratml", "plan.xml")])
def test_tables_are_a_folder_or_a_zip_file(run: Run, city: Path, tmp_path: Path, form: str, file: str) -> None:
    plan = ("--plan", "plan:bma/2569") if form == "stratml" else ()
    for target in (tmp_path / "out", tmp_path / "out.zip"):
        assert run("--db", city, "export", "--format", form, *plan, "-o", target).exit_code == Exit.OK
    with ZipFile(tmp_path / "out.zip") as archive:
        assert archive.read(file) == (tmp_path / "out" / file).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "csv"), "several files"),
        (("--format", "stratml", "-o", "x"), "--plan names the plan"),
        (("--plan", "plan:bma/2569"), "give both"),
        (("--format", "graphml", "--statements"), "are for RDF"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Run, city: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run("--db", city, "export", *arguments)
    assert result.exit_code == Exit.USAGE
    assert words in " ".join(result.stderr.split())
