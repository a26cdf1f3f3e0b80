"""A service prepares by itself what a large base answers slowly, and leaves small ones alone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.api.http.servers import served


@pytest.fixture
def base(samples_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(samples_file, tmp_path / "base.db"))


def _appears(file: Path) -> bool:
    """Whether a file comes within ten minutes: preparing gives way to all else, and the machine may be busy."""
    for _ in range(3000):
        if file.exists():
            return True
        time.sleep(0.2)
    return False


def test_a_large_base_is_prepared(base: Path) -> None:
    with served(base, POLICYTRACE_PREPARE_DOCUMENTS="4"):
        assert _appears(Path(f"{base}.answers") / "latest")


def test_a_small_base_is_not(base: Path) -> None:
    with served(base):
        time.sleep(6)  # the first look is after five seconds
    assert not Path(f"{base}.answers").exists()


def test_a_service_that_ends_ends_the_preparing(base: Path) -> None:
    with served(base, POLICYTRACE_PREPARE_DOCUMENTS="4"):
        assert _appears(Path(f"{base}.answers") / "lock")
    assert not (Path(f"{base}.answers") / "latest").exists()
