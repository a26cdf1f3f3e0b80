"""Evaluations of the real documents, recomputed: with their score columns, and with these blanked before loading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kb.kinds import NodeKind
from kb.store.base import Reader, Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from scoring.appeal_counts import appeal_counts
from scoring.evaluation import Evaluation, evaluate

BANGRAK = "bangrak-evaluation-2564.txt"
PHRANAKHON = "phranakhon-results-2564.txt"
INNOVATION = "d78c0f1b4e"

OFFICIAL = {
    "2.1": ("100.000", "10.000"),
    "2.2": ("80.000", "8.000"),
    "3.1": ("100.000", "15.000"),
    "3.2": ("100.000", "15.000"),
    "3.3": ("100.000", "20.000"),
    "3.3.1": ("100.000", "10.000"),
    "3.3.2": ("100.000", "10.000"),
    INNOVATION: ("91.929", "9.193"),
    "5.1": ("90.561", "9.056"),
    "5.2": ("100.000", "10.000"),
}
"""The nine rows of the official table, and the whole of two of them."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_IN_WORDS = re.compile(r"(ระดับ \d|ร้อยละ [\d.]+) \(\d+ คะแนน\)")
"""A weighted score that a reason tells behind its result."""
_WEIGHTED = "คะแนนถ่วงน้ำหนัก"
_TABLE_WIDTH = 16
_SCORE_COLUMNS = (11, 12, 13)
"""Score, weighted score and sum in the rows of the official table, from 0; its header stands a column to the left."""


