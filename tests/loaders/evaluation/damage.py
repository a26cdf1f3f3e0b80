"""Evaluation documents damaged at random: letters, cells, lines lost, doubled, swapped or cut."""

from __future__ import annotations

import random
from collections.abc import Callable


def damaged(text: str, seed: int, share: float = 0.03) -> str:
    """The text with a share of its lines damaged; what it says is then anyone's guess, but it is still a document."""
    chance = random.Random(seed)
    lines: list[str] = []
    for line in text.split("\n"):
        lines += chance.choice(_WAYS)(line, chance) if line and chance.random() < share else [line]
    return "\n".join(lines)


def _without_letter(line: str, chance: random.Random) -> list[str]:
    place = chance.randrange(len(line))
    return [line[:place] + line[place + 1 :]]


def _with_letter(line: str, chance: random.Random) -> list[str]:
    place = chance.randrange(len(line))
    return [line[:place] + chance.choice("\tกx0.,)(<>&๙\u200b-") + line[place:]]


def _without_cell(line: str, chance: random.Random) -> list[str]:
    cells = line.split("\t")
    cells.pop(chance.randrange(len(cells)))
    return ["\t".join(cells)]


def _cut(line: str, chance: random.Random) -> list[str]:
    place = chance.randrange(len(line))
    return [line[:place], line[place:]]


_WAYS: tuple[Callable[[str, random.Random], list[str]], ...] = (
    _without_letter, _with_letter, _without_cell, _cut,
    lambda line, chance: [], lambda line, chance: [line, line], lambda line, chance: ["", line, ""],
    lambda line, chance: ["\t".join(chance.sample(cells := line.split("\t"), len(cells)))],
)  # fmt: skip
