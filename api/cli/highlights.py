"""What of a base is worth showing first: chosen by its data, so that any base has a tour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from queries.coverage import Coverage
from queries.gaps import Gap, GapKind
from queries.lineage import Lineage, lineage
from queries.money import amount, money

_LOOKED_AT = 200
"""Policies that are compared at most, by code."""


def policies(reader: Reader) -> list[Lineage]:
    """Policies that projects carry out, each traced down, the most telling first.

    Those of the most agencies and years come first, among them that with the most money, then by code.
    """
    found = [lineage(reader, node.id, "down") for node in list(reader.nodes(NodeKind.POLICY))[:_LOOKED_AT]]
    return sorted((answer for answer in found if money(answer)), key=_telling)


def _telling(answer: Lineage) -> tuple[int, Decimal, str]:
    totals = money(answer)
    return -len(totals), -(amount(totals) or Decimal(0)), answer.start.code or answer.start.id


def project(answer: Lineage) -> Node | None:
    """Of a lineage, the project of the latest year with the most money, then by id; `None` where it has none."""
    stated: dict[str, Decimal] = {}
    nodes = {item.node.id: item.node for item in answer.nodes}
    for edge in answer.edges:
        if edge.source in nodes and nodes[edge.source].kind is NodeKind.BUDGET:
            said = nodes[edge.source].properties.get("amount_baht")
            stated[edge.target] = stated.get(edge.target, Decimal(0)) + Decimal(str(said or 0))
    projects = [node for node in nodes.values() if node.kind is NodeKind.PROJECT]
    order = sorted(projects, key=lambda node: (-(node.fiscal_year or 0), -stated.get(node.id, Decimal(0)), node.id))
    return order[0] if order else None


def key_result(reader: Reader, served: Lineage) -> Node | None:
    """A key result that the traced project serves, else the first of the base (the latest year's) with a code."""
    above = [item.node for item in served.nodes if item.node.kind is NodeKind.KEY_RESULT]
    others = sorted(reader.nodes(NodeKind.KEY_RESULT), key=lambda node: (node.code is None, -(node.fiscal_year or 0)))
    return next(iter([*above, *others]), None)


def evaluated(reader: Reader) -> tuple[str, int] | None:
    """The agency (local part of its id) and year with the most official results, the latest year first."""
    official = (node for node in reader.nodes(NodeKind.RESULT) if node.properties.get("assessor") == "official")
    found = Counter((node.fiscal_year or 0, str(node.properties.get("agency"))) for node in official)
    if not found:
        return None
    year, agency = min(found, key=lambda key: (-key[0], -found[key], key[1]))
    return agency.partition(":")[2], year


def rule_with_most_gaps(answer: Coverage) -> str | None:
    """The code of the rule with the most gaps among the gravest that have some; `None` where there are none."""
    lacking = [item for item in answer.rules if item.gaps]
    gravest = [item for item in lacking if item.rule.severity == "error"] or lacking
    return max(gravest, key=lambda item: item.gaps).rule.code if gravest else None


def varied(found: Sequence[Gap], most: int, shown: Collection[str] = ()) -> list[Gap]:
    """At most that many gaps, of as many sorts and years as there are; exempt ones left out.

    Nodes that were `shown` before come last, so that each rule shows others.
    """
    lacking = [item for item in found if item.kind is not GapKind.EXEMPT]
    gaps = sorted(lacking, key=lambda item: item.node.id in shown)
    chosen = list(_firsts(gaps))[:most]
    chosen += [item for item in gaps if item not in chosen][: most - len(chosen)]
    return [item for item in gaps if item in chosen]


def _firsts(gaps: Sequence[Gap]) -> Iterator[Gap]:
    """The first gap of each sort, then the first of each sort and year."""
    seen: set[tuple[GapKind, int | None]] = set()
    kinds: set[GapKind] = set()
    for item in gaps:
        if item.kind not in kinds:
            kinds.add(item.kind)
            seen.add((item.kind, item.node.fiscal_year))
            yield item
    for item in gaps:
        if (item.kind, item.node.fiscal_year) not in seen:
            seen.add((item.kind, item.node.fiscal_year))
            yield item


def called(reader: Reader, node: Node) -> str:
    """The shortest word that names this node alone: its code, else its id."""
    return node.code if node.code and reader.resolve(node.code) == [node.id] else node.id
