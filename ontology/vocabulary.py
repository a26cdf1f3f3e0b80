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
    """A node kind: its labels, its definition and the properties it may have."""

    name: str
    label: Wording
    definition: Wording
    properties: tuple[str, ...]


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
    """A property: its range, and whether every stated value is kept (`many`)."""

    name: str
    label: Wording
    range: str
    many: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, each mapping from a term's name to the term, in the order of the file."""

    version: str
    namespace: str
    kinds: Mapping[str, KindTerm]
    edges: Mapping[str, EdgeTerm]
    properties: Mapping[str, PropertyTerm]


COMMON_PROPERTIES = ("code", "name", "fiscal_year", "aliases")
"""Properties that a node of any kind may have."""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once from the package's own data file."""
    raw = tomllib.loads((files("ontology") / "vocabulary.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        version=raw["version"],
        namespace=raw["namespace"],
        kinds={name: _kind(name, item) for name, item in raw["kinds"].items()},
        edges={name: _edge(name, item) for name, item in raw["edges"].items()},
        properties={name: _property(name, item) for name, item in raw["properties"].items()},
    )


def _wording(item: Mapping[str, str]) -> Wording:
    return Wording(en=item["en"], th=item["th"])


def _kind(name: str, item: Mapping[str, Any]) -> KindTerm:
    return KindTerm(name, _wording(item["label"]), _wording(item["definition"]), tuple(item["properties"]))


def _edge(name: str, item: Mapping[str, Any]) -> EdgeTerm:
    joins = frozenset((source, target) for source, target in item["joins"])
    return EdgeTerm(name, _wording(item["label"]), _wording(item["definition"]), joins, tuple(item["properties"]))


def _property(name: str, item: Mapping[str, Any]) -> PropertyTerm:
    return PropertyTerm(name, _wording(item["label"]), item["range"], bool(item.get("many", False)))
