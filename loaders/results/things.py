"""Finds what a result is of: the indicator or key result of a code, the agency of a name, the unit of a target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kb.errors import InputError
from kb.kinds import EdgeKind, NodeKind
from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from kb.text import fold
from loaders.authority import authority
from loaders.authority.register import agencies
from loaders.results.parse import unit_code
from loaders.results.table import Cell, CellKind

KINDS = (NodeKind.INDICATOR, NodeKind.KEY_RESULT)
_MOST = 1_000
"""Things of one code that are told apart; fifty districts have an indicator 1.1 each year."""
_ONE_BY_ONE = 1_000
"""Codes that are looked up one by one; for more than these, all things are read once."""
_NEAR = 3
_LONGEST_NAME = 60
_NEAR_CODE, _NEAR_NAME = 60, 45
"""The similarity, of 100, from which a code or a name is proposed."""
_DISTRICT = re.compile(r"^(?:สนข\.|เขต)\s*")
_PREFIX = re.compile(r"(?:superokr|okr|kr|kpi)[.:]?(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Thing:
    """An indicator or key result: whose it is, if it is one agency's, of which year, and the tail of its id."""

    node: Node
    owner: str | None
    year: int | None
    tail: str

    @classmethod
    def of(cls, node: Node) -> Thing:
        """Reads `indicator:bangna/2569/1.1`, `key_result:2569/11102`, `key_result:20y/3.1/1`."""
        parts = node.id.partition(":")[2].split("/")
        at = next((at for at, part in enumerate(parts[:2]) if re.fullmatch("2[4-7][0-9]{2}", part)), None)
        if at is None:
            return cls(node, None, node.fiscal_year, "/".join(parts))
        owners = parts[:at] or (parts[1:2] if len(parts) == 3 else [])
        owner = f"agency:{owners[0]}" if owners else None
        return cls(node, owner, node.fiscal_year or int(parts[at]), "/".join(parts[at + 1 :]))

    @property
    def called(self) -> str:
        """Its code, else its id."""
        return self.node.code or self.node.id


@dataclass(slots=True)
class Things:
    """The indicators and key results (or things of other kinds) of a base, asked once for each code and unit."""

    reader: Reader
    kinds: tuple[NodeKind, ...] = KINDS
    _by_code: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    _units: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _agencies: dict[str, str | None] = field(default_factory=dict)
    _every: dict[str, list[Node]] | None = None
    _near: list[tuple[str, str, str]] | None = None

    def named(self, code: Cell) -> tuple[Thing, ...]:
        """Everything that has the code, or the one thing with the id.

        A spreadsheet program drops the last zero of the number 1.10: such a cell means 1.1 and 1.10.
        """
        found = self.by_code(code.text)
        if code.kind is CellKind.NUMBER and "." in code.text:
            found = (*found, *self.by_code(code.text + "0"))
        return found

    def by_code(self, text: str) -> tuple[Thing, ...]:
        """Everything of that code or id."""
        folded = fold(text)
        if folded not in self._by_code:
            self._by_code[folded] = tuple(map(Thing.of, self._nodes(text.strip(), folded)))
        return self._by_code[folded]

    def _nodes(self, text: str, folded: str) -> list[Node]:
        if text.startswith(tuple(f"{kind}:" for kind in self.kinds)):
            node = self.reader.node(text)
            return [] if node is None else [node]
        if len(self._by_code) >= _ONE_BY_ONE and not _PREFIX.match(folded):
            return self._of_every().get(folded, [])
        codes = {folded, _PREFIX.sub("", folded)}
        found: dict[str, Node] = {}
        for kind in self.kinds:
            for identifier in self.reader.resolve(text, kind=kind, limit=_MOST):
                node = self.reader.node(identifier)
                if node is not None and node.code is not None and fold(node.code) in codes:
                    found[node.id] = node
        exact = {identifier: node for identifier, node in found.items() if fold(node.code or "") == folded}
        return list((exact or found).values())

    def _of_every(self) -> Mapping[str, list[Node]]:
        """Folded code → the things of that code, read all at once."""
        if self._every is None:
            self._every = {}
            for node in (node for kind in self.kinds for node in self.reader.nodes(kind)):
                if node.code is not None:
                    self._every.setdefault(fold(node.code), []).append(node)
        return self._every

    def agency(self, text: str) -> str | None:
        """As `agency_id`, asked once for each text."""
        if text not in self._agencies:
            self._agencies[text] = agency_id(text, self.reader)
        return self._agencies[text]

    def near(self, text: str, agency: str | None) -> list[str]:
        """What has a code or a name much like the text, as `11102 name (id)`, the most alike first."""
        if self._near is None:
            nodes = [node for kind in self.kinds for node in self.reader.nodes(kind)]
            self._near = [(node.id, fold(node.code or ""), fold(node.name or "")) for node in nodes]
        own = {at for at, item in enumerate(self._near) if _could_be(item[0], agency)}
        folded, scores = fold(text), dict[int, float]()
        for column, least in ((1, _NEAR_CODE), (2, _NEAR_NAME)):
            choices = {at: self._near[at][column] for at in own if self._near[at][column]}
            for _, score, at in process.extract(folded, choices, scorer=fuzz.ratio, score_cutoff=least, limit=_NEAR):
                scores[at] = max(score, scores.get(at, 0.0))
        best = sorted(scores, key=lambda at: (-scores[at], self._near[at][0] if self._near else ""))[:_NEAR]
        return described(self.reader.node(self._near[at][0]) for at in best)

    def units(self, thing: Thing, agency: str) -> tuple[str, ...]:
        """The units in which the agency's target of a thing is stated, else those of the thing itself."""
        key = (thing.node.id, agency)
        if key not in self._units:
            own = [_unit(target) for target in self._targets(thing, agency)]
            properties = thing.node.properties
            shared = [_text(properties.get("unit")), _unit(properties.get("target"))]
            stated = [unit for unit in own if unit] or [unit for unit in shared if unit]
            self._units[key] = tuple(dict.fromkeys(map(unit_code, stated)))
        return self._units[key]

    def target_text(self, thing: Thing, agency: str) -> str:
        """The words of the agency's target of a thing, else of the thing's own."""
        for target in (*self._targets(thing, agency), thing.node.properties.get("target")):
            text = _text(target.get("text")) if isinstance(target, Mapping) else None
            if text:
                return text
        return ""

    def _targets(self, thing: Thing, agency: str) -> list[Json]:
        edges = self.reader.edges(thing.node.id, outgoing=False, kinds=[EdgeKind.RESPONSIBLE_FOR])
        return [edge.properties.get("target") for edge in edges if edge.source == agency]


