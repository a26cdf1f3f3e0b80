"""`policytrace sparql`: the base asked in SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options
from api.cli.rdf_options import base_iri_option
from kb.errors import DocumentError, InputError
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from api.sparql import SparqlAnswer

FORMATS = ("table", "json", "csv", "turtle")
_SUFFIXES = (".rq", ".sparql")
_TRUTH = {True: Wording("yes", "ใช่"), False: Wording("no", "ไม่ใช่")}
_ROWS = Wording("{rows} rows", "{rows} แถว")
_CUT = Wording("cut after {rows} rows; --limit-rows allows more", "ตัดที่ {rows} แถว เพิ่มได้ด้วย --limit-rows")


@click.command(short_help="Ask in SPARQL.")
@click.argument("query", metavar="QUERY-OR-FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="The form of the answer: a table, or Turtle where the query asks for a graph, unless told otherwise.",
)
@click.option("--statements", is_flag=True, help="Every statement too, in the graph named by its document.")
@click.option(
    "--limit-seconds", type=click.FloatRange(0.1, 3600), default=20, show_default=True, help="Seconds of work at most."
)
@click.option("--limit-rows", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="Rows at most.")
@base_iri_option()
@common_options
@click.pass_obj
def sparql(
    options: Options,
    query: str,
    form: str | None,
    statements: bool,
    limit_seconds: float,
    limit_rows: int,
    base_iri: str,
) -> None:
    """Answer a SPARQL query (SELECT, ASK, CONSTRUCT, DESCRIBE) from the base, its text or a file with it (- is stdin).

    The prefixes pt, rdf, rdfs, prov, org, skos, dcterms and xsd are known; the page of the vocabulary
    says what is called how. Nothing is ever changed or fetched: updates, SERVICE and FROM are refused.
    """
    from api.extras import require_rdf
    from api.sparql import MEMORY_BYTES, ask
    from api.sparql_child import Request

    require_rdf("SPARQL")
    text = _text(query)
    request = Request(
        options.settings.database, text, base_iri, statements, limit_seconds, limit_rows, memory_bytes=MEMORY_BYTES
    )
    answer = ask(request)
    _write(answer, form, base_iri, options.lang)


def _text(query: str) -> str:
    """The query itself, or what the file holds that it names."""
    try:
        if query == "-":
            return sys.stdin.read()
        if any(letter.isspace() for letter in query) or not Path(query).suffix:
            return query
        if Path(query).exists() or query.endswith(_SUFFIXES):
            return Path(query).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{query}: byte {error.start} is not UTF-8, which queries are written in") from error
    except OSError as error:
        raise DocumentError(f"{query}: cannot be read: {error.strerror}") from error
    return query


def _write(answer: SparqlAnswer, form: str | None, base_iri: str, lang: str) -> None:
    from api.cli import output
    from api.sparql_views import GRAPHS, graph_text, sparql_csv, sparql_json
    from api.words import pick

    is_graph = answer.form in GRAPHS
    if form == "turtle" and not is_graph:
        raise InputError(f"{answer.form.upper()} gives no graph; Turtle is for CONSTRUCT and DESCRIBE")
    if is_graph and form in (None, "turtle", "json"):
        sys.stdout.writelines(graph_text(answer, "jsonld" if form == "json" else "turtle"))
    elif form == "json":
        output.print_json(sparql_json(answer))
    elif form == "csv":
        sys.stdout.write(sparql_csv(answer))
    else:
        output.show(*_page(answer, base_iri, lang))
        return
    if answer.cut:
        output.note(pick(_CUT, lang).format(rows=len(answer.rows)))


def _page(answer: SparqlAnswer, base_iri: str, lang: str) -> Iterator[RenderableType]:
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.sparql_views import shown
    from api.words import pick

    if answer.truth is not None:
        yield pick(_TRUTH[answer.truth], lang)
        return
    yield table(answer.variables, ([shown(term, base_iri) for term in row] for row in answer.rows))
    ending = _CUT if answer.cut else _ROWS
    yield ThaiText(pick(ending, lang).format(rows=len(answer.rows)), style="dim")
