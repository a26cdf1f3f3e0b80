"""CSV tables and their data packages, validated and read by the Frictionless framework."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest

from api.exports.fiscal import fiscal_package
from api.exports.package import ExportFile, write_package
from api.exports.tables import tables
from kb.kinds import NodeKind
from kb.store.base import Reader
from queries.budget import budget
from tests.api.exports.conftest import HOSTILE
from tests.queries.bases import Base


def _written(path: Path, files: Iterable[ExportFile]) -> Path:
    """The descriptor of a written package; the profile, which would be fetched, is taken as that of tables."""
    write_package(path, files)
    descriptor = path / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace('"fiscal-data-package"', '"tabular-data-package"'), encoding="utf-8")
    return descriptor


def _rows(descriptor: Path, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in frictionless.Package(str(descriptor)).get_table_resource(name).read_rows()]


@pytest.mark.parametrize("base", ["samples", "hostile"])
@pytest.mark.parametrize("write", [tables, fiscal_package])
def test_packages_are_valid_with_all_their_keys(
    base: str, write: object, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    assert callable(write)
    descriptor = _written(tmp_path / "out", write(request.getfixturevalue(base)))
    assert frictionless.validate(str(descriptor)).flatten(["code", "message"]) == []


def test_every_node_edge_and_statement_has_a_row(samples: Reader, tmp_path: Path) -> None:
    written = _written(tmp_path / "out", tables(samples))
    assert [row["id"] for row in _rows(written, "nodes")] == [node.id for node in samples.nodes()]
    edges = [edge for edge in samples.all_edges() if edge.kind == "supports"]
    assert [(row["source_id"], row["target_id"]) for row in _rows(written, "supports")] == [
        (edge.source, edge.target) for edge in edges
    ]
    count = sum(len(list(samples.document_statements(each.id))) for each in samples.documents())
    assert len(_rows(written, "statements")) == count


def test_cells_hold_what_the_base_has(hostile: Reader, tmp_path: Path) -> None:
    written = _written(tmp_path / "out", tables(hostile))
    (row,) = _rows(written, "plan")
    assert row["name"] == HOSTILE
    (row,) = _rows(written, "budget")
    assert row["amount_baht"] == Decimal("0.10")
    (row,) = _rows(written, "key_result")
    assert json.loads(str(row["target"])) == {"text": HOSTILE, "value": "1.5"}


def test_money_is_conserved(samples: Reader, tmp_path: Path) -> None:
    written = _written(tmp_path / "out", fiscal_package(samples))
    counted: dict[object, Decimal] = {}
    for row in _rows(written, "budget"):
        if isinstance(row["amount"], Decimal):
            counted.setdefault(row["line_id"], row["amount"])
    assert sum(counted.values()) == budget(samples).total.amount_baht
    assert len(counted) == sum(1 for node in samples.nodes(NodeKind.BUDGET) if node.properties.get("amount_baht"))


def test_a_line_of_several_years_has_a_row_a_year(tmp_path: Path) -> None:
    base = Base(tmp_path)
    instalments = {"2568": "1.5", "2569": "2.25", "2570": "3"}
    base.load(
        [
            ("budget:a/2569/p", "instalments", instalments),
            ("budget:a/2569/p", "fiscal_year", 2569),
            ("budget:a/2569/p", "total_baht", "6.75"),
        ]
    )
    with base.store.read() as reader:
        written = _written(tmp_path / "out", fiscal_package(reader))
    rows = [(row["fiscal_year_be"], row["fiscal_year"], row["amount"]) for row in _rows(written, "budget")]
    assert rows == [(2569, 2026, Decimal("2.25")), (2568, 2025, Decimal("1.5")), (2570, 2027, Decimal("3"))]


def test_a_line_leads_to_all_that_its_projects_serve_and_to_their_hands(hostile: Reader, tmp_path: Path) -> None:
    written = _written(tmp_path / "out", fiscal_package(hostile))
    assert [(row["kind"], row["id"]) for row in _rows(written, "links")] == [
        ("plan", "plan:a/2569"), ("strategy", "strategy:2569/1"), ("issue", "issue:2569/1.1"),
        ("key_result", "key_result:2569/1"), ("project", "project:a/2569/p"),
    ]  # fmt: skip
