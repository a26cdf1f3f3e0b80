"""Where a document names an agency or a division rightly that it names wrongly in one place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from queries.findings.compare import letters
from queries.findings.sheet import Said, Sheet, kind
from queries.findings.wording import around

_MOST = 2
"""Lines that are cited at most."""
_BODIES = ("agency", "division")


def rightly_named(sheet: Sheet, wrong: Said, nodes: Collection[str], called: Sequence[str]) -> tuple[str, list[Said]]:
    """The words that hold the right name, and where: cells on the same project or key result before others.

    `called` is the name as it is printed, and then what it is meant for, where that is known.
    """
    printed, *meant = called or [""]
    names = {*meant, *(name for body in _meant(sheet, wrong, printed) for name in _names(sheet, body))}
    wanted = {letters(name) for name in names if letters(name) and letters(name) not in letters(wrong.text)}
    about = [item for node in nodes if kind(node) not in _BODIES for item in _about(sheet, node)]
    for among in (about, sheet.said):
        found = _first(among, wanted, wrong.line)
        if found:
            return _shown(found[0].text, names), found
    return "", []


def _shown(text: str, names: Collection[str]) -> str:
    """A text, begun before the name where that stands late in it."""
    places = [place for name in names if name and (place := text.find(name)) >= 0]
    return around(text, min(places)) if places else text


def _meant(sheet: Sheet, wrong: Said, printed: str) -> list[str]:
    """The bodies that a name on a line was read as."""
    return [
        item.subject
        for item in sheet.by_line.get(wrong.line, ())
        if item.predicate == "name" and item.matched_from and letters(item.matched_from) == letters(printed)
    ]


def _names(sheet: Sheet, body: str) -> Iterator[str]:
    """The full name of a body, and what it is called for short."""
    yield from (sheet.text(body, name) for name in ("name", "short_name"))


def _about(sheet: Sheet, node: str) -> Iterator[Said]:
    """What is stated of a node, and of others about it."""
    yield from (item for item in sheet.said if node in (item.subject, item.other))


def _first(items: Sequence[Said], wanted: Collection[str], line: int) -> list[Said]:
    """The first cells of one text that print one of the names, on other lines."""
    rows: dict[str, dict[int, Said]] = {}
    for item in sorted(items, key=lambda each: each.line):
        text = letters(item.text)
        if item.line != line and any(name in text for name in wanted):
            rows.setdefault(text, {}).setdefault(item.line, item)
    return list(rows[min(rows, key=len)].values())[:_MOST] if rows else []
