"""How nodes, values and places are called in the sentences of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from unicodedata import category

from kb.decimals import decimal_text
from ontology.vocabulary import Wording, vocabulary
from queries.findings.sheet import Said, Sheet, kind
from queries.findings.tables import Family

LONG = 70
"""Letters of a text that a sentence gives at most."""
_BEFORE = 25
"""Letters that a sentence gives before two texts part."""
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")


def cut(text: str, most: int = LONG) -> str:
    """The text on one line, its markup left out, and its end where it is long."""
    line = " ".join(_MARKUP.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def about_difference(one: str, other: str) -> tuple[str, str]:
    """Two texts begun shortly before they part, where that lies beyond what a sentence gives; spaces part nothing."""
    one, other = " ".join(one.split()), " ".join(other.split())
    parting = _parting(one, other)
    if max(len(one), len(other)) <= LONG or max(parting) < LONG - _BEFORE:
        return one, other
    return _begun_before(one, parting[0]), _begun_before(other, parting[1])


def around(text: str, at: int) -> str:
    """The text, begun shortly before a place in it where a sentence would leave that place out."""
    return text if at < LONG - _BEFORE else _begun_before(text, at)


def _parting(one: str, other: str) -> tuple[int, int]:
    """Where two texts first differ in more than a space, in each of them."""
    first = [at for at, letter in enumerate(one) if letter != " "]
    second = [at for at, letter in enumerate(other) if letter != " "]
    for here, there in zip(first, second, strict=False):
        if one[here] != other[there]:
            return here, there
    shorter = min(len(first), len(second))
    return (*first, len(one))[shorter], (*second, len(other))[shorter]


def _begun_before(text: str, parting: int) -> str:
    start = max(0, parting - _BEFORE)
    while start and category(text[start]) == "Mn":
        start -= 1
    return ("…" if start else "") + text[start:]


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return f"“{cut(text)}”"


def node_words(sheet: Sheet, node: str) -> Wording:
    """What a node is called: its kind, code and name."""
    label = vocabulary().kinds[kind(node)].label
    code, name = sheet.text(node, "code"), sheet.text(node, "name")
    called = " ".join(part for part in (code, quoted(name) if name else "") if part) or node.partition(":")[2]
    return Wording(en=f"{label.en} {called}", th=f"{label.th} {called}")


def nodes_words(sheet: Sheet, nodes: Iterable[str]) -> Wording:
    """Several nodes, each by its code, else by its name."""
    return Wording(*[", ".join(short(sheet, node) for node in nodes)] * 2)


def short(sheet: Sheet, node: str) -> str:
    """The code of a node, else its name, else the end of its id."""
    code, name = sheet.text(node, "code"), sheet.text(node, "name")
    return code or (quoted(name) if name else node.partition(":")[2])


def property_words(name: str) -> Wording:
    """What a property is called."""
    label = vocabulary().properties[name].label
    return Wording(en=label.en[:1].lower() + label.en[1:], th=label.th)


def where(item: Said) -> Wording:
    """The line of a statement."""
    return Wording(en=f"line {item.line}", th=f"บรรทัด {item.line}")


def told(text: str, items: Sequence[Said]) -> Wording:
    """A text and the lines on which it stands."""
    lines = sorted({item.line for item in items})
    some = ", ".join(map(str, lines[:4])) + ("…" if len(lines) > 4 else "")
    words = quoted(text)
    return Wording(en=f"{words} (line {some})", th=f"{words} (บรรทัด {some})")


def joined(words: Iterable[Wording], en: str = " against ", th: str = " กับ ") -> Wording:
    """Several wordings as one."""
    found = list(words)
    return Wording(en=en.join(word.en for word in found), th=th.join(word.th for word in found))


def families_words(families: Iterable[Family]) -> Wording:
    """Several sorts of tables."""
    return joined((family.label for family in families), " and ", " และ")


def money(amount: Decimal) -> str:
    """An amount with thousands set apart, satang where there are any."""
    return f"{amount:,.2f}".removesuffix(".00")


def number(value: Decimal) -> str:
    """A number without superfluous zeros."""
    return decimal_text(value)
