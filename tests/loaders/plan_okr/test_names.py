"""Key results and projects under bent codes and names."""

from __future__ import annotations

import pytest

from kb.kinds import Category
from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.plan_okr.key_results import KeyResults, Named
from loaders.forms.plan_okr.projects import Projects, Traits

HERE = Cell("…", Place(1, "…", 1, 1, 1))


@pytest.fixture
def draft() -> Draft:
    return Draft("document:x", "agency:bangna", 2567)


@pytest.fixture
def key_results(draft: Draft) -> KeyResults:
    listed = {
        "1.4.05": "แก้ไขจุดเสี่ยงน้ำท่วม", "1.4.06": "ล้างทำความสะอาดท่อ", "8.3.08": "ส่งเสริมการใช้งบประมาณชุมชน",
    }  # fmt: skip
    found = KeyResults(draft)
    found.register([Named(code, name, Place(1, name)) for code, name in listed.items()], [])
    return found


@pytest.fixture
def projects(draft: Draft) -> Projects:
    found = Projects(draft)
    for name in ("ปรับปรุงโรงเรียนวัดโคกอน", "ติดตั้งไฟฟ้า (ดวง)", "ปรับปรุงซอย 1 แยก 8"):
        found.add(name, HERE, Traits(divisions=frozenset({"division:bangna/x"})), category=Category.AGENCY_STRATEGY)
    return found


def test_a_code_is_trusted_where_its_name_is_alike(key_results: KeyResults) -> None:
    assert key_results.resolve("1.4.05", "แกไขจุดเสียงน้ำท่วม*", HERE) == "key_result:2567/1.4.05"


def test_a_code_with_the_name_of_another_is_read_as_the_other(key_results: KeyResults, draft: Draft) -> None:
    assert key_results.resolve("1.4.03", "ล้างทำความสะอาด ท่อ*", HERE) == "key_result:2567/1.4.06"
    assert [note.code for note in draft.notes] == ["code_read_as"]


def test_an_unknown_code_with_an_unknown_name_is_a_key_result_of_its_own(key_results: KeyResults, draft: Draft) -> None:
    assert key_results.resolve("1.4.30", "จำนวนเขื่อน", HERE) == "key_result:2567/1.4.30"
    assert [note.code for note in draft.notes] == ["code_not_in_list"]


def test_a_code_of_one_digit_is_the_one_with_a_nought(key_results: KeyResults) -> None:
    assert key_results.by_code("1.4.5", "…", HERE, "1") == ("key_result:2567/1.4.05", 1.0)


def test_a_misprint_at_a_project_is_read_only_where_the_name_proves_it(key_results: KeyResults, draft: Draft) -> None:
    name = "โครงการชุมชน (ส่งเสริมการใช้งบประมาณชุมชน)"
    assert key_results.by_code("8.1.08", name, HERE, "8") == ("key_result:2567/8.3.08", 0.9)
    assert key_results.by_code("8.1.09", "โครงการอื่น", HERE, "8") is None
    assert [note.code for note in draft.notes] == ["code_read_as", "code_unknown"]


def test_which_thing_keeps_a_code_is_what_other_tables_print(draft: Draft) -> None:
    first, second = Named("1.2.01", "จำนวนซากรถยนต์", Place(1, "")), Named("1.2.01", "จำนวนจุดจราจร", Place(2, ""))
    found = KeyResults(draft)
    found.register([first, second], [Named("1.2.01", "จำนวน จุดจราจร", Place(3, ""))])
    assert found.listed("1.2.01", second.name) == "key_result:2567/1.2.01"
    assert found.listed("1.2.01", first.name).startswith("key_result:2567/1.2.01~")


def test_a_misread_letter_is_forgiven_a_number_is_not(projects: Projects) -> None:
    assert projects.find("ปรับปรุงโรงเรียนวัดโคนอน", HERE, Traits()) is not None
    assert projects.find("ปรับปรุงซอย 1 แยก 10", HERE, Traits()) is None


def test_brackets_may_be_left_out(projects: Projects) -> None:
    assert projects.find("ติดตั้งไฟฟ้า", HERE, Traits()) == projects.find("ติดตั้งไฟฟ้า (ดวง)", HERE, Traits())


def test_what_another_row_names_is_not_taken(projects: Projects) -> None:
    projects.expect(["ปรับปรุงโรงเรียนวัดโคกอน", "ปรับปรุงโรงเรียนวัดโตนด"])
    assert projects.find("ปรับปรุงโรงเรียนวัดโตนด", HERE, Traits()) is None
