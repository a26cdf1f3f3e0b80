"""What a table leaves out, and what it is not made for; one name under two codes."""

from __future__ import annotations

from queries.findings import codes, presence
from queries.findings.rules import default_rules
from queries.findings.sheet import Said, Sheet
from tests.queries.finding_statements import s
from tests.queries.test_finding_rules import PAPER


def projects(table: int, property_name: str, *names: str, category: str) -> list[Said]:
    return [
        said
        for at, name in enumerate(names, 1)
        for said in (
            s(f"project:a/2569/{name}", "name", name, table, at), s(f"project:a/2569/{name}", "category", category),
            s(f"project:a/2569/{name}", property_name, "1", table, at),
        )
    ]  # fmt: skip


def left_out(said: list[Said]) -> set[str]:
    drafts = presence.find(Sheet(PAPER, said), default_rules())
    return {node for draft in drafts if draft.code == "left_out_of_table" for node in draft.nodes}


def test_projects_of_a_list_that_a_table_is_not_made_for_are_not_missing_there() -> None:
    said = [
        *projects(17, "number", "ก", "ข", "ค", "ง", "จ", "ช", "ฉ", category="agency_strategy"),
        *projects(17, "number", "ต", category="city_plan"),
        *projects(54, "kpi_target", "ก", "ข", "ค", "ง", "จ", "ช", category="agency_strategy"),
    ]
    assert left_out(said) == {"project:a/2569/ฉ"}


def issues(table: int | None, *coded: tuple[str, str]) -> list[Said]:
    return [
        said
        for at, (code, name) in enumerate(coded, 1)
        for said in (s(f"issue:2569/{code}", "name", name, table, at), s(f"issue:2569/{code}", "code", code, table, at))
    ]


SAME = (("1.1", "ทางเท้า"), ("1.2", "ทางจักรยาน"), ("2.1", "ความปลอดภัย"), ("3.1", "ความโปร่งใส"))
OUTLINED = issues(None, *SAME, ("6.1", "ห้องเรียนดิจิทัล"))
TABLED = [*issues(1, *SAME, ("6.1", "ศูนย์เด็กเล็ก"), ("6.3", "ห้องเรียน ดิจิทัล")), s("key_result:1", "target", "1", 1, 9)]


def test_an_issue_that_stands_in_the_outline_under_another_code_is_not_missing_there() -> None:
    assert left_out([*OUTLINED, *TABLED]) == set()
    assert left_out([*issues(None, *SAME, ("6.1", "ศูนย์เด็กเล็ก")), *TABLED]) == {"issue:2569/6.3"}


def test_a_name_that_one_code_has_in_one_place_and_another_code_elsewhere_is_named_with_both() -> None:
    drafts = [
        draft
        for draft in codes.find(Sheet(PAPER, [*TABLED, *OUTLINED]), default_rules())
        if draft.code == "one_thing_under_two_codes"
    ]
    assert [(draft.nodes, str(draft.values["codes"].th)) for draft in drafts] == [  # type: ignore[attr-defined]
        (("issue:2569/6.1", "issue:2569/6.3"), "“6.1” (บรรทัด 5) และ “6.3” (บรรทัด 106)")
    ]
