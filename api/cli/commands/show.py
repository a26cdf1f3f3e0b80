"""`policytrace show`: one node with every statement and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import KIND
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kb.statement import Json
    from queries.show import EdgeGroup, NodeView, Sourced

_PROPERTIES = (
    Wording("Property", "รายการ"),
    Wording("Value", "ค่า"),
    Wording("Says", "ผู้ระบุ"),
    Wording("Note", "หมายเหตุ"),
)
_EDGES = (Wording("Relation", "ความสัมพันธ์"), Wording("With", "กับ"), Wording("Says", "ผู้ระบุ"))
_HISTORY = (Wording("From former editions", "จากฉบับก่อน"), Wording("Value", "ค่า"), Wording("Says", "ผู้ระบุ"))
_NAMELESS = Wording("The documents give a code alone, no name.", "เอกสารระบุเพียงรหัส ไม่มีชื่อ")
_CONFLICT = Wording("documents differ", "เอกสารไม่ตรงกัน")
_LOST = Wording("not used", "ไม่ใช้")
_MORE_PLACES = Wording("… {more} more; --json gives all", "… และอีก {more} แห่ง ดูทั้งหมดด้วย --json")
_PLACES = 3
"""Places of an edge that are shown."""
_MORE = Wording("… {more} more; --edges shows more", "… ยังมีอีก {more} รายการ ดูเพิ่มด้วย --edges")


@click.command(short_help="One node with every statement and its source.")
@click.argument("reference", metavar="REF")
@click.option("--kind", type=KIND, metavar="KIND", help="Look among the nodes of this kind alone.")
@click.option("--edges", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Edges of one kind.")
@json_option
@table_options
@common_options
@click.pass_obj
def show(options: Options, reference: str, kind: NodeKind | None, edges: int, as_json: bool) -> None:
    """Show one node: what is said of it, by which document, where and in what words."""
    from api.cli import output
    from api.cli.commands.info import agency_names
    from api.cli.whose import short_names
    from queries import show as queries

    with options.reader() as reader:
        view = queries.show(reader, reference, kind=kind, edges=edges)
        called = _Called(options.lang, agency_names(reader), short_names(reader))
    if as_json:
        from api.node_views import node_view_json

        output.print_json(node_view_json(view))
    else:
        options.show(_page(view, called))


@dataclass(frozen=True, slots=True)
class _Called:
    """In which language, and what agencies are called: by their names, and for short."""

    lang: str
    names: Mapping[str | None, str]
    short: Mapping[str, str]


def _page(view: NodeView, called: _Called) -> Iterator[RenderableType]:
    from api.cli.describe import footer, title
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import pick

    yield ThaiText(title(view.node, called.lang), style="bold")
    yield view.node.id
    if view.node.name is None and view.node.code is not None:
        yield ThaiText(pick(_NAMELESS, called.lang), style="dim")
    tables: tuple[tuple[Sequence[Wording], Sequence[Sequence[str]]], ...] = (
        (_PROPERTIES, list(_property_rows(view, called))),
        (_EDGES, list(_edge_rows(view, called))),
        (_HISTORY, list(_history_rows(view, called))),
    )
    for headings, rows in tables:
        used = [at for at in range(len(headings)) if any(row[at] for row in rows)]
        if used:
            yield ""
            yield table([pick(headings[at], called.lang) for at in used], ([row[at] for at in used] for row in rows))
    yield ""
    yield ThaiText(footer(view.completeness, called.lang), style="dim")


def _property_rows(view: NodeView, called: _Called) -> Iterator[tuple[str, str, str, str]]:
    """The properties in the order of the vocabulary, a row for each statement."""
    from api.cli.describe import value
    from api.words import pick, property_label
    from ontology.vocabulary import vocabulary

    lang, order = called.lang, list(vocabulary().properties)
    for item in sorted(view.properties, key=lambda item: order.index(item.name)):
        name, stated = property_label(item.name, lang), value(item.name, item.value, lang, called.names)
        if not item.statements:
            yield name, stated, "", ""
        kept_apart = len(item.statements) > 1 and _is_records(item.value)
        for at, said in enumerate(item.statements):
            mark = pick(_LOST, lang) if not said.holds else pick(_CONFLICT, lang) if at == 0 and item.conflict else ""
            own = value(item.name, said.statement.value, lang, called.names)
            shown = own if kept_apart or not said.holds else "" if at else stated
            yield "" if at else name, shown, _place(said, lang), mark


def _is_records(stated: Json) -> bool:
    """Whether a value is a list of records, each of which has a place of its own."""
    return isinstance(stated, Sequence) and any(isinstance(item, Mapping) for item in stated)


def _edge_rows(view: NodeView, called: _Called) -> Iterator[tuple[str, str, str]]:
    from api.cli.describe import hands, title
    from api.cli.whose import Whose
    from api.words import pick

    lang, others = called.lang, [item.other for group in view.edges for item in group.edges]
    whose = Whose(view.node, [view.node, *others], called.short)
    for group in view.edges:
        name = _relation(group, lang)
        for item in group.edges:
            facts = hands(item.other, item.edge, lang).removeprefix(item.other.name or item.other.id)
            other = title(item.other, lang) + whose.mark(item.other) + facts
            yield name, other, _places(item.statements, lang)
            name = ""
        if group.total > len(group.edges):
            yield "", pick(_MORE, lang).format(more=group.total - len(group.edges)), ""


def _relation(group: EdgeGroup, lang: str) -> str:
    from api.words import edge_label

    return f"{'→' if group.outgoing else '←'} {edge_label(group.kind, lang)}"


def _history_rows(view: NodeView, called: _Called) -> Iterator[tuple[str, str, str]]:
    from api.cli.describe import value
    from api.words import edge_label, property_label

    lang = called.lang
    for item in view.history:
        said = item.statement
        if said.object is None:
            what = value(said.predicate, said.value, lang, called.names)
            yield property_label(said.predicate, lang), what, _place(item, lang)
        else:
            other = called.names.get(said.object, said.object)
            yield f"→ {edge_label(said.predicate, lang)}", other, _place(item, lang)


def _places(items: Sequence[Sourced], lang: str) -> str:
    """The strongest places, and how many more there are."""
    from api.words import pick

    shown = [_place(item, lang) for item in items[:_PLACES]]
    more = len(items) - len(shown)
    return "; ".join([*shown, pick(_MORE_PLACES, lang).format(more=more)] if more else shown)


def _place(item: Sourced, lang: str) -> str:
    from api.cli.describe import place, printed
    from api.views import place_json

    source = place_json(item.document, item.statement.place)
    return f"{place(source, lang)} “{printed(source)}”"
