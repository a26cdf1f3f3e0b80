"""Findings of a base: ids that stay, the same in any order of loading, filters, limits, decisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import AmbiguousError, InputError, LimitError, NotFoundError
from kb.statement import Rank
from kb.store.base import Document, Reader
from queries.answer import Bound
from queries.findings.ask import all_findings, findings
from queries.findings.chosen import Asked
from queries.findings.decisions import Decision, Ruling, checked_until, edition, named, recorded, rulings
from queries.findings.finding import finding_id, finished
from queries.findings.gather import within
from queries.findings.rules import default_rules, tuned
from queries.findings.sheet import Said, Sheet
from queries.rules import Severity
from tests.queries.bases import Base, Fact, Link
from tests.queries.finding_cases import CASES
from tests.queries.finding_statements import DOCUMENT

KR = "key_result:2569/11101"
PAID: tuple[Fact, ...] = (
    ("project:bangna/2569/a", "name", "ปลูกต้นไม้"),
    ("budget:bangna/2569/a", "amount_baht", "100"),
    ("budget:bangna/2569/a", "amount_baht", "200"),
    ("budget:bangna/2569/a", "status", "amount"),
)
FUNDED: tuple[Link, ...] = (("budget:bangna/2569/a", "funds", "project:bangna/2569/a"),)


def ids(reader: Reader, asked: Asked | None = None) -> list[str]:
    return [item.finding.id for item in findings(reader, asked, finders=()).found]


def codes(reader: Reader, asked: Asked | None = None) -> list[str]:
    return [item.finding.code for item in findings(reader, asked, finders=()).found]


def test_an_empty_base_has_no_findings(base: Base) -> None:
    with base.store.read() as reader:
        answer = findings(reader, finders=())
    assert answer.found == ()
    assert answer.total == 0
    assert answer.completeness.complete


def test_a_finding_says_what_where_and_how_sure(base: Base) -> None:
    document = base.load(PAID, FUNDED)
    with base.store.read() as reader:
        (item,) = findings(reader, finders=()).found
    finding = item.finding
    assert (finding.code, finding.severity, finding.certainty) == ("budget_amount_differs", Severity.ERROR, 0.97)
    assert finding.nodes == ("project:bangna/2569/a", "budget:bangna/2569/a")
    assert [(spot.document.id, spot.place.line, spot.place.text) for spot in finding.spots] == [
        (document, 2, "100"), (document, 3, "200"),
    ]  # fmt: skip
    assert finding.sentence.en == (
        "Project or activity “ปลูกต้นไม้” has different budgets: “100” (line 2) against “200” (line 3)."
    )
    assert finding.sentence.th == "โครงการ/กิจกรรม “ปลูกต้นไม้” ระบุงบประมาณต่างกัน: “100” (บรรทัด 2) กับ “200” (บรรทัด 3)"
    assert item.ruling is None


def test_the_id_of_a_finding_is_made_of_rule_nodes_and_values() -> None:
    assert finding_id("a", ["x", "y"], ["1", "2"]) == finding_id("a", ["y", "x", "y"], ["2", "1"])
    assert len(finding_id("a", ["x"], [])) == 12
    others = [finding_id("b", ["x"], []), finding_id("a", ["y"], []), finding_id("a", [], ["x"])]
    assert len({finding_id("a", ["x"], []), *others}) == 4


def test_a_corrected_edition_keeps_the_ids_of_what_it_does_not_mend(base: Base) -> None:
    base.load(PAID, FUNDED, edition="plan")
    with base.store.read() as reader:
        before = ids(reader)
    base.load((("project:bangna/2569/b", "name", "อื่น"), *PAID), FUNDED, edition="plan")
    with base.store.read() as reader:
        assert ids(reader) == before
    base.load(PAID[:2], FUNDED, edition="plan")
    with base.store.read() as reader:
        assert ids(reader) == []


def test_time_is_limited(base: Base) -> None:
    base.load(PAID, FUNDED)
    with base.store.read() as reader:
        assert findings(reader, finders=(), seconds=60).completeness.complete
        with pytest.raises(LimitError, match="longer than the time limit"):
            findings(reader, finders=(), seconds=-1)


def test_findings_are_the_same_in_any_order_of_loading(tmp_path: Path) -> None:
    first = [("key_result:2569/11101", "code", "11101"), ("key_result:2569/11101", "name", "จำนวนต้นไม้ที่ปลูก")]
    second = [("key_result:2569/11101", "code", "11101"), ("key_result:2569/11101", "name", "ดูแลสวนริมน้ำให้สะอาด")]
    told = []
    for name, order in (("ab", (first, second)), ("ba", (second, first))):
        (tmp_path / name).mkdir()
        base = Base(tmp_path / name)
        for facts in order:
            base.load(facts)
        base.load(PAID, FUNDED)
        with base.store.read() as reader:
            told.append({(item.id, item.code) for item in all_findings(reader, finders=())})
        base.store.close()
    assert told[0] == told[1]
    assert {code for _, code in told[0]} == {"budget_amount_differs", "name_differs"}


def test_documents_that_contradict_each_other_make_one_finding_with_both_places(base: Base) -> None:
    one = base.load([(KR, "target", {"text": "80 ต้น", "value": "80", "unit": "ต้น"})])
    other = base.load([(KR, "target", {"text": "90 ต้น", "value": "90", "unit": "ต้น"})], agency="agency:bangrak")
    with base.store.read() as reader:
        (item,) = findings(reader, finders=()).found
        assert codes(reader, Asked(document="2.txt")) == ["target_differs"]
    assert item.finding.code == "target_differs"
    assert {spot.document.id for spot in item.finding.spots} == {one, other}


def test_findings_can_be_asked_for_by_rule_severity_document_year_and_agency(base: Base) -> None:
    base.load([*PAID, ("agency:bangna", "name", "สำนักงานเขตบางนา")], FUNDED)
    base.load([(KR, "code", "1"), (KR, "code", "2")], agency="agency:bangrak", fiscal_year=2567)
    with base.store.read() as reader:
        assert codes(reader) == ["budget_amount_differs", "code_differs"]
        assert codes(reader, Asked(rule="code_differs")) == ["code_differs"]
        assert codes(reader, Asked(severity=Severity.WARNING)) == []
        assert codes(reader, Asked(document="1.txt")) == ["budget_amount_differs"]
        assert codes(reader, Asked(fiscal_year=2567)) == ["code_differs"]
        assert codes(reader, Asked(agency="สำนักงานเขตบางนา")) == ["budget_amount_differs"]
        cut = findings(reader, limit=1, finders=())
        with pytest.raises(NotFoundError, match="the rules are"):
            findings(reader, Asked(rule="no_such_rule"), finders=())
        with pytest.raises(NotFoundError, match="no document in force"):
            findings(reader, Asked(document="9.txt"), finders=())
        with pytest.raises(LimitError):
            findings(reader, limit=1_000_001, finders=())
    assert (len(cut.found), cut.total, cut.by_severity[Severity.ERROR]) == (1, 2, 2)
    assert [(item.bound, item.more) for item in cut.completeness.cuts] == [(Bound.LIMIT, 1)]


def test_rules_can_be_switched_off_and_tuned(base: Base, tmp_path: Path) -> None:
    base.load(PAID, FUNDED)
    file = tmp_path / "rules.toml"
    file.write_text("[budget_amount_differs]\non = false\n[name_differs]\nalike = 0.5\n", encoding="utf-8")
    rules = tuned(file)
    assert rules["name_differs"].thresholds == {"alike": 0.5}
    with base.store.read() as reader:
        assert findings(reader, rules=rules, finders=()).found == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[no_such_rule]\non = false\n", NotFoundError),
        ("[code_differs]\nsize = 1\n", InputError),
        ('[code_differs]\nseverity = "dire"\n', InputError),
        ("[code_differs]\ncertainty = 2\n", InputError),
        ("[code_differs\n", InputError),
    ],
)
def test_a_file_of_rules_that_says_something_else_is_refused(tmp_path: Path, text: str, error: type[Exception]) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        tuned(file)


PAPER = Document(DOCUMENT, "0" * 64, "a.txt", "plan", "a", agency="agency:a", fiscal_year=2569)
ALL = [said for speaks, _ in CASES.values() for said in speaks]


@given(st.lists(st.sampled_from(ALL), max_size=60), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_statements(said: list[Said], random: object) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    rules = default_rules()
    told = [
        {item.id for item in finished(within(Sheet(PAPER, each), rules), rules, {DOCUMENT: PAPER})}
        for each in (_ordered(said), _ordered(shuffled))
    ]
    assert told[0] == told[1]


def _ordered(said: list[Said]) -> list[Said]:
    """As the base gives statements: what it holds twice it gives once."""
    return sorted({repr(item): item for item in said}.values(), key=repr)


# --- decisions ------------------------------------------------------------------


def rule_on(base: Base, *entries: tuple[Ruling, tuple[str, ...]]) -> None:
    document, statements = edition(entries)
    with base.store.write() as writer:
        writer.put_document(document, statements, report={})


def ruling(finding: str, decision: Decision, when: str, until: str | None = None) -> Ruling:
    return Ruling(finding, decision, "เหตุผล", "กองยุทธศาสตร์", when, until)


def test_a_decision_holds_until_its_day_and_the_latest_counts(base: Base) -> None:
    base.load(PAID, FUNDED)
    with base.store.read() as reader:
        (identifier,) = ids(reader)
    nodes = ("project:bangna/2569/a",)
    early = ruling(identifier, Decision.ACCEPTED, "2026-01-01")
    late = ruling(identifier, Decision.EXEMPT, "2026-02-01", "2026-06-30")
    rule_on(base, (early, nodes))
    rule_on(base, (early, nodes), (late, nodes))
    with base.store.read() as reader:
        assert recorded(reader) == [(early, nodes), (late, nodes)]
        assert rulings(reader, "2026-06-30") == {identifier: late}
        assert rulings(reader, "2026-07-01") == {}
        assert [item.ruling for item in findings(reader, today="2026-06-30", finders=()).found] == [late]
        assert [item.ruling for item in findings(reader, today="2026-07-01", finders=()).found] == [None]
        assert findings(reader, Asked(decided=True), today="2026-07-01", finders=()).found == ()
        assert len(findings(reader, Asked(decided=False), today="2026-07-01", finders=()).found) == 1


def test_decisions_are_kept_as_history_on_their_nodes_and_are_no_source_of_findings(base: Base) -> None:
    base.load(PAID, FUNDED)
    with base.store.read() as reader:
        (identifier,) = ids(reader)
    one = ruling(identifier, Decision.ACCEPTED, "2026-01-01")
    rule_on(base, (one, ("project:bangna/2569/a",)))
    with base.store.read() as reader:
        node = reader.node("project:bangna/2569/a")
        assert node is not None
        assert node.properties["decisions"] == [one.as_json()]
        (statement,) = [each for each in reader.statements(node.id) if each.predicate == "decisions"]
        assert statement.rank is Rank.DECISION
        assert ids(reader) == [identifier]


def test_a_finding_is_named_by_the_beginning_of_its_id() -> None:
    known = ["abcdef012345", "abcd99999999", "ffff00000000"]
    assert named("ffff", known) == "ffff00000000"
    assert named("ABCDEF012345", known) == "abcdef012345"
    with pytest.raises(AmbiguousError, match="abcd99999999, abcdef012345"):
        named("abcd", known)
    with pytest.raises(NotFoundError, match="nearest: ffff00000000"):
        named("fffe", known)
    with pytest.raises(NotFoundError, match="lists the ids"):
        named("zzz", [])


@pytest.mark.parametrize("day", ["2027-09-30", "2570-09-30", "30/9/2570", "๓๐/๙/๒๕๗๐", "30/9/2027"])
def test_the_end_of_a_decision_is_a_day_of_either_era(day: str) -> None:
    assert checked_until(day) == "2027-09-30"


@pytest.mark.parametrize("day", ["soon", "2027-02-30", "20270930", ""])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(InputError, match="is no day"):
        checked_until(day)


def test_a_decision_without_an_end_holds_for_good() -> None:
    assert checked_until(None) is None
