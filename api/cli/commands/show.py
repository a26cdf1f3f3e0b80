"""`policytrace show`: one node with every statement and its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option
from api.cli.parameters import KIND
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.show import EdgeGroup, NodeView, Sourced

_PROPERTIES = (Wording("Property", "รายการ"), Wording("Value", "ค่า"), Wording("Says", "ผู้ระบุ"), Wording("", ""))
_EDGES = (Wording("Relation", "ความสัมพันธ์"), Wording("With", "กับ"), Wording("Says", "ผู้ระบุ"))
_HISTORY = Wording("From former editions", "จากฉบับก่อน")
_CONFLICT = Wording("documents differ", "เอกสารไม่ตรงกัน")
_LOST = Wording("not used", "ไม่ใช้")
_MORE = Wording("… {more} more; --edges shows more", "… ยังมีอีก {more} รายการ ดูเพิ่มด้วย --edges")


@click.command(short_help="One node with every statement and its source.")
@click.argument("reference", metavar="REF")
@click.option("--kind", type=KIND, metavar="KIND", help="Look among the nodes of this kind alone.")
@click.option("--edges", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Edges of one kind.")
@json_option
@common_options
@click.pass_obj
def show(options: Options, reference: str, kind: NodeKind | None, edges: int, as_json: bool) -> None:
    """Show one node: what is said of it, by which document, where and in what words."""
    from api.cli import output
    from queries import show as queries

    with options.reader() as reader:
        view = queries.show(reader, reference, kind=kind, edges=edges)
    if as_json:
        from api.views import node_view_json

        output.print_json(node_view_json(view))
    else:
        output.show(*_page(view, options.lang))


def _page(view: NodeView, lang: str) -> Iterator[RenderableType]:
    from api.cli.describe import footer, title
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import pick

    yield ThaiText(title(view.node, lang), style="bold")
    yield view.node.id
    yield ""
    yield table([pick(word, lang) for word in _PROPERTIES], _property_rows(view, lang))
    yield ""
    yield table([pick(word, lang) for word in _EDGES], _edge_rows(view, lang))
    if view.history:
        yield ""
        yield table([pick(_HISTORY, lang), "", ""], _history_rows(view, lang))
    yield ""
    yield ThaiText(footer(view.completeness, lang), style="dim")


def _property_rows(view: NodeView, lang: str) -> Iterator[tuple[str, str, str, str]]:
    from api.cli.describe import value
    from api.words import pick, property_label

    for item in view.properties:
        name = property_label(item.name, lang)
        mark = pick(_CONFLICT, lang) if item.conflict else ""
        yield name, value(item.name, item.value, lang), _place(item.statements[0], lang), mark
        for other in item.statements[1:]:
            lost = not other.holds
            said = value(item.name, other.statement.value, lang) if lost else ""
            yield "", said, _place(other, lang), pick(_LOST, lang) if lost else ""


def _edge_rows(view: NodeView, lang: str) -> Iterator[tuple[str, str, str]]:
    from api.cli.describe import hands, title
    from api.words import pick

    for group in view.edges:
        name = _relation(group, lang)
        for item in group.edges:
            facts = hands(item.other, item.edge, lang).removeprefix(item.other.name or item.other.id)
            yield name, title(item.other, lang) + facts, "; ".join(_place(said, lang) for said in item.statements)
            name = ""
        if group.total > len(group.edges):
            yield "", pick(_MORE, lang).format(more=group.total - len(group.edges)), ""


def _relation(group: EdgeGroup, lang: str) -> str:
    from api.words import edge_label

    return f"{'→' if group.outgoing else '←'} {edge_label(group.kind, lang)}"


def _history_rows(view: NodeView, lang: str) -> Iterator[tuple[str, str, str]]:
    from api.cli.describe import value

    for item in view.history:
        said = item.statement
        yield said.predicate, said.object or value(said.predicate, said.value, lang), _place(item, lang)


def _place(item: Sourced, lang: str) -> str:
    from api.cli.describe import place, printed
    from api.views import place_json

    source = place_json(item.document, item.statement.place)
    return f"{place(source, lang)} “{printed(source)}”"
