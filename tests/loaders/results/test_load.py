"""Results into a base: what is stored, what changes nothing, what replaces what."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.kinds import EdgeKind, NodeKind
from kb.store.base import LoadOutcome, Store
from kb.store.open import open_store
from loaders.results import things
from loaders.results.load import Change, load_results
from loaders.results.things import Things
from tests.loaders.results.conftest import Write, faults_of, generation

HEADER = "code,agency,period,value,unit,judged_level,score,as_of,assessor,evidence,remark"
RESULT = "result:bangna/2569/11102/self/2569-Q2"


def results(store: Store) -> dict[str, dict[str, object]]:
    with store.read() as reader:
        return {node.id: {**node.properties, "year": node.fiscal_year} for node in reader.nodes(NodeKind.RESULT)}


def test_a_row_becomes_a_result_with_everything_it_states(known: Store, write: Write) -> None:
    line = "11102,สำนักงานเขตบางนา,ไตรมาส 2/2569,๒๔.๕๐,ร้อยละ,๔,88.5,31/3/2569,หน่วยงาน,รายงานตำรวจ,ครบทุกจุด"
    (load,) = load_results([write(HEADER, line)], known)
    assert (load.outcome, list(load.changes)) == (LoadOutcome.ADDED, [(RESULT, Change.ADDED)])
    assert results(known) == {
        RESULT: {
            "agency": "agency:bangna", "period": "2569-Q2", "assessor": "self", "value": "24.5", "text": "๒๔.๕๐",
            "unit": "percent", "judged_level": "4", "score": "88.5", "as_of": "2569-03-31",
            "evidence": ["รายงานตำรวจ"], "remark": ["ครบทุกจุด"], "year": 2569,
        }
    }  # fmt: skip
    with known.read() as reader:
        (edge,) = reader.edges(RESULT)
        assert (edge.kind, edge.target) == (EdgeKind.REPORTS_ON, "key_result:2569/11102")
        assert edge.properties == {"agency": "agency:bangna"}


@pytest.mark.parametrize("text", ["11102", "๑๑๑๐๒", "KR 11102", " 1.1.1 ", "no such code", "key_result:2569/11102", ""])
def test_many_codes_mean_what_each_means_alone(known: Store, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with known.read() as reader:
        alone = Things(reader).by_code(text)
        monkeypatch.setattr(things, "_ONE_BY_ONE", 0)
        assert Things(reader).by_code(text) == alone


def test_every_statement_knows_its_cell(known: Store, write: Write) -> None:
    load_results([write(HEADER, "", "11102,บางนา,,25,,,,,,,")], known)
    with known.read() as reader:
        said = {item.predicate: item.place for item in reader.statements("result:bangna/2569/11102/self/2569")}
    assert {place.line for place in said.values()} == {3}
    assert {place.row for place in said.values()} == {3}
    assert (said["value"].column, said["value"].text, said["value"].table) == (4, "25", 1)
    assert (said["agency"].column, said["agency"].text) == (2, "บางนา")
    assert (said["assessor"].column, said["assessor"].text) == (1, "11102")  # nothing says so: it is the default


@pytest.mark.parametrize(
    ("line", "result", "target"),
    [
        ("KR 11102,agency:bangna,,1,,,,,,,", "bangna/2569/11102/self/2569", "key_result:2569/11102"),
        ("๑๑๑๐๒,สนข.บางนา,,1,,,,,official,,", "bangna/2569/11102/official/2569", "key_result:2569/11102"),
        ("1.1.1,ภาษีเจริญ,,1,,,,,ทางการ,,", "phasicharoen/2567/1.1.1/official/2567", "indicator:phasicharoen/2567/1.1.1"),
        ("OKR 1.1.01,phasicharoen,,1,,,,,,,", "phasicharoen/2567/1.1.01/self/2567", "key_result:2567/1.1.01"),
        (
            "key_result:2569/42102~f11489a4bc,bangna,,1,,,,,,,",
            "bangna/2569/42102~f11489a4bc/self/2569",
            "key_result:2569/42102~f11489a4bc",
        ),
        ("key_result:20y/1.5/1,bangna,2569,,,3,,,,,", "bangna/2569/20y/1.5/1/self/2569", "key_result:20y/1.5/1"),
    ],
)
def test_codes_ids_and_names_of_agencies_are_understood(
    known: Store, write: Write, line: str, result: str, target: str
) -> None:
    load_results([write(HEADER, line)], known)
    with known.read() as reader:
        assert [edge.target for edge in reader.edges(f"result:{result}")] == [target]


def test_columns_may_stand_in_any_order_in_thai_with_a_title_above(known: Store, write: Write) -> None:
    path = write("ผลการดำเนินงาน ปี 2569;;", "ผลงาน;หน่วยนับ;รหัส KR", "80%;;11102", ";;11104")
    (load,) = load_results([path], known, agency="สำนักงานเขตบางนา", year=2569)
    assert (load.count(Change.ADDED), load.unfilled) == (1, 1)
    (found,) = results(known).values()
    assert (found["value"], found["unit"], found["text"]) == ("80", "percent", "80%")


def test_the_same_again_changes_nothing(known: Store, write: Write) -> None:
    path = write(HEADER, "11102,bangna,,25,,,,,,,")
    load_results([path], known)
    before = generation(known)
    (load,) = load_results([path], known)
    assert (load.outcome, load.count(Change.UNCHANGED)) == (LoadOutcome.UNCHANGED, 1)
    other = write(HEADER, "11102,bangna,,25.0,,,,,,,", name="other.csv")
    (load,) = load_results([path, path], known)
    assert generation(known) == before
    (load,) = load_results([other], known)
    assert load.outcome is LoadOutcome.ADDED
    assert len(results(known)) == 1


def test_a_corrected_file_takes_the_place_of_the_former(known: Store, write: Write) -> None:
    load_results([write(HEADER, "11102,bangna,,25,,,,,,,", "11104,bangna,,90,,,,,,,")], known)
    (load,) = load_results([write(HEADER, "11102,bangna,,26,,,,,,,", "11105,bangna,,90,,,,,,,")], known)
    tail = "self/2569"
    assert load.outcome is LoadOutcome.SUPERSEDED
    assert dict(load.changes) == {
        f"result:bangna/2569/11102/{tail}": Change.CHANGED,
        f"result:bangna/2569/11105/{tail}": Change.ADDED,
        f"result:bangna/2569/11104/{tail}": Change.REMOVED,
    }
    assert results(known)[f"result:bangna/2569/11102/{tail}"]["value"] == "26"
    assert f"result:bangna/2569/11104/{tail}" not in results(known)
    with known.read() as reader:
        former = [
            said.value for said in reader.history(f"result:bangna/2569/11102/{tail}") if said.predicate == "value"
        ]
    assert former == ["25"]


def test_the_former_file_loaded_again_is_outdated(known: Store, write: Write) -> None:
    load_results([write(HEADER, "11102,bangna,,25,,,,,,,")], known)
    load_results([write(HEADER, "11102,bangna,,26,,,,,,,")], known)
    (load,) = load_results([write(HEADER, "11102,bangna,,25,,,,,,,")], known)
    assert load.outcome is LoadOutcome.OUTDATED
    assert results(known)["result:bangna/2569/11102/self/2569"]["value"] == "26"


def test_a_file_that_grows_by_a_quarter_replaces_itself(known: Store, write: Write) -> None:
    first = "11102,bangna,Q1,25,,,,,,,"
    load_results([write(HEADER, first)], known)
    (load,) = load_results([write(HEADER, "11102,bangna,Q1,24,,,,,,,", "11102,bangna,Q2,30,,,,,,,")], known)
    assert load.outcome is LoadOutcome.SUPERSEDED
    assert (load.count(Change.CHANGED), load.count(Change.ADDED)) == (1, 1)
    (fault,) = faults_of(write(HEADER, "11102,bangna,Q1,23,,,,,,,"), known)
    assert fault.code == "differs_in_base"


@pytest.mark.parametrize("line", ["11102,bangna,Q2,30,,,,,,,", "1.1.1,phasicharoen,,1,,,,,,,"])
def test_a_file_of_that_name_for_another_agency_or_period_stands_beside_it(
    known: Store, write: Write, line: str
) -> None:
    load_results([write(HEADER, "11102,bangna,Q1,25,,,,,,,")], known)
    (load,) = load_results([write(HEADER, line)], known)
    assert load.outcome is LoadOutcome.ADDED
    assert len(results(known)) == 2


def test_the_order_of_loading_does_not_matter(plans: Path, tmp_path: Path, write: Write) -> None:
    paths = [
        write(HEADER, "11102,bangna,Q1,25,,,,,,,", name="a.csv"),
        write(HEADER, "11102,bangna,Q1,25,,,90,,,,", "11104,bangna,,1,,,,,,,", name="b.csv"),
        write(HEADER, "1.1.1,phasicharoen,,1,,,,,,,", "11102,bangna,Q1,,percent,,,,,,x", name="c.csv").rename(
            tmp_path / "c.csv"
        ),
    ]
    paths[2].write_text(
        f"{HEADER}\n1.1.1,phasicharoen,,1,,,,,,,\n11102,bangna,Q1,25,percent,,,,,,x\n", encoding="utf-8"
    )
    found = []
    for number, order in enumerate(itertools.permutations(paths)):
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(plans.read_bytes())
        store = open_store(copy, create=False)
        for path in order:
            load_results([path], store)
        found.append(results(store))
        store.close()
    assert all(item == found[0] for item in found)
    assert len(found[0]) == 3


LINES = [
    "11102,bangna,Q1,25,,,,,,,", "11102,bangna,Q1,25,,,90,,,,x",
    "11104,bangna,,1,,,,,,,", "1.1.1,phasicharoen,,1,,,,,,,",
    "12101,bangna,,30,สายทาง,,,1/2/2569,official,,", "12101,bangna,,30,,,,,official,b,",
]  # fmt: skip


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(LINES))
def test_the_order_of_rows_does_not_matter(plans: Path, write: Write, order: list[str]) -> None:
    found = []
    for number, lines in enumerate((LINES, order)):
        copy = write(name=f"{number}.db")
        copy.write_bytes(plans.read_bytes())
        store = open_store(copy, create=False)
        load_results([write(HEADER, *lines)], store)
        found.append(results(store))
        store.close()
    assert found[0] == found[1]


def test_rows_that_are_not_filled_in_are_counted_and_store_nothing(known: Store, write: Write) -> None:
    before = generation(known)
    (load,) = load_results([write(HEADER, "11102,bangna,,,ร้อยละ,,,,self,,", "99999,,,,,,,,,,")], known)
    assert (load.outcome, load.document, load.unfilled) == (None, None, 2)
    assert generation(known) == before


def test_rows_with_equal_values_are_one_result(known: Store, write: Write) -> None:
    (load,) = load_results([write(HEADER, "11102,bangna,,25,,,,,,a,", "11102,บางนา,2569,25.0,,,,,,b,")], known)
    assert load.count(Change.ADDED) == 1
    (found,) = results(known).values()
    assert found["evidence"] == ["a", "b"]


def test_self_and_official_stand_side_by_side(known: Store, write: Write) -> None:
    load_results([write(HEADER, "11102,bangna,,25,,,,,self,,", "11102,bangna,,20,,,,,official,,")], known)
    assert {key.split("/")[3]: item["value"] for key, item in results(known).items()} == {
        "self": "25",
        "official": "20",
    }


def test_the_document_is_a_file_of_results(known: Store, write: Write) -> None:
    (load,) = load_results([write(HEADER, "11102,bangna,,25,,,,,,,")], known)
    with known.read() as reader:
        (document,) = [item for item in reader.documents() if item.id == load.document]
    assert (document.document_type, document.agency, document.fiscal_year) == ("results", "agency:bangna", 2569)
    assert document.file_name == "results.csv"


def test_personal_names_and_telephone_numbers_are_not_kept(known: Store, write: Write) -> None:
    line = "11102,bangna,,25,,,,,,รายงานของ นายสมชาย ใจดี,โทร. 0 2123 4567"
    load_results([write(HEADER, line)], known)
    with known.read() as reader:
        said = list(reader.statements("result:bangna/2569/11102/self/2569"))
    kept = " ".join(f"{item.value} {item.place.text}" for item in said)
    assert "รายงานของ" in kept
    assert "สมชาย" not in kept
    assert "4567" not in kept
