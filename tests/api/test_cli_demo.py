"""The demo: the bundled samples in a base that is kept, and what it chooses to show."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from api import readings
from api.cli.commands import demo, load
from kb.store.open import open_store
from tests.api.conftest import Run


def body(shown: str) -> str:
    """What stands after the load."""
    return shown.partition("\n== ")[2]


def test_the_demo_loads_the_samples_once_and_shows_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("demo")
    assert first.exit_code == 0, first.output
    assert (tmp_path / "policytrace-demo.db").exists()
    headings = [line for line in first.stdout.splitlines() if line.startswith("== ")]
    assert len(headings) == 7
    assert "⟵ bangna-plan-2569.txt" in first.stdout
    assert "16,867,765 บาท" in first.stdout

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the samples are loaded already")

    monkeypatch.setattr(load, "load_with_progress", refuse)
    second = run("demo")
    assert second.exit_code == 0, second.output
    assert body(first.stdout) == body(second.stdout)


def test_the_policy_that_is_traced_is_carried_out_by_both_districts_and_the_foot_adds_up_its_money(run: Run) -> None:
    shown = run("demo", "--lang", "en").stdout
    (_, _, traced) = shown.partition("== What carries out a policy")
    traced = traced.partition("\n== ")[0]
    assert "[ภาษีเจริญ 2567]" in traced
    assert "[บางนา 2569]" in traced
    total, *groups = traced[traced.index("Money, each baht once") :].strip().splitlines()
    amounts = [re.search(r"([\d,]+) baht", line) for line in (total, *groups)]
    whole, *parts = [int(found[1].replace(",", "")) for found in amounts if found]
    assert whole == sum(parts) > 0
    assert [line.split(" · ")[0].strip() for line in groups] == ["ภาษีเจริญ 2567", "บางนา 2569"]


def test_samples_that_other_loaders_have_read_are_read_again(run: Run, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings, "installed_reader", lambda: "0.0.1+old")
        run("demo")
    assert "มีอยู่แล้ว" in run("demo").stdout.partition("\n== ")[0]  # read again, and the same was read
    store = open_store(tmp_path / demo.DATABASE, create=False)
    with store.read() as reader:
        assert reader.mark(readings.MARK) == readings.installed_reader()
    store.close()


def test_every_command_that_the_demo_names_works(run: Run, tmp_path: Path) -> None:
    shown = run("demo").stdout.splitlines()
    asked = [below.split()[1:] for line, below in pairwise(shown) if line.startswith("== ") and below]
    table = shown[next(at for at, line in enumerate(shown) if line == "== ลองต่อ") :]
    suggested = [line.partition("  ")[0].split()[1:] for line in table if line.startswith("policytrace ")]
    assert (len(asked), len(suggested)) == (6, 9)
    assert suggested.pop()[-2:] == ["load", "FILE"]
    for arguments in (*asked, *suggested):
        result = run(*arguments)
        assert result.exit_code == 0, arguments
        assert result.stdout or "export" in arguments, arguments


def test_a_base_without_policies_has_a_demo_of_its_samples_all_the_same(run: Run, city: Path) -> None:
    assert run("--db", city, "demo").exit_code == 0
