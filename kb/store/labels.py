"""What nodes are called: their labels for exact lookup and for search, and the ways to find a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kb.codes import bare_code, prefixed_code
from kb.kinds import NodeKind
from kb.model import Node
from kb.store.base import Match
from kb.text import fold, loose

_CODE, _NAME, _BARE_CODE = 0, 1, 2
_SHOWN = (_CODE, _NAME)
"""The tiers of labels that are searched by words: a code without its dots is no word."""
TRIGRAM = 3
"""The shortest text that a trigram index can find."""


def labels(node: Node) -> set[tuple[str, int]]:
    """The folded labels of a node with their tier: its code; its names, long, short and other; its bare code."""
    aliases = node.properties.get("aliases")
    short_name = str(node.properties.get("short_name") or "")
    names = [node.name or "", short_name, *(map(str, aliases) if isinstance(aliases, Sequence) else ())]
    found = {(fold(name), _NAME) for name in names}
    code = fold(node.code or "")
    found.add((code, _CODE))
    if bare_code(code) != code:
        found.add((bare_code(code), _BARE_CODE))
    return {(label, tier) for label, tier in found if label}


def ordered_labels(node: Node) -> list[tuple[str, int]]:
    """The labels of a node by tier and text."""
    return sorted(labels(node), key=lambda item: (item[1], item[0]))


def searched_lines(ordered: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """The labels that are searched by words, a line each: as folded by `kb.text.fold`, and by `kb.text.loose`."""
    shown = [label for label, tier in ordered if tier in _SHOWN]
    return "\n".join(shown), "\n".join(map(loose, shown))


class By(Enum):
    """By what a lookup finds nodes."""

    ID = "id"
    LABEL = "label"
    WORDS = "words"
    """Letters that a searched line of the node holds, found through the full-text index."""
    LETTERS = "letters"
    """The same, where they are too few for the index."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A way to find a reference: what is compared, and the kinds that may answer (empty: all)."""

    by: By
    text: str
    tier: int = 0
    kinds: tuple[NodeKind, ...] = ()

    @property
    def match(self) -> Match:
        """The full-text condition of a lookup by words."""
        return Match.any([loose(self.text)])

    def allowed(self, kind: NodeKind | None) -> list[NodeKind]:
        """The kinds that may answer where one kind (or any) is wanted."""
        return [item for item in (self.kinds or tuple(NodeKind)) if kind in (None, item)]


def lookups(reference: str) -> list[Lookup]:
    """The ways to find a reference, the most exact first."""
    folded = fold(reference)
    if not folded:
        return []
    ways = [Lookup(By.ID, reference.strip()), Lookup(By.LABEL, folded, _CODE)]
    prefixed = prefixed_code(reference)
    if prefixed:
        ways.append(Lookup(By.LABEL, prefixed.code, _CODE, prefixed.kinds))
    ways.append(Lookup(By.LABEL, folded, _NAME))
    ways.append(Lookup(By.LETTERS if len(loose(folded)) < TRIGRAM else By.WORDS, folded))
    return ways
