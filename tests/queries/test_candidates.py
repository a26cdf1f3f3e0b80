"""Candidates: what is proposed, why, in which order; never what is linked; always the same."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import InputError, LimitError, NotFoundError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from kb.text import fold
from queries.candidates.names import Names
from queries.candidates.propose import link_of, propose
from queries.candidates.scoring import score, weights
from queries.suggest import suggest
from tests.queries.bases import Base, Fact, Link


def project(name: str, year: int = 2569, agency: str = "bangna", **facts: str) -> tuple[str, list[Fact]]:
    identifier = f"project:{agency}/{year}/{abs(hash(name)) % 10**8}"
    stated: list[Fact] = [(identifier, "name", name), (identifier, "fiscal_year", year)]
    return identifier, [
        *stated,
        (identifier, "agency", f"agency:{agency}"),
        *((identifier, k, v) for k, v in facts.items()),
    ]


def key_result(code: str, name: str, year: int = 2569) -> list[Fact]:
    identifier = f"key_result:{year}/{code}"
    return [(identifier, "code", code), (identifier, "name", name), (identifier, "fiscal_year", year)]


def proposed(reader: Reader, reference: str, kind: NodeKind) -> list[tuple[str, float]]:
    answer = suggest(reader, reference)
    return [(each.node.id, each.score) for item in answer.suggestions if item.kind is kind for each in item.candidates]


# --- names


def names(*texts: str) -> Names:
    return Names({"project": {str(number): [fold(text)] for number, text in enumerate(texts)}})


def test_equal_names_are_wholly_alike_and_names_without_a_common_piece_not_at_all() -> None:
    index = names("ปลูกต้นไม้", "ปลูก ต้นไม้", "ซ่อมไฟฟ้า")
    assert index.likeness("0", "1") == 1.0
    assert index.likeness("0", "2") == 0.0
    assert index.likeness("0", "unknown") == 0.0
    assert index.alike("0", "project") == {"1": 1.0}


def test_rare_pieces_tell_more_than_common_ones() -> None:
    common = [f"โครงการจ้างเหมา{word}" for word in ("กวาดถนน", "เก็บขยะ", "ดูแลสวน", "ล้างท่อ")]
    index = names("โครงการจ้างเหมาขุดลอกคลอง", "กิจกรรมขุดลอกคลอง", *common)
    found = index.alike("0", "project")
    assert max(found, key=found.__getitem__) == "1"


@given(st.lists(st.text("กขคงจabc12 ", min_size=1, max_size=12), min_size=2, max_size=6))
def test_likeness_is_symmetrical_and_within_bounds(texts: list[str]) -> None:
    index = names(*texts)
    for one in map(str, range(len(texts))):
        for other in map(str, range(len(texts))):
            found = index.likeness(one, other)
            assert 0 <= found <= 1
            assert found == index.likeness(other, one)


# --- grounds


def test_a_project_is_proposed_for_a_key_result_and_the_key_result_for_the_project(base: Base) -> None:
    tree, facts = project("กิจกรรมปลูกต้นไม้")
    lamp, others = project("ซ่อมไฟฟ้าส่องสว่าง")
    base.load([*facts, *others, *key_result("41101", "จำนวนการปลูกต้นไม้")])
    with base.store.read() as reader:
        (down,) = proposed(reader, "41101", NodeKind.PROJECT)
        (up,) = proposed(reader, tree, NodeKind.KEY_RESULT)
        assert proposed(reader, lamp, NodeKind.KEY_RESULT) == []
    assert down[0] == tree
    assert up == ("key_result:2569/41101", down[1])
    assert 0.15 <= down[1] < 1


def test_what_another_district_did_is_a_precedent(base: Base) -> None:
    ours, facts = project("ขุดลอกคลองบางนา")
    theirs, others = project("ขุดลอกคลองบางนา", agency="bangkapi")
    base.load([*facts, *others, *key_result("1", "ระยะทางที่น้ำไหลสะดวก")], [(theirs, "supports", "key_result:2569/1")])
    with base.store.read() as reader:
        (item,) = suggest(reader, ours).suggestions
    (candidate,) = item.candidates
    assert candidate.node.id == "key_result:2569/1"
    assert [str(reason.ground) for reason in candidate.reasons] == ["precedent"]
    assert candidate.score == 0.8
    assert candidate.reasons[0].wording.en == (
        "“ขุดลอกคลองบางนา” (bangkapi 2569), 100% alike, is linked to key result 1"
    )
    assert candidate.reasons[0].wording.th == (
        "“ขุดลอกคลองบางนา” (bangkapi 2569) ชื่อคล้ายกันร้อยละ 100 เชื่อมโยงกับ ตัววัดผลหลัก (KR) 1"
    )
    assert candidate.why.en.endswith("; no document links the two.")


def test_what_another_year_did_is_a_precedent_where_the_key_result_is_called_the_same(base: Base) -> None:
    ours, facts = project("ขุดลอกคลองบางนา")
    former, others = project("ขุดลอกคลองบางนา", 2567)
    base.load([*facts, *key_result("11111", "ระยะทางที่น้ำไหลสะดวก")])
    base.load([*others, *key_result("1.1", "ระยะทางที่น้ำไหลสะดวก", 2567)], [(former, "supports", "key_result:2567/1.1")])
    with base.store.read() as reader:
        assert proposed(reader, ours, NodeKind.KEY_RESULT) == [("key_result:2569/11111", 0.8)]
        assert proposed(reader, "11111", NodeKind.PROJECT) == [(ours, 0.8)]


def test_a_policy_is_proposed_as_projects_of_the_same_key_result_carry_it_out(base: Base) -> None:
    ours, facts = project("งานแรก")
    other, others = project("เรื่องที่สอง")
    links: list[Link] = [(each, "supports", "key_result:2569/1") for each in (ours, other)]
    base.load([*facts, *others, *key_result("1", "น้ำไหล")], [*links, (other, "implements", "policy:049")])
    with base.store.read() as reader:
        (item,) = (item for item in suggest(reader, ours).suggestions if item.kind is NodeKind.POLICY)
    assert [(each.node.id, each.score) for each in item.candidates] == [("policy:049", 0.2)]
    assert item.candidates[0].reasons[0].wording.en == "100% of the projects under key result 1 go with it"


def test_projects_of_other_years_and_of_other_agencies_than_asked_for_are_not_proposed(base: Base) -> None:
    ours, facts = project("จำนวนต้นไม้ที่ปลูก")
    theirs, others = project("จำนวนต้นไม้ที่ปลูก", agency="bangkapi")
    _, former = project("จำนวนต้นไม้ที่ปลูก", 2567)
    base.load([*facts, *others, *former, *key_result("1", "จำนวนต้นไม้ที่ปลูก"), ("agency:bangna", "name", "เขตบางนา")])
    with base.store.read() as reader:
        assert {each for each, _ in proposed(reader, "1", NodeKind.PROJECT)} == {ours, theirs}
        (item,) = suggest(reader, rule="key_result_has_project", agency="เขตบางนา").suggestions
    assert [each.node.id for each in item.candidates] == [ours]


def test_numbers_and_units_speak_for_a_link(base: Base) -> None:
    target = {
        "text": "4,900 ต้นกล้า",
        "comparator": "equal",
        "value": "4900",
        "unit": "ต้นกล้า",
        "basis": None,
        "cumulative": False,
    }
    _, facts = project("ปลูก 4,900 ต้นกล้า")
    base.load([*facts, *key_result("1", "ปลูกป่า"), ("key_result:2569/1", "target", target)])
    with base.store.read() as reader:
        (item,) = suggest(reader, "1", least=0).suggestions
    assert [(str(each.ground), each.strength) for each in item.candidates[0].reasons][-1] == ("unit", 1.0)


# --- the question


def test_gaps_without_anything_likely_are_counted(base: Base) -> None:
    _, facts = project("ซ่อมไฟฟ้า")
    base.load([*facts, *key_result("1", "จำนวนต้นไม้")])
    with base.store.read() as reader:
        answer = suggest(reader)
    assert answer.suggestions == ()
    assert answer.without == 3  # the key result, and the project for its key result and its policy


def test_a_cut_answer_says_how_many_gaps_were_not_looked_into(base: Base) -> None:
    _, facts = project("จำนวนต้นไม้ที่ปลูก")
    base.load([*facts, *(fact for code in "123" for fact in key_result(code, "จำนวนต้นไม้ที่ปลูก"))])
    with base.store.read() as reader:
        answer = suggest(reader, rule="key_result_has_project", limit=1)
    assert [item.node.code for item in answer.suggestions] == ["1"]
    assert [(cut.where, cut.more) for cut in answer.completeness.cuts] == [("gaps", 2)]


def test_a_base_with_more_projects_than_are_read_says_so(base: Base) -> None:
    _, facts = project("จำนวนต้นไม้", 2567)
    _, others = project("จำนวนต้นไม้")
    base.load([*facts, *others, *key_result("1", "จำนวนต้นไม้")])
    with base.store.read() as reader:
        node = reader.node("key_result:2569/1")
        assert node is not None
        answer = propose(reader, [(node, NodeKind.PROJECT)], limit=3, most=1)
    assert [each.node.fiscal_year for each in answer.of(node, NodeKind.PROJECT)] == [2569]
    assert [(str(cut.bound), cut.more) for cut in answer.cuts] == [("work", 1)]


def test_wrong_requests_are_refused(base: Base) -> None:
    base.load([*key_result("1", "จำนวนต้นไม้"), ("agency:bangna", "name", "เขตบางนา")])
    with base.store.read() as reader:
        with pytest.raises(InputError, match="nothing is proposed for agency:bangna"):
            suggest(reader, "agency:bangna")
        with pytest.raises(InputError, match="nothing is proposed for gaps of project_has_division"):
            suggest(reader, rule="project_has_division")
        with pytest.raises(NotFoundError, match="no rule is called"):
            suggest(reader, rule="nonsense")
        with pytest.raises(InputError, match="not for both"):
            suggest(reader, "1", "key_result_has_project")
        with pytest.raises(LimitError):
            suggest(reader, candidates=51)
        with pytest.raises(InputError, match="between 0 and 1"):
            suggest(reader, least=2)


def test_the_id_of_a_proposal_names_the_link() -> None:
    assert link_of("project:a/2569/x+policy:049") == ("project:a/2569/x", "policy:049")
    assert link_of("project:a+b/2569/x+key_result:2569/1") == ("project:a+b/2569/x", "key_result:2569/1")
    for wrong in ("", "project:a", "policy:049+project:a", "project:a+agency:b", "project:a+policy:"):
        with pytest.raises(InputError):
            link_of(wrong)


# --- whatever the base holds

_WORDS = ["ปลูก", "ต้นไม้", "ขุดลอก", "คลอง", "ทางเท้า", "ซ่อม", "ไฟฟ้า", "สวน"]
_NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map("".join)
_BASES = st.tuples(
    st.lists(st.tuples(_NAMES, st.sampled_from([2567, 2569]), st.integers(0, 2)), min_size=1, max_size=7),
    st.lists(st.tuples(_NAMES, st.sampled_from([2567, 2569])), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 7)), max_size=8),
)
_Made = tuple[Sequence[tuple[str, int, int]], Sequence[tuple[str, int]], Sequence[tuple[int, int]]]


def made(folder: Path, drawn: _Made) -> tuple[Base, set[tuple[str, str]]]:
    """A base of projects with divisions, key results, three policies and links; and the links."""
    projects, targets, pairs = drawn
    base = Base(folder)
    ids = [f"project:bangna/{year}/{number}" for number, (_, year, _) in enumerate(projects)]
    served = [f"key_result:{year}/{number}" for number, (_, year) in enumerate(targets)]
    served += [f"policy:00{number}" for number in range(3)]
    links = {(ids[low % len(ids)], served[high % len(served)]) for low, high in pairs}
    facts: list[Fact] = [(ids[at], "name", name) for at, (name, _, _) in enumerate(projects)]
    facts += [(ids[at], "fiscal_year", year) for at, (_, year, _) in enumerate(projects)]
    facts += [(served[at], "name", name) for at, (name, _) in enumerate(targets)]
    facts += [(served[at], "fiscal_year", year) for at, (_, year) in enumerate(targets)]
    edges: list[Link] = [
        (low, "supports" if high.startswith("key_result") else "implements", high) for low, high in sorted(links)
    ]
    edges += [(f"division:bangna/{hand}", "responsible_for", ids[at], "R") for at, (_, _, hand) in enumerate(projects)]
    base.load([*facts, ("policy:000", "code", "000")], edges)
    return base, links


@settings(max_examples=40)
@given(_BASES)
def test_no_existing_link_is_proposed_scores_are_in_bounds_and_ordered(drawn: _Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, links = made(Path(folder), drawn)
        with base.store.read() as reader:
            wanted = [(node, kind) for node in _nodes(reader) for kind in _lacking(node)]
            answer = propose(reader, wanted, limit=50, least=0)
            again = propose(reader, list(reversed(wanted)), limit=50, least=0)
        base.store.close()
    assert answer.found == again.found
    for found in answer.found.values():
        assert [(-each.score, each.node.id) for each in found] == sorted((-each.score, each.node.id) for each in found)
        for each in found:
            assert (each.project, each.target) not in links
            assert 0 <= each.score <= 1
            assert link_of(each.id) == (each.project, each.target)


def _nodes(reader: Reader) -> list[Node]:
    kinds = (NodeKind.PROJECT, NodeKind.KEY_RESULT, NodeKind.POLICY)
    return [node for kind in kinds for node in reader.nodes(kind)]


def _lacking(node: Node) -> tuple[NodeKind, ...]:
    return (NodeKind.KEY_RESULT, NodeKind.POLICY) if node.kind is NodeKind.PROJECT else (NodeKind.PROJECT,)


def test_weights_are_within_bounds_and_no_ground_makes_certain() -> None:
    assert all(0 < weight < 1 for weight in weights().values())
    assert score([]) == 0.0
