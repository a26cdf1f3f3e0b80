"""Sorts of tables, told by what is stated in them, read from `tables.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class Family:
    """A sort of table; `lists` names the kinds of nodes that its rows are about."""

    code: str
    label: Wording
    has: frozenset[str] = frozenset()
    lists: tuple[str, ...] = ()


OUTLINE = Family("outline", Wording(en="the outline", th="เค้าโครงของแผน"), lists=("key_result", "super_okr", "issue"))
"""What stands outside tables: headings and lists in running text."""


@cache
def families() -> tuple[Family, ...]:
    """The sorts of tables, in the order in which they are tried."""
    raw = tomllib.loads((files("queries") / "findings" / "tables.toml").read_text(encoding="utf-8"))
    return tuple(
        Family(item["code"], Wording(**item["label"]), frozenset(item["has"]), tuple(item["lists"]))
        for item in raw["tables"]
    )


def family_of(contents: AbstractSet[str]) -> Family:
    """The sort of a table in which these properties are stated (`kind.property`); the last where no other fits."""
    return next((family for family in families() if family.has & contents), families()[-1])
