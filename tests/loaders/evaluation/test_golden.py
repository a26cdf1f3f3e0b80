"""The evaluation of fiscal year 2564 against facts read from it by eye."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.identity import name_hash
from kb.kinds import EdgeKind
from kb.statement import Json
from tests.loaders.plan_okr.graph import Graph

AGENCY = "agency:bangrak"
INNOVATION = name_hash("ความสำเร็จในการเสนอนวัตกรรมเพื่อเพิ่มประสิทธิภาพการปฏิบัติงานของหน่วยงาน")


def stem(kind: str, tail: str) -> str:
    return f"{kind}:bangrak/2564/{tail}"


def stated(graph: Graph, node: str, predicate: str) -> list[tuple[int, Json]]:
    found = [s for s in graph.statements if s.subject == node and s.predicate == predicate and s.object is None]
    return [(s.place.line, s.value) for s in sorted(found, key=lambda s: s.place.line)]


def ladder(graph: Graph, rubric: str) -> list[tuple[Json, ...]]:
    levels = graph.nodes[rubric].properties["levels"]
    assert isinstance(levels, list)
    return [
        tuple(level[name] for name in ("points", "comparator", "threshold", "upper", "unit"))
        for level in sorted(levels, key=lambda level: str(level["level"]))
    ]


def test_the_evaluation_has_its_total_and_group(evaluation: Graph) -> None:
    node = evaluation.nodes["evaluation:bangrak/2564"]
    assert (node.fiscal_year, node.properties["agency"]) == (2564, AGENCY)
    assert (node.properties["score"], node.properties["agency_group"]) == ("96.249", "D")
    groups = [s.place.line for s in evaluation.statements if s.predicate == "agency_group" and s.subject == node.id]
    assert sorted(groups) == [297, 393, 591]


def test_four_components_with_their_declared_sums(evaluation: Graph) -> None:
    components = {key.rpartition("/")[2]: node for key, node in evaluation.of("component").items() if "bangrak" in key}
    assert {code: node.properties.get("weight") for code, node in components.items()} == {
        "2": "20", "3": "50", "4": None, "5": None,
    }  # fmt: skip
    sums = [
        (s.subject[-1], s.value["weighted_score"], [str(key).rpartition("/")[2] for key in s.value["indicators"]])
        for s in evaluation.statements
        if s.predicate == "declared_scores" and s.rank == 20 and isinstance(s.value, dict)
    ]
    assert sorted(sums) == [
        ("2", "18", ["2.1", "2.2"]), ("3", "50", ["3.1", "3.2", "3.3.1", "3.3.2"]), ("4", "9.193", [INNOVATION]),
        ("5", "10", ["5.2"]), ("5", "9.056", ["5.1"]),
    ]  # fmt: skip
    assert components["4"].name == "ประสิทธิภาพในการบริหารจัดการและพัฒนานวัตกรรมฯ (Innovation Base)"


def test_ten_indicators_two_of_them_parts(evaluation: Graph) -> None:
    tails = ("2.1", "2.2", "3.1", "3.2", "3.3", "3.3.1", "3.3.2", INNOVATION, "5.1", "5.2")
    found = {
        key.partition("/")[2].partition("/")[2]: node
        for key, node in evaluation.of("indicator").items()
        if "bangrak" in key
    }
    assert sorted(found) == sorted(tails)
    assert [found[tail].properties.get("unit") for tail in tails] == [
        "ระดับ", "ร้อยละ", "ร้อยละ", "ระดับ", None, "ระดับ", "ร้อยละ", "ร้อยละ", "ร้อยละ", "ร้อยละ",
    ]  # fmt: skip
    assert [found[tail].properties["weight"] for tail in tails] == [
        "10",
        "10",
        "15",
        "15",
        "20",
        "10",
        "10",
        "10",
        "10",
        "10",
    ]
    assert found[INNOVATION].code is None
    for part in ("3.3.1", "3.3.2"):
        edge = evaluation.edge(stem("indicator", part), EdgeKind.PART_OF, stem("indicator", "3.3"))
        assert edge.properties == {"weight": "10"}
        assert not evaluation.targets(stem("indicator", part), EdgeKind.CONTRIBUTES_TO)
    assert evaluation.targets(stem("indicator", "3.3"), EdgeKind.CONTRIBUTES_TO) == {stem("component", "3")}
    assert evaluation.targets(stem("indicator", INNOVATION), EdgeKind.CONTRIBUTES_TO) == {stem("component", "4")}


@pytest.mark.parametrize(
    ("tail", "value", "unit", "score", "weighted", "weight"),
    [
        ("2.1", "100", "ระดับ", "100", "10", "10"),
        ("2.2", "80", "ร้อยละ", "80", "8", "10"),
        ("3.1", "100", "ร้อยละ", "100", "15", "15"),
        ("3.2", "100", "ระดับ", "100", "15", "15"),
        ("3.3.1", "100", "ระดับ", "100", "10", "10"),
        ("3.3.2", "100", "ร้อยละ", "100", "10", "10"),
        (INNOVATION, "91.929", "ร้อยละ", "91.929", "9.193", "10"),
        ("5.1", "95.592", "ร้อยละ", "90.561", "9.056", "10"),
        ("5.2", "100", "ร้อยละ", "100", "10", "10"),
    ],
)
def test_the_official_table(
    evaluation: Graph, tail: str, value: str, unit: str, score: str, weighted: str, weight: str
) -> None:
    result = evaluation.nodes[stem("result", f"{tail}/official")].properties
    assert [result[name] for name in ("value", "unit", "score", "weighted_score", "weight")] == [
        value, unit, score, weighted, weight,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tail", "line", "value", "level"),
    [
        ("2.1", 407, "88.314", "5"), ("2.2", 408, "80.5", None), ("2.2", 412, "80.5", "3"), ("3.2", 446, "5", "5"),
        ("3.2", 463, "100", "5"), ("3.1", 447, "102.78", None), ("3.1", 479, "102.78", "5"), ("3.3", 448, "5", "5"),
        ("3.3.1", 489, "100", "5"), ("3.3.2", 495, "35.607", None), (INNOVATION, 535, "91.929", None),
        ("5.1", 594, "95.592", None), ("5.2", 611, "100", None),
    ],
)  # fmt: skip
def test_what_the_reviewers_say_stays_readable(
    evaluation: Graph, tail: str, line: int, value: str, level: str | None
) -> None:
    result = stem("result", f"{tail}/official")
    assert dict(stated(evaluation, result, "value"))[line] == value
    assert dict(stated(evaluation, result, "judged_level")).get(line) == level


def test_the_points_behind_a_part_are_its_weighted_score(evaluation: Graph) -> None:
    assert (489, "10") in stated(evaluation, stem("result", "3.3.1/official"), "weighted_score")
    assert (495, "10") in stated(evaluation, stem("result", "3.3.2/official"), "weighted_score")


@pytest.mark.parametrize(
    ("tail", "value", "unit", "level", "score", "as_of"),
    [
        ("2.1", "5", "ระดับ", "5", "100", None), ("2.2", "100", "ร้อยละ", "5", "100", None),
        ("3.1", "100", "ร้อยละ", "5", "100", None), ("3.2", "1", "ครั้ง", "3", "80", None),
        ("3.3", "1", "ระดับ", "1", "60", None), ("3.3.1", "85.13", "ร้อยละ", "1", None, "2564-09-14"),
        ("3.3.2", "35.47", "ร้อยละ", "5", None, "2564-09-14"), (INNOVATION, "5", "ระดับ", "5", "100", None),
        ("5.1", "71.97", "ร้อยละ", "1", "60", "2564-09-15"), ("5.2", "5", "ระดับ", "5", "100", None),
    ],
)  # fmt: skip
def test_what_the_agency_claims(
    evaluation: Graph, tail: str, value: str, unit: str, level: str, score: str | None, as_of: str | None
) -> None:
    result = evaluation.nodes[stem("result", f"{tail}/self")].properties
    assert [result.get(name) for name in ("value", "unit", "judged_level", "score", "as_of")] == [
        value, unit, level, score, as_of,
    ]  # fmt: skip
    assert result["assessor"] == "self"


def test_targets(evaluation: Graph) -> None:
    texts = {
        key.rpartition("/")[2]: target["text"]
        for key, node in evaluation.of("indicator").items()
        if isinstance(target := node.properties.get("target"), dict)
    }
    assert texts == {
        "2.1": "ระดับ 5", "2.2": "ร้อยละ 100", "3.1": "ร้อยละ 100", "3.2": "อย่างน้อย เขตละ 2 ครั้ง",
        "3.3.1": "ระดับ 5", "3.3.2": "ร้อยละ 20",
    }  # fmt: skip


def test_the_ladders_of_the_official_table(evaluation: Graph) -> None:
    tails = {key for key in evaluation.of("rubric") if key.endswith("/official")}
    assert tails == {stem("rubric", f"{tail}/official") for tail in (INNOVATION, "5.1", "5.2")}
    assert ladder(evaluation, stem("rubric", "5.1/official")) == [
        (points, "equal", threshold, None, "percent")
        for points, threshold in (("60", "80"), ("70", "85"), ("80", "90"), ("90", "95"), ("100", "100"))
    ]
    assert evaluation.nodes[stem("rubric", "5.1/official")].properties["agency_group"] == "D"


def test_the_ladders_of_the_report(evaluation: Graph) -> None:
    assert [row[1:4] for row in ladder(evaluation, stem("rubric", "3.1"))] == [
        ("less_than", "70", None), ("at_least", "70", "80"), ("at_least", "80", "90"), ("at_least", "90", "100"),
        ("equal", "100", None),
    ]  # fmt: skip
    assert [row[1:4] for row in ladder(evaluation, stem("rubric", "3.3.2"))] == [
        ("less_than", "5", None), ("between", "5", "9.99"), ("between", "10", "14.99"), ("between", "15", "19.99"),
        ("more_than", "20", None),
    ]  # fmt: skip
    assert [row[2] for row in ladder(evaluation, stem("rubric", "5.1/B"))] == ["65", "70", "75", "80", "85"]
    assert [row[1:3] for row in ladder(evaluation, stem("rubric", "5.2"))][:2] == [("at_most", "60"), ("equal", "70")]
    for tail in ("2.1", "2.2", "3.2"):
        assert {row[2] for row in ladder(evaluation, stem("rubric", tail))} == {None}
    assert stem("rubric", "3.3") not in evaluation.nodes
    assert stem("rubric", "3.3.1") not in evaluation.nodes


def test_conditions_belong_to_the_ladders_of_their_form(evaluation: Graph) -> None:
    lines = {
        (s.subject.partition("/2564/")[2], s.place.line) for s in evaluation.statements if s.predicate == "conditions"
    }
    groups = {(f"5.1/{group}", line) for group in "ABCD" for line in (305, 311)}
    assert lines == groups | {
        ("2.1", 21), ("2.2", 21), ("3.1", 100), ("3.2", 100), ("3.3.2", 100), (INNOVATION, 230), (INNOVATION, 233),
        ("5.2", 336), ("5.2", 339),
    }  # fmt: skip


def test_sub_scores_of_the_reviewers(evaluation: Graph) -> None:
    def scores(tail: str) -> list[tuple[Json, Json, Json]]:
        found = [value for _, value in stated(evaluation, stem("result", f"{tail}/official"), "sub_scores")]
        return [(item["depth"], item["full"], item["reached"]) for item in found if isinstance(item, dict)]

    assert scores("2.1") == [
        (0, "60", "60"), (1, "3", "3"), (1, "3", "3"), (1, "14", "14"), (1, "10", "10"), (1, "30", "30"),
        (0, "40", "28.31"),
    ]  # fmt: skip
    assert scores("2.2") == [
        (0, "10", "10"),
        (0, "10", "10"),
        (0, "20", "20"),
        (0, "25", "25"),
        (0, "15", "15.5"),
        (0, "20", "0"),
    ]
    assert scores(INNOVATION) == [
        (0, "10", "10"), (0, "10", "10"), (0, "30", "21.929"), (1, None, "7.286"), (1, None, "7.143"), (1, None, "7.5"),
        (0, "30", "10"), (0, "10", None), (0, "10", "10"),
    ]  # fmt: skip


def _sections(graph: Graph, section: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for statement in graph.statements:
        if statement.predicate == section:
            kind, _, tail = statement.subject.partition(":")
            about = tail.split("/")[-1] if kind == "component" else tail.split("/", 2)[2]
            lines = found.setdefault(about, [])
            lines += [statement.place.line] if statement.place.line not in lines else []
    return {about: sorted(lines) for about, lines in found.items()}


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("success_factors", {
            "2": [32, 33], "3": [112], "2.1/self": [68], "2.2/self": [125, 126], "3.1/self": [162], "3.3/self": [201],
            f"{INNOVATION}/self": [270, 272], "5.1/self": [318], "5.2/self": [356],
        }),
        ("obstacles", {
            "2": [37, 38], "3": [116], "2.1/self": [72, 73], "3.1/self": [166, 167], "3.2/self": [183],
            "3.3/self": [205], f"{INNOVATION}/self": [276], "5.1/self": [320], "5.2/self": [360],
        }),
        ("evidence", {
            "2.1/self": [77, 78, 79, 80], "2.2/self": [134], "3.1/self": [171], "3.2/self": [187],
            "3.3/self": [209, 210, 211], f"{INNOVATION}/self": [280, 282, 284, 286, 288, 290], "5.1/self": [322],
            "5.2/self": [364, 365, 366, 367, 368, 369], f"{INNOVATION}/official": [557, 558],
        }),
        ("explanation", {
            "3.2/self": [191, 192], "3.3/self": [215, 216, 217],
            f"{INNOVATION}/self": [*range(238, 249), *range(250, 267, 2)], "5.1/self": [316],
            "5.2/self": [*range(344, 353)], f"{INNOVATION}/official": [541, 545, 548],
            "2.1/official": [411], "2.2/official": [412],
            "3.2/official": [*range(455, 464, 2)], "3.1/official": [*range(465, 480, 2)],
            "3.3/official": [*range(481, 496, 2)], "5.1/official": [596], "5.2/official": [613],
        }),
        ("weaknesses", {"2": [413], "3": [499, 500]}),
        ("strengths", {
            "2": [414, 416, 418], "3": [504, 505, 506, 507], f"{INNOVATION}/official": [566], "5.1/official": [598],
            "5.2/official": [615],
        }),
        ("recommendations", {"2": [422, 424], "3": [511], f"{INNOVATION}/official": [570]}),
    ],
)  # fmt: skip
def test_words_by_section(evaluation: Graph, section: str, lines: dict[str, list[int]]) -> None:
    assert _sections(evaluation, section) == lines


def test_supporting_projects(evaluation: Graph) -> None:
    counts = {
        tail: len(evaluation.sources(stem("indicator", tail), EdgeKind.SUPPORTS))
        for tail in ("2.1", "2.2", "3.1", "3.2", "3.3")
    }
    assert counts == {"2.1": 1, "2.2": 2, "3.1": 1, "3.2": 1, "3.3": 1}


def test_appeals_of_the_city_and_of_the_district(evaluation: Graph) -> None:
    counts = {
        key.partition("/2564/")[2]: node.properties.get("count")
        for key, node in evaluation.of("appeal").items()
        if key.startswith("appeal:bma/")
    }
    assert counts == {
        "1/1/dismissed": "7", "1/2/accepted": "2", "1/2/dismissed": "8", "1/2/withdrawn": "3", "1/3/dismissed": "7",
        "1/5.1/dismissed": "1", "2/1/accepted": "12", "2/1/dismissed": "4", "2/2/accepted": "12",
        "2/2/dismissed": "2", "2/3/accepted": "10", "2/3/dismissed": "3", "2/4/accepted": "3",
        "2/4/dismissed": "1", "2/5.1/accepted": "36", "2/5.1/dismissed": "6", "2/5.2/accepted": "1",
    }  # fmt: skip
    assert evaluation.notes("appeals_do_not_add_up") == ["round 2, accepted: 72 are declared, the rows add up to 74"]
    own = {key for key in evaluation.of("appeal") if key.startswith("appeal:bangrak/")}
    assert own == {stem("appeal", "3.2"), stem("appeal", "3.3")}
    assert {evaluation.nodes[key].properties["ruling"] for key in own} == {"filed"}


def test_what_an_appeal_may_do(evaluation: Graph) -> None:
    rules = evaluation.nodes["evaluation:bma/2564"].properties["appeal_rules"]
    assert isinstance(rules, list)
    assert {(rule["cause"], rule["ruling"], rule["effect"]) for rule in rules} == {
        ("external", "accepted", "replaced"), ("external", "accepted", "dropped"),
        ("external", "accepted", "criteria_or_score_adjusted"), ("internal", "dismissed", "none"),
        ("internal", "accepted", "criteria_or_score_adjusted"),
    }  # fmt: skip


def test_every_row_is_accounted_for_and_none_left_out(evaluation: Graph, results: Graph) -> None:
    for graph in (evaluation, results):
        assert sum(graph.report.rows.values()) == graph.report.total_rows
        assert graph.report.left_out == ()


def test_no_person_is_named(evaluation: Graph, evaluation_path: Path) -> None:
    printed = re.findall(
        r"(?:นางสาว|นาง|นาย)([\u0e01-\u0e4e]+) [\u0e01-\u0e4e]+", evaluation_path.read_text(encoding="utf-8")
    )
    stated_text = " ".join(f"{s.value} {s.place.text}" for s in evaluation.statements)
    assert printed
    assert not [name for name in printed if name in stated_text]


def test_the_other_district_lists_eighteen_results(results: Graph) -> None:
    found = {
        node.properties["number"]: results.nodes[f"result:phranakhon/2564/{node.properties['number']}/self"].properties
        for node in results.of("indicator").values()
    }
    assert {str(number): (row.get("value"), row.get("unit")) for number, row in found.items()} == {
        "1": ("34.29", "ร้อยละ"), "2": ("3.47", "ร้อยละ"), "3": ("100", "ร้อยละ"), "4": ("5", "ระดับ"),
        "5": ("5", "ระดับ"), "6": ("20", "ร้อยละ"), "7": ("5", "ระดับ"), "8": ("2", "ครั้ง"), "9": ("50", "ร้อยละ"),
        "10": ("100", "ร้อยละ"), "11": ("90.27", "ร้อยละ"), "12": ("100", "ร้อยละ"), "13": ("0", None),
        "14": ("100", "ร้อยละ"), "15": ("76.17", "ร้อยละ"), "16": ("5", "ระดับ"), "17": ("100", "ร้อยละ"),
        "18": ("52.08", "ร้อยละ"),
    }  # fmt: skip
    assert all(row["details"] for row in found.values())
    assert found["15"]["as_of"] == "2564-09-10"
