"""The rules by which findings are made, read from `rules.toml`; each can be switched and tuned."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kb.errors import InputError, NotFoundError
from ontology.vocabulary import Wording
from queries.rules import Severity

Ruleset = Mapping[str, "FindingRule"]
"""Code → rule, in the order of the file."""

_TUNABLE = frozenset({"on", "severity", "certainty"})


@dataclass(frozen=True, slots=True)
class FindingRule:
    """A rule: what it looks for (`title`), and what it says of a finding (`sentence`, with values in braces).

    `certainty` is in (0, 1]: how often a finding of the rule is a mistake of the
    document rather than of its reading. `thresholds` are the numbers that can be
    tuned; `notes` the codes of the notes of a load report that it takes up.
    """

    code: str
    severity: Severity
    certainty: float
    title: Wording
    sentence: Wording
    on: bool = True
    thresholds: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@cache
def default_rules() -> Ruleset:
    """The rules as they come."""
    raw = tomllib.loads((files("queries") / "findings" / "rules.toml").read_text(encoding="utf-8"))
    return MappingProxyType({item["code"]: _rule(item) for item in raw["rules"]})


def tuned(path: Path) -> Ruleset:
    """The rules with what a file of the user says of them: `[CODE]` with on, severity, certainty or thresholds.

    Raises:
        InputError: The file cannot be read, or says something that no rule takes.
        NotFoundError: It names a rule that there is not.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as rules: {error}") from error
    found = dict(default_rules())
    for code, changes in raw.items():
        found[code] = _changed(finding_rule(code, found), changes, path)
    return MappingProxyType(found)


def finding_rule(code: str, among: Ruleset | None = None) -> FindingRule:
    """The rule of that code.

    Raises:
        NotFoundError: There is none; the message lists the codes.
    """
    known = default_rules() if among is None else among
    if code not in known:
        raise NotFoundError(f"no rule of findings is called {code!r}; the rules are: {', '.join(known)}")
    return known[code]


def _changed(rule: FindingRule, changes: Any, path: Path) -> FindingRule:
    where = f"{path}: [{rule.code}]"
    if not isinstance(changes, dict) or changes.keys() - _TUNABLE - rule.thresholds.keys():
        known = ", ".join(sorted((*_TUNABLE, *rule.thresholds)))
        raise InputError(f"{where} may hold: {known}")
    thresholds = {name: _number(changes.get(name, value), where, name) for name, value in rule.thresholds.items()}
    on = changes.get("on", rule.on)
    severity = changes.get("severity", rule.severity)
    certainty = _number(changes.get("certainty", rule.certainty), where, "certainty")
    if not isinstance(on, bool) or severity not in list(Severity) or not 0 < certainty <= 1:
        raise InputError(f"{where}: on is true or false, severity one of {', '.join(Severity)}, certainty over 0 to 1")
    return replace(rule, on=on, severity=Severity(severity), certainty=certainty, thresholds=thresholds)


def _number(value: Any, where: str, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{where}: {name} is a number, not {value!r}")
    return float(value)


def _rule(item: Mapping[str, Any]) -> FindingRule:
    return FindingRule(
        code=item["code"],
        severity=Severity(item["severity"]),
        certainty=float(item["certainty"]),
        title=Wording(**item["title"]),
        sentence=Wording(**item["sentence"]),
        on=item.get("on", True),
        thresholds=MappingProxyType({name: float(value) for name, value in item.get("thresholds", {}).items()}),
        notes=tuple(item.get("notes", ())),
    )
