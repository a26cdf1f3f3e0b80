"""A skip is an error where skips are forbidden, and only there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SKIPS = """
import pytest

def test_runs(): pass

@pytest.mark.skip(reason="no server")
def test_skipped(): pass

@pytest.mark.xfail(reason="known", strict=True)
def test_fails(): assert False
"""
SKIPS_INSIDE = "import pytest\ndef test_skipped(): pytest.skip('plan documents are absent')"
SKIPS_FILE = "import pytest\npytest.importorskip('not_there')"


def outcome(probe: str, folder: Path, *, documents: Path, forbidden: bool = True, workers: int = 0) -> str:
    """Pytest's closing line for a file of the given text, without the time."""
    (folder / "test_probe.py").write_text(probe, encoding="utf-8")
    environment = {"PYTHONPATH": str(ROOT), "POLICYTRACE_DOCUMENTS": str(documents)}
    environment |= {"POLICYTRACE_NO_SKIPS": "1"} if forbidden else {}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.plugin_no_skips", "-p", "no:cacheprovider"]
    command += ["-n", str(workers), "-c", "/dev/null", "--rootdir", str(folder), str(folder)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1].partition(" in ")[0]


@pytest.mark.parametrize("workers", [0, 1])
def test_skips_are_errors_where_forbidden(tmp_path: Path, workers: int) -> None:
    assert outcome(SKIPS, tmp_path, documents=tmp_path, workers=workers) == "1 passed, 1 xfailed, 1 error"


def test_a_skip_inside_a_test_is_a_failure_where_forbidden(tmp_path: Path) -> None:
    assert outcome(SKIPS_INSIDE, tmp_path, documents=tmp_path) == "1 failed"


def test_a_skipped_file_is_an_error_where_forbidden(tmp_path: Path) -> None:
    assert outcome(SKIPS_FILE, tmp_path, documents=tmp_path) == "1 error"


def test_skips_are_skips_elsewhere(tmp_path: Path) -> None:
    assert outcome(SKIPS, tmp_path, documents=tmp_path, forbidden=False) == "1 passed, 1 skipped, 1 xfailed"


def test_absent_documents_excuse_the_tests_that_read_them_alone(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    assert outcome(SKIPS_INSIDE, tmp_path, documents=absent) == "1 skipped"
    assert outcome(SKIPS, tmp_path, documents=absent) == "1 passed, 1 xfailed, 1 error"
