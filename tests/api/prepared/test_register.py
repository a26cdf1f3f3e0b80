"""Every part of the registered findings is what is found when it is looked for: of each scope, filter and page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from api.deciding import decide
from api.finders import FINDERS
from api.prepared.found import FoundBefore
from api.prepared.register import open_register, write_register
from kb.errors import NotFoundError, StoreError
from kb.store.base import Reader, Store
from kb.store.open import open_store
from queries.findings.ask import findings, narrowed
from queries.findings.chosen import Asked, choose
from queries.findings.decisions import Decision
from queries.findings.gather import gather
from queries.findings.rules import default_rules
from queries.rules import Severity
from tests.kb.making import document, put, says

TODAY = "2026-11-29"
ALL = 1_000_000
SCOPES = (
    Asked(),
    *(Asked(fiscal_year=year) for year in (2564, 2567, 2569, 2500)),
    *(Asked(agency=name) for name in ("agency:bangna", "agency:phranakhon")),
    Asked(fiscal_year=2569, agency="agency:bangna"),
    Asked(document="bangrak-evaluation-2564.txt"),
    Asked(document="bangrak-evaluation-2564.txt", agency="agency:bangna"),
)
SPOKEN = "policy:900"
"""A policy of which three documents of the tests say different things."""


@pytest.fixture
def store(samples_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The samples, three documents that contradict each other, and a decision."""
    store = open_store(Path(shutil.copy(samples_file, tmp_path / "base.db")))
    for year, name in ((2567, "ปลูกต้นไม้ริมคลอง"), (2568, "ปลูกต้นไม้ริมถนน"), (2569, "ปลูกต้นไม้ในสวน")):
        plan = replace(document(f"plan-{year}.txt", year=year), agency="agency:bangna" if year == 2569 else None)
        put(store, plan, [says(plan, SPOKEN, "name", name), says(plan, SPOKEN, "code", str(year % 100))])
    with store.read() as reader:
        first = findings(reader, Asked(severity=Severity.WARNING), finders=FINDERS).found[0].finding.id
    decide(store, first, Decision.EXEMPT, reason="ตรวจแล้ว", who="สำนักยุทธศาสตร์")
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    with store.read() as reader:
        yield reader


@pytest.fixture
def before(reader: Reader, tmp_path: Path) -> FoundBefore:
    """What was found in the base."""
    before = FoundBefore(tmp_path / "found")
    assert before.register(reader) is None
    assert before.gather(reader) > 0
    return before


def test_every_scope_and_filter_gives_what_is_found_by_looking(before: FoundBefore, reader: Reader) -> None:
    register = before.register(reader)
    assert register is not None
    between = set()
    for scope in SCOPES:
        whole = findings(reader, scope, today=TODAY, limit=ALL, finders=FINDERS)
        for severity, decided in product((None, *Severity), (None, True, False)):
            asked = replace(scope, severity=severity, decided=decided)
            assert register.findings(reader, asked, TODAY, 0, ALL) == narrowed(whole, asked), asked
        for finding in (each.finding for each in whole.found):
            years = {spot.document.fiscal_year for spot in finding.spots}
            assert scope.fiscal_year is None or not years or scope.fiscal_year in years
            between |= {(scope.fiscal_year, len(finding.spots))} if SPOKEN in finding.nodes else set()
    assert {(2567, 2), (2569, 2)} <= between, between


def test_every_rule_gives_what_is_found_by_looking(before: FoundBefore, reader: Reader) -> None:
    register = before.register(reader)
    assert register is not None
    whole = findings(reader, today=TODAY, limit=ALL, finders=FINDERS)
    for code in default_rules():
        assert register.findings(reader, Asked(rule=code), TODAY, 0, ALL) == narrowed(whole, Asked(rule=code)), code
    with pytest.raises(NotFoundError):
        register.findings(reader, Asked(rule="no_such_rule"), TODAY, 0, 1)


def test_pages_together_are_all(before: FoundBefore, reader: Reader) -> None:
    register = before.register(reader)
    assert register is not None
    whole = register.findings(reader, Asked(), TODAY, 0, ALL)
    pages = [register.findings(reader, Asked(), TODAY, offset, 60) for offset in range(0, whole.total, 60)]
    assert [item for page in pages for item in page.found] == list(whole.found)
    assert [page.completeness.complete for page in pages] == [False] * (len(pages) - 1) + [True]
    assert {page.total for page in pages} == {whole.total}


def test_one_finding_is_read_by_its_id_or_the_beginning_of_it(before: FoundBefore, reader: Reader) -> None:
    register = before.register(reader)
    assert register is not None
    for ruled in register.findings(reader, Asked(), TODAY, 0, ALL).found[::25]:
        assert register.one(reader, ruled.finding.id[:10], None, TODAY) == ruled
    with pytest.raises(NotFoundError):
        register.one(reader, "0000", None, TODAY)


def test_a_decision_leaves_the_register_and_a_document_makes_it_anew(before: FoundBefore, store: Store) -> None:
    with store.read() as reader:
        register = before.register(reader)
        assert register is not None
        first = register.findings(reader, Asked(severity=Severity.ERROR), TODAY, 0, 1).found[0]
    assert first.ruling is None
    decide(store, first.finding.id, Decision.ACCEPTED, reason="จริง", who="สำนักยุทธศาสตร์")
    with store.read() as reader:
        assert before.register(reader) is register
        ruled = register.findings(reader, Asked(severity=Severity.ERROR), TODAY, 0, 1).found[0]
    assert (ruled.finding, ruled.ruling and ruled.ruling.decision) == (first.finding, Decision.ACCEPTED)
    put(store, document("new.txt"), [says(document("new.txt"), "policy:999", "name", "นโยบายใหม่")])
    with store.read() as reader:
        assert before.register(reader) is None


def test_one_who_reads_is_not_disturbed_by_one_who_writes(before: FoundBefore, reader: Reader, tmp_path: Path) -> None:
    register = before.register(reader)
    assert register is not None
    expected = register.findings(reader, Asked(), TODAY, 0, ALL)
    before.gather(reader)
    (tmp_path / "found" / "register").unlink()
    assert register.findings(reader, Asked(), TODAY, 0, ALL) == expected


def test_a_damaged_register_is_none(reader: Reader, tmp_path: Path) -> None:
    file, chosen = tmp_path / "register", choose(reader, Asked())
    found = gather(reader, chosen.documents, chosen.known, default_rules(), FINDERS)
    write_register(file, "state", found, chosen.known)
    assert open_register(file, "state") is not None
    assert open_register(file, "another state") is None
    whole = file.read_bytes()
    for length in (0, 3, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        assert open_register(file, "state") is None, length


def test_what_cannot_be_written_is_told_and_leaves_the_former(
    before: FoundBefore, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = tmp_path / "found" / "register"
    former = register.read_bytes()

    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(StoreError, match=r"cannot be kept in .*found: No space left on device"):
        before.gather(reader)
    assert register.read_bytes() == former
    assert not list(register.parent.glob("*.part"))
