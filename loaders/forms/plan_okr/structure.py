"""The upper levels of both plans: dimensions, strategies, sub-strategies, areas and issues."""

from __future__ import annotations

from kb.identity import node_id
from kb.kinds import EdgeKind, NodeKind
from kb.statement import Place, Rank
from loaders.form import Cell
from loaders.forms.plan_okr.outline import Heading
from loaders.forms.plan_okr.reading import TWENTY_YEARS, Reading
from loaders.forms.shared.plans import city_plan_id

TWENTY_YEAR_PLAN = node_id(NodeKind.PLAN, TWENTY_YEARS)


def state_twenty_year_plan(reading: Reading, source: Place) -> None:
    """States the city's 20-year plan, which the document serves without naming it."""
    reading.draft.state(TWENTY_YEAR_PLAN, "name", "แผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี", source, rank=Rank.INFERENCE)
    reading.draft.state(TWENTY_YEAR_PLAN, "level", "city_20_year", source, rank=Rank.INFERENCE)


def state_dimension(reading: Reading, heading: Heading) -> str:
    """States a dimension of the 20-year plan, and returns its id."""
    identifier = node_id(NodeKind.DIMENSION, TWENTY_YEARS, heading.code)
    state_twenty_year_plan(reading, heading.place)
    reading.describe(identifier, heading.code, heading.name, heading.place, Rank.FORM)
    reading.draft.relate(identifier, EdgeKind.PART_OF, TWENTY_YEAR_PLAN, heading.place)
    return identifier


def state_strategy(reading: Reading, heading: Heading, rank: Rank, dimension: str | None = None) -> str:
    """States a strategy of the 20-year plan, and returns its id."""
    identifier = node_id(NodeKind.STRATEGY, TWENTY_YEARS, heading.code)
    state_twenty_year_plan(reading, heading.place)
    reading.describe(identifier, heading.code, heading.name, heading.place, rank)
    reading.draft.relate(identifier, EdgeKind.PART_OF, TWENTY_YEAR_PLAN, heading.place, rank=rank)
    if dimension:
        reading.draft.relate(identifier, EdgeKind.PART_OF, dimension, heading.place, rank=rank)
    return identifier


def state_sub_strategy(reading: Reading, heading: Heading, rank: Rank) -> str:
    """States a sub-strategy, part of the strategy that its code begins with; returns its id."""
    identifier = node_id(NodeKind.SUB_STRATEGY, TWENTY_YEARS, heading.code)
    strategy = node_id(NodeKind.STRATEGY, TWENTY_YEARS, heading.code.partition(".")[0])
    reading.describe(identifier, heading.code, heading.name, heading.place, rank)
    reading.draft.relate(identifier, EdgeKind.PART_OF, strategy, heading.place, rank=rank)
    return identifier


def state_area(reading: Reading, heading: Heading, rank: Rank) -> str:
    """States an area (a strategy of the city's annual plan), and returns its id."""
    identifier = reading.year_id(NodeKind.STRATEGY, heading.code)
    reading.describe(identifier, heading.code, heading.name, heading.place, rank)
    reading.draft.state(identifier, "fiscal_year", reading.draft.fiscal_year, heading.place, rank=rank)
    plan = city_plan_id(reading.draft.fiscal_year)
    reading.draft.relate(identifier, EdgeKind.PART_OF, plan, heading.place, rank=rank)
    return identifier


def state_issue(reading: Reading, heading: Heading, area: str, rank: Rank, source: Cell | Place | None = None) -> str:
    """States a development issue, part of the area that its code begins with; returns its id.

    An issue that is printed in the table of another area is noted.
    """
    source = source or heading.place
    identifier = reading.year_id(NodeKind.ISSUE, heading.code)
    reading.issues.setdefault(heading.code, heading.name)
    own_area = heading.code.partition(".")[0]
    reading.describe(identifier, heading.code, heading.name, source, rank)
    reading.draft.state(identifier, "fiscal_year", reading.draft.fiscal_year, source, rank=rank)
    if area in ("", own_area):
        strategy = reading.year_id(NodeKind.STRATEGY, own_area)
        reading.draft.relate(identifier, EdgeKind.PART_OF, strategy, source, rank=rank)
    else:
        reading.draft.note("issue_does_not_fit_area", source, issue=heading.code, area=area)
    return identifier
