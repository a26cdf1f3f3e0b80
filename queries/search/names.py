"""Nodes whose code, name or alias is what is searched for, or holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.kinds import NodeKind
from kb.store.base import Parameter, Reader, Row
from kb.text import fold
from queries import rows
from queries.answer import question
from queries.search.found import Found, Scope, Stage
from queries.search.hits import Why
from queries.search.likeness import holds, holds_loosely, stands
from queries.search.words import BY_NAME, BY_WORDS, Words

CONSIDERED = 1_000
"""Nodes that are looked at, best first as far as the base can tell."""

Order = tuple[int, int, int, int, int, str]


def holding(reader: Reader, asked: Words, scope: Scope) -> Stage:
    """The nodes that are called so, or whose names hold all the words."""
    found = list(reader.run(question("search_nodes"), _parameters(asked, scope)))
    ranked = sorted(filter(None, (_ranked(row, asked) for row in found)), key=lambda item: item[0])
    total = rows.number(found[0][9]) if found else 0
    if total > len(found):
        return Stage(tuple(item for _, item in ranked), total, len(found))
    return Stage(tuple(item for _, item in ranked), len(ranked))


def _parameters(asked: Words, scope: Scope) -> dict[str, Parameter]:
    """The parameters of `search_nodes` for the words as they are."""
    letters = None if asked.indexed or asked.whole.indexed else asked.short[0].folded
    return {
        **scope.parameters(),
        "id": asked.text,
        "labels": asked.labels(),
        "match": asked.match(),
        "letters": letters,
        "held": [word.folded for word in asked.short],
        "given": asked.text,
        "limit": CONSIDERED,
    }


def order(why: Why, grade: int, label: str, found: Found) -> Order:
    """The place of a hit by name among all: reason, grade, length of the label; kind, year, id."""
    node = found.node
    kind = list(NodeKind).index(node.kind)
    return list(Why).index(why), grade, len(label), kind, -(node.fiscal_year or 0), node.id


def _ranked(row: Row, asked: Words) -> tuple[Order, Found] | None:
    node, grade = rows.node(row), rows.number(row[8])
    judged = (
        _exact(grade, node.code, asked) if grade < BY_WORDS else _holding(rows.text(row[6]), rows.text(row[7]), asked)
    )
    if judged is None:
        return None
    why, grade, label = judged
    found = Found(node, why, label or None)
    return order(why, grade, label if why is Why.NAME_HOLDS else "", found), found


def _exact(grade: int, code: str | None, asked: Words) -> tuple[Why, int, str]:
    """The reason for a hit by a label, with its grade and the label itself."""
    if grade >= BY_NAME:
        return Why.NAME, 0, asked.whole.folded
    return Why.CODE, grade, fold(code or "")


def _holding(text: str, rough: str, asked: Words) -> tuple[Why, int, str] | None:
    """The reason for a hit by words, if its labels hold them: grade 0 in a row, 1 as written, 2 loosely."""
    labels = list(zip(text.split("\n"), rough.split("\n"), strict=True))
    same = next((label for label, letters in labels if letters and letters == asked.whole.rough), None)
    if same is not None:
        return Why.NAME_ALIKE, 0, same
    if holds(text, asked):
        return Why.NAME_HOLDS, 0 if stands(asked.whole.folded, text) else 1, _shown(labels, asked)
    return (Why.NAME_HOLDS, 2, _shown(labels, asked)) if holds_loosely(rough, asked) else None


def _shown(labels: Sequence[tuple[str, str]], asked: Words) -> str:
    """The label that holds the most of the words, the shortest of several."""

    def held(letters: str) -> Iterator[bool]:
        return (word.rough in letters for word in asked.words)

    return min(labels, key=lambda item: (-sum(held(item[1])), len(item[0]), item[0]))[0]
