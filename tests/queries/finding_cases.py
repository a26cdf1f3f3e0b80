"""For each rule of findings, what makes it speak and what does not: small documents, statement by statement."""

from __future__ import annotations

from queries.findings.sheet import Said
from tests.queries import (
    finding_cases_budgets,
    finding_cases_codes,
    finding_cases_criteria,
    finding_cases_evaluations,
    finding_cases_links,
    finding_cases_results,
    finding_cases_targets,
    finding_cases_texts,
    finding_cases_within,
)

CASES: dict[str, tuple[list[Said], list[Said]]] = {
    **finding_cases_budgets.CASES,
    **finding_cases_codes.CASES,
    **finding_cases_targets.CASES,
    **finding_cases_links.CASES,
    **finding_cases_texts.CASES,
    **finding_cases_results.CASES,
    **finding_cases_criteria.CASES,
    **finding_cases_within.CASES,
    **finding_cases_evaluations.CASES,
}
"""Rule → what it speaks of, and what it keeps silent about."""
