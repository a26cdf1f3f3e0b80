"""Search: what is found, why, in which order, with which passage; filters, limits, hostile input, damaged words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.loading import load_each
from kb.errors import InputError, LimitError, NotFoundError
from kb.kinds import NodeKind
from kb.statement import Place, Statement
from kb.store.base import Document, Reader
from kb.store.open import open_store
from loaders.samples import sample_paths
from queries.search import MAX_LETTERS, Why, search
from queries.search.names import CONSIDERED
from tests.queries.bases import Base
from tests.queries.damaged import Case, cases, place, recall

TREES, TREES_67, PAVEMENT = "project:bangna/2569/a", "project:phasi/2567/b", "project:bangna/2569/c"
KEY, OLD_KEY, POLICY = "key_result:2569/41101", "key_result:2567/1.1.01", "policy:049"
DISTRICT, WORKS = "agency:bangna", "division:bangna/works"


@pytest.fixture
def reader(base: Base) -> Iterator[Reader]:
    base.load(
        [
            (POLICY, "code", "049"),
            (KEY, "code", "41101"),
            (KEY, "name", "จำนวนต้นไม้ที่ปลูก"),
            (KEY, "fiscal_year", 2569),
            (TREES, "name", "กิจกรรมปลูกต้นไม้ล้านต้น"),
            (TREES, "fiscal_year", 2569),
            (TREES, "agency", DISTRICT),
            (PAVEMENT, "name", "โครงการปรับปรุงทางเท้า ซอยบางนา 2"),
            (PAVEMENT, "fiscal_year", 2569),
            (DISTRICT, "name", "สำนักงานเขตบางนา"),
            (DISTRICT, "short_name", "ขบน."),
            (WORKS, "name", "ฝ่ายโยธา"),
        ],
        [(TREES, "implements", POLICY)],
    )
    base.load(
        [
            (OLD_KEY, "code", "1.1.01"),
            (OLD_KEY, "name", "จุดผ่อนผัน"),
            (OLD_KEY, "fiscal_year", 2567),
            ("agency:phasi", "name", "สำนักงานเขตภาษีเจริญ"),
            (TREES_67, "name", "ปลูกต้นไม้ (ต้น)"),
            (TREES_67, "fiscal_year", 2567),
        ],
        agency="agency:phasi",
        fiscal_year=2567,
    )
    with base.store.read() as reader:
        yield reader


def told(reader: Reader, text: str, **options: object) -> list[tuple[str, str]]:
    return [(hit.node.id, str(hit.why)) for hit in search(reader, text, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["049", "๐๔๙", "P049", "p 049", "P๔๙", "นโยบาย 049", "นโยบายที่ ๔๙", "49", "O49", "policy:049", " 049\n"]
)
def test_a_policy_by_any_way_to_write_its_code(reader: Reader, text: str) -> None:
    assert told(reader, text)[0] == (POLICY, "code")


@pytest.mark.parametrize("text", ["1.1.01", "๑.๑.๐๑", "OKR 1.1.01", "1101", "1-1-01", "KR ๑๑๐๑"])
def test_a_code_with_or_without_its_dots(reader: Reader, text: str) -> None:
    assert told(reader, text)[0] == (OLD_KEY, "code")


def test_codes_come_before_names_and_names_before_text(reader: Reader) -> None:
    assert told(reader, "ฝ่ายโยธา") == [(WORKS, "name")]
    assert told(reader, "ฝายโยธา") == [(WORKS, "name_alike")]
    assert told(reader, "ขบน.") == [(DISTRICT, "name")]
    assert told(reader, "ปลูกต้นไม้") == [(TREES_67, "name_holds"), (TREES, "name_holds")]
    assert told(reader, "2567")[-1] == (TREES_67, "source_holds")
    assert told(reader, "บางนา")[0] == (DISTRICT, "name_holds")


def test_words_in_any_order_and_most_of_them(reader: Reader) -> None:
    assert told(reader, "บางนา ทางเท้า")[0] == (PAVEMENT, "name_holds")
    (hit, *_) = search(reader, "ทางเท้า บางนา สะพาน").hits
    assert (hit.node.id, hit.why, hit.missing) == (PAVEMENT, Why.NAME_NEAR, ("สะพาน",))
    assert 0.5 <= hit.score < 1


@pytest.mark.parametrize("text", ["ปลูต้นไม้ล้านต้น", "ปลูกต้นไม่ล้ารต้น", "ปลุกดนไมลานตนน", "ต้นไม้ปลูกล้านต้น"])
def test_spelled_a_little_otherwise(reader: Reader, text: str) -> None:
    assert told(reader, text)[0] == (TREES, "name_near")


@pytest.mark.parametrize(("text", "expected"), [("ทา", PAVEMENT), ("ยธ", WORKS), ("ขบ", DISTRICT), ("ผ", OLD_KEY)])
def test_one_or_two_letters(reader: Reader, text: str, expected: str) -> None:
    assert expected in [identifier for identifier, _ in told(reader, text)]


def test_a_number_is_not_part_of_another_where_it_stands_alone(base: Base) -> None:
    base.load([("project:a", "name", "ซอย 12"), ("project:b", "name", "ถนนยาวในซอย 2 ของเขต")])
    with base.store.read() as reader:
        assert [hit for hit, _ in told(reader, "ซอย 2")] == ["project:b", "project:a"]


def test_the_passage_is_marked_and_has_its_place(reader: Reader) -> None:
    (hit, *_) = search(reader, "ปลกต้นไม้ล้านต้น").hits
    assert hit.passage is not None
    assert hit.passage.document.file_name == "1.txt"
    assert (hit.passage.place.table, hit.passage.place.row, hit.passage.place.column, hit.passage.place.line) == (
        1, 5, 1, 5,
    )  # fmt: skip
    assert [hit.passage.place.text[start:end] for start, end in hit.passage.marks] == ["ปลูกต้นไม้ล้านต้น"]


def test_a_mark_ends_behind_the_marks_of_its_last_letter(reader: Reader) -> None:
    (hit, *_) = search(reader, "ฝายโยธา").hits
    assert hit.passage is not None
    assert hit.passage.marks == ((0, 8),)
    (hit, *_) = search(reader, "ฝ").hits
    assert hit.passage is not None
    assert hit.passage.marks[0] == (0, 2)


def test_a_printed_text_that_no_name_keeps(base: Base) -> None:
    document = Document("document:" + "0" * 12, "0" * 64, "plan.txt", "plan", "plan")
    printed = Place(7, "งบ  ๓๕,๒๙๔,๒๙๕ บาท", 2, 3, 4)
    said = Statement(document.id, printed, "budget:x", "amount_baht", "35294295")
    with base.store.write() as writer:
        writer.put_document(document, [said], report={})
    with base.store.read() as reader:
        for text in ("35294295", "35,294,295", "๓๕,๒๙๔,๒๙๕"):
            (hit,) = search(reader, text).hits
            assert (hit.node.id, hit.why) == ("budget:x", Why.SOURCE_HOLDS)
            assert hit.passage is not None
            assert hit.passage.marks == ((4, 14),)
            assert (hit.passage.place.line, hit.passage.place.column) == (7, 4)


def test_a_replaced_edition_is_not_searched(base: Base) -> None:
    base.load([("project:a", "name", "ขุดลอกคลอง")], edition="plan")
    base.load([("project:a", "name", "ลอกท่อ")], edition="plan")
    with base.store.read() as reader:
        assert told(reader, "ขุดลอกคลอง") == []
        assert told(reader, "ลอกท่อ") == [("project:a", "name")]


def test_what_only_a_replaced_edition_names_is_shown_where_an_edge_leads_to_it(base: Base) -> None:
    base.load([("policy:049", "name", "ปลูกต้นไม้ล้านต้น")], edition="plan")
    later = base.load([], [("project:a", "implements", "policy:049")], edition="plan")
    with base.store.read() as reader:
        hit = search(reader, "policy:049").hits[0]
    assert hit.passage is not None
    assert (hit.passage.document.id, hit.passage.place.text) == (later, "project:a policy:049")


def test_filters(reader: Reader) -> None:
    assert told(reader, "ต้นไม้", kind=NodeKind.KEY_RESULT) == [(KEY, "name_holds")]
    assert told(reader, "ต้นไม้", fiscal_year=2567) == [(TREES_67, "name_holds")]
    assert told(reader, "ต้นไม้", agency="agency:phasi") == [(TREES_67, "name_holds")]
    assert told(reader, "โยธา", fiscal_year=2569) == [(WORKS, "name_holds")]
    assert told(reader, "โยธา", fiscal_year=2567) == []
    assert told(reader, "049", agency="บางนา")[0] == (POLICY, "code")
    with pytest.raises(NotFoundError):
        search(reader, "049", agency="ไม่มี")


def test_a_cut_says_how_many_more(reader: Reader) -> None:
    answer = search(reader, "ต้นไม้", limit=1)
    assert (len(answer.hits), answer.total) == (1, 3)
    (cut,) = answer.completeness.cuts
    assert (cut.where, cut.value, cut.more, cut.at_least) == ("hits", 1, 2, False)
    assert search(reader, "ต้นไม้", limit=3).completeness.complete
    for limit, error in ((0, InputError), (1_001, LimitError)):
        with pytest.raises(error):
            search(reader, "ต้นไม้", limit=limit)


def test_no_text_is_looked_at_behind_more_names_than_are_looked_at(base: Base) -> None:
    names = [(f"project:{number}", "name", f"ลอกคลองที่ {number}") for number in range(CONSIDERED + 1)]
    base.load([*names, ("project:a", "same_as_note", "คูคลองของเขต")])
    with base.store.read() as reader:
        answer = search(reader, "คลอง", limit=CONSIDERED)
        assert {hit.why for hit in answer.hits} == {Why.NAME_HOLDS}
        assert answer.total == CONSIDERED + 1
        (cut,) = answer.completeness.cuts
        assert (cut.where, cut.value, cut.more, cut.at_least) == ("hits", CONSIDERED, 1, True)
        assert told(reader, "คูคลอง") == [("project:a", "source_holds")]


def test_nothing_is_near_nothing(base: Base) -> None:
    with base.store.read() as reader:
        answer = search(reader, "ต้นไม้")
    assert (answer.hits, answer.total, answer.completeness.complete) == ((), 0, True)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00", "\u200b\ufeff"])
def test_an_empty_search_is_refused(reader: Reader, text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        search(reader, text)


def test_a_long_text_is_refused_with_the_limit(reader: Reader) -> None:
    search(reader, "ก ข " * (MAX_LETTERS // 4))
    search(reader, "ก" * MAX_LETTERS)
    with pytest.raises(LimitError, match=str(MAX_LETTERS)):
        search(reader, "ก" * (MAX_LETTERS + 1))


HOSTILE = [
    '"', "''", '""""', "a OR b", "NOT x", "NEAR(a b, 2)", "text:ต้นไม้", "loose : x", "*", "ต้น*", "^ต้น", "(", ")))",
    "{a b}", "a AND", "-1", "--", ";DROP TABLE node;", "%", "_", "%ต้น%", "[ก-ฮ]+", ".*", "\\", "\\d+", "$(x)", "ก\x00ข",
    "\ud800 ต้น", "ต้น\x00ไม้", "﷽", "🌳🌳🌳", "é" * 50, "\u0e31\u0e34", "\u0e48", "เเ", "ๆๆๆ", "ฯลฯ", "0x31", "1e5", "٣٤",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(reader: Reader, text: str) -> None:
    answer = search(reader, text)
    assert answer.total >= len(answer.hits)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    base = Base(tmp_path_factory.mktemp("search"))
    base.load([("project:a", "name", 'ปรับปรุง "ทางเท้า" (ซอย 2)'), ("policy:049", "code", "049")])
    with base.store.read() as reader:
        yield reader
    base.store.close()


