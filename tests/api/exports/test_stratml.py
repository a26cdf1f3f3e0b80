"""A plan as StratML, and what it cannot say."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from defusedxml.ElementTree import fromstring

from api.exports.stratml import stratml
from api.exports.stratml_xml import NAMESPACE
from kb.errors import InputError
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Reader
from tests.queries.bases import Base, Link

ORDER = {
    "PerformancePlanOrReport": (
        "Name Description OtherInformation StrategicPlanCore AdministrativeInformation Submitter"
    ),
    "StrategicPlanCore": "Organization Vision Mission Value Goal",
    "Goal": "Name Description Identifier SequenceIndicator Stakeholder OtherInformation Objective",
    "Objective": "Name Description Identifier SequenceIndicator Stakeholder OtherInformation PerformanceIndicator",
    "PerformanceIndicator": (
        "SequenceIndicator MeasurementDimension UnitOfMeasurement Identifier Relationship MeasurementInstance"
        " OtherInformation"
    ),
    "MeasurementInstance": "Place TargetResult ActualResult",
    "TargetResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "ActualResult": "StartDate EndDate NumberOfUnits Descriptor Description",
}
"""Element → its children in the order of the schema of ISO 17469-2."""
_NEEDED = {"Goal": ("Name", "Description"), "PerformanceIndicator": ("MeasurementDimension", "UnitOfMeasurement")}


def _written(reader: Reader, plan: str) -> tuple[ET.Element, dict[tuple[str, str], int]]:
    node = reader.node(plan)
    assert node is not None
    files = {file.name: "".join(file.pieces) for file in stratml(reader, node)}
    lost = csv.DictReader(files["losses.csv"].splitlines())
    return fromstring(files["plan.xml"]), {(row["what"], row["name"]): int(row["count"]) for row in lost}


def _local(element: ET.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def _all(root: ET.Element, name: str) -> list[ET.Element]:
    return root.findall(f".//{{{NAMESPACE}}}{name}")


@pytest.mark.parametrize("plan", ["plan:bma/2569", "plan:bma/2567", "plan:20y"])
def test_elements_stand_in_the_order_of_the_schema_and_ids_are_unique(samples: Reader, plan: str) -> None:
    root, _ = _written(samples, plan)
    for element in root.iter():
        order = ORDER.get(_local(element))
        if order:
            places = [order.split().index(_local(child)) for child in element]
            assert places == sorted(places)
            assert set(_NEEDED.get(_local(element), ())) <= {_local(child) for child in element}
    identifiers = [str(each.text) for each in _all(root, "Identifier")]
    assert len(identifiers) == len(set(identifiers))
    assert all(":" not in each and not each[0].isdigit() for each in identifiers)
    referred = {str(each.text) for each in _all(root, "ReferentIdentifier")}
    assert referred <= set(identifiers)


def test_strategies_issues_and_what_measures_them_are_all_there(samples: Reader) -> None:
    root, lost = _written(samples, "plan:bma/2569")
    assert (len(_all(root, "Goal")), len(_all(root, "Objective"))) == (9, 21)
    assert len(_all(root, "PerformanceIndicator")) == 34 + 77  # Super OKRs and key results
    assert lost["node", "project"] == 122
    assert lost["edge", "supports"] > 0


def test_targets_have_the_days_of_their_fiscal_year_in_the_common_era(samples: Reader) -> None:
    root, _ = _written(samples, "plan:bma/2569")
    target = _all(root, "TargetResult")[0]
    dates = [target.findtext(f"{{{NAMESPACE}}}{name}") for name in ("StartDate", "EndDate")]
    assert dates == ["2025-10-01", "2026-09-30"]


def test_hostile_names_stay_text(hostile: Reader) -> None:
    root, _ = _written(hostile, "plan:a/2569")
    assert str(root.findtext(f"{{{NAMESPACE}}}Name")).startswith("<b>&\"';--\ufffd")


def test_what_is_no_plan_or_has_no_strategy_is_refused(hostile: Reader) -> None:
    project = hostile.node("project:a/2569/p")
    assert project is not None
    with pytest.raises(InputError, match="is a project"):
        list(stratml(hostile, project))
    with pytest.raises(InputError, match="no strategy is part of"):
        list(stratml(hostile, Node("plan:other", NodeKind.PLAN)))


def test_what_serves_two_things_stands_once_and_cycles_end(tmp_path: Path) -> None:
    links: list[Link] = [
        ("strategy:2569/1", "part_of", "plan:a/2569"), ("issue:2569/1.1", "part_of", "strategy:2569/1"),
        ("issue:2569/1.2", "part_of", "strategy:2569/1"), ("key_result:2569/1", "contributes_to", "issue:2569/1.1"),
        ("key_result:2569/1", "contributes_to", "issue:2569/1.2"),
        ("indicator:a/1", "contributes_to", "key_result:2569/1"), ("indicator:a/2", "part_of", "indicator:a/1"),
        ("indicator:a/1", "part_of", "indicator:a/2"),
    ]  # fmt: skip
    base = Base(tmp_path)
    base.load(links=links)
    with base.store.read() as reader:
        root, lost = _written(reader, "plan:a/2569")
    assert len(_all(root, "PerformanceIndicator")) == 3
    assert lost["hierarchy", "key_result"] == 1
