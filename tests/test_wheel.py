"""The wheel holds the six packages with all their data, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ontology", "kb", "loaders", "queries", "scoring", "api")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("policytrace-*-py3-none-any.whl")
    return zipfile.ZipFile(built)


PAGE = ROOT / "api" / "web"
"""Of the web page only what is built goes into the wheel, and the Python beside it."""


def source_files() -> set[str]:
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in {".pyc", ".db"} and packed(path)}


def packed(path: Path) -> bool:
    return PAGE not in path.parents or path.suffix == ".py" or PAGE / "dist" in path.parents


def test_the_wheel_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    assert source_files() - set(wheel.namelist()) == set()
    assert {"ontology/vocabulary.toml", "kb/store/schema.sql", "api/web/dist/index.html"} <= set(wheel.namelist())


def test_the_wheel_holds_the_page_as_it_was_built_and_not_its_sources(wheel: zipfile.ZipFile) -> None:
    of_page = {name for name in wheel.namelist() if name.startswith("api/web/") and not name.endswith(".py")}
    assert {name.split("/")[2] for name in of_page} == {"dist"}


def test_the_wheel_holds_nothing_but_the_packages(wheel: zipfile.ZipFile) -> None:
    assert {name.partition("/")[0] for name in wheel.namelist()} - set(PACKAGES) == {"policytrace-0.1.0.dist-info"}
    assert [name for name in wheel.namelist() if name.endswith((".pyc", ".db"))] == []


def test_the_wheel_carries_its_licence_and_command(wheel: zipfile.ZipFile) -> None:
    def metadata(name: str) -> str:
        return wheel.read(f"policytrace-0.1.0.dist-info/{name}").decode("utf-8")

    assert "Apache License" in metadata("licenses/LICENSE")
    assert "policytrace = api.cli:main" in metadata("entry_points.txt")
    assert "License-Expression: Apache-2.0" in metadata("METADATA")
