"""What was found, to and from JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.sheet import Said

_SAID = tuple(field.name for field in fields(Said) if field.name != "rest")
_DRAFT = tuple(field.name for field in fields(Draft) if field.name not in ("said", "values"))


def plain(draft: Draft) -> list[Any]:
    """What was found, as lists that are JSON."""
    values = {
        name: [value.en, value.th] if isinstance(value, Wording) else value for name, value in draft.values.items()
    }
    return [[getattr(draft, name) for name in _DRAFT], [_said_plain(each) for each in draft.said], values]


def draft_of(told: Sequence[Any]) -> Draft:
    """What was found, from the lists that `plain` made."""
    own, said, values = told
    kept: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in zip(_DRAFT, own, strict=True)
    }
    worded = {name: Wording(*each) if isinstance(each, list) else each for name, each in values.items()}
    return Draft(**kept, said=tuple(_said(each) for each in said), values=worded)


def _said_plain(said: Said) -> list[Any]:
    return [*(getattr(said, name) for name in _SAID), [_said_plain(each) for each in said.rest]]


def _said(told: Sequence[Any]) -> Said:
    *own, rest = told
    return Said(**dict(zip(_SAID, own, strict=True)), rest=tuple(_said(each) for each in rest))
