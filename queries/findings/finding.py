"""What a finding is: a rule, the nodes it is about, the places that show it, a sentence, and an id that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kb.identity import content_hash
from kb.statement import Place
from kb.store.base import Document
from ontology.vocabulary import Wording
from queries.findings.rules import FindingRule, Ruleset
from queries.findings.sheet import Said
from queries.rules import Severity

ID_DIGITS = 12
"""Hexadecimal digits of a finding's id."""

Standing = tuple[int, int, tuple[int | str, ...], str]
"""What findings are ordered by: severity, rule, first place, id."""

Values = Mapping[str, object]
"""What stands in a sentence in the place of each name in braces: a text, or a `Wording`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that shows a finding."""

    document: Document
    place: Place

    @property
    def order(self) -> tuple[int, str, int, int, int, int]:
        """By the document's year and id, then down the document."""
        place = self.place
        return (
            self.document.fiscal_year or 0, self.document.id,
            place.line, place.table or 0, place.row or 0, place.column or 0,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found, before it has an id and a sentence.

    `nodes` and `disputed` (the values in dispute, in any order) make the id with
    the rule's code; `factor` is by how much this one is less sure than the rule;
    `names` are those that a loader noted as printed, then the one taken for right.
    """

    code: str
    nodes: tuple[str, ...]
    said: tuple[Said, ...]
    values: Values
    disputed: tuple[str, ...] = ()
    factor: float = 1.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction, a gap in the form or an uncertain reading.

    `id` is the same after a reload and in any order of loading: it is made of the
    rule's code, the nodes and the disputed values. `certainty` is in (0, 1].
    """

    id: str
    rule: FindingRule
    certainty: float
    nodes: tuple[str, ...]
    spots: tuple[Spot, ...]
    sentence: Wording

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity


def finding_id(code: str, nodes: Iterable[str], disputed: Iterable[str]) -> str:
    """The id of a finding: a hash of the rule's code, the nodes and the disputed values, in any order."""
    parts = [code, *sorted(set(nodes)), "", *sorted(set(disputed))]
    return content_hash(*parts)[:ID_DIGITS]


def finished(drafts: Iterable[Draft], rules: Ruleset, documents: Mapping[str, Document]) -> list[Finding]:
    """The findings of the drafts, each once, the gravest and surest first, then by rule and place."""
    found: dict[str, Finding] = {}
    for draft in drafts:
        made = _finding(draft, rules[draft.code], documents)
        known = found.get(made.id)
        found[made.id] = made if known is None else _merged(known, made)
    return sorted(found.values(), key=ranking(rules))


def ranking(rules: Ruleset) -> Callable[[Finding], Standing]:
    """By what findings are ordered: the gravest first, then by rule, first place and id."""
    order = {code: at for at, code in enumerate(rules)}
    severities = {severity: at for at, severity in enumerate(Severity)}
    return lambda item: (
        severities[item.severity], order[item.code], item.spots[0].order if item.spots else (), item.id,
    )  # fmt: skip


def _finding(draft: Draft, rule: FindingRule, documents: Mapping[str, Document]) -> Finding:
    said = {(item.document, *item.place): item for item in draft.said}
    spots = [Spot(documents[item.document], _place(item)) for item in said.values()]
    return Finding(
        id=finding_id(draft.code, draft.nodes, draft.disputed),
        rule=rule,
        certainty=round(rule.certainty * draft.factor, 3),
        nodes=tuple(dict.fromkeys(draft.nodes)),
        spots=tuple(sorted(spots, key=lambda spot: spot.order)),
        sentence=_sentence(rule.sentence, draft.values),
    )


def _merged(one: Finding, other: Finding) -> Finding:
    """Two drafts of one finding: the first's words, all places, the higher certainty."""
    spots = tuple(sorted({*one.spots, *other.spots}, key=lambda spot: spot.order))
    first = min(one, other, key=lambda item: [spot.order for spot in item.spots])
    certainty = max(one.certainty, other.certainty)
    return Finding(one.id, one.rule, certainty, first.nodes, spots, first.sentence)


def _place(item: Said) -> Place:
    return Place(item.line, item.text, item.table, item.row, item.column)


def _sentence(template: Wording, values: Values) -> Wording:
    en = {name: value.en if isinstance(value, Wording) else value for name, value in values.items()}
    th = {name: value.th if isinstance(value, Wording) else value for name, value in values.items()}
    return Wording(en=template.en.format(**en), th=template.th.format(**th))
