"""Whose document it is: the agency that its forms name, else the district named most."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import DocumentError
from loaders.identify import Identification, identify
from loaders.readers.text import read_text


def identified(tmp_path: Path, text: str) -> Identification:
    path = tmp_path / "document.txt"
    path.write_text(text, encoding="utf-8")
    return identify(read_text(path))


def test_a_bureau_is_known_by_the_line_of_its_forms_whatever_districts_are_named(tmp_path: Path) -> None:
    text = (
        "ผลการปฏิบัติราชการตามคำรับรองการปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2564\n"
        "หน่วยงาน : สำนักการระบายน้ำ\t\t\n" + "สำนักงานเขตบางรัก\nสำนักงานเขตบางนา\n" * 9
    )
    found = identified(tmp_path, text)
    assert (found.agency_name, found.agency_type, found.fiscal_year) == ("สำนักการระบายน้ำ", "bureau", 2564)


def test_the_agency_of_most_forms_wins(tmp_path: Path) -> None:
    lines = ["ผลการปฏิบัติราชการ พ.ศ. 2564", "หน่วยงาน : สำนักงานเขตบางรัก", "หน่วยงาน : สำนักงานเขตบางนา"]
    lines.append("ชื่อหน่วยงานผู้รับการประเมิน : สำนักงานเขตบางรัก.....")
    assert identified(tmp_path, "\n".join(lines)).agency == "bangrak"


def test_without_forms_it_is_the_district_named_most(tmp_path: Path) -> None:
    found = identified(tmp_path, "แผนปฏิบัติราชการประจำปี พ.ศ. 2569\nสำนักงานเขตบางนา\nเขตบางรัก\n")
    assert (found.agency, found.agency_type, found.document_type) == ("bangna", "district", "annual_action_plan")


def test_a_document_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no district office"):
        identified(tmp_path, "แผนปฏิบัติราชการประจำปี พ.ศ. 2569\nหน่วยงาน : ไม่มีชื่อ\n")
