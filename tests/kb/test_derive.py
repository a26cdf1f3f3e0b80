from __future__ import annotations

from itertools import permutations

from kb.derive import Claim, base_name, derive_document_node, derive_edge, derive_node
from kb.kinds import EdgeKind, NodeKind
from kb.model import Edge, Node
from kb.statement import Json, Rank, Statement
from tests.kb.making import AGENCY, KEY_RESULT, POLICY, PROJECT, document, links, says

A, B = document("a.txt"), document("b.txt")


def _name_of(*statements: tuple[Statement, int | None]) -> str | None:
    """The name that wins, which must be the same in every order."""
    found = {
        derive_node(POLICY, [Claim.of(statement, year) for statement, year in order]).name
        for order in permutations(statements)
    }
    assert len(found) == 1
    return found.pop()


def test_the_lowest_rank_wins_before_everything_else() -> None:
    strong = says(A, POLICY, "name", "strong", rank=Rank.DECISION, confidence=0.5, line=9)
    assert _name_of((strong, 2560), (says(B, POLICY, "name", "weak", rank=Rank.MENTION), 2570)) == "strong"


def test_then_the_later_fiscal_year_and_no_year_last() -> None:
    old, new = says(A, POLICY, "name", "old"), says(B, POLICY, "name", "new", confidence=0.6)
    assert _name_of((old, 2567), (new, 2569), (says(A, POLICY, "name", "none"), None)) == "new"


def test_then_the_higher_confidence() -> None:
    sure = says(A, POLICY, "name", "sure", line=9)
    assert _name_of((sure, 2569), (says(A, POLICY, "name", "unsure", confidence=0.9), 2569)) == "sure"


def test_then_document_and_place() -> None:
    first, second = sorted((A, B), key=lambda item: item.id)
    here = says(first, POLICY, "name", "here", line=9, row=2)
    below = says(first, POLICY, "name", "below", line=1, row=3)
    assert _name_of((says(second, POLICY, "name", "there"), 2569), (below, 2569), (here, 2569)) == "here"


def test_names_that_lost_and_stated_aliases_become_aliases_once_spaces_aside() -> None:
    claims = [
        Claim.of(statement, 2569)
        for statement in (
            says(A, POLICY, "name", "น้ำ ท่วม", rank=Rank.REGISTER),
            says(A, POLICY, "name", "น้ำท่วม", line=2),
            says(A, POLICY, "name", "น้ำ ขัง", line=3),
            says(A, POLICY, "name", "น้ำขัง", line=4),
            says(A, POLICY, "aliases", ["คลอง", "น้ำ  ท่วม"], line=5),
            says(A, POLICY, "aliases", "ก", line=6),
        )
    ]
    node = derive_node(POLICY, claims)
    assert (node.name, node.properties) == ("น้ำท่วม", {"aliases": ["ก", "คลอง", "น้ำ ขัง"]})


def test_many_valued_properties_keep_texts_sorted_and_records_as_printed() -> None:
    okr = "super_okr:2569/1.1.1"
    hosts: list[Json] = ["สนย.", ["สนท.", "สนย."], None]
    claims = [Claim.of(says(A, okr, "host", value), 2569) for value in hosts]
    assert derive_node(okr, claims).properties == {"host": ["สนท.", "สนย."]}
    plan = "plan:bma/2569"
    steps: list[Json] = [{"b": 1}, {"a": "x"}, {"b": 1}]
    stated = [Claim.of(says(A, plan, "steps", step, line=line), 2569) for line, step in enumerate(steps, start=1)]
    assert derive_node(plan, reversed(stated)).properties == {"steps": [{"b": 1}, {"a": "x"}]}


def test_what_one_cell_states_side_by_side_is_in_an_order_of_its_own_whatever_the_bytes() -> None:
    records: list[Json] = [{"number": number} for number in range(8)]
    for name in ("plan-utf-8.txt", "plan-cp874.txt", "plan-3.txt"):
        source = document(name)
        stated = [Claim.of(says(source, "rubric:x/2567/1", "levels", record), 2567) for record in records]
        assert derive_node("rubric:x/2567/1", stated).properties == {"levels": records}


def test_code_and_year_are_fields_and_a_stated_null_wins_by_its_rank() -> None:
    claims = [
        Claim.of(statement, 2569)
        for statement in (
            says(A, KEY_RESULT, "code", "11102"),
            says(A, KEY_RESULT, "fiscal_year", 2569),
            says(A, KEY_RESULT, "unit", None, rank=Rank.DECISION),
            says(A, KEY_RESULT, "unit", "ร้อยละ"),
        )
    ]
    expected = Node(KEY_RESULT, NodeKind.KEY_RESULT, "11102", None, 2569, {"unit": None})
    assert derive_node(KEY_RESULT, claims) == expected


def test_a_node_without_statements_is_bare() -> None:
    assert derive_node(PROJECT, []) == Node(PROJECT, NodeKind.PROJECT)


def test_edge_properties_are_chosen_one_by_one_and_the_qualifier_is_the_role() -> None:
    stated = [
        links(A, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R", value={"target": {"text": "80"}}),
        links(A, AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, qualifier="R", rank=Rank.DECISION, value={"role": "R"}),
    ]
    edge = derive_edge(AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, "R", [Claim.of(item, 2569) for item in stated])
    properties: dict[str, Json] = {"role": "R", "target": {"text": "80"}}
    assert edge == Edge(AGENCY, EdgeKind.RESPONSIBLE_FOR, KEY_RESULT, "R", properties)


def test_a_document_is_a_node_named_after_its_file() -> None:
    node = derive_document_node(document("C:\\plans\\2569/plan.txt"))
    assert (node.id, node.name, node.fiscal_year) == (node.id, "plan.txt", 2569)
    assert set(node.properties) == {"agency", "document_type", "edition_key", "encoding", "sha256"}


def test_base_name_is_the_last_part() -> None:
    assert [base_name(path) for path in ("a/b.txt", "a\\b.txt", "b.txt", "แผน.txt")] == ["b.txt"] * 3 + ["แผน.txt"]
