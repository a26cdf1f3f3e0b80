"""The rules of a complete plan, read from `rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from kb.errors import NotFoundError
from kb.kinds import BudgetStatus, EdgeKind, NodeKind
from kb.statement import Json
from ontology.vocabulary import Wording, vocabulary


class Severity(StrEnum):
    """How much a gap matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class End(StrEnum):
    """Which end of an edge the other node is at."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a subject may have: an edge to a node of a kind, or a property.

    With both an edge and a property, the edge has the property. `status` lists the
    budget statuses that count (empty: all).
    """

    edge: EdgeKind | None = None
    end: End | None = None
    kind: NodeKind | None = None
    status: tuple[BudgetStatus, ...] = ()
    property: str | None = None

    def as_json(self, subject: NodeKind) -> dict[str, Json]:
        """The need of a subject as the statement files take it, without the kind where the edge says it already."""
        return {
            "edge": self.edge,
            "end": self.end,
            "kind": None if self._implied(subject) else self.kind,
            "status": [str(status) for status in self.status] or None,
            "property": self.property,
        }

    def _implied(self, subject: NodeKind) -> bool:
        """Whether the vocabulary lets no other kind stand at the edge's other end."""
        if self.edge is None:
            return False
        joins = vocabulary().edges[self.edge].joins
        pairs = [(high, low) if self.end is End.SOURCE else (low, high) for low, high in joins]
        return {other for here, other in pairs if here == subject} == {self.kind}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A reason why the rule does not apply to a subject, and when it holds.

    Either `need` is met (with `value`: its property has that value), or
    `no_results`: there is no result of the subject's agency and fiscal year.
    """

    reason: Wording
    need: Need
    value: str | None = None
    no_results: bool = False

    def as_json(self, subject: NodeKind) -> dict[str, Json]:
        """The exemption of a subject as the statement files take it."""
        return {**self.need.as_json(subject), "value": self.value, "no_results": int(self.no_results)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `sentence` says what is so where it is kept, `gap` what is so where it is not.

    `missing` names what is asked for, where the label of the first need would not do.
    """

    code: str
    subject: NodeKind
    severity: Severity
    sentence: Wording
    gap: Wording
    needs: tuple[Need, ...]
    exemptions: tuple[Exemption, ...] = ()
    deep: bool = False
    carried_by: NodeKind | None = None
    candidates: NodeKind | None = None
    missing: Wording | None = None


@cache
def rules() -> Mapping[str, Rule]:
    """Code → rule, in the order of the file."""
    raw = tomllib.loads((files("queries") / "rules.toml").read_text(encoding="utf-8"))
    return {item["code"]: _rule(item) for item in raw["rules"]}


def rule(code: str) -> Rule:
    """The rule of that code.

    Raises:
        NotFoundError: There is none; the message lists the codes.
    """
    if code not in rules():
        raise NotFoundError(f"no rule is called {code!r}; the rules are: {', '.join(rules())}")
    return rules()[code]


def _rule(item: Mapping[str, Any]) -> Rule:
    return Rule(
        code=item["code"],
        subject=NodeKind(item["subject"]),
        severity=Severity(item["severity"]),
        sentence=Wording(**item["sentence"]),
        gap=Wording(**item["gap"]),
        needs=tuple(map(_need, item["needs"])),
        exemptions=tuple(map(_exemption, item.get("exemptions", ()))),
        deep=item.get("deep", False),
        carried_by=NodeKind(item["carried_by"]) if "carried_by" in item else None,
        candidates=NodeKind(item["candidates"]) if "candidates" in item else None,
        missing=Wording(**item["missing"]) if "missing" in item else None,
    )


def _need(item: Mapping[str, Any]) -> Need:
    return Need(
        edge=EdgeKind(item["edge"]) if "edge" in item else None,
        end=End(item["end"]) if "end" in item else None,
        kind=NodeKind(item["kind"]) if "kind" in item else None,
        status=tuple(map(BudgetStatus, item.get("status", ()))),
        property=item.get("property"),
    )


def _exemption(item: Mapping[str, Any]) -> Exemption:
    return Exemption(Wording(**item["reason"]), _need(item), item.get("value"), item.get("no_results", False))
