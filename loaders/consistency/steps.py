"""The table of steps against the projects whose steps it is to hold: none of some lists, each of others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from kb.statement import Place, Rank, Statement
from loaders.draft import Draft
from loaders.normalise.text import clean, fold
from loaders.source import SourceFile

_SCOPE = re.compile(r"ขั้นตอนการปฏิบัติงาน[^()]*โครงการ[^()]*\(\s*เฉพาะ[^()]*ยุทธศาสตร์")
"""A table of steps of strategic projects alone."""
_STRATEGIC = ("city_plan", "agency_strategy")
_SHARED = 15
"""Letters in a row that the words of steps and the name of their project share at least."""


def note_steps(source: SourceFile, draft: Draft) -> None:
    """Notes projects whose steps stand in a table that is not for them, and those that it should hold and does not."""
    scope = next((line for line in source.lines() if _SCOPE.search(clean(line.text))), None)
    series = _series(draft)
    if scope is None or not series:
        return
    names, categories = _stated(draft, "name"), _stated(draft, "category")
    strategic = {project for project, category in categories.items() if category.value in _STRATEGIC}
    shown: set[str] = set()
    for steps in series:
        project = _project(steps, names)
        if project is None:
            continue
        shown.add(project)
        if project in categories and project not in strategic:
            draft.note(
                "steps_of_other_list", steps[0].place, project=clean(str(names[project].value)),
                scope=scope.line, line=categories[project].place.line,
            )  # fmt: skip
    lacking = [names[project] for project in sorted(strategic - shown, key=lambda each: categories[each].place.line)]
    if lacking:
        _note_lacking(scope, lacking, len(strategic), draft)


def _series(draft: Draft) -> list[list[Statement]]:
    """The steps of the document, in runs whose numbers rise."""
    found: list[list[Statement]] = []
    last = 0
    for item in sorted((each for each in draft if each.predicate == "steps"), key=lambda each: each.place.line):
        number = item.value.get("number") if isinstance(item.value, Mapping) else None
        now = int(str(number)) if str(number).isdigit() else last + 1
        if not found or now <= last:
            found.append([])
        found[-1].append(item)
        last = now
    return found


def _stated(draft: Draft, predicate: str) -> dict[str, Statement]:
    """Project → what its numbered list says of it."""
    return {
        item.subject: item
        for item in draft
        if item.predicate == predicate and item.subject.startswith("project:") and item.rank == Rank.REGISTER
    }


def _project(steps: Sequence[Statement], names: Mapping[str, Statement]) -> str | None:
    """The one project whose name has most letters in a row with the words of the steps."""
    words = fold(" ".join(str(item.value.get("step")) for item in steps[:3] if isinstance(item.value, Mapping)))
    shared = sorted((_run(words, fold(str(item.value))), project) for project, item in names.items())
    best = [list(found) for _, found in groupby(shared, key=lambda pair: pair[0])][-1:]
    return best[0][0][1] if best and len(best[0]) == 1 and best[0][0][0] >= _SHARED else None


def _run(one: str, other: str) -> int:
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _note_lacking(scope: Place, lacking: Sequence[Statement], count: int, draft: Draft) -> None:
    some = "; ".join(f"“{clean(str(item.value))[:40].rstrip()}…” ({item.place.line})" for item in lacking[:3])
    draft.note("projects_without_steps", scope, count=len(lacking), all=count, some=some)
