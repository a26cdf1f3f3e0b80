"""The same plan in other dress gives the same facts: digits, page breaks, line ends, encoding, district."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.forms.plan_super_okr import FORMS
from loaders.pipeline import Reading, read_document
from tests.loaders import variants
from tests.loaders.plan_okr.tearing import with_torn_rows
from tests.loaders.reading import edges_of, nodes_of, read_text


@pytest.fixture(scope="session")
def text(plan_path: Path) -> str:
    return plan_path.read_text(encoding="utf-8")


def same_facts(one: Reading, other: Reading) -> None:
    assert edges_of(one) == edges_of(other)
    assert nodes_of(one) == nodes_of(other)
    assert one.report.rows["extracted"] == other.report.rows["extracted"]


def test_thai_digits_change_nothing(reading: Reading, text: str, tmp_path: Path) -> None:
    same_facts(reading, read_text(tmp_path, variants.with_thai_digits(text)))


def test_one_page_changes_nothing(reading: Reading, text: str, tmp_path: Path) -> None:
    joined = read_text(tmp_path, variants.without_page_breaks(text, FORMS))
    same_facts(reading, joined)
    assert joined.report.rows["header"] < reading.report.rows["header"]


@pytest.mark.parametrize("seed", range(4))
def test_other_page_breaks_change_nothing(reading: Reading, text: str, tmp_path: Path, seed: int) -> None:
    broken = read_text(tmp_path, variants.with_page_breaks(text, FORMS, seed))
    same_facts(reading, broken)
    assert broken.report.rows["header"] > reading.report.rows["header"]


def test_line_ends_of_another_system_change_nothing(reading: Reading, text: str, tmp_path: Path) -> None:
    same_facts(reading, read_text(tmp_path, text.replace("\n", "\r\n")))


def test_the_former_thai_encoding_changes_nothing(reading: Reading, text: str, tmp_path: Path) -> None:
    path = tmp_path / "cp874.txt"
    path.write_bytes(text.encode("cp874", errors="ignore"))
    other = read_document(path)
    assert other.document.encoding == "cp874"
    assert edges_of(other) == edges_of(reading)


def test_another_district_is_told_by_its_own_name(reading: Reading, text: str, tmp_path: Path) -> None:
    other = read_text(tmp_path, variants.of_district(text, "บางนา", "ห้วยขวาง"))
    assert other.document.agency == "agency:huaikhwang"
    assert nodes_of(other) == nodes_of(reading)
    assert len(edges_of(other)) == len(edges_of(reading))
    assert not any("bangna" in edge[0] + edge[2] for edge in edges_of(other))


def test_places_follow_the_page_breaks(text: str, tmp_path: Path) -> None:
    broken_text = variants.with_page_breaks(text, FORMS, 7)
    broken = read_text(tmp_path, broken_text)
    lines = broken_text.split("\n")
    for statement in broken.statements:
        assert statement.place.text.split("\n")[0] in lines[statement.place.line - 1]


@pytest.mark.parametrize("column", ["project", "division", "host", "target"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_row_torn_by_a_page_break_is_put_together(
    reading: Reading, text: str, tmp_path: Path, column: str, seed: int
) -> None:
    torn = read_text(tmp_path, with_torn_rows(text, FORMS, seed, column=column, share=0.3, least=6))
    assert torn.report.rows["continuation"] > 0
    assert edges_of(torn) == edges_of(reading)
    assert nodes_of(torn) == nodes_of(reading)
