"""Contradictions put into the samples one at a time are named, with their severity, and little else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from loaders.samples import sample_paths
from queries.rules import Severity
from tests.queries.injected import Page, sampled
from tests.queries.judged import KINDS, Verdict, verdicts

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SEED = 5

_NAMED = (
    ("phasicharoen-plan-2567.txt", "budget changed", _ERROR),
    ("phasicharoen-plan-2567.txt", "budget denied", _ERROR),
    ("phasicharoen-plan-2567.txt", "policy: four digits", _ERROR),
    ("phasicharoen-plan-2567.txt", "policy dropped", _WARNING),
    ("phasicharoen-plan-2567.txt", "number repeated", _ERROR),
    ("phasicharoen-plan-2567.txt", "levels equal", _ERROR),
    ("phasicharoen-plan-2567.txt", "target: number", _ERROR),
    ("phasicharoen-plan-2567.txt", "unit in row", _WARNING),
    ("phasicharoen-plan-2567.txt", "policy row dropped", _WARNING),
    ("phasicharoen-plan-2567.txt", "table without heading", _WARNING),
    ("bangna-plan-2569.txt", "code: another's", _ERROR),
    ("bangna-plan-2569.txt", "total changed", _ERROR),
    ("bangna-plan-2569.txt", "weight changed", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: official weighted score", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: weight of an indicator", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: ladder swapped", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: ladder equal", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: appeals", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: reviewer's points", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: times in words", _WARNING),
    ("bangrak-evaluation-2564.txt", "results: unit of an area", _ERROR),
    ("bangrak-evaluation-2564.txt", "results: unit of a row", _WARNING),
    ("bangrak-evaluation-2564.txt", "results: points left out", _WARNING),
    ("bangrak-evaluation-2564.txt", "results: scores left out", _WARNING),
    ("bangna-plan-2569.txt", "text: place", _WARNING),
    ("bangrak-evaluation-2564.txt", "text: percentage with a unit", _ERROR),
    ("phranakhon-results-2564.txt", "text: number of a list", _WARNING),
)
"""Sample, kind of mistake, severity of the gravest finding that names it."""


@pytest.fixture(scope="module")
def samples() -> Iterator[dict[str, Path]]:
    with sample_paths() as paths:
        yield {path.name: path for path in paths}


@pytest.mark.parametrize(("sample", "kind", "severity"), _NAMED)
def test_a_mistake_put_in_is_named(samples: dict[str, Path], sample: str, kind: str, severity: Severity) -> None:
    (verdict,) = verdicts(samples[sample], _SEED, 1, (kind,))
    assert verdict.severity is severity, _told(verdict)
    assert not [item for item in verdict.alarms if item.severity is _ERROR], _told(verdict)


def test_every_kind_has_a_place_in_some_sample(samples: dict[str, Path]) -> None:
    pages = [Page(path) for path in samples.values()]
    found = {kind for page in pages for kind, (places, _) in KINDS.items() if next(places(page, Random(1)), None)}
    of_prose = {"formula swapped", "demand repeated"}
    assert KINDS.keys() - found == of_prose, "no sample prints formulas or the words of levels"


def test_edits_keep_every_other_line(samples: dict[str, Path]) -> None:
    page = Page(samples["bangna-plan-2569.txt"])
    for injection in sampled(page, KINDS, _SEED, 2):
        lines = page.text_with(injection.edits).split("\n")
        moved = page.moved(injection.edits)
        assert all(lines[moved(at) - 1] == line for at, line in enumerate(page.lines, 1) if at not in injection.edits)


def _told(verdict: Verdict) -> str:
    change = verdict.injection
    new = (*verdict.named, *verdict.astray, *verdict.beside, *verdict.alarms)
    return f"{change.was!r} → {change.now!r} at {sorted(change.edits)}: {[item.code for item in new]}"
