"""Reads the vocabulary of policytrace from `vocabulary.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in English and in Thai."""

    en: str
    th: str


@dataclass(frozen=True, slots=True)
class KindTerm:
    """A node kind, or a record (a thing with properties of its own): labels, definition and properties.

    `required` lists the properties that each must have.
    """

    name: str
    label: Wording
    definition: Wording
    properties: tuple[str, ...]
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeTerm:
    """An edge kind; `joins` lists the allowed (source kind, target kind) pairs."""

    name: str
    label: Wording
    definition: Wording
    joins: frozenset[tuple[str, str]]
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property: its range, and whether every stated value is kept (`many`).

    `range` is `text`, `year` (of the Buddhist Era), `count` (a whole number from
    0), `decimal` (as a string), `boolean`, `node` (the id of one), `target` (the
    record of that name) or `record` (JSON of a shape that the definition tells).
    `values` maps the only words that it takes to their labels; empty where any will do.
    """

    name: str
    label: Wording
    definition: Wording
    range: str
    many: bool
    values: Mapping[str, Wording]

    @property
    def record(self) -> str | None:
        """The record that its values are; of `BY_YEAR`, that each year's value is."""
        return BY_YEAR.get(self.name, self.range if self.range == "target" else None)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, each mapping from a term's name to the term, in the order of the file."""

    version: str
    namespace: str
    kinds: Mapping[str, KindTerm]
    edges: Mapping[str, EdgeTerm]
    records: Mapping[str, KindTerm]
    properties: Mapping[str, PropertyTerm]


COMMON_PROPERTIES = ("code", "name", "fiscal_year", "aliases")
"""Properties that a node of any kind may have."""

BY_YEAR = {"instalments": "instalment", "targets_by_year": "target"}
"""Properties that map a fiscal year to a value, and the record that each year makes."""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once from the package's own data file."""
    raw = tomllib.loads((files("ontology") / "vocabulary.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        version=raw["version"],
        namespace=raw["namespace"],
        kinds={name: _kind(name, item) for name, item in raw["kinds"].items()},
        edges={name: _edge(name, item) for name, item in raw["edges"].items()},
        records={name: _kind(name, item) for name, item in raw["records"].items()},
        properties={name: _property(name, item) for name, item in raw["properties"].items()},
    )


def _wording(item: Mapping[str, str]) -> Wording:
    return Wording(en=item["en"], th=item["th"])


def _kind(name: str, item: Mapping[str, Any]) -> KindTerm:
    label, definition = _wording(item["label"]), _wording(item["definition"])
    return KindTerm(name, label, definition, tuple(item["properties"]), tuple(item.get("required", ())))


def _edge(name: str, item: Mapping[str, Any]) -> EdgeTerm:
    joins = frozenset((source, target) for source, target in item["joins"])
    return EdgeTerm(name, _wording(item["label"]), _wording(item["definition"]), joins, tuple(item["properties"]))


def _property(name: str, item: Mapping[str, Any]) -> PropertyTerm:
    label, definition = _wording(item["label"]), _wording(item["definition"])
    values = {word: _wording(wording) for word, wording in item.get("values", {}).items()}
    return PropertyTerm(name, label, definition, item["range"], bool(item.get("many", False)), values)
