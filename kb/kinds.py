"""Closed sets of terms; tested against the vocabulary of `ontology`."""

from __future__ import annotations

from enum import StrEnum


class NodeKind(StrEnum):
    """The kinds of nodes, from the highest of the hierarchy to the evidence."""

    PLAN = "plan"
    DIMENSION = "dimension"
    STRATEGY = "strategy"
    SUB_STRATEGY = "sub_strategy"
    ISSUE = "issue"
    OBJECTIVE = "objective"
    TACTIC = "tactic"
    SUPER_OKR = "super_okr"
    KEY_RESULT = "key_result"
    INDICATOR = "indicator"
    POLICY = "policy"
    PROJECT = "project"
    BUDGET = "budget"
    AGENCY = "agency"
    DIVISION = "division"
    EVALUATION = "evaluation"
    COMPONENT = "component"
    RUBRIC = "rubric"
    RESULT = "result"
    APPEAL = "appeal"
    DOCUMENT = "document"


class EdgeKind(StrEnum):
    """The kinds of edges; each points from the lower to the higher."""

    PART_OF = "part_of"
    CONTRIBUTES_TO = "contributes_to"
    SUPPORTS = "supports"
    IMPLEMENTS = "implements"
    FUNDS = "funds"
    RESPONSIBLE_FOR = "responsible_for"
    REPORTS_ON = "reports_on"
    SCORED_BY = "scored_by"
    CONTINUES = "continues"
    APPEALS = "appeals"


class Role(StrEnum):
    """An agency's or division's part in a key result, indicator or project."""

    HOST = "H"
    RESPONSIBLE = "R"
    CO_HOST = "CO-H"
    SUPPORT = "support"


class Category(StrEnum):
    """The part of the agency's plan in which a project stands."""

    CITY_PLAN = "city_plan"
    AGENCY_STRATEGY = "agency_strategy"
    ROUTINE = "routine"


class BudgetStatus(StrEnum):
    """An amount, or the stated reason why there is none."""

    AMOUNT = "amount"
    NONE_NEEDED = "none_needed"
    AS_ALLOCATED = "as_allocated"
    AS_REPAIRED = "as_repaired"
    AWAITING_TRANSFER = "awaiting_transfer"
    PART_OF_OTHER_PROJECT = "part_of_other_project"
    TRANSFERRED_OUT = "transferred_out"
    NOT_STATED = "not_stated"
