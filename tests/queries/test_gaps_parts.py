"""Gaps of a part of the base: of one node, as they stand among all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kb.errors import NotFoundError
from kb.store.base import Reader
from kb.store.open import open_store
from queries.gaps import gaps
from tests.api.bases import make_samples

SCOPES = ((None, None), (2567, None), (None, "agency:bangna"), (2569, "agency:phasicharoen"))
"""Years and agencies; of the last there is no document."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The bundled samples."""
    store = open_store(make_samples(tmp_path_factory.mktemp("gaps")), create=False)
    with store.read() as reader:
        yield reader
    store.close()


@pytest.mark.parametrize(("year", "agency"), SCOPES)
def test_the_gaps_of_a_node_are_those_among_all(reader: Reader, year: int | None, agency: str | None) -> None:
    every = gaps(reader, None, year, agency, limit=10_000).gaps
    nodes = list(dict.fromkeys(gap.node.id for gap in every))[::9]
    for node in nodes:
        found = gaps(reader, None, year, agency, node=node)
        assert list(found.gaps) == [gap for gap in every if gap.node.id == node]
        assert found.total == len(found.gaps)
    assert bool(nodes) == ((year, agency) != SCOPES[-1])


def test_a_node_without_gaps_has_none_and_one_outside_the_scope_neither(reader: Reader) -> None:
    assert gaps(reader, node="41101").total == 0
    assert gaps(reader, node="key_result:2567/1.1.02").total == 3
    assert gaps(reader, node="key_result:2567/1.1.02", fiscal_year=2569).total == 0
    assert gaps(reader, node="key_result:2567/1.1.02", agency="บางนา").total == 0
    with pytest.raises(NotFoundError):
        gaps(reader, node="nothing")
