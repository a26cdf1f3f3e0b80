"""Both engines answer every question alike of the samples: see `tests.queries.parity`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import product

import pytest

from kb.store.base import Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from tests.neo4j_server.fixtures import ON_NEO4J, an_empty_database
from tests.queries.parity import Case, Listening, cases

pytestmark = ON_NEO4J

CASES = cases()
STARTS = ("049", "174", "41101", "1.1.1", "plan:bma/2569", "บางนา", "ฝ่ายเทศกิจ", "ไม่มีใครชื่อนี้")
"""What the samples' questions are asked about: codes, ids, names, ambiguous ones and one that nothing has."""


def statement_files(suffix: str) -> set[tuple[str, str]]:
    """Package and name of the statement files of an engine."""
    return {
        (package, item.name.removesuffix(suffix))
        for package in ("queries", "scoring")
        for item in (files(package) / "statements").iterdir()
        if item.name.endswith(suffix)
    }


def test_every_statement_file_has_its_like_in_the_other_engine() -> None:
    assert statement_files(".cypher") == statement_files(".sql")


@pytest.fixture(scope="module")
def bases(neo4j_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The samples in both engines."""
    with an_empty_database(neo4j_address), sample_paths() as paths:
        stores = open_store(tmp_path_factory.mktemp("parity") / "base.db"), open_store(neo4j_address)
        for path in paths:
            for store in stores:
                load_file(path, store)
        yield stores
        for store in stores:
            store.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_samples_give_equal_answers(bases: tuple[Store, Store], case: Case) -> None:
    one, two = bases
    with one.read() as sqlite, two.read() as neo4j:
        for start in STARTS[:1] if case.whole else STARTS:
            assert case.answer(neo4j, start) == case.answer(sqlite, start), start


def test_the_cases_ask_every_statement_file_of_the_samples(bases: tuple[Store, Store]) -> None:
    left = statement_files(".cypher")
    with bases[0].read() as reader:
        for start, case in product(STARTS, CASES):  # all cases of the first start reach almost all
            if not left:
                break
            if not case.whole or start is STARTS[0]:
                listening = Listening(reader)
                case.answer(listening, start)
                left -= {(question.package, question.name) for question in listening.asked}
    assert left == set()
