"""What the modules of the form share while a document is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.identity import name_hash, node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Json, Place, Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.plan_okr.key_results import KeyResults
from loaders.forms.plan_okr.projects import Projects
from loaders.forms.plan_okr.targets import parse_one_target, shares
from loaders.normalise.code import policy_codes
from loaders.normalise.money import Money, parse_money
from loaders.normalise.text import clean, fold
from loaders.resolution.actors import Actors
from loaders.resolution.budgets import state_budget

TWENTY_YEARS = "20y"


@dataclass(slots=True)
class Reading:
    """A document in the making: its statements, and the names resolved so far."""

    draft: Draft
    actors: Actors
    projects: Projects
    key_results: KeyResults
    issues: dict[str, str] = field(default_factory=dict)
    """The names of the development issues by code, as first printed."""
    objectives: dict[str, str] = field(default_factory=dict)
    """The objective that each key result of the 20-year plan measures, by id."""
    indicators: dict[str, str] = field(default_factory=dict)
    """Names of the negotiated indicators by id, in document order."""
    roles: dict[str, dict[str, Role]] = field(default_factory=dict)
    """The roles of the agencies that answer for a key result, by its id and theirs."""
    rubric: str | None = None
    """The rubric of the table just read."""

    def year_id(self, kind: NodeKind, code: str) -> str:
        """The id of a thing of the city's annual plan, such as `issue:2567/1.1`."""
        return node_id(kind, self.draft.fiscal_year, code)

    def agency_id(self, kind: NodeKind, *parts: str) -> str:
        """The id of a thing of the agency's year, such as `component:bangna/2567/2`."""
        return node_id(kind, self.draft.agency_slug, self.draft.fiscal_year, *parts)

    def indicator_id(self, code: str | None, name: str) -> str:
        """The id of an indicator of the agency's own evaluation: by its code, else by its name."""
        return self.agency_id(NodeKind.INDICATOR, code or name_hash(name))

    def describe(self, identifier: str, code: str | None, name: str, source: Cell | Place, rank: Rank) -> None:
        """States the code and the name of a node."""
        self.draft.state(identifier, "code", code, source, rank=rank)
        self.draft.state(identifier, "name", clean(name), source, rank=rank)

    def state_target(self, identifier: str, cell: Cell | None, rank: Rank, *, unit: str = "") -> None:
        """States the target that a cell prints."""
        if cell is not None:
            self.draft.state(identifier, "target", target_json(cell.text, unit), cell, rank=rank)

    def state_shares(self, key_result: str, cell: Cell | None, rank: Rank) -> None:
        """States the parts of a target that its cell gives to agencies that answer for the key result."""
        for share in shares(cell.text) if cell else ():
            agency = node_id(NodeKind.AGENCY, share.slug) if share.slug else self.draft.agency
            role = self.roles.get(key_result, {}).get(agency)
            if cell and role:
                self.relate_role(agency, key_result, role, cell, rank, target_json(share.text))

    def state_policies(self, project: str, cell: Cell | None, rank: Rank) -> None:
        """States the policies whose codes stand in a project's cell."""
        if cell is None:
            return
        for code in policy_codes(cell.text):
            policy = node_id(NodeKind.POLICY, code)
            self.draft.state(policy, "code", code, cell, rank=rank)
            self.draft.relate(project, EdgeKind.IMPLEMENTS, policy, cell, rank=rank)

    def money(self, cell: Cell | None) -> Money | None:
        """The budget that a cell prints; a cell that is no budget is noted."""
        if cell is None:
            return None
        money = parse_money(cell.text, self.draft.fiscal_year)
        if money is None:
            self.draft.note("budget_unreadable", cell, text=clean(cell.text))
        return money

    def state_money(self, project: str, cell: Cell | None, rank: Rank) -> None:
        """States the budget that a cell prints for a project; an empty cell says nothing."""
        money = self.money(cell)
        if cell is not None and money is not None:
            state_budget(self.draft, project, money, cell, rank=rank)

    def divisions(self, cell: Cell | None) -> list[str]:
        """The divisions that a cell names."""
        return self.actors.divisions(cell) if cell else []

    def state_divisions(self, project: str, divisions: Iterable[str], source: Cell | None, rank: Rank) -> None:
        """States the divisions that answer for a project."""
        if source is None:
            return
        for division in sorted(divisions):
            self.relate_role(division, project, Role.RESPONSIBLE, source, rank)

    def relate_role(
        self, actor: str, thing: str, role: Role, source: Cell | Place, rank: Rank, target: Json = None
    ) -> None:
        """States that an agency or a division is responsible for something, in a role."""
        properties: dict[str, Json] = {"role": str(role)}
        if target is not None:
            properties["target"] = target
        self.draft.relate(
            actor, EdgeKind.RESPONSIBLE_FOR, thing, source, qualifier=str(role), properties=properties, rank=rank
        )

    def support(self, project: str, thing: str, source: Cell | Place, rank: Rank, confidence: float = 1.0) -> None:
        """States that a project supports a key result or an indicator."""
        self.draft.relate(project, EdgeKind.SUPPORTS, thing, source, rank=rank, confidence=confidence)


def target_json(text: str, unit: str = "") -> dict[str, Json] | None:
    """A target as the base keeps it, or `None` for a cell without one.

    Args:
        text: The cell as printed.
        unit: The unit that stands in a column of its own.
    """
    if not clean(text).strip("-– "):
        return None
    target = parse_one_target(text)
    if unit and not target["unit"]:
        return {**target, "unit": "percent" if fold(unit) == fold("ร้อยละ") else unit}
    return target
