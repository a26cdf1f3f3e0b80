"""Numbers that two forms of one component give the same indicator otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.evaluation.numbering import printed_numbers
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.scenes import Scene

_SHOWN = 40
"""Letters of a name that a note gives."""


@dataclass(frozen=True, slots=True)
class _Number:
    number: str
    line: int


@dataclass(slots=True)
class Orders:
    """The numbers that the forms read so far give each indicator, by component."""

    draft: Draft
    _known: dict[str, dict[str, _Number]] = field(default_factory=dict)

    def compare(self, scene: Scene, numbered: Mapping[str, Indicator]) -> None:
        """Notes once a form whose numbers are others than those of an earlier form of the component."""
        component = scene.component.code if scene.component else None
        if component is None:
            return
        known = self._known.setdefault(component, {})
        changed: list[str] = []
        lines: list[int] = []
        first: Cell | Place | None = None
        for item in printed_numbers(scene):
            entry = numbered.get(item.number)
            if entry is None:
                continue
            line = _place(item.source).line
            earlier = known.setdefault(entry.tail, _Number(item.number, line))
            if earlier.number != item.number:
                first = first or item.source
                lines.append(earlier.line)
                changed.append(
                    f"“{item.name[:_SHOWN].rstrip()}…” {earlier.number} ({earlier.line}) → {item.number} ({line})"
                )
        if first is not None:
            names = "; ".join(changed)
            self.draft.note("numbered_differently", first, component=component, names=names)


def _place(source: Cell | Place) -> Place:
    return source.place if isinstance(source, Cell) else source
