"""What one document states, laid out for the rules: by node, by property, by relation and by table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kb.statement import Json, Rank
from kb.store.base import Document, Reader, Row
from queries import rows
from queries.answer import question
from queries.findings.compare import letters
from queries.findings.tables import OUTLINE, Family, family_of

_TEXTS = frozenset({"definition", "baseline", "details"})
"""Long texts, which are stated once in each row over which their cell runs."""
_BEGINNING = 16
"""Letters of a passage that tell where it stands, though the rest of it may stand in the row below."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and its place; `object` and `qualifier` as in `kb.statement.Statement`.

    `rest` are the statements of the same text in the rows below, over which its cell runs.
    """

    document: str
    subject: str
    predicate: str
    object: str | None
    qualifier: str
    value: Json
    rank: int
    confidence: float
    matched_from: str | None
    table: int | None
    row: int | None
    column: int | None
    line: int
    text: str
    rest: tuple[Said, ...] = ()

    def at(self, words: str) -> Said:
        """The statement of the row in which some words of the text stand: all of them, else their beginning."""
        wanted = letters(words)
        for length in (len(wanted), _BEGINNING) if self.rest else ():
            for part in (self, *self.rest):
                if wanted[:length] in letters(part.text):
                    return part
        return self

    @property
    def other(self) -> str:
        """The target of a relation; empty for a property."""
        return self.object or ""

    @property
    def inferred(self) -> bool:
        """Whether it was read from the structure and from no cell of its own."""
        return self.rank == Rank.INFERENCE

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Table, row, column and line, to order by."""
        return (self.table or 0, self.row or 0, self.column or 0, self.line)


@dataclass(frozen=True)
class Sheet:
    """The statements of one document; lists hold what wins first."""

    document: Document
    said: Sequence[Said]
    about: Mapping[str, Mapping[str, Sequence[Said]]] = field(init=False)
    links: Mapping[str, Sequence[Said]] = field(init=False)

    def __post_init__(self) -> None:
        about: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
        links: dict[str, list[Said]] = defaultdict(list)
        for item in self.said:
            if item.object is None:
                about[item.subject][item.predicate].append(item)
            else:
                links[item.predicate].append(item)
        for found in about.values():
            for predicate, items in found.items():
                items.sort(key=lambda each: (each.rank, -each.confidence, each.place))
                if predicate in _TEXTS and len(items) > 1:
                    found[predicate] = _whole(items)
        object.__setattr__(self, "about", {node: dict(found) for node, found in about.items()})
        object.__setattr__(self, "links", dict(links))

    def each(self) -> Iterator[Said]:
        """The statements, those of one text in several rows as one."""
        for item in self.said:
            texts = self.of(item.subject, item.predicate) if item.object is None and item.predicate in _TEXTS else ()
            if not any(item is part for text in texts for part in text.rest):
                yield next((text for text in texts if text.place == item.place and text.value == item.value), item)

    def of(self, node: str, predicate: str) -> Sequence[Said]:
        """The statements of a property of a node, the strongest first."""
        return self.about.get(node, {}).get(predicate, ())

    def value(self, node: str, predicate: str) -> Json:
        """The strongest value of a property that is not null."""
        return next((item.value for item in self.of(node, predicate) if item.value is not None), None)

    def text(self, node: str, predicate: str) -> str:
        """The same as text; empty where nothing is stated."""
        value = self.value(node, predicate)
        return value if isinstance(value, str) else ""

    def nodes(self, kind: str) -> list[str]:
        """The nodes of a kind that the document says something about, by id."""
        return self._by_kind.get(kind, [])

    def linked(self, predicate: str, source: str | None = None, target: str | None = None) -> Iterator[Said]:
        """The relations of a kind from or to a kind of node."""
        for item in self.links.get(predicate, ()):
            if (source is None or kind(item.subject) == source) and (target is None or kind(item.other) == target):
                yield item

    def family(self, item: Said) -> Family:
        """The sort of table that a statement stands in."""
        return OUTLINE if item.table is None else self.families[item.table]

    @cached_property
    def families(self) -> Mapping[int, Family]:
        """Table → what sort of table it is, told by what is stated in it."""
        contents: dict[int, set[str]] = defaultdict(set)
        for item in self.said:
            if item.table is not None:
                contents[item.table].add(f"{kind(item.subject)}.{item.predicate}")
        return {table: family_of(found) for table, found in contents.items()}

    @cached_property
    def _by_kind(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self.about):
            found[kind(node)].append(node)
        return dict(found)

    @cached_property
    def by_line(self) -> Mapping[int, Sequence[Said]]:
        """Line → what is stated there."""
        found: dict[int, list[Said]] = defaultdict(list)
        for item in self.each():
            found[item.line].append(item)
        return dict(found)


def _whole(items: Sequence[Said]) -> list[Said]:
    """Statements of long texts, those of one text in several rows of a table as one."""
    found: dict[tuple[int | None, str], list[Said]] = defaultdict(list)
    for item in items:
        found[item.table, str(item.value)].append(item)
    return [replace(first, rest=tuple(rest)) if rest else first for first, *rest in found.values()]


def kind(node: str) -> str:
    """The kind of a node, by its id."""
    return node.partition(":")[0]


def by_family(sheet: Sheet, items: Iterable[Said]) -> dict[Family, list[Said]]:
    """The statements by the sort of table that they stand in."""
    found: dict[Family, list[Said]] = defaultdict(list)
    for item in items:
        found[sheet.family(item)].append(item)
    return dict(found)


def read_sheet(reader: Reader, document: Document) -> Sheet:
    """Everything that a document in force states, in one question."""
    found = reader.run(question("finding_statements"), {"document": document.id})
    return Sheet(document, [said_of(document.id, row) for row in found])


def said_of(document: object, row: Row) -> Said:
    """A statement from the thirteen columns of `finding_statements`."""
    subject, predicate, target, qualifier, value, rank, confidence, matched, table, number, column, line, text = row
    return Said(
        str(document), rows.text(subject), rows.text(predicate), rows.optional_text(target), rows.text(qualifier),
        json.loads(rows.text(value)), rows.number(rank), float(confidence or 0), rows.optional_text(matched),
        rows.optional_number(table), rows.optional_number(number), rows.optional_number(column),
        rows.number(line), rows.text(text),
    )  # fmt: skip