@given(st.text(st.sampled_from('ปรับทางเซช2๒ ()"*:^-+.\x00\u200bANDOR่้'), min_size=1, max_size=30))
def test_any_text_is_answered_in_a_stable_order(shared: Reader, text: str) -> None:
    try:
        answer = search(shared, text)
    except InputError:
        return
    assert answer == search(shared, text)
    assert len({hit.node.id for hit in answer.hits}) == len(answer.hits) == answer.total
    assert [list(Why).index(hit.why) for hit in answer.hits] == sorted(list(Why).index(hit.why) for hit in answer.hits)
    for hit in answer.hits:
        assert 0 < hit.score <= 1
        if hit.passage:
            ends = [end for mark in hit.passage.marks for end in mark]
            assert ends == sorted(set(ends))
            assert all(0 <= end <= len(hit.passage.place.text) for end in ends)


# --- damaged on purpose -------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    store = open_store(tmp_path_factory.mktemp("samples") / "base.db")
    with sample_paths() as paths:
        list(load_each(map(Path, paths), store))
    with store.read() as reader:
        yield reader
    store.close()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.search)
def test_a_damaged_search_finds_what_it_means_among_the_first_three(samples: Reader, case: Case) -> None:
    found = place(samples, case)
    assert found is not None
    assert found <= 3


def test_most_damaged_searches_find_it_first(samples: Reader) -> None:
    assert len(cases()) >= 50
    assert recall([place(samples, case) for case in cases()], 1) >= 0.8
