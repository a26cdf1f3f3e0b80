"""The running text of a file in passages."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.passages import passages
from loaders.readers.text import read_text


def test_paragraphs_within_a_cell_are_passages_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("หัวข้อ ๑\nก\t<p>ข้อ ๑</p><p>ข้อ ๒</p>\t\n", encoding="utf-8")
    found = [(passage.line, passage.column, passage.text) for passage in passages(read_text(path))]
    assert found == [(1, None, "หัวข้อ 1"), (2, 0, "ก"), (2, 1, "ข้อ 1"), (2, 1, "ข้อ 2")]
