"""The authority lists of agencies and divisions, read from the package's data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A body on an authority list.

    `type` is `bureau`, `office`, `district` or `division`; `aliases` are other
    names in use; `misread` are forms that text recognition makes of its names.
    """

    slug: str
    name: str
    short_name: str | None
    type: str
    aliases: tuple[str, ...]
    misread: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every right way of writing the name."""
        return (self.name, *([self.short_name] if self.short_name else []), *self.aliases)


@cache
def agencies() -> tuple[Entry, ...]:
    """The city's agencies: bureaus, offices, district offices, in the order of the file."""
    return tuple(_entry(item, item["type"]) for item in _read("agencies.toml")["agency"])


@cache
def divisions() -> tuple[Entry, ...]:
    """The ten divisions of a district office, in the order of the file."""
    return tuple(_entry(item, "division") for item in _read("divisions.toml")["division"])


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("loaders.authority") / name).read_text(encoding="utf-8"))


def _entry(item: Mapping[str, Any], kind: str) -> Entry:
    return Entry(
        slug=item["slug"],
        name=item["name"],
        short_name=item.get("short_name"),
        type=kind,
        aliases=tuple(item.get("aliases", ())),
        misread=tuple(item.get("misread", ())),
    )
