"""Declared numbers of appeals beside the rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from scoring.appeal_counts import AppealCount, appeal_counts
from tests.queries.bases import Base, Fact


def declared(count: str, round: str, ruling: str) -> Fact:
    record = {"count": count, "round": round, "ruling": ruling, "unit": "ตัวชี้วัด"}
    return ("evaluation:bma/2564", "declared_appeals", record)


def row(tail: str, count: str, round: str, ruling: str) -> list[Fact]:
    node = f"appeal:bma/2564/{tail}"
    return [(node, "count", count), (node, "round", round), (node, "ruling", ruling), (node, "unit", "ตัวชี้วัด")]


def counted(tmp_path: Path, facts: list[Fact], fiscal_year: int = 2564) -> tuple[AppealCount, ...]:
    base = Base(tmp_path)
    base.load([("evaluation:bma/2564", "fiscal_year", 2564), *facts])
    with base.store.read() as reader:
        counts = appeal_counts(reader, fiscal_year)
    base.store.close()
    return counts


def test_what_is_declared_stands_beside_what_the_rows_add_up_to(tmp_path: Path) -> None:
    facts = [
        declared("72", "2", "accepted"),
        declared("7", "1", "dismissed"),
        *row("2/1/accepted", "12", "2", "accepted"),
        *row("2/2/accepted", "62", "2", "accepted"),
        *row("1/1/dismissed", "7", "1", "dismissed"),
        *row("1/1/withdrawn", "3", "1", "withdrawn"),
        ("appeal:bangrak/2564/3.2", "ruling", "filed"),
    ]
    counts = counted(tmp_path, facts)
    assert [(each.round, each.ruling, each.declared, each.counted, each.agrees) for each in counts] == [
        ("1", "dismissed", Decimal(7), Decimal(7), True),
        ("1", "withdrawn", None, Decimal(3), False),
        ("2", "accepted", Decimal(72), Decimal(74), False),
    ]
    assert counts[2].explanation.sentence("en") == (
        "Appeals, round 2, accepted (ตัวชี้วัด): 72 declared, the rows add up to 74."
    )
    assert counts[2].appeals == ("appeal:bma/2564/2/1/accepted", "appeal:bma/2564/2/2/accepted")
    assert [source.file_name for source in counts[2].sources] == ["1.txt"]


def test_without_declared_numbers_or_in_another_year_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert counted(tmp_path, row("2/1/accepted", "12", "2", "accepted")) == ()


def test_other_years_are_left_out(tmp_path: Path) -> None:
    assert counted(tmp_path, [declared("72", "2", "accepted")], 2565) == ()
