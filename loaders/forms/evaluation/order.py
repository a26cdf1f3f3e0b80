"""Numbers that two forms of one component give the same indicator otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.statement import Place
from loaders.draft import Draft
from loaders.form import Cell
from loaders.forms.evaluation.columns import RESULTS
from loaders.forms.evaluation.numbering import printed_numbers
from loaders.forms.evaluation.register import Indicator
from loaders.forms.evaluation.scenes import Scene
from loaders.normalise.text import arabic, clean

_SHOWN = 40
"""Letters of a name that a note gives."""


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of an indicator in a form: beside its name, and alone in the table of scores."""

    number: str
    places: tuple[Place, ...]

    @property
    def words(self) -> str:
        """The number and the lines on which it stands."""
        return f"{self.number} ({', '.join(str(place.line) for place in self.places)})"


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
        changed: list[tuple[str, _Number, _Number]] = []
        alone = _alone(scene)
        for item in printed_numbers(scene):
            if item.number not in numbered:
                continue
            here = _Number(item.number, (_place(item.source), *alone.get(item.number, ())))
            earlier = known.setdefault(numbered[item.number].tail, here)
            if earlier.number != item.number:
                changed.append((f"“{item.name[:_SHOWN].rstrip()}…”", earlier, here))
        if changed:
            names = "; ".join(f"{name} {earlier.words} → {here.words}" for name, earlier, here in changed)
            places = [
                *changed[0][2].places,
                *(place for _, *found in changed for each in found for place in each.places),
            ]
            self.draft.note("numbered_differently", *places, component=component, names=names)


def _alone(scene: Scene) -> Mapping[str, tuple[Place, ...]]:
    """Number → where it stands in a table of scores without a name, which the form's numbers tell."""
    found: dict[str, tuple[Place, ...]] = {}
    for _, row in scene.rows(RESULTS):
        cell = row.cells.get("indicator")
        number = arabic(clean(cell.text)).strip(" .)") if cell else ""
        if cell and number.isdigit():
            found[number] = (*found.get(number, ()), cell.place)
    return found


def _place(source: Cell | Place) -> Place:
    return source.place if isinstance(source, Cell) else source
