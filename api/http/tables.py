"""The tables of an answer: those that the command line shows, so that both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from api.cli.files import tables
from api.sheets import Sheet, sheet
from api.words import kind_label, pick
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.http.answer import Tables
    from kb.model import Node

_NODES = (
    Wording("Kind", "ประเภท"), Wording("Code", "รหัส"), Wording("Name", "ชื่อ"), Wording("Year", "ปี"),
    Wording("Id", "รหัสอ้างอิง"),
)  # fmt: skip


def of_page(make: Callable[[str], Iterable[RenderableType]]) -> Tables:
    """The tables of a page of the command line, which `make` gives in a language."""
    return lambda lang: tables(make(lang))


def of_rows(
    title: str, headings: Sequence[Wording], rows: Callable[[str], Iterable[Sequence[str]]], numbers: Iterable[int] = ()
) -> Tables:
    """One table of headings and rows, which `rows` gives in a language."""
    return lambda lang: [sheet(title, [pick(word, lang) for word in headings], rows(lang), set(numbers))]


def of_nodes(nodes: Iterable[Node]) -> Tables:
    """Nodes, a row each."""

    def made(lang: str) -> list[Sheet]:
        rows = [
            (kind_label(node.kind, lang), node.code or "", node.name or "", str(node.fiscal_year or ""), node.id)
            for node in nodes
        ]
        return [sheet("nodes", [pick(word, lang) for word in _NODES], rows, {3})]

    return made
