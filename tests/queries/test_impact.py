"""Impact: exactly what really removing the node takes away; cut points say the same of all nodes at once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import InputError, LimitError, NotFoundError
from kb.kinds import EdgeKind, NodeKind
from kb.store.base import Reader
from queries.cut_points import cut_points, hangs_on
from queries.dominators import ROOT, dominators
from queries.gaps import gaps
from queries.impact import Aspect, impact
from tests.queries.bases import CITY, Base, Fact, Link

PROJECT = "project:bangna/2569/a"
MONEY: tuple[Fact, ...] = (("budget:bangna/2569/a", "amount_baht", "1000.50"),)


def left(reader: Reader, reference: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in impact(reader, reference, limit=1_000_000).left:
        found.setdefault(str(item.aspect), set()).add(item.node.id)
    return found


@pytest.fixture
def funded(base: Base) -> Base:
    base.load(MONEY, CITY)
    return base


def test_without_its_one_project_a_chain_loses_project_and_money(funded: Base) -> None:
    above = {"key_result:2569/11101", "super_okr:2569/1.1.1", "issue:2569/1.1", "strategy:2569/1", "plan:bma/2569"}
    with funded.store.read() as reader:
        answer = impact(reader, PROJECT)
        found = left(reader, PROJECT)
    assert found == {
        "project": above,
        "money": {*above, "policy:049"},
        "purpose": {"budget:bangna/2569/a"},
        "policy": {"budget:bangna/2569/a"},
        "strategy": {"budget:bangna/2569/a"},
    }
    assert answer.amount_baht == Decimal("1000.50")
    assert answer.left[1].chain == (PROJECT, "key_result:2569/11101", "super_okr:2569/1.1.1")


def test_without_the_division_its_projects_have_no_owner(funded: Base) -> None:
    with funded.store.read() as reader:
        answer = impact(reader, "division:bangna/works")
    assert [(item.node.id, item.chain) for item in answer.left] == [
        (PROJECT, ("division:bangna/works", PROJECT)),
        ("project:bangna/2569/b", ("division:bangna/works", "project:bangna/2569/b")),
    ]
    assert [(total.aspect, total.nodes, total.amount_baht) for total in answer.totals] == [
        (Aspect.OWNER, {NodeKind.PROJECT: 2}, Decimal("1000.50"))
    ]


def test_without_the_policy_its_projects_have_none(funded: Base) -> None:
    with funded.store.read() as reader:
        assert left(reader, "policy:049") == {"policy": {PROJECT, "project:bangna/2569/b", "budget:bangna/2569/a"}}


def test_what_has_another_way_is_not_left(funded: Base) -> None:
    funded.load(
        links=[
            ("project:bangna/2569/b", "supports", "key_result:2569/11101"),
            ("agency:bangna", "responsible_for", "project:bangna/2569/b", "R"),
        ]
    )
    with funded.store.read() as reader:
        assert "project" not in left(reader, PROJECT)
        assert left(reader, "division:bangna/works") == {"owner": {PROJECT}}


def test_a_node_on_which_nothing_hangs(funded: Base) -> None:
    with funded.store.read() as reader:
        answer = impact(reader, "key_result:2569/11102")
    assert (answer.left, answer.totals, answer.completeness.complete) == ((), (), True)


def test_a_cut_answer_still_counts_all(funded: Base) -> None:
    with funded.store.read() as reader:
        whole, cut = impact(reader, PROJECT), impact(reader, PROJECT, limit=1)
    assert cut.left == whole.left[:1]
    assert cut.totals == whole.totals
    assert [each.more for each in cut.completeness.cuts] == [len(whole.left) - 1]


def test_cut_points_come_with_what_hangs_on_them_the_most_first(funded: Base) -> None:
    with funded.store.read() as reader:
        answer = cut_points(reader, kinds=[NodeKind.PROJECT, NodeKind.DIVISION])
        scoped = cut_points(reader, agency="agency:bangna", kinds=[NodeKind.PROJECT])
        short = cut_points(reader, limit=1)
    assert [(point.node.id, point.dependents) for point in answer.points] == [
        (PROJECT, 7),
        ("division:bangna/works", 2),
    ]
    assert answer.points[1].amount_baht == Decimal("1000.50")
    assert scoped.points == ()  # no project names the agency
    assert len(short.points) == 1
    assert [cut.more for cut in short.completeness.cuts] == [5]


def test_a_year_keeps_cut_points_of_other_years_out(funded: Base) -> None:
    funded.load(
        [("project:bangna/2567/z", "fiscal_year", 2567), ("key_result:2567/1", "fiscal_year", 2567)],
        [("project:bangna/2567/z", "supports", "key_result:2567/1")],
    )
    with funded.store.read() as reader:
        every = {point.node.id for point in cut_points(reader).points}
        part = {point.node.id for point in cut_points(reader, 2569).points}
    assert every - part == {"project:bangna/2567/z", "key_result:2567/1"}


def test_wrong_requests_are_refused(base: Base) -> None:
    base.load(MONEY, CITY)
    with base.store.read() as reader:
        with pytest.raises(NotFoundError):
            impact(reader, "nothing of the kind")
        with pytest.raises(InputError):
            impact(reader, "policy:049", limit=0)
        with pytest.raises(LimitError):
            cut_points(reader, limit=10_000_000)


# --- dominators

_GRAPHS = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=4), max_size=7)


def reached(roots: Iterable[str], steps: dict[str, list[str]], without: str = "") -> set[str]:
    found: set[str] = set()
    waiting = [root for root in roots if root != without]
    while waiting:
        node = waiting.pop()
        if node not in found and node != without:
            found.add(node)
            waiting.extend(steps.get(node, []))
    return found


@given(st.sets(st.sampled_from("abcdefg"), min_size=1), _GRAPHS)
def test_a_dominator_is_what_cannot_be_gone_around(roots: set[str], steps: dict[str, list[str]]) -> None:
    above = dominators(roots, steps)
    assert set(above) == reached(roots, steps)
    for node in above:
        chain, each = set(), above[node]
        while each != ROOT:
            chain.add(each)
            each = above[each]
        assert chain == {other for other in above if other != node and node not in reached(roots, steps, other)}


# --- whatever the base holds: the difference that really removing the node makes

_KINDS = [
    "plan:bma/2569", "strategy:2569/1", "issue:2569/1", "issue:2569/2", "super_okr:2569/1", "key_result:2569/1",
    "key_result:2569/2", "key_result:2569/3", "indicator:b/2569/1", "policy:001", "policy:002",
    *(f"project:b/2569/{number}" for number in range(5)), *(f"budget:b/2569/{number}" for number in range(4)),
    "division:b/1", "division:b/2", "agency:b",
]  # fmt: skip
_JOINS = {
    ("strategy", "plan"): "part_of", ("issue", "strategy"): "part_of", ("super_okr", "issue"): "contributes_to",
    ("key_result", "super_okr"): "contributes_to", ("key_result", "issue"): "contributes_to",
    ("indicator", "key_result"): "contributes_to", ("project", "key_result"): "supports",
    ("project", "indicator"): "supports", ("project", "policy"): "implements", ("budget", "project"): "funds",
    ("division", "project"): "responsible_for", ("agency", "key_result"): "responsible_for",
    ("project", "project"): "part_of", ("division", "agency"): "part_of", ("agency", "project"): "responsible_for",
}  # fmt: skip
_PAIRS = [
    (low, kind, high)
    for low in _KINDS
    for high in _KINDS
    if low != high and (kind := _JOINS.get((low.partition(":")[0], high.partition(":")[0])))
]
_BASES = st.tuples(
    st.lists(st.sampled_from(_PAIRS), min_size=1, max_size=30, unique=True),
    st.lists(st.sampled_from(["100", "0", None]), min_size=4, max_size=4),
)
_Drawn = tuple[Sequence[tuple[str, str, str]], Sequence[str | None]]


def loaded(folder: Path, drawn: _Drawn, without: str = "") -> Base:
    """The base; with `without`, a copy in which no statement speaks of that node."""
    links, amounts = drawn
    base = Base(folder)
    facts: list[Fact] = [
        (f"budget:b/2569/{number}", "amount_baht", amount) for number, amount in enumerate(amounts) if amount
    ]
    nodes: list[Fact] = [
        (identifier, "fiscal_year", 2569) for identifier in _KINDS if not identifier.startswith("policy")
    ]
    kept: list[Link] = [link for link in links if without not in (link[0], link[2])]
    base.load(
        [
            fact
            for fact in [*nodes, *facts, ("policy:001", "code", "001"), ("policy:002", "code", "002")]
            if fact[0] != without
        ],
        kept,
    )
    return base


def having(reader: Reader) -> set[tuple[str, str]]:
    """Every node and aspect that it has, found the long way."""
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    owned = set()
    for edge in reader.all_edges():
        if edge.kind is EdgeKind.RESPONSIBLE_FOR:
            owned.add((edge.target, "owner"))
        else:
            up.setdefault(edge.source, []).append(edge.target)
            down.setdefault(edge.target, []).append(edge.source)
    funded = {
        node.id for node in reader.nodes(NodeKind.BUDGET) if Decimal(str(node.properties.get("amount_baht") or 0))
    }

    def leads(node: str, steps: dict[str, list[str]], fits: Callable[[str], bool]) -> bool:
        return any(fits(each) for each in reached(steps.get(node, ()), steps))

    found = owned
    for node in (each.id for each in reader.nodes()):
        kind = node.partition(":")[0]
        if kind not in ("project", "agency", "division", "budget"):
            found |= {(node, "project")} if leads(node, down, lambda each: each.startswith("project:")) else set()
        if kind not in ("agency", "division", "budget"):
            found |= {(node, "money")} if leads(node, down, funded.__contains__) else set()
        if kind in ("project", "budget"):
            found |= {(node, "purpose")} if leads(node, up, measures) else set()
            found |= {(node, "policy")} if leads(node, up, lambda each: each.startswith("policy:")) else set()
        if kind not in ("plan", "strategy", "policy", "agency", "division"):
            found |= {(node, "strategy")} if leads(node, up, lambda each: each.startswith("strategy:")) else set()
    return found


def measures(node: str) -> bool:
    return node.startswith(("key_result:", "indicator:"))


def uncovered(reader: Reader, rule: str) -> set[str]:
    return {gap.node.id for gap in gaps(reader, rule, candidates=0).gaps}


@settings(max_examples=30)
@given(_BASES, st.sampled_from(_KINDS))
def test_impact_is_the_difference_of_the_base_before_and_after(drawn: _Drawn, gone: str) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        whole, part = loaded(Path(one), drawn), loaded(Path(other), drawn, gone)
        with whole.store.read() as before, part.store.read() as after:
            lost = {(node, aspect) for node, aspect in having(before) - having(after) if node != gone}
            found = {(item.node.id, str(item.aspect)) for item in impact(before, gone).left}
            policies = uncovered(after, "policy_has_project") - uncovered(before, "policy_has_project")
        whole.store.close()
        part.store.close()
    assert found == lost
    assert {node for node, aspect in found if aspect == "project" and node.startswith("policy:")} == policies


@settings(max_examples=30)
@given(_BASES)
def test_cut_points_agree_with_the_impact_of_each_node(drawn: _Drawn) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = loaded(Path(folder), drawn)
        with base.store.read() as reader:
            hanging = hangs_on(reader)
            for node in [each.id for each in reader.nodes() if each.kind is not NodeKind.DOCUMENT]:
                expected = {str(aspect): set(found) for aspect, found in hanging.get(node, {}).items()}
                assert left(reader, node) == expected
        base.store.close()
