"""Budget alignment as JSON: the same for the command line and HTTP. Amounts are decimals as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.views import JsonObject, completeness_json, decimal_or_none, node_json
from kb.decimals import decimal_text

if TYPE_CHECKING:
    from queries.budget import (
        Alignment,
        Declared,
        Differing,
        Line,
        MultiYear,
        PrintedColumn,
        Repeated,
        Shares,
        Tally,
        Unlinked,
    )


def budget_json(answer: Alignment) -> JsonObject:
    """The lines, what they add up to, and what stands beside them (`None` where it was left out).

    `nodes` are those that the answer speaks of, by id.
    """
    from queries.budget import Aside

    return {
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "by": str(answer.by),
        "lines": [_line(line) for line in answer.lines],
        "direct": tally_json(answer.direct),
        "shared": tally_json(answer.shared),
        "not_linked": tally_json(answer.not_linked),
        "total": tally_json(answer.total),
        "balanced": answer.balanced,
        "statuses": [
            {
                "status": str(item.status),
                "budgets": item.budgets,
                "with_amount": item.with_amount,
                "amount_baht": decimal_or_none(item.amount_baht),
            }
            for item in answer.statuses
        ],
        "without_budget": {"in_parts": answer.without_budget.in_parts, "nothing": answer.without_budget.nothing},
        "multi_year": None if Aside.MULTI_YEAR in answer.without else _multi_year(answer.multi_year),
        "unlinked": _unlinked(answer.unlinked),
        "declared": [_declared(item) for item in answer.declared],
        "printed": None if Aside.PRINTED in answer.without else [_column(item) for item in answer.printed],
        "nodes": [node_json(answer.nodes[key]) for key in sorted(answer.nodes)],
        "completeness": completeness_json(answer.completeness),
    }


def tally_json(tally: Tally) -> JsonObject:
    """Budgets, projects and key results, each counted once."""
    return {
        "amount_baht": decimal_or_none(tally.amount_baht),
        "budgets": tally.budgets,
        "projects": tally.projects,
        "key_results": tally.key_results,
    }


def _line(line: Line) -> JsonObject:
    return {"part": str(line.part), "keys": list(line.keys), **tally_json(line.tally), "shares": _shares(line.shares)}


def _shares(shares: Shares) -> JsonObject:
    named = {
        "money": shares.money,
        "linked_money": shares.linked_money,
        "projects": shares.projects,
        "key_results": shares.key_results,
        "linked_money_less_key_results": shares.gap,
    }
    return {name: None if share is None else round(share, 4) for name, share in named.items()}


def _multi_year(budgets: tuple[MultiYear, ...]) -> JsonObject:
    """The budgets of several years, and what of them falls in the years in which it is not counted."""
    from queries.budget import by_year

    listed = [
        {
            "budget": item.budget,
            "project": item.project,
            "fiscal_year": item.fiscal_year,
            "counted_baht": decimal_or_none(item.counted) if item.in_scope else None,
            "other_years": {str(year): decimal_text(amount) for year, amount in item.others.items()},
            "total_baht": decimal_or_none(item.total),
        }
        for item in budgets
    ]
    not_counted = {str(year): decimal_text(amount) for year, amount in by_year(budgets).items()}
    return {"budgets": listed, "not_counted": not_counted}


def _unlinked(unlinked: Unlinked) -> JsonObject:
    tallies = {"no_key_result": unlinked.no_key_result, "no_policy": unlinked.no_policy, "neither": unlinked.neither}
    largest = [
        {
            "project": item.project,
            "amount_baht": decimal_text(item.amount_baht),
            "key_result": item.key_result,
            "policy": item.policy,
        }
        for item in unlinked.largest
    ]
    counts = {
        name: {"amount_baht": decimal_or_none(tally.amount_baht), "budgets": tally.budgets, "projects": tally.projects}
        for name, tally in tallies.items()
    }
    return {**counts, "largest": largest, "with_money": unlinked.with_money}


def _declared(item: Declared) -> JsonObject:
    return {
        "plan": item.plan.id,
        "category": item.category,
        "amount_baht": decimal_or_none(item.amount_baht),
        "computed_baht": decimal_or_none(item.computed_baht),
        "difference_baht": decimal_or_none(item.difference_baht),
        "projects": item.projects,
        "computed_projects": item.computed_projects,
        "difference_projects": item.difference_projects,
        "agrees": item.agrees,
    }


def _column(column: PrintedColumn) -> JsonObject:
    return {
        "document": column.document,
        "file_name": column.file_name,
        "fiscal_year": column.fiscal_year,
        "first_table": column.tables[0],
        "last_table": column.tables[1],
        "column": column.column,
        "cells": column.cells,
        "budgets": column.budgets,
        "printed_baht": decimal_text(column.printed_baht),
        "once_baht": decimal_text(column.once_baht),
        "repeated": [_repeated(item) for item in column.repeated],
        "differing": [_differing(item) for item in column.differing],
    }


def _repeated(item: Repeated) -> JsonObject:
    return {
        "budget": item.budget,
        "project": item.project,
        "extra_baht": decimal_text(item.extra_baht),
        "times": item.times,
        "for_key_results": item.for_key_results,
        "key_results": list(item.key_results),
        "lines": list(item.lines),
    }


def _differing(item: Differing) -> JsonObject:
    return {
        "budget": item.budget,
        "project": item.project,
        "printed_baht": decimal_text(item.printed_baht),
        "counted_baht": decimal_or_none(item.counted_baht),
        "difference_baht": decimal_text(item.difference_baht),
        "line": item.line,
    }
