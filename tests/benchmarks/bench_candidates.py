"""Measures the proposals: hides links that documents state and counts how many come back.

`python -m tests.benchmarks.bench_candidates` loads the bundled samples (`--documents FOLDER` other plans) and hides,
for one node at a time, all its links of a kind: the node is then such a gap as `suggest` fills. It prints precision and
recall at 1 and 5, by kind of gap and fiscal year; the same with every link of the year hidden at once, so that other
years alone can tell (leave one year out); and the same with weights that were tuned on the other year's plan alone.

That a project has no link at all is never used: where all others are linked, it would give the hidden one away.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kb.kinds import NodeKind
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from queries.candidates.evidence import Evidence, Link, read_evidence
from queries.candidates.grounds import Finding, Ground, Grounds
from queries.candidates.propose import LEAST
from queries.candidates.scoring import score, weights
from queries.gaps import LIKELY

Weights = Mapping[Ground, float]
STEPS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.65, 0.8, 0.9)
"""The weights that tuning tries: coarse, so that it cannot learn a plan by heart."""
GAPS: Mapping[str, tuple[NodeKind, NodeKind]] = {
    "project for a key result": (NodeKind.KEY_RESULT, NodeKind.PROJECT),
    "key result for a project": (NodeKind.PROJECT, NodeKind.KEY_RESULT),
    "policy for a project": (NodeKind.PROJECT, NodeKind.POLICY),
    "project for a policy": (NodeKind.POLICY, NodeKind.PROJECT),
}
"""What is sought → the kind of the node with the gap, and of the candidates."""


@dataclass(frozen=True, slots=True)
class Case:
    """A node with its links hidden: what was hidden, and the grounds found for each candidate."""

    hidden: frozenset[str]
    found: Mapping[str, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall at 1 and 5: right ones among the proposals made, and among the hidden links."""

    cases: int
    precision_1: float
    recall_1: float
    precision_5: float
    recall_5: float

    def __str__(self) -> str:
        figures = (self.precision_1, self.recall_1, self.precision_5, self.recall_5)
        return f"{self.cases:>5}" + "".join(f"{figure:>9.3f}" for figure in figures)


def cases(evidence: Evidence, sought: str, year: int, *, whole_year: bool = False) -> list[Case]:
    """One case for each node of the year that has links of the kind; with `whole_year` all are hidden in each."""
    subject, other = GAPS[sought]
    targets = other if subject is NodeKind.PROJECT else subject
    every = [
        (project, target)
        for project, served in evidence.serves.items()
        for target in served
        if evidence.year(project) == year and target.startswith(f"{targets}:")
    ]
    nodes = {(low if subject is NodeKind.PROJECT else high) for low, high in every}
    return [_case(evidence, node, other, every if whole_year else None, every) for node in sorted(nodes)]


def _case(evidence: Evidence, node: str, kind: NodeKind, hidden: Sequence[Link] | None, every: Sequence[Link]) -> Case:
    own = [link for link in every if node in link]
    right = frozenset(low if high == node else high for low, high in own)
    rest = evidence.without(hidden or own)
    found = Grounds(rest).candidates(node, kind)
    years = {each: rest.year(each) for each in found}
    # a policy has no year: its projects of the year at hand are sought
    wanted = {rest.year(low) for low, _ in own}
    return Case(right, {each: grounds for each, grounds in found.items() if years[each] in {None, *wanted}})


def measure(among: Sequence[Case], weighed: Weights, least: float = 0.0) -> Measure:
    """Counts the right ones among the first one and five proposals of each case."""
    right = {1: 0, 5: 0}
    made = {1: 0, 5: 0}
    for case in among:
        ranked = ranking(case, weighed, least)
        for depth in right:
            right[depth] += len(case.hidden & set(ranked[:depth]))
            made[depth] += len(ranked[:depth])
    hidden = sum(len(case.hidden) for case in among) or 1
    return Measure(len(among), *(right[d] / whole for d in right for whole in (made[d] or 1, hidden)))


def ranking(case: Case, weighed: Weights, least: float) -> list[str]:
    """The candidates that reach the least score, best first."""
    scored = [(score(found, weighed), each) for each, found in case.found.items()]
    return [each for points, each in sorted(scored, key=lambda item: (-item[0], item[1])) if points >= least]


def tuned(among: Sequence[Sequence[Case]]) -> Weights:
    """Weights that suit these cases: one ground at a time, twice over, the steps of `STEPS`."""
    best: dict[Ground, float] = dict.fromkeys(Ground, 0.3)
    reached = _quality(among, best)
    for ground in (*Ground, *Ground):
        for step in STEPS:
            tried = {**best, ground: step}
            quality = _quality(among, tried)
            if quality > reached + 1e-9:
                best, reached = tried, quality
    return best


def _quality(among: Sequence[Sequence[Case]], weighed: Weights) -> float:
    """The mean reciprocal rank of the first right one, over all kinds of gaps alike."""
    return sum(sum(_reciprocal(case, weighed) for case in each) / (len(each) or 1) for each in among)


def _reciprocal(case: Case, weighed: Weights) -> float:
    for place, each in enumerate(ranking(case, weighed, 0.0), 1):
        if each in case.hidden:
            return 1 / place
    return 0.0


def main() -> None:
    """Loads the plans and prints a table for each way of hiding."""
    parser = argparse.ArgumentParser(description="Hides known links and counts how many proposals bring back.")
    parser.add_argument("--documents", type=Path, help="a folder of plans (default: the bundled samples)")
    folder = parser.parse_args().documents
    evidence = plans(folder)
    years = sorted({year for each in evidence.serves if (year := evidence.year(each)) is not None})
    known = {(sought, year): cases(evidence, sought, year) for sought in GAPS for year in years}
    print(f"{'':<48}cases    prec@1   rec@1   prec@5   rec@5")
    _print("one node's links hidden, every proposal", known, weights)
    _print(f"… proposals of {LEAST} and more, as `suggest` shows", known, weights, LEAST)
    _print(f"… proposals of {LIKELY} and more, as `gaps` counts", known, weights, LIKELY)
    apart = {(sought, year): cases(evidence, sought, year, whole_year=True) for sought, year in known}
    _print("every link of the year hidden: other years alone tell", apart, weights)
    for year in years:
        others = [found for (_, each), found in known.items() if each != year]
        if any(others):
            chosen = tuned([found for found in others if found])
            part = {key: found for key, found in known.items() if key[1] == year}
            _print(f"weights tuned on the other years ({_told(chosen)})", part, lambda chosen=chosen: chosen)  # type: ignore[misc]


def _told(weighed: Weights) -> str:
    return ", ".join(f"{ground} {weight}" for ground, weight in weighed.items())


def _print(
    title: str, known: Mapping[tuple[str, int], Sequence[Case]], weighed: Callable[[], Weights], least: float = 0.0
) -> None:
    print(f"\n{title}")
    for (sought, year), found in known.items():
        if found:
            print(f"  {sought:<34}{year:>6}    {measure(found, weighed(), least)}", flush=True)


def plans(folder: Path | None) -> Evidence:
    """The evidence of the plans in a folder; of the bundled samples where none is named."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        paths = sorted(folder.glob("*.txt")) if folder else stack.enter_context(sample_paths())
        store = open_store(Path(place) / "plans.db")
        for path in paths:
            load_file(path, store)
        with store.read() as reader:
            evidence = read_evidence(reader)
        store.close()
    return evidence


if __name__ == "__main__":
    main()