def agency_id(text: str, reader: Reader) -> str | None:
    """The id of the agency with this id, slug, official name or short name; `None` for any other text."""
    plain = text.strip().removeprefix("agency:").casefold()
    if plain in {entry.slug for entry in agencies()}:
        return f"agency:{plain}"
    if text.strip().startswith("agency:"):
        node = reader.node(text.strip())
        return None if node is None else node.id
    for name in (text, "สำนักงานเขต" + _DISTRICT.sub("", text.strip())):
        match = authority.agency(name)
        if match is not None and match.confidence == 1.0:
            return f"agency:{match.slug}"
    return None


def agency_name(identifier: str, reader: Reader) -> str:
    """The official name of an agency, else the name that the base has for it, else its id."""
    listed = next((entry.name for entry in agencies() if f"agency:{entry.slug}" == identifier), None)
    node = reader.node(identifier)
    return listed or (node.name if node is not None else None) or identifier


def near_agency(text: str) -> str | None:
    """The official name that a misspelt one is nearest to, where one is near."""
    match = authority.agency(text)
    return match.name if match else None


def given_agency(text: str, reader: Reader) -> str:
    """The agency that the caller names for a whole file.

    Raises:
        InputError: No agency is called so.
    """
    found = agency_id(text, reader)
    if found is None:
        near = near_agency(text)
        way_out = f"did you mean {near}?" if near else "write its official name, short name or id"
        raise InputError(f"no agency of the city is called {text!r}; {way_out}")
    return found


def described(nodes: Iterable[Node | None]) -> list[str]:
    """Each node as an id and what it is called, long names shortened."""
    return [f"{node.id} ({_short(node.name)})" if node.name else node.id for node in nodes if node is not None]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"


def _could_be(identifier: str, agency: str | None) -> bool:
    """Whether a thing may be of the agency: key results are anybody's, indicators their own agency's."""
    slug = (agency or "").removeprefix("agency:")
    kind, _, local = identifier.partition(":")
    return not slug or kind != NodeKind.INDICATOR or local.startswith((f"{slug}/", "20y/"))


def _unit(target: Json) -> str | None:
    return _text(target.get("unit")) if isinstance(target, Mapping) else None


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None
