"""The demo: the bundled samples in a base that is kept."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from api.cli.commands import demo, load
from tests.api.conftest import Run


def test_the_demo_loads_the_samples_once_and_shows_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("demo")
    assert first.exit_code == 0, first.output
    assert (tmp_path / "policytrace-demo.db").exists()
    headings = [line for line in first.stdout.splitlines() if line.startswith("== ")]
    assert len(headings) == 6
    assert "นโยบายผู้ว่าฯ 049" in first.stdout
    assert "⟵ bangna-plan-2569.txt" in first.stdout
    assert "16,867,765 บาท" in first.stdout

    def refuse(*_: object) -> None:
        raise AssertionError("the samples are loaded already")

    monkeypatch.setattr(load, "load_with_progress", refuse)
    second = run("demo")
    assert second.exit_code == 0, second.output
    parts = [shown.stdout.partition("\n== ")[2] for shown in (first, second)]
    assert parts[0] == parts[1]


def test_every_command_that_the_demo_names_works(run: Run, tmp_path: Path) -> None:
    shown = run("demo").stdout.splitlines()
    asked = [below.split()[1:] for line, below in pairwise(shown) if line.startswith("== ") and below]
    suggested = [["--db", demo.DATABASE, *command.split()] for command, _ in demo.NEXT if command != "load FILE"]
    assert (len(asked), len(suggested)) == (5, 5)
    for arguments in (*asked, *suggested):
        assert run(*arguments).exit_code == 0, arguments
