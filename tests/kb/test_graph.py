from __future__ import annotations

import builtins
from typing import Any

import pytest

from kb.errors import PolicytraceError
from kb.graph import to_networkx
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT


def test_nodes_and_edges_with_their_facts() -> None:
    node = Node(POLICY, NodeKind.POLICY, "049", "ต้นไม้", None, {"aliases": ["x"]})
    edges = [
        Edge(PROJECT, EdgeKind.IMPLEMENTS, POLICY),
        Edge(AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, "R", {"role": "R"}),
        Edge(AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, "CO-H", {"role": "CO-H"}),
    ]
    graph = to_networkx([node], edges)
    facts = {"kind": "policy", "code": "049", "name": "ต้นไม้", "fiscal_year": None, "properties": {"aliases": ["x"]}}
    assert graph.nodes[POLICY] == facts
    assert graph.nodes[PROJECT] == {"kind": None}
    assert sorted(key for _, _, key in graph.edges(keys=True)) == [
        ("implements", ""),
        ("responsible_for", "CO-H"),
        ("responsible_for", "R"),
    ]
    assert graph.edges[AGENCY, KEY_RESULT, ("responsible_for", "R")] == {
        "kind": "responsible_for",
        "qualifier": "R",
        "properties": {"role": "R"},
    }


def test_without_networkx_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "networkx":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PolicytraceError, match=r"policytrace\[graph\]"):
        to_networkx([], [])
