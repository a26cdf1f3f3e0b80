"""Appeals: against what, how ruled, what they change; from a sheet of their own or a CSV file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kb.kinds import EdgeKind
from kb.store.base import LoadOutcome, Store
from loaders.results.columns import Form, columns
from loaders.results.load import Change, load_results
from loaders.results.template import workbook_bytes
from tests.loaders.results.conftest import Write, faults_of, generation

HEADER = "indicator,agency,round,ruling,effect,replaced_by,score,level_1,level_2,level_3,level_4,level_5,rescaled,text"
APPEAL = "appeal:phasicharoen/2567/1/1.1.1"


def row(
    code: str = "1.1.1", ruling: str = "รับอุทธรณ์", effect: str = "", by: str = "", score: str = "", more: str = ",,,,,,"
) -> str:
    return f"{code},ภาษีเจริญ,ครั้งที่ 1,{ruling},{effect},{by},{score},{more}"


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (row(ruling="ยกอุทธรณ์"), {"ruling": "dismissed"}),
        (row(ruling="filed"), {"ruling": "filed"}),
        (row(effect="ปรับคะแนน", score="90.50"), {"ruling": "accepted", "effect": "score_adjusted", "score": "90.5"}),
        (
            row(effect="replaced", by="1.1.2"),
            {"ruling": "accepted", "effect": "replaced", "replaced_by": "indicator:phasicharoen/2567/1.1.2"},
        ),
        (
            row(effect="ตัดตัวชี้วัด", more=",,,,,ใช่,น้ำท่วม"),
            {"ruling": "accepted", "effect": "dropped", "rescaled": True, "text": "น้ำท่วม"},
        ),
    ],
)
def test_an_appeal_is_stored_as_it_was_ruled(known: Store, write: Write, line: str, facts: dict[str, object]) -> None:
    (load,) = load_results([write(HEADER, line)], known)
    assert list(load.changes) == [(APPEAL, Change.ADDED)]
    with known.read() as reader:
        node = reader.node(APPEAL)
        assert node is not None
        assert {**node.properties} == {"agency": "agency:phasicharoen", "round": "1", **facts}
        assert node.fiscal_year == 2567
        assert [(edge.kind, edge.target) for edge in reader.edges(APPEAL)] == [
            (EdgeKind.APPEALS, "indicator:phasicharoen/2567/1.1.1")
        ]


def test_levels_take_the_place_of_the_rubric(known: Store, write: Write) -> None:
    load_results([write(HEADER, row(effect="ปรับเกณฑ์", more="ร้อยละ 50,ร้อยละ 55,ร้อยละ 60,ร้อยละ 65,ร้อยละ 70,,"))], known)
    with known.read() as reader:
        node = reader.node(APPEAL)
    assert node is not None
    levels = node.properties["levels"]
    assert isinstance(levels, list)
    assert [(item["level"], item["points"], item["threshold"], item["unit"]) for item in levels] == [
        (number, str(50 + 10 * number), str(45 + 5 * number), "percent") for number in range(1, 6)
    ]


FAULTS = [
    (row("9.9.9"), "code_unknown", 1), (row("1.1.01"), "code_unknown", 1), (row(""), "code_missing", None),
    (row(ruling="อาจจะ"), "ruling_unknown", 4), (row(ruling="", score="5"), "ruling_missing", None),
    (row(effect="ลืม"), "effect_unknown", 5), (row(ruling="dismissed", effect="dropped"), "effect_without_ruling", 5),
    (row(effect="replaced"), "effect_incomplete", 5), (row(effect="score_adjusted"), "effect_incomplete", 5),
    (row(effect="replaced", by="8.8"), "code_unknown", 6),
    (row(effect="replaced", by="1.1.1"), "replaced_by_itself", 6),
    (row(effect="score_adjusted", score="101"), "score_unreadable", 7),
    (row(effect="criteria_adjusted", more="ร้อยละ 5,,,,,,"), "levels_incomplete", None),
    (row(effect="dropped", more=",,,,,อาจ,"), "answer_unreadable", 13),
    ("1.1.1,ภาษีเจริญ,,accepted,,,,,,,,,,", "round_missing", None),
    ("1.1.1,ภาษีเจริญ,แรก,accepted,,,,,,,,,,", "round_unreadable", 3),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "column"), FAULTS)
def test_a_fault_of_an_appeal_names_its_place(
    known: Store, write: Write, line: str, code: str, column: int | None
) -> None:
    before = generation(known)
    (fault,) = faults_of(write(HEADER, line), known)
    assert (fault.code, fault.row, fault.column) == (code, 2, column)
    assert generation(known) == before


def test_appeals_that_contradict_each_other_are_refused(known: Store, write: Write) -> None:
    (fault,) = faults_of(write(HEADER, row(ruling="accepted"), row(ruling="dismissed")), known)
    assert fault.code == "differs_in_file"
    load_results([write(HEADER, row(ruling="accepted"), name="a.csv")], known)
    (fault,) = faults_of(write(HEADER, row(ruling="dismissed"), name="b.csv"), known)
    assert fault.code == "differs_in_base"
    assert "1.1.1, agency:phasicharoen, 2567/1: ruling is “dismissed” here" in fault.sentence("en")
    (load,) = load_results([write(HEADER, row(ruling="dismissed"), name="a.csv")], known)
    assert (load.outcome, load.count(Change.CHANGED)) == (LoadOutcome.SUPERSEDED, 1)


def test_results_and_appeals_stand_in_one_workbook(known: Store, tmp_path: Path) -> None:
    filled = {"code": "1.1.1", "agency": "ภาษีเจริญ", "value": "1.5"}
    book = load_workbook(io.BytesIO(workbook_bytes([filled])))
    appeals = {"code": "1.1.2", "agency": "ภาษีเจริญ", "round": "2", "ruling": "ถอนอุทธรณ์"}
    for at, name in enumerate(columns(Form.APPEALS), 1):
        book["อุทธรณ์"].cell(2, at).value = appeals.get(name)
    path = tmp_path / "both.xlsx"
    book.save(path)
    (load,) = load_results([path], known)
    assert [identifier for identifier, _ in load.changes] == [
        "appeal:phasicharoen/2567/2/1.1.2", "result:phasicharoen/2567/1.1.1/self/2567",
    ]  # fmt: skip
    with known.read() as reader:
        (document,) = [item for item in reader.documents() if item.id == load.document]
        place = next(iter(reader.statements("appeal:phasicharoen/2567/2/1.1.2"))).place
    assert document.forms == ("appeals", "results")
    assert (place.table, place.row) == (2, 2)
