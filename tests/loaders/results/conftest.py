"""A base with the sample plans in it, and results files made on the spot."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kb.store.base import Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.results.faults import Fault, ResultsError
from loaders.results.load import load_results
from loaders.samples import sample_paths

Write = Callable[..., Path]
PLANS = ("bangna-plan-2569.txt", "phasicharoen-plan-2567.txt")


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a base that holds two bundled plans, not to be written to."""
    path = tmp_path_factory.mktemp("plans") / "base.db"
    store = open_store(path)
    with sample_paths() as samples:
        for sample in samples:
            if sample.name in PLANS:
                load_file(sample, store)
    store.close()
    return path


@pytest.fixture
def base(plans: Path, tmp_path: Path) -> Path:
    """The file of a base of the plans, of the test's own."""
    return Path(shutil.copy(plans, tmp_path / "plans.db"))


@pytest.fixture
def known(base: Path) -> Iterator[Store]:
    """The base of the plans."""
    store = open_store(base, create=False)
    yield store
    store.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes lines as a CSV file."""

    def write(*lines: str, name: str = "results.csv") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def faults_of(
    paths: Path | Sequence[Path], store: Store, agency: str | None = None, year: int | None = None
) -> list[Fault]:
    """The faults for which loading is refused."""
    with pytest.raises(ResultsError) as refused:
        load_results([paths] if isinstance(paths, Path) else paths, store, agency=agency, year=year)
    return list(refused.value.faults)


def generation(store: Store) -> int:
    with store.read() as reader:
        return reader.generation()
