"""Proposed links: of gaps, of nodes, by every rule; and the evidence that they rest on."""

from __future__ import annotations

from kb.store.base import Reader
from queries.candidates.evidence import read_evidence
from queries.suggest import Suggestions, suggest, suggesting
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, SOME, of_parts


def _suggest(reader: Reader, fiscal_year: int | None, agency: str | None, rule: str | None = None) -> Suggestions:
    return suggest(reader, None, rule, fiscal_year, agency)


def _evidence(reader: Reader, fiscal_year: int | None, _: str | None, most: int) -> object:
    found = read_evidence(reader, fiscal_year, most=most)
    return found.found, found.serves, found.hands, found.parents, found.unread


CASES = [
    Case("candidates of a node", lambda reader, start: suggest(reader, start)),
    Case("unlikely candidates", lambda reader, start: suggest(reader, start, limit=3, candidates=50, least=0.0)),
    *of_parts("suggestions", _suggest, PARTS),
    *(case for code in suggesting() for case in of_parts(f"suggestions for {code}", _suggest, SOME, rule=code)),
    *(case for most in (30_000, 1) for case in of_parts(f"evidence of {most}", _evidence, SOME, most=most)),
]
