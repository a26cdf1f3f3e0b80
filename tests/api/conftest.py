"""Fixtures: a small city's base, and the command line on a base."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli import cli
from kb.store.base import Store
from kb.store.open import open_store
from tests.api.bases import make_city, make_samples
from tests.queries.bases import Base

Run = Callable[..., Result]
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the developer's base nor the terminal's width nor the working directory counts."""
    for name in ("POLICYTRACE_DB", "POLICYTRACE_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    """A base of its own, `base.db`, filled document by document."""
    made = Base(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The file of a base with a small city in it."""
    folder = tmp_path / "city"
    folder.mkdir()
    return make_city(folder)


@pytest.fixture
def city_store(city: Path) -> Iterator[Store]:
    store = open_store(city, create=False)
    yield store
    store.close()


@pytest.fixture(scope="session")
def samples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a base with the bundled samples in it; not to be written to."""
    return make_samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def run() -> Run:
    """Runs the command line in this process."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="policytrace")

    return run


@pytest.fixture
def ask(run: Run, city: Path) -> Ask:
    """Asks the city's base with --json; gives the parsed answer."""

    def ask(*arguments: object) -> Any:
        result = run("--db", city, *arguments, "--json")
        assert result.exit_code == 0, result.stderr
        assert result.stderr == ""
        return json.loads(result.stdout)

    return ask
