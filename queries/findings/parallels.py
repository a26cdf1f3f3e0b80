"""Enumerations of sister groups, “A 75 percent B 20 percent C 5 percent”, one of which names another thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kb.text import arabic_digits
from queries.findings.compare import letters
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import node_words, told

_MARKUP = re.compile(r"<[^>]*>")
_LEAD = re.compile(r"([ก-๙]{4,40})\s*:\s*((?:[ก-๙]{2,30}\s*ร้อยละ\s*[0-9]+(?:\.[0-9]+)?\s*){2,})")
_ITEM = re.compile(r"([ก-๙]{2,30}?)\s*ร้อยละ\s*([0-9]+(?:\.[0-9]+)?)")

_Item = tuple[str, str]
"""What is named, and its percentage."""


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Things named once, in the place where the sister groups name another that this one lacks."""
    for node in sheet.nodes("indicator"):
        said = sorted(sheet.of(node, "definition"), key=lambda item: item.place)
        groups: dict[str, list[list[_Item]]] = defaultdict(list)
        for match in _LEAD.finditer(arabic_digits(_MARKUP.sub(" ", " ".join(str(item.value) for item in said)))):
            groups[letters(match[1])].append(_ITEM.findall(match[2]))
        for lists in groups.values():
            yield from _odd(sheet, node, said, lists)


def _odd(sheet: Sheet, node: str, said: list[Said], lists: list[list[_Item]]) -> Iterator[Draft]:
    named = Counter(name for items in lists for name, _ in items)
    for items in lists:
        for at, (name, percent) in enumerate(items):
            usual = {other[at][0] for other in lists if len(other) > at} - {each for each, _ in items}
            known = [each for each in usual if named[each] > 1]
            if named[name] == 1 and len(known) == 1:
                stands = [item.at(f"{name} ร้อยละ {percent}") for item in said if name in str(item.value)] or said[:1]
                shown = " ".join(f"{each} ร้อยละ {share}" for each, share in items)
                odd = told(shown, [replace(item, rest=()) for item in stands])
                values = {
                    "node": node_words(sheet, node), "odd": odd, "name": name,
                    "usual": told(known[0], [item for item in said if known[0] in str(item.value)]),
                }  # fmt: skip
                yield Draft("parallel_item_differs", (node,), tuple(stands), values, (name, percent))