def blanked(text: str) -> str:
    """The text without the numbers in the columns of scores, weighted scores and sums, and those told in words."""
    lines: list[str] = []
    columns: tuple[int, ...] = ()
    for line in text.split("\n"):
        cells = line.split("\t")
        weighted = next((index for index, cell in enumerate(cells) if cell.endswith(_WEIGHTED)), None)
        if weighted is not None:
            columns = _SCORE_COLUMNS if len(cells) == _TABLE_WIDTH else (weighted - 1, weighted)
        elif len(cells) == 1:
            columns, cells = (), [_IN_WORDS.sub(r"\1", line)]
        kept = ["" if index in columns and _NUMBER.fullmatch(cell) else cell for index, cell in enumerate(cells)]
        lines.append("\t".join(kept))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def stated(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base of both evaluation documents."""
    with open_here(tmp_path_factory.mktemp("stated")) as store:
        for name in (BANGRAK, PHRANAKHON):
            load_file(documents / name, store)
        yield store


@pytest.fixture(scope="module")
def unstated(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base of the evaluation without a single stated score."""
    folder = tmp_path_factory.mktemp("blanked")
    (folder / BANGRAK).write_text(blanked((documents / BANGRAK).read_text(encoding="utf-8")), encoding="utf-8")
    with open_here(folder) as store:
        load_file(folder / BANGRAK, store)
        yield store


class open_here:  # noqa: N801 - reads as a function
    """A base in a folder, closed at the end."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store(folder / "base.db")

    def __enter__(self) -> Store:
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def evaluated(store: Store, agency: str = "bangrak") -> Evaluation:
    with store.read() as reader:
        return evaluate(reader, agency, 2564)


def scores(answer: Evaluation, assessor: str) -> dict[str, tuple[str, str]]:
    return {
        one.node.id.rpartition("/")[2]: (str(scored.score), str(scored.weighted_score))
        for one in answer.indicators()
        for scored in (one.assessments[assessor].scored,)
    }


def check_official(answer: Evaluation) -> None:
    assert scores(answer, "official") == OFFICIAL
    sums = {each.node.code: each.sums["official"].score for each in answer.components if each.node}
    assert sums == {
        "2": Decimal("18.000"),
        "3": Decimal("50.000"),
        "4": Decimal("9.193"),
        "5": Decimal("19.056"),
    }
    assert (answer.totals["official"].score, answer.totals["official"].complete) == (Decimal("96.249"), True)


def test_the_official_evaluation_is_recomputed(stated: Store) -> None:
    answer = evaluated(stated)
    check_official(answer)
    assert [(each.stated, each.agrees) for each in answer.declared] == [(Decimal("96.249"), True)]
    declared = [
        (each.node.code, one.stated, one.agrees) for each in answer.components if each.node for one in each.declared
    ]
    assert set(declared) == {
        ("2", Decimal(18), True),
        ("3", Decimal(50), True),
        ("4", Decimal("9.193"), True),
        ("5", Decimal("9.056"), True),
        ("5", Decimal(10), True),
    }
    claims = [claim for one in answer.indicators() for claim in one.assessments["official"].claims]
    assert len(claims) == 20
    assert all(claim.agrees for claim in claims)


def test_it_is_recomputed_without_any_stated_score(unstated: Store) -> None:
    with unstated.read() as reader:
        assert _stated_scores(reader) == []
        answer = evaluate(reader, "bangrak", 2564)
    check_official(answer)
    assert answer.declared == ()


def _stated_scores(reader: Reader) -> list[str]:
    kinds = (NodeKind.RESULT, NodeKind.EVALUATION, NodeKind.COMPONENT)
    names = {"score", "weighted_score", "declared_scores"}
    return [node.id for kind in kinds for node in reader.nodes(kind) if names & set(node.properties)]


def test_the_agencys_own_report_stands_beside(stated: Store) -> None:
    answer = evaluated(stated)
    own = {code: score for code, (score, _) in scores(answer, "self").items()}
    assert own == {
        "2.1": "100.000",
        "2.2": "100.000",
        "3.1": "100.000",
        "3.2": "80.000",
        "3.3": "80.000",
        "3.3.1": "60.000",
        "3.3.2": "100.000",
        INNOVATION: "100.000",
        "5.1": "60.000",
        "5.2": "100.000",
    }
    different = {one.node.id.rpartition("/")[2] for one in answer.indicators() if one.differences}
    assert different == {"2.2", "3.2", "3.3", "3.3.1", INNOVATION, "5.1"}
    assert answer.missing == ()


def test_what_no_printed_rule_bears_out_is_reported(stated: Store) -> None:
    found = {(each.node.rpartition("/")[2], each.explanation.code) for each in evaluated(stated).findings}
    assert {
        ("2.1", "alternative_unexplained_level"),
        ("2.2", "composite_beyond"),
        ("3.3", "whole_differs"),
        (INNOVATION, "composite_differs"),
        (INNOVATION, "composite_missing"),
    } <= found


def test_a_score_explains_itself_down_to_the_printed_cell(stated: Store) -> None:
    (one,) = [each for each in evaluated(stated).indicators() if each.node.code == "5.1"]
    lines = list(one.assessments["official"].scored.explanation.lines("th"))
    assert lines[:2] == [
        "90.561 × 10 ÷ 100 = 9.056",
        "  95.592 ถึงเกณฑ์ระดับ 4 (95) → 95.592 ÷ 95 × 90 = 90.561",
    ]
    value = next(step for step in one.assessments["official"].scored.explanation.walk() if step.code == "value")
    assert {source.text for source in value.sources} == {"95.592"}
    assert {source.file_name for source in value.sources} == {BANGRAK}


def test_results_without_rubric_are_listed_with_their_arithmetic(stated: Store) -> None:
    answer = evaluated(stated, "phranakhon")
    assert (answer.node, answer.assessors, len(list(answer.indicators()))) == (None, ("self",), 18)
    checks = {
        one.node.code: [check.sentence("en") for check in one.assessments["self"].checks] for one in answer.indicators()
    }
    assert "181 of 575 is 31.48 per cent." in checks["6"]
    assert "95,136,211.13 of 124,903,691 is 76.17 per cent." in checks["15"]


def test_the_declared_numbers_of_appeals_beside_the_rows(stated: Store) -> None:
    with stated.read() as reader:
        counts = appeal_counts(reader, 2564)
    assert [(each.round, each.ruling, each.declared, each.counted) for each in counts] == [
        ("1", "accepted", Decimal(2), Decimal(2)),
        ("1", "dismissed", Decimal(23), Decimal(23)),
        ("1", "withdrawn", Decimal(3), Decimal(3)),
        ("2", "accepted", Decimal(72), Decimal(74)),
        ("2", "dismissed", Decimal(16), Decimal(16)),
    ]


def test_the_bundled_facts_say_the_same(tmp_path: Path) -> None:
    with sample_paths() as paths, open_here(tmp_path) as store:
        for path in paths:
            if path.name == BANGRAK:
                load_file(path, store)
        check_official(evaluated(store))
