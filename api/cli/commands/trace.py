"""`policytrace trace`: what a node serves and what carries it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import KIND
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.cli.whose import Whose
    from api.views import Sources
    from kb.model import Node
    from kb.store.base import Reader
    from queries.lineage import Lineage
    from queries.paths import Paths

_LIST = (
    Wording("Way", "ทิศทาง"), Wording("Steps", "ขั้น"), Wording("Kind", "ประเภท"), Wording("Code", "รหัส"),
    Wording("Name", "ชื่อ"), Wording("Year", "ปี"), Wording("Id", "รหัสอ้างอิง"),
)  # fmt: skip
_WAYS = {"up": Wording("up", "ขึ้น"), "down": Wording("down", "ลง")}
_NO_PATH = Wording("No path joins the two.", "ไม่มีเส้นทางเชื่อมระหว่างสองรายการ")


@click.command(short_help="What a node serves, and what carries it out.")
@click.argument("reference", metavar="REF")
@click.option("--up", "way", flag_value="up", help="Why it exists: towards strategy and plan.")
@click.option("--down", "way", flag_value="down", help="What carries it out, with what money, in whose hands.")
@click.option("--both", "way", flag_value="both", default="both", help="Both ways [default].")
@click.option("--depth", type=click.IntRange(0, 64), default=16, show_default=True, help="Steps at most.")
@click.option(
    "--kind", "kinds", type=KIND, metavar="KIND", multiple=True, help="List nodes of this kind alone; may be repeated."
)
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), help="Nodes each way, or paths, at most [10000; 100 paths]."
)
@click.option("--paths-to", metavar="REF2", help="All paths between REF and REF2 instead.")
@click.option("--view", type=click.Choice(["tree", "list", "layers"]), help="How to show it [default: tree].")
@click.option("--sources", is_flag=True, help="Say for each link which cell it comes from.")
@json_option
@table_options
@common_options
@click.pass_obj
def trace(options: Options, /, reference: str, paths_to: str | None, as_json: bool, **bounds: Any) -> None:
    """Trace REF up to the plan and down to money and hands.

    The tree shows budgets and those responsible on the line of what they belong to. The list
    gives each node with its distance; layers group the nodes by kind. With --kind the list is shown.

    \b
    policytrace trace 049 --down
    policytrace trace 41101 --paths-to plan:bma/2569
    """
    asked = _Asked(options, reference, as_json, **bounds)
    with options.reader() as reader:
        if paths_to is None:
            _answer_lineage(reader, asked)
        else:
            _answer_paths(reader, asked, paths_to)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line asks for."""

    options: Options
    reference: str
    as_json: bool
    way: str
    depth: int
    kinds: tuple[NodeKind, ...]
    limit: int | None
    view: str | None
    sources: bool

    @property
    def lang(self) -> str:
        """The language of headings and labels."""
        return self.options.lang


def _answer_lineage(reader: Reader, asked: _Asked) -> None:
    from api.cli import output
    from api.cli.whose import short_names
    from api.sources import edge_sources
    from queries.lineage import LIMIT, lineage

    limit, kinds = asked.limit or LIMIT, asked.kinds or None
    answer = lineage(reader, asked.reference, asked.way, depth=asked.depth, kinds=kinds, limit=limit)
    sources = edge_sources(reader) if asked.sources else None
    if asked.as_json:
        from api.views import lineage_json

        view = "list" if asked.view == "list" else "graph"
        output.print_json(lineage_json(answer, view=view, sources=sources))
    else:
        names = short_names(reader)
        view = asked.view or ("list" if asked.kinds or asked.options.to_file else "tree")
        asked.options.show([*_page(answer, view, asked.lang, sources, names), *_foot(answer, asked, names)])


def _page(
    answer: Lineage, view: str, lang: str, sources: Sources | None, names: Mapping[str, str]
) -> Iterator[RenderableType]:
    from api.cli.tree import LineageTree
    from api.cli.whose import Whose

    whose = Whose(answer.start, [item.node for item in answer.nodes], names)
    if view == "tree":
        yield LineageTree(answer, lang, sources, names).tree()
    elif view == "list":
        yield _list(answer, lang, whose)
    else:
        yield from _layers(answer, lang, whose)


def _foot(answer: Lineage, asked: _Asked, names: Mapping[str, str]) -> Iterator[RenderableType]:
    """The money of what the lineage met on the way down, where all its kinds are listed, and where it comes from."""
    from api.cli.describe import footer
    from api.cli.thai import ThaiText
    from api.cli.totals import money_lines

    sums = [] if asked.kinds else list(money_lines(answer, names, asked.lang))
    yield ""
    if sums:
        yield ThaiText("\n".join(sums))
        yield ""
    yield ThaiText(footer(answer.completeness, asked.lang), style="dim")


def _list(answer: Lineage, lang: str, whose: Whose) -> RenderableType:
    from api.cli.output import table
    from api.words import kind_label, pick

    rows = (
        (
            pick(_WAYS[item.direction], lang),
            str(item.distance),
            kind_label(item.node.kind, lang),
            item.node.code or "",
            _named(item.node, lang) + (whose.mark(item.node) if item.node.kind is NodeKind.PROJECT else ""),
            str(item.node.fiscal_year or ""),
            item.node.id,
        )
        for item in answer.nodes
    )
    return table([pick(word, lang) for word in _LIST], rows, numbers={1, 5})


def _named(node: Node, lang: str) -> str:
    from api.cli.describe import money

    return money(node, lang) if node.kind is NodeKind.BUDGET else node.name or ""


def _layers(answer: Lineage, lang: str, whose: Whose) -> Iterator[RenderableType]:
    from api.cli.describe import money, short
    from api.cli.thai import ThaiText
    from api.words import kind_label

    for kind, nodes in answer.layers().items():
        yield ThaiText(f"{kind_label(kind, lang)} ({len(nodes)})", style="bold")
        for node in nodes:
            yield ThaiText(f"  {money(node, lang) if kind is NodeKind.BUDGET else short(node) + whose.mark(node)}")


def _answer_paths(reader: Reader, asked: _Asked, target: str) -> None:
    from api.cli import output
    from queries.paths import LIMIT, paths

    answer = paths(reader, asked.reference, target, depth=asked.depth, limit=asked.limit or LIMIT)
    if asked.as_json:
        from api.views import paths_json

        output.print_json(paths_json(answer))
    else:
        asked.options.show(_path_page(answer, asked.lang))


def _path_page(answer: Paths, lang: str) -> Iterator[RenderableType]:
    from api.cli.describe import footer, title
    from api.cli.thai import ThaiText
    from api.words import edge_label, pick

    if not answer.paths:
        yield ThaiText(pick(_NO_PATH, lang))
    for number, path in enumerate(answer.paths, 1):
        yield ThaiText(f"{number}. {title(answer.nodes[path.nodes[0]], lang)}", style="bold")
        for identifier, edges in zip(path.nodes[1:], path.steps, strict=True):
            relations = " / ".join(dict.fromkeys(edge_label(edge.kind, lang) for edge in edges))
            yield ThaiText(f"   → {relations}: {title(answer.nodes[identifier], lang)}")
    yield ""
    yield ThaiText(footer(answer.completeness, lang), style="dim")
