"""Whether the findings of a base name a contradiction that was put into its document."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from api.finders import FINDERS
from kb.store.open import open_store
from loaders.pipeline import load_file
from queries.findings.ask import all_findings
from queries.findings.finding import Finding
from queries.rules import Severity
from tests.queries import injected_accounts, injected_plans, injected_results, injected_rows, injected_texts
from tests.queries.injected import Injection, Page, sampled

_OF_RESULTS = {**injected_results.KINDS, **injected_accounts.KINDS}
KINDS = {
    **injected_plans.KINDS,
    **injected_rows.KINDS,
    **{f"results: {name}": kind for name, kind in _OF_RESULTS.items()},
    **{f"text: {name}": kind for name, kind in injected_texts.KINDS.items()},
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the findings say of an injection.

    A finding is new where none of the same rule stood at the same lines before, or where
    it tells a changed line or other values of a place that was broken before. `named` are
    new findings by a fitting rule at a changed line or at one that contradicts it; `astray`
    those by a fitting rule elsewhere; `beside` other new ones at those lines, which are
    about the change as well; `alarms` are the other new ones.
    """

    injection: Injection
    named: tuple[Finding, ...]
    astray: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    alarms: tuple[Finding, ...]

    @property
    def severity(self) -> Severity | None:
        """That of the gravest finding that names the injection."""
        order = list(Severity)
        return min((item.severity for item in self.named), key=order.index, default=None)


def findings_of(path: Path) -> list[Finding]:
    """The findings of a base that holds one document."""
    with TemporaryDirectory() as folder, closing(open_store(Path(folder) / "base.db")) as store:
        load_file(path, store)
        with store.read() as reader:
            return [item for item in all_findings(reader, finders=FINDERS) if item.rule.on]


@cache
def opened(path: Path) -> tuple[Page, tuple[Finding, ...]]:
    """A document and what is found in it as it is."""
    return Page(path), tuple(findings_of(path))


def judge(page: Page, before: Iterable[Finding], injection: Injection) -> Verdict:
    """Loads the page with the injection and compares its findings with those before."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / page.path.name
        path.write_text(page.text_with(injection.edits), encoding="utf-8")
        after = findings_of(path)
    moved = page.moved(injection.edits)
    changed = {moved(line) + shift for line, new in injection.edits.items() for shift in range(max(1, len(new)))}
    near = changed | {moved(line) for line in injection.witnesses}
    known = list(before)
    ids = {item.id for item in known}
    shown = {(item.code, frozenset(moved(line) for line in _lines(item))) for item in known}
    new = [
        item for item in after
        if item.id not in ids
        and (item.code in injection.rules or _lines(item) & changed or (item.code, _lines(item)) not in shown)
    ]  # fmt: skip
    groups: tuple[list[Finding], ...] = ([], [], [], [])
    for item in new:
        fitting, touching = item.code in injection.rules, bool(_lines(item) & near)
        groups[0 if fitting and touching else 1 if fitting else 2 if touching else 3].append(item)
    return Verdict(injection, *map(tuple, groups))


def _lines(finding: Finding) -> frozenset[int]:
    return frozenset(spot.place.line for spot in finding.spots)


def verdicts(path: Path, seed: int, each: int, kinds: Iterable[str] = tuple(KINDS)) -> list[Verdict]:
    """At most so many injections of each kind in a document, judged."""
    page, before = opened(path)
    chosen = sampled(page, {name: KINDS[name] for name in kinds}, seed, each)
    return [judge(page, before, injection) for injection in chosen]
