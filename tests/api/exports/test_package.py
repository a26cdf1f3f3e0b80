"""Folders and zip files of an export: whole or not at all, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from api.exports.package import ExportFile, write_package
from kb.errors import InputError

FILES = [ExportFile("a.csv", ["ก,", "ข\r\n"]), ExportFile("b.json", ["{}"])]


def _failing() -> Iterator[ExportFile]:
    yield FILES[0]
    raise RuntimeError("the source fails")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_files_are_written_in_utf8(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    write_package(path, FILES)
    if path.suffix:
        with ZipFile(path) as archive:
            found = {each: archive.read(each) for each in archive.namelist()}
    else:
        found = {each.name: each.read_bytes() for each in sorted(path.iterdir())}
    assert found == {"a.csv": "ก,ข\r\n".encode(), "b.json": b"{}"}
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_equal_files_make_equal_zips(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_package(tmp_path / name, FILES)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_failure_leaves_nothing_new_and_what_was_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "out.zip").write_bytes(b"before")
    with pytest.raises(RuntimeError):
        write_package(tmp_path / name, _failing())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("out.zip", b"before")]


def test_a_folder_that_holds_something_is_refused_and_an_empty_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        write_package(tmp_path / "full", FILES)
    (tmp_path / "empty").mkdir()
    write_package(tmp_path / "empty", FILES)
    assert len(list((tmp_path / "empty").iterdir())) == 2
