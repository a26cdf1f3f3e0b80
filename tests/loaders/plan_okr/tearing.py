"""Rows of a plan's tables torn in two by a page break, or put in another order."""

from __future__ import annotations

import random

from loaders.form import Form
from loaders.header import HeaderMatcher


def with_torn_rows(
    text: str, forms: tuple[Form, ...], seed: int, *, column: str, share: float = 0.5, least: int = 20
) -> str:
    """Tears body rows in the cell of a column, at a space: its rest stands below the header on the next page.

    What tells the code or the number, the first `least` letters, stays on the first page.
    """
    matcher, chance = HeaderMatcher(forms), random.Random(seed)
    lines: list[str] = []
    header, index = "", -1
    for line in text.split("\n"):
        match = matcher.match(line.split("\t")) if "\t" in line else None
        if match:
            places = {name: place for place, name in match.columns.items()}
            header, index = line, places.get(column, -1) if match.form.header_rows == 1 else -1
        elif "\t" not in line:
            index = -1
        torn = _torn(line, index, chance, least) if index >= 0 and not match and chance.random() < share else None
        lines.extend([torn[0], "", header, torn[1]] if torn else [line])
    return "\n".join(lines)


def _torn(line: str, index: int, chance: random.Random, least: int) -> tuple[str, str] | None:
    cells = line.split("\t")
    spaces = [place for place, letter in enumerate(cells[index]) if letter == " "] if index < len(cells) else []
    spaces = [place for place in spaces if place >= least]
    if not spaces or cells[index].startswith("<") or cells[0].startswith("รวม"):
        return None
    place = chance.choice(spaces)
    first = [*cells[:index], cells[index][:place], *cells[index + 1 :]]
    rest = [""] * len(cells)
    rest[index] = cells[index][place + 1 :]
    return "\t".join(first), "\t".join(rest)


def with_list_rows_shuffled(text: str, first_cells: tuple[str, ...], seed: int) -> str:
    """Puts the rows of tables whose header begins with a label in another order; totals stay last."""
    lines = text.split("\n")
    chance = random.Random(seed)
    start: int | None = None
    for place, line in enumerate([*lines, ""]):
        if start is None and "\t" in line and line.split("\t")[1] in first_cells:
            start = place + 1
        elif start is not None and ("\t" not in line or line.startswith("รวม")):
            body = lines[start:place]
            chance.shuffle(body)
            lines[start:place] = body
            start = None
    return "\n".join(lines)


def with_headings_again(text: str, forms: tuple[Form, ...], seed: int, *, share: float = 0.3) -> str:
    """Breaks tables at random body rows, with the heading above the table printed once more, “continued”."""
    matcher, chance = HeaderMatcher(forms), random.Random(seed)
    lines: list[str] = []
    header = heading = ""
    for line in text.split("\n"):
        match = matcher.match(line.split("\t")) if "\t" in line else None
        if "\t" not in line:
            heading, header = line.strip() or heading, ""
        elif match and match.form.header_rows == 1:
            header = line
        elif header and line.split("\t")[0].strip() and chance.random() < share:
            lines += ["", f"{heading} (ต่อ)", "", header]
        lines.append(line)
    return "\n".join(lines)


def with_lost_cells(text: str, forms: tuple[Form, ...]) -> str:
    """Drops the empty cells that body rows of some forms begin with, as cells over several rows often lose them."""
    matcher = HeaderMatcher(forms)
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        match = matcher.match(line.split("\t")) if "\t" in line else None
        if match or "\t" not in line:
            inside = match is not None and match.form in forms
        lines.append(line.lstrip("\t") if inside and not match and line.strip() else line)
    return "\n".join(lines)


def with_lines_swapped(text: str, first: str, second: str) -> str:
    """Swaps the contents behind the ordinals of the two lines that hold the given texts."""
    lines = text.split("\n")
    a = next(place for place, line in enumerate(lines) if first in line and "\t" not in line)
    b = next(place for place, line in enumerate(lines) if second in line and "\t" not in line)
    head_a, _, rest_a = lines[a].partition(") ")
    head_b, _, rest_b = lines[b].partition(") ")
    lines[a], lines[b] = f"{head_a}) {rest_b}", f"{head_b}) {rest_a}"
    return "\n".join(lines)
