"""Budgets of projects, as the design keeps them: an amount, or the stated reason for none."""

from __future__ import annotations

from kb.identity import node_id
from kb.kinds import BudgetStatus, EdgeKind, NodeKind
from kb.statement import Rank
from loaders.draft import Draft
from loaders.form import Cell
from loaders.normalise.money import Money
from loaders.normalise.number import decimal_text


def state_budget(draft: Draft, project: str, money: Money, source: Cell, *, rank: Rank) -> str:
    """States the budget of a project in the document's fiscal year, and returns its id.

    `amount_baht` is the fiscal year's: of a budget in instalments the year's own,
    beside the `total_baht` of all years. A dash says nothing, so that it yields to
    any other table's word; a stated reason for none is a word like any other.
    """
    identifier = node_id(NodeKind.BUDGET, *project.partition(":")[2].split("/"))
    rank = Rank.INFERENCE if money.status is BudgetStatus.NOT_STATED else rank
    amount = None if money.amount is None else decimal_text(money.amount)
    draft.state(identifier, "fiscal_year", draft.fiscal_year, source, rank=rank)
    draft.state(identifier, "amount_baht", amount, source, rank=rank, keep_null=True)
    draft.state(identifier, "status", str(money.status), source, rank=rank)
    draft.state(identifier, "text", money.text, source, rank=rank)
    if money.instalments:
        instalments = {str(year): decimal_text(value) for year, value in money.instalments.items()}
        draft.state(identifier, "instalments", instalments, source, rank=rank)
    if money.total is not None:
        draft.state(identifier, "total_baht", decimal_text(money.total), source, rank=rank)
    draft.relate(identifier, EdgeKind.FUNDS, project, source, rank=rank)
    return identifier
