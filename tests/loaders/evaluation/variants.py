"""Evaluation documents made up by chance, and what of their facts a reading gets wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from kb.kinds import EdgeKind
from kb.model import Node
from kb.statement import Json
from loaders.authority.register import agencies
from loaders.normalise.text import arabic
from tests.loaders.evaluation.content import Evaluation, made_up
from tests.loaders.evaluation.expected import Facts, expected
from tests.loaders.evaluation.printing import printed
from tests.loaders.evaluation.style import Style, styles
from tests.loaders.plan_okr.graph import Graph, graph_of

_KINDS = ("evaluation", "component", "indicator", "result", "rubric")
_CHECKED = {
    "evaluation": ("score", "agency_group"),
    "component": (
        "weight", "declared_scores", "success_factors", "obstacles", "strengths", "recommendations", "weaknesses",
        "evidence",
    ),
    "indicator": ("unit", "weight", "component", "whole", "projects"),
    "result": (
        "value", "unit", "score", "weighted_score", "weight", "judged_level", "as_of", "success_factors", "evidence",
        "obstacles", "strengths", "weaknesses", "recommendations",
    ),
    "rubric": ("bounds",),
}  # fmt: skip


def variant(seed: int, style: Style | None = None, components: str = "") -> tuple[Evaluation, Style, str]:
    """An evaluation, how it is printed, and the document."""
    chance = random.Random(seed)
    districts = [entry for entry in agencies() if entry.type == "district"]
    district = chance.choice(districts)
    evaluation = made_up(chance, district.name.removeprefix("สำนักงานเขต"), district.slug, components=components)
    made = styles(chance)
    style = style or made
    return evaluation, style, printed(evaluation, style, seed)


def differences(evaluation: Evaluation, style: Style, text: str, folder: Path) -> list[str]:
    """What the reading of a document gets wrong: facts that are missing, other, or nowhere printed."""
    path = folder / "evaluation.txt"
    path.write_bytes(text.encode("utf-8"))
    graph = graph_of(path)
    wrong = list(_wrong(expected(evaluation, style), graph))
    left = [f"row left out: {row.line} {row.reason}" for row in graph.report.left_out]
    rows = sum(graph.report.rows.values())
    unaccounted = [] if rows == graph.report.total_rows else ["rows are unaccounted for"]
    return wrong + left + unaccounted


def _wrong(facts: Facts, graph: Graph) -> Iterator[str]:
    found = {key: node for key, node in graph.nodes.items() if str(node.kind) in _KINDS}
    yield from (f"missing: {key} {facts[key]}" for key in sorted(facts.keys() - found.keys()))
    yield from (f"nowhere printed: {key} {found[key].name}" for key in sorted(found.keys() - facts.keys()))
    for key in sorted(facts.keys() & found.keys()):
        wanted, node = facts[key], found[key]
        for name in ("code", "name"):
            if name in wanted and _plain(wanted[name]) != _plain(node.code if name == "code" else node.name):
                yield f"{key} {name}: {node.code if name == 'code' else node.name!r}, not {wanted[name]!r}"
        for name in _CHECKED[str(node.kind)]:
            read = _property(graph, node, name)
            if _plain(read) != _plain(wanted.get(name)):
                yield f"{key} {name}: {read!r}, not {wanted.get(name)!r}"


def _property(graph: Graph, node: Node, name: str) -> Json:
    if name == "component":
        return next((target.rpartition("/")[2] for target in graph.targets(node.id, EdgeKind.CONTRIBUTES_TO)), None)
    if name == "whole":
        return next((target.rpartition("/")[2] for target in graph.targets(node.id, EdgeKind.PART_OF)), None)
    if name == "projects":
        return sorted(str(graph.nodes[key].name) for key in graph.sources(node.id, EdgeKind.SUPPORTS)) or None
    value = node.properties.get("levels" if name == "bounds" else name)
    if name == "bounds" and isinstance(value, list):
        levels = sorted(value, key=lambda level: level["level"])
        return [[level["comparator"], level["threshold"], level["upper"]] for level in levels]
    if name == "declared_scores" and isinstance(value, list):
        return [{**item, "indicators": sorted(item["indicators"])} for item in value]
    return value


def _plain(value: Json) -> str:
    """For comparing: Arabic digits, no spaces, lists of records in one order."""
    if isinstance(value, list):
        value = sorted({str(item) for item in value}) if value and isinstance(value[0], dict) else value
    return arabic(str(value)).replace(" ", "")
