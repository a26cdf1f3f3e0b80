"""The elements of StratML, part 2, and their order in the schema (version 2.2.8 of 2016-05-06)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from api.exports.xml_text import xml_text

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_BUDDHIST_ERA = 543
_NOT_IN_IDS = re.compile(r"[^\w.-]")
_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """An agency and its role."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A target or a result: the fiscal year of the Buddhist Era, a decimal as text, the words."""

    fiscal_year: int | None
    value: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A performance indicator; `upper` is the id of the one that it contributes to."""

    id: str
    name: str
    code: str | None
    unit: str
    upper: str | None
    targets: tuple[Measure, ...]
    results: tuple[Measure, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with its indicators."""

    id: str
    name: str
    code: str | None
    stakeholders: tuple[Stakeholder, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its objectives."""

    id: str
    name: str
    code: str | None
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its goals, and the organisation that it is of."""

    id: str
    name: str
    fiscal_year: int | None
    organisation: str
    goals: tuple[Goal, ...]


def plan_xml(plan: Plan) -> str:
    """The plan as an XML document; equal plans give equal text."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("PerformancePlanOrReport"), Type="Performance_Plan")
    _add(root, "Name", plan.name)
    core = ET.SubElement(root, _tag("StrategicPlanCore"))
    organisation = ET.SubElement(core, _tag("Organization"))
    _add(organisation, "Name", plan.organisation)
    for goal in plan.goals:
        _add_goal(core, goal)
    administrative = ET.SubElement(root, _tag("AdministrativeInformation"))
    _add(administrative, "Identifier", _identifier(plan.id))
    _add_dates(administrative, plan.fiscal_year)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_goal(core: ET.Element, goal: Goal) -> None:
    element = ET.SubElement(core, _tag("Goal"))
    _add(element, "Name", goal.name)
    _add(element, "Description", "")
    _add(element, "Identifier", _identifier(goal.id))
    _add(element, "SequenceIndicator", goal.code)
    for objective in goal.objectives:
        _add_objective(element, objective)


def _add_objective(goal: ET.Element, objective: Objective) -> None:
    element = ET.SubElement(goal, _tag("Objective"))
    _add(element, "Name", objective.name)
    _add(element, "Identifier", _identifier(objective.id))
    _add(element, "SequenceIndicator", objective.code)
    for stakeholder in objective.stakeholders:
        _add_stakeholder(element, stakeholder)
    for indicator in objective.indicators:
        _add_indicator(element, indicator)


def _add_stakeholder(objective: ET.Element, stakeholder: Stakeholder) -> None:
    element = ET.SubElement(objective, _tag("Stakeholder"), StakeholderTypeType="Organization")
    _add(element, "Name", stakeholder.name)
    role = ET.SubElement(element, _tag("Role"))
    _add(role, "Name", stakeholder.role)
    _add(role, "RoleType", "Performer")


def _add_indicator(objective: ET.Element, indicator: Indicator) -> None:
    values = [measure.value for measure in (*indicator.targets, *indicator.results) if measure.value]
    kind = "Quantitative" if values else "Qualitative"
    element = ET.SubElement(objective, _tag("PerformanceIndicator"), PerformanceIndicatorType=kind)
    _add(element, "SequenceIndicator", indicator.code)
    _add(element, "MeasurementDimension", indicator.name)
    _add(element, "UnitOfMeasurement", indicator.unit)
    _add(element, "Identifier", _identifier(indicator.id))
    if indicator.upper:
        relation = ET.SubElement(element, _tag("Relationship"), RelationshipType="Narrower_Than")
        _add(relation, "ReferentIdentifier", _identifier(indicator.upper))
    if indicator.targets or indicator.results:
        instance = ET.SubElement(element, _tag("MeasurementInstance"))
        _add_measures(instance, "TargetResult", indicator.targets)
        _add_measures(instance, "ActualResult", indicator.results)
    _add(element, "OtherInformation", indicator.remark)


def _add_measures(instance: ET.Element, name: str, measures: Iterable[Measure]) -> None:
    for measure in measures:
        element = ET.SubElement(instance, _tag(name))
        _add_dates(element, measure.fiscal_year)
        if measure.value and _DECIMAL.fullmatch(measure.value):
            _add(element, "NumberOfUnits", measure.value)
        _add(element, "Description", measure.text)


def _add_dates(element: ET.Element, fiscal_year: int | None) -> None:
    """The first and last day of a fiscal year: 1 October of the year before, 30 September."""
    if fiscal_year is not None:
        year = fiscal_year - _BUDDHIST_ERA
        _add(element, "StartDate", f"{year - 1:04}-10-01")
        _add(element, "EndDate", f"{year:04}-09-30")


def _add(parent: ET.Element, name: str, text: str | None) -> None:
    if text is not None:
        ET.SubElement(parent, _tag(name)).text = xml_text(text)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _identifier(identifier: str) -> str:
    """An id as `xsd:ID` takes it: a name without colons; what else is not allowed is written as its code point."""
    return _NOT_IN_IDS.sub(lambda found: f"_{ord(found.group()):X}_", identifier)
