"""Numbers of the same things that nearly agree: 2,009 communities in one place, 2,010 in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from kb.text import arabic_digits
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import told

_STOCK = ("ชุมชน", "แขวง", "เขต", "โรงเรียน", "วัด", "ตลาด", "หมู่บ้าน")
"""What a city has a certain number of, which the same document cannot count in two ways."""
_REACHED = ("result:", "evaluation:", "appeal:")
"""What tells how many were reached, which rightly nearly agrees with how many there are."""
_NUMBER = re.compile(rf"(?<![\d.,/])(\d[\d,]*)\s*({'|'.join(_STOCK)})(?![ก-๙]*ละ)")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Two large numbers of one kind of thing that differ by less than a small share."""
    thresholds = rules["quantity_nearly_agrees"].thresholds
    found: dict[str, dict[Decimal, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for item in sheet.said:
        if not item.subject.startswith(_REACHED) and not item.inferred and any(word in item.text for word in _STOCK):
            for text, thing in _NUMBER.findall(arabic_digits(item.text)):
                value = Decimal(text.replace(",", ""))
                if value >= Decimal(thresholds["least"]):
                    found[thing][value].append(item)
    for thing, values in sorted(found.items()):
        for (one, first), (other, second) in combinations(sorted(values.items()), 2):
            if other - one <= Decimal(thresholds["share"]) * other:
                words = {"one": told(f"{one:,} {thing}", first), "other": told(f"{other:,} {thing}", second)}
                nodes = tuple(dict.fromkeys(item.subject for item in (*first, *second)))[:4]
                yield Draft("quantity_nearly_agrees", nodes, (*first, *second), words, (str(one), str(other), thing))
