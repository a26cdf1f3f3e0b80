"""Findings by every filter, and comparison of plans, documents and editions."""

from __future__ import annotations

from itertools import product

from kb.errors import PolicytraceError
from kb.store.base import Reader
from queries.compare.comparison import compare
from queries.compare.snapshot import snapshot
from queries.findings.ask import Findings, all_findings, findings
from queries.findings.chosen import Asked
from queries.findings.decisions import recorded
from queries.findings.rules import default_rules
from queries.rules import Severity
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, of_parts


def _findings(reader: Reader, fiscal_year: int | None, agency: str | None) -> Findings:
    return findings(reader, Asked(fiscal_year=fiscal_year, agency=agency), finders=())


def _of_documents(reader: Reader, _: str) -> object:
    return [findings(reader, Asked(document=each.id), finders=()) for each in reader.documents()]


def _by_filter(reader: Reader, _: str) -> object:
    rules = [findings(reader, Asked(rule=code), limit=3, finders=()) for code in list(default_rules())[:4]]
    severities = [findings(reader, Asked(severity=each), limit=1, finders=()) for each in Severity]
    return rules, severities, [findings(reader, Asked(decided=each), finders=()) for each in (False, True)]


def _sides(reader: Reader) -> list[str]:
    documents = [each.id for each in reader.documents(superseded=True)]
    owners = sorted({(each.agency, each.fiscal_year) for each in reader.documents() if each.agency})
    return [*documents, *(f"{agency.partition(':')[2]}/{year}" for agency, year in owners)]


def _attempt(reader: Reader, left: str, right: str) -> object:
    try:
        return compare(reader, left, right)
    except PolicytraceError as error:
        return str(error)


def _comparisons(reader: Reader, _: str) -> object:
    return [_attempt(reader, left, right) for left, right in product(_sides(reader), repeat=2)]


def _snapshots(reader: Reader, _: str) -> object:
    return [snapshot(reader, side) for side in _sides(reader)]


CASES = [
    *of_parts("findings", _findings, PARTS),
    Case("findings of each document", _of_documents, whole=True),
    Case("findings by filter", _by_filter, whole=True),
    Case("findings by every rule", lambda reader, _: all_findings(reader, finders=()), whole=True),
    Case("decisions on findings", lambda reader, _: recorded(reader), whole=True),
    Case("sides of comparisons", _snapshots, whole=True),
    Case("comparisons", _comparisons, whole=True),
]
