"""The grid of strategies against agencies or divisions: each agency's column is its coverage."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from kb.errors import InputError, NotFoundError
from kb.store.base import Reader
from queries.coverage import coverage
from queries.gaps import gaps
from queries.grid import SUBJECTS, Columns, grid
from queries.rules import rule, rules
from tests.queries.bases import CITY, Base, Fact

OTHER = "project:bangrak/2569/z"


@pytest.fixture
def reader(base: Base) -> Reader:  # type: ignore[misc]
    facts: list[Fact] = [(f"key_result:2569/1110{at}", "fiscal_year", 2569) for at in (1, 2)]
    facts += [(f"project:bangna/2569/{name}", "fiscal_year", 2569) for name in "ab"]
    base.load(facts, CITY)
    base.load(
        [(OTHER, "fiscal_year", 2569)],
        [
            (OTHER, "supports", "key_result:2569/11102"),
            ("agency:bangrak", "responsible_for", "key_result:2569/11102", "R"),
        ],
        agency="agency:bangrak",
    )
    with base.store.read() as opened:
        yield opened


def cells(reader: Reader, code: str, **asked: object) -> dict[tuple[str | None, str | None], tuple[int, int, int]]:
    found = grid(reader, code, **asked)  # type: ignore[arg-type]
    return {(cell.strategy, cell.column): (cell.covered, cell.gaps, cell.exempt) for cell in found.cells}


def test_a_cell_counts_what_serves_the_strategy_and_is_of_the_agency(reader: Reader) -> None:
    assert cells(reader, "key_result_has_project") == {
        ("strategy:2569/1", "agency:bangna"): (1, 1, 0),
        ("strategy:2569/1", "agency:bangrak"): (1, 0, 0),
    }
    assert cells(reader, "project_has_key_result", agency="agency:bangna") == {
        ("strategy:2569/1", "agency:bangna"): (1, 0, 0),
        (None, "agency:bangna"): (0, 1, 0),
    }


def test_a_project_counts_in_the_column_of_its_division_and_others_in_that_of_none(reader: Reader) -> None:
    assert cells(reader, "project_has_key_result", columns="division") == {
        ("strategy:2569/1", "division:bangna/works"): (1, 0, 0),
        ("strategy:2569/1", None): (1, 0, 0),
        (None, "division:bangna/works"): (0, 1, 0),
    }


@pytest.mark.parametrize("code", [code for code, each in rules().items() if each.subject in SUBJECTS])
@pytest.mark.parametrize("year", [None, 2569, 2568])
def test_an_agencys_column_adds_up_to_its_coverage(reader: Reader, code: str, year: int | None) -> None:
    sums: Counter[tuple[str | None, str]] = Counter()
    for (_, column), counts in cells(reader, code, fiscal_year=year).items():
        sums.update({(column, name): count for name, count in zip(("covered", "gaps", "exempt"), counts, strict=True)})
    for agency in ("agency:bangna", "agency:bangrak"):
        (found,) = coverage(reader, year, agency, chosen=[rule(code)]).rules
        assert [sums[agency, name] for name in ("covered", "gaps", "exempt")] == [
            found.covered,
            found.gaps,
            found.exempt,
        ]


@pytest.mark.parametrize("code", [code for code, each in rules().items() if each.subject in SUBJECTS])
@pytest.mark.parametrize("columns", list(Columns))
def test_the_gaps_of_a_cell_are_as_many_as_it_counts(reader: Reader, code: str, columns: Columns) -> None:
    for cell in grid(reader, code, columns=columns).cells:
        if cell.strategy is None or cell.column is None:
            continue
        agency = cell.column.split("/")[0].replace("division:", "agency:")
        division = cell.column if columns is Columns.DIVISION else None
        found = gaps(reader, code, agency=agency, strategy=cell.strategy, division=division, exempt=False)
        assert found.total == len(found.gaps) == cell.gaps, cell
        every = gaps(reader, code, agency=agency, strategy=cell.strategy, division=division)
        assert every.total == cell.gaps + cell.exempt, cell


def test_the_gaps_of_a_cell_come_page_by_page(reader: Reader) -> None:
    of_cell = partial(gaps, reader, strategy="strategy:2569/1", exempt=False)
    whole = of_cell()
    pages = [of_cell(offset=at, limit=1) for at in range(whole.total)]
    assert [gap.node.id for page in pages for gap in page.gaps] == [gap.node.id for gap in whole.gaps]
    assert len(pages) > 1
    with pytest.raises(NotFoundError):
        gaps(reader, strategy="nothing")


def test_what_makes_no_grid_is_refused(reader: Reader) -> None:
    with pytest.raises(InputError, match="policy, which serves no strategy"):
        grid(reader, "policy_has_project")
    with pytest.raises(InputError, match="known: agency, division"):
        grid(reader, columns="colour")
    with pytest.raises(NotFoundError):
        grid(reader, "nonsense")
    assert [str(each) for each in Columns] == ["agency", "division"]
