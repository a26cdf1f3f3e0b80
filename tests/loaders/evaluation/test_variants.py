"""Evaluations of other districts in the same forms, made up and printed in many ways, come out right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.loaders.evaluation.damage import damaged
from tests.loaders.evaluation.lists import list_text, listed
from tests.loaders.evaluation.style import Style
from tests.loaders.evaluation.variants import differences, variant
from tests.loaders.plan_okr.graph import graph_of, read_plan


@pytest.mark.parametrize("seed", [22, 59, 149, 404, 478, 527, 637, 1022, 1053, 1258])
def test_an_evaluation_printed_in_some_way_is_read_whole(seed: int, tmp_path: Path) -> None:
    evaluation, style, text = variant(seed)
    assert differences(evaluation, style, text, tmp_path) == []


STYLES = {
    "as seen": Style(),
    "official table alone": Style(with_reports=False, with_reviews=False, header_rows=2, joined_code=True, sums="last"),
    "reports alone": Style(with_table=False, with_reviews=False, framed=False, html=True, part_rows=True),
    "reviews alone": Style(with_table=False, with_reports=False, bullet="", framed=False),
    "Thai digits, torn everywhere": Style(thai_digits=True, torn=0.6, table_torn=0.6, breaks=0.4, dashes=True),
    "pages without headers": Style(breaks=0.4, repeat_header=False, header_rows=4, sums="every", newline="\r\n"),
    "components and sums in rows of their own": Style(component_row=True, subtotals=True, total_weight=True),
    "lost cells, codes of parts": Style(lost_front=True, lost_tabs=True, part_codes=True, whole_weight=True),
    "other order, other heads": Style(
        order=("reviews", "table", "reports"), form_title=False, other_groups=False, colon=":",
        coded_line="ตัวชี้วัดที่ {code} : {name}", sum_label="รวม", part_bullet="- ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STYLES)
def test_every_way_of_printing_states_the_same(name: str, tmp_path: Path) -> None:
    evaluation, style, text = variant(len(name), STYLES[name], "1235" if len(name) % 2 else "2345")
    assert differences(evaluation, style, text, tmp_path) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_list_of_results_is_read_whole(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    rows = listed(chance, chance.randint(1, 20))
    graph = read_plan(list_text(rows, "บางซื่อ", seed), tmp_path)
    read = {
        str(node.properties["number"]): graph.nodes[key.replace("indicator:", "result:") + "/self"].properties
        for key, node in graph.of("indicator").items()
    }
    assert {
        number: tuple(row.get(name) for name in ("value", "unit", "judged_level", "as_of"))
        for number, row in read.items()
    } == {row.number: (row.value, row.unit, row.level, row.as_of) for row in rows}
    assert graph.report.left_out == ()


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_document_is_read_all_the_same(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "evaluation.txt"
    path.write_text(damaged(variant(seed)[2], seed, share=(0.03, 0.3)[seed % 2]), encoding="utf-8", newline="")
    graph = graph_of(path)
    assert sum(graph.report.rows.values()) == graph.report.total_rows > 0
