"""Which indicator each of several names means, no two of them the same."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.forms.evaluation.register import NAME_THRESHOLD, Indicator, likeness


def assigned(names: Sequence[str], entries: Sequence[Indicator]) -> list[Indicator | None]:
    """For each name the indicator that is most like it, the surest first; `None` where none that is left is near."""
    pairs = [
        (likeness(name, entry.name), place, number)
        for place, name in enumerate(names)
        for number, entry in enumerate(entries)
    ]
    found: dict[int, int] = {}
    for alike, place, number in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if alike >= NAME_THRESHOLD and place not in found and number not in found.values():
            found[place] = number
    return [entries[found[place]] if place in found else None for place in range(len(names))]
