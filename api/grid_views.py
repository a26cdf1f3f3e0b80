"""The grid of strategies against agencies or divisions as JSON, and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from api.views import JsonObject, completeness_json, node_json, rule_json
from api.words import pick
from kb.model import Node
from ontology.vocabulary import Wording
from queries.grid import Grid, GridCell

HEADINGS = (
    Wording("Strategy", "ยุทธศาสตร์"), Wording("Agency or division", "หน่วยงาน/ส่วนราชการ"), Wording("Covered", "ครบ"),
    Wording("Gaps", "ขาด"), Wording("Exempt", "ยกเว้น"),
)  # fmt: skip
NUMBERS = (2, 3, 4)
_NONE = Wording("none", "ไม่ระบุ")


def grid_json(answer: Grid) -> JsonObject:
    """The cells that hold anything; `strategy` and `column` are ids, null for what is of none."""
    return {
        **rule_json(answer.rule),
        "columns": str(answer.columns),
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "strategies": [node_json(node) for node in answer.strategies],
        "across": [node_json(node) for node in answer.across],
        "cells": [_cell(cell) for cell in answer.cells],
        "completeness": completeness_json(answer.completeness),
    }


def _cell(cell: GridCell) -> JsonObject:
    return {
        "strategy": cell.strategy,
        "column": cell.column,
        "covered": cell.covered,
        "gaps": cell.gaps,
        "exempt": cell.exempt,
    }


def grid_rows(answer: Grid, lang: str) -> Iterator[tuple[str, ...]]:
    """A row for each cell, under `HEADINGS`."""
    nodes = {node.id: node for node in (*answer.strategies, *answer.across)}
    for cell in answer.cells:
        ends = (_called(nodes, cell.strategy, lang), _called(nodes, cell.column, lang))
        yield (*ends, str(cell.covered), str(cell.gaps), str(cell.exempt))


def _called(nodes: dict[str, Node], identifier: str | None, lang: str) -> str:
    if identifier is None:
        return pick(_NONE, lang)
    node = nodes[identifier]
    year = "" if node.fiscal_year is None else f" ({node.fiscal_year})"
    return (" ".join(part for part in (node.code, node.name) if part) or node.id) + year
