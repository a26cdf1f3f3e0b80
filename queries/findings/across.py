"""What one document states otherwise than another: targets, names, codes and weights of the things they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import groupby

from kb.statement import Json
from kb.store.base import Document, Reader
from queries.answer import question
from queries.findings import codes, names, targets
from queries.findings.finding import Draft
from queries.findings.rules import default_rules
from queries.findings.sheet import Sheet, said_of

_PREDICATES = ("code", "name", "target", "weight")
_KINDS = (
    "strategy", "sub_strategy", "issue", "objective", "tactic", "super_okr", "key_result", "indicator", "policy",
    "component",
)  # fmt: skip


def find(reader: Reader, documents: Mapping[str, Document], among: AbstractSet[str]) -> Iterator[Draft]:
    """Contradictions between documents, of which one at least is among those asked about."""
    if len(documents) < 2:
        return
    asked: list[Json] | None = None if len(among) == len(documents) else [*sorted(among)]
    parameters: dict[str, Json] = {"predicates": list(_PREDICATES), "kinds": list(_KINDS), "documents": asked}
    rows = reader.run(question("finding_across"), parameters)
    for _, group in groupby((said_of(row[13], row[:13]) for row in rows), key=lambda item: item.subject):
        said = list(group)
        for draft in _of_one(Sheet(documents[said[0].document], said)):
            between = {item.document for item in draft.said}
            if len(between) > 1 and between & among:
                yield draft


def _of_one(sheet: Sheet) -> Iterator[Draft]:
    """The drafts of one node, of whose properties several documents speak."""
    yield from targets.differing(sheet)
    yield from names.find(sheet, default_rules())
    yield from codes.differing(sheet)
