"""Faults: each is found, with its place and the way out, and nothing is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import InputError
from kb.store.base import Store
from loaders.results.load import load_results
from tests.loaders.results.conftest import Write, faults_of, generation

HEADER = "code,agency,fiscal_year,period,value,unit,judged_level,score,as_of,assessor,evidence"

FAULTS = [
    ("99999,bangna,,,1,,,,,,", "code_unknown", 1, "no indicator or key result has the code “99999”"),
    ("11X02,bangna,,,1,,,,,,", "code_unknown", 1, "key_result:2569/11102"),
    ("การกระทำผิดของผู้ใช้รถจักรยานยนต์บนทางเท้า,bangna,,,1,,,,,,", "code_unknown", 1, "key_result:2569/11102"),
    ("1.1.1,bangna,,,1,,,,,,", "code_unknown", 1, "of agency:bangna"),
    ("42102,bangna,,,1,,,,,,", "code_ambiguous", 1, "key_result:2569/42102~f11489a4bc"),
    ("1/1/2001,bangna,,,1,,,,,,", "code_is_a_date", 1, "format the column as text"),
    (",bangna,,,1,,,,,,", "code_missing", None, "no code"),
    ("11102,,,,1,,,,,,", "agency_missing", None, "--agency"),
    ("11102,เขตบางจันทร์,,,1,,,,,,", "agency_unknown", 2, "no agency of the city"),
    ("11102,นางนา,,,1,,,,,,", "agency_unknown", 2, "called “นางนา”; write"),
    ("indicator:phasicharoen/2567/1.1.1,bangna,,,1,,,,,,", "agency_conflicts", 1, "agency:phasicharoen of the code"),
    ("11102,bangna,สองพัน,,1,,,,,,", "year_unreadable", 3, "no fiscal year"),
    ("11102,bangna,2568,,1,,,,,,", "year_conflicts", 3, "2568 here and 2569 of the code"),
    ("11102,bangna,2569,2568-Q1,1,,,,,,", "year_conflicts", 3, "2569 here and 2568 in its period"),
    ("key_result:20y/1.5/1,bangna,,,1,,,,,,", "year_missing", None, "--year"),
    ("11102,bangna,,ปีหน้า,1,,,,,,", "period_unreadable", 4, "ไตรมาส 2/2569"),
    ("11102,bangna,,,,,,,31/3/2569,,", "value_missing", None, "neither value nor judged_level nor score"),
    ("11102,bangna,,,มาก,,,,,,", "value_not_a_number", 5, "“มาก” is no number"),
    ("11102,bangna,,,nan,,,,,,", "value_not_a_number", 5, "“nan”"),
    ("11102,bangna,,,inf,,,,,,", "value_not_a_number", 5, "“inf”"),
    ("11102,bangna,,,1e5,,,,,,", "value_not_a_number", 5, "“1e5”"),
    ('11102,bangna,,,"1,25",,,,,,', "value_not_a_number", 5, "“1,25”"),
    ("11102,bangna,,,１２,,,,,,", "value_not_a_number", 5, "“１２”"),
    ("11102,bangna,,,,,6,,,,", "level_unreadable", 7, "1 to 5"),
    ("11102,bangna,,,,,,100.1,,,", "score_unreadable", 8, "0 to 100"),
    ("11102,bangna,,,1,,,,31/3/69,,", "date_unreadable", 9, "no date"),
    ("11102,bangna,,,1,,,,30/9/2568,,", "date_before_year", 9, "1 October 2568"),
    ("11102,bangna,,,1,,,,,ใครสักคน,", "assessor_unknown", 10, "no assessor"),
    ("11102,bangna,,,1,แห่ง,,,,,", "unit_differs", 6, "“percent” of 11102"),
    ("12101,bangna,,,30%,,,,,,", "unit_differs", 5, "สายทาง"),
]


@pytest.mark.parametrize(("line", "code", "column", "says"), FAULTS)
def test_a_fault_names_its_place_and_the_way_out(
    known: Store, write: Write, line: str, code: str, column: int | None, says: str
) -> None:
    path = write(HEADER, "11104,bangna,,,50,,,,,,", line)
    before = generation(known)
    (fault,) = faults_of(path, known)
    assert (fault.code, fault.path, fault.row, fault.column) == (code, str(path), 3, column)
    assert says in fault.sentence("en")
    place = f"{path}, row 3, column {'ABCDEFGHIJK'[column - 1]}: " if column else f"{path}, row 3: "
    assert fault.sentence("en").startswith(place)
    assert fault.sentence("th").startswith(f"{path}, แถว 3")
    assert generation(known) == before


@pytest.mark.parametrize(
    ("unit", "printed"),
    [("percent", "11102"), ("ร้อยละ", "11102"), ("%", "11102"), (" ร้อย ละ", "11102"), ("สาย ทาง", "12101")],
)
def test_a_unit_may_be_written_in_any_way(known: Store, write: Write, unit: str, printed: str) -> None:
    load_results([write(HEADER, f"{printed},bangna,,,1,{unit},,,,,")], known)


@pytest.mark.parametrize(
    ("lines", "code", "says"),
    [
        ([""], "file_empty", "template"),
        (["agency,value", "bangna,1"], "column_missing", "รหัสตัวชี้วัด/KR (code)"),
        (["code,value", "11102,1"], "column_missing", "หน่วยงาน (agency)"),
        (["code,agency", "11102,bangna"], "column_missing", "ผลการดำเนินงาน (value)"),
        (["code,agency,value,ผลงาน", "11102,bangna,1,2"], "column_twice", "columns C1 and D1"),
        (["code,agency,value,asessor", "11102,bangna,1,self"], "column_misspelt", "ผู้ประเมิน (assessor)"),
        (["code,agency,value", '11102,"bangna,1'], "csv_malformed", "unexpected end of data"),
    ],
)
def test_a_fault_of_the_whole_file_is_found(known: Store, write: Write, lines: list[str], code: str, says: str) -> None:
    (fault,) = faults_of(write(*lines), known)
    assert fault.code == code
    assert says in fault.sentence("en")


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("a.csv", "รหัส,ผล\n".encode("cp874"), "not_utf8", "byte 0 is not UTF-8"),
        ("a.csv", b"code,value\n\0", "not_utf8", "byte 11"),
        ("a.csv", b"", "file_empty", "template"),
        ("a.docx", b"x", "file_kind", "“.docx”"),
        ("a", b"x", "file_kind", "“a”"),
        ("a.xlsx", b"code,value\n", "not_a_workbook", "not a zip file"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "workbook_old", ".xls"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "workbook_encrypted",
            "password",
        ),
    ],
)
def test_a_file_that_is_no_results_file_is_refused(
    known: Store, tmp_path: Path, name: str, data: bytes, code: str, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (fault,) = faults_of(path, known)
    assert (fault.code, fault.path) == (code, str(path))
    assert says in fault.sentence("en")


def test_a_file_that_is_not_there_is_a_fault_beside_the_others(known: Store, write: Write, tmp_path: Path) -> None:
    path = write(HEADER, "99999,bangna,,,x,,,,,,")
    found = faults_of([tmp_path / "missing.csv", path], known)
    assert [item.code for item in found] == ["file_unreadable", "code_unknown", "value_not_a_number"]


def test_every_fault_is_reported_in_the_order_of_the_file(known: Store, write: Write) -> None:
    path = write(HEADER, *(line for line, *_ in FAULTS))
    found = faults_of(path, known)
    assert {item.code for item in found} == {code for _, code, *_ in FAULTS}
    assert [item.row for item in found] == sorted(item.row or 0 for item in found)


def test_values_that_differ_within_a_file_are_refused(known: Store, write: Write) -> None:
    path = write(HEADER, "11102,bangna,,Q1,25,,,,,,", "11102,bangna,2569,2569-Q1,26,,,,,,")
    (fault,) = faults_of(path, known)
    assert (fault.code, fault.row, fault.column) == ("differs_in_file", 3, 5)
    assert "ผลการดำเนินงาน ในที่นี้คือ “26”" in fault.sentence("th")
    assert f"“26” here and “25” in {path}, row 2" in fault.sentence("en")


def test_values_that_differ_between_files_of_one_load_are_refused(known: Store, write: Write) -> None:
    one = write(HEADER, "11102,bangna,,,25,,,,,,", name="one.csv")
    two = write(HEADER, "11102,bangna,,,26,,,,,,", name="two.csv")
    (fault,) = faults_of([one, two], known)
    assert (fault.code, fault.path) == ("differs_in_file", str(two))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("11102,bangna,,,26,,,,,,", "value"),
        ("11102,bangna,,,,,4,,,,", "judged_level"),
        ("11102,bangna,,,,,,81,,,", "score"),
    ],
)
def test_a_value_that_differs_from_another_document_is_refused(
    known: Store, write: Write, line: str, name: str
) -> None:
    load_results([write(HEADER, "11102,bangna,,,25,,5,80,,,", name="first.csv")], known)
    before = generation(known)
    (fault,) = faults_of(write(HEADER, line, "11104,bangna,,,1,,,,,,", name="second.csv"), known)
    assert (fault.code, dict(fault.values)["property"]) == ("differs_in_base", name)
    assert "first.csv, row 2" in fault.sentence("en")
    assert generation(known) == before


def test_one_file_at_fault_keeps_every_file_out(known: Store, write: Write) -> None:
    good = write(HEADER, "11102,bangna,,,25,,,,,,", name="good.csv")
    bad = write(HEADER, "11102,bangna,,Q1,x,,,,,,", name="bad.csv")
    before = generation(known)
    faults_of([good, bad], known)
    assert generation(known) == before


def test_two_files_that_would_replace_each_other_are_refused(known: Store, write: Write) -> None:
    one = write(HEADER, "11102,bangna,,,25,,,,,,", name="one/results.csv")
    two = write(HEADER, "11104,bangna,,,26,,,,,,", name="two/results.csv")
    (fault,) = faults_of([one, two], known)
    assert fault.code == "same_edition"


def test_the_same_bytes_for_another_agency_are_refused(known: Store, write: Write) -> None:
    path = write("code,value", "11102,25")
    load_results([path], known, agency="bangna")
    (fault,) = faults_of(path, known, agency="bangkapi")
    assert fault.code == "file_known_otherwise"
    load_results([path], known, agency="bangna")


def test_the_command_line_may_not_contradict_the_file(known: Store, write: Write) -> None:
    path = write(HEADER, "11102,bangna,2569,,25,,,,,,")
    found = faults_of(path, known, agency="ภาษีเจริญ", year=2567)
    assert [item.code for item in found] == ["agency_conflicts", "year_conflicts"]
    with pytest.raises(InputError, match="no agency of the city is called 'nowhere'"):
        load_results([path], known, agency="nowhere")


def test_two_things_whose_results_would_have_one_id_are_told_apart(known: Store, write: Write) -> None:
    load_results([write(HEADER, "key_result:2567/1.1.01,phasicharoen,,,25,,,,,,", name="a.csv")], known)
    with known.read() as reader:
        assert reader.node("result:phasicharoen/2567/1.1.01/self/2567") is not None
