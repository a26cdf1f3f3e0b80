"""`policytrace search`: nodes by code, name and printed text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from api.cli.options import Options, common_options, json_option, table_options
from api.cli.parameters import KIND, YEAR
from kb.kinds import NodeKind
from ontology.vocabulary import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

    from queries.search import Hit, Passage, SearchAnswer

HEADINGS = (
    Wording("No.", "ลำดับ"), Wording("Node", "รายการ"), Wording("Year", "ปี"), Wording("Agency", "หน่วยงาน"),
    Wording("Id", "รหัสอ้างอิง"), Wording("Why", "เหตุผล"), Wording("Passage", "ข้อความที่พบ"), Wording("Source", "ที่มา"),
)  # fmt: skip
_NONE = Wording("Nothing is like “{text}”.", "ไม่พบรายการใดที่ใกล้เคียงกับ “{text}”")
_MISSING = Wording("without {words}", "ไม่พบ {words}")
_SCORE = Wording("{percent} % alike", "คล้ายร้อยละ {percent}")
_AROUND = 40
"""Letters shown on both sides of the match."""
_OPEN, _CLOSE = "«", "»"


@click.command(short_help="Codes, names and printed text, however damaged.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", type=KIND, metavar="KIND", help="Nodes of this kind alone, such as project or policy.")
@click.option("--year", type=YEAR, help="Fiscal year of the Buddhist Era, such as 2569.")
@click.option("--agency", metavar="REF", help="What is of this agency, and what its documents speak of.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=20, show_default=True, help="Hits at most.")
@json_option
@table_options
@common_options
@click.pass_obj
def search(
    options: Options,
    words: Sequence[str],
    kind: NodeKind | None,
    year: int | None,
    agency: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find what a code, a name or some words may mean; the matching text is shown with its place.

    Exact codes come first (049, P049, นโยบาย 49, 1.1.01 or 1101), then names, then names that hold the words in
    any order, then printed text; where these are few, what holds most of the words or spells them otherwise.
    Thai needs no spaces; Thai digits, missing tone marks and letters that recognition confuses do not matter.
    """
    from api.cli import output
    from api.cli.whose import short_names
    from queries.search import search as ask

    with options.reader() as reader:
        answer = ask(reader, " ".join(words), kind=kind, fiscal_year=year, agency=agency, limit=limit)
        names = short_names(reader)
    if as_json:
        from api.search_views import search_json

        output.print_json(search_json(answer))
    else:
        options.show(page(answer, names, options.lang))


def page(answer: SearchAnswer, names: Mapping[str, str], lang: str) -> Iterator[RenderableType]:
    """The hits as a table; `names` gives what agencies are called for short."""
    from api.cli.describe import footer
    from api.cli.output import table
    from api.cli.thai import ThaiText
    from api.words import pick

    if answer.hits:
        rows = list(hit_rows(answer, names, lang))
        used = [at for at in range(len(HEADINGS)) if any(row[at] for row in rows)]
        headings = [pick(HEADINGS[at], lang) for at in used]
        numbers = {place for place, at in enumerate(used) if at in (0, 2)}
        yield table(headings, ([row[at] for at in used] for row in rows), numbers=numbers)
    else:
        yield ThaiText(pick(_NONE, lang).format(text=answer.text))
    yield ""
    yield ThaiText(footer(answer.completeness, lang), style="dim")


def hit_rows(answer: SearchAnswer, names: Mapping[str, str], lang: str) -> Iterator[tuple[str, ...]]:
    """The cells of `HEADINGS` for each hit."""
    from api.cli.describe import title

    for number, hit in enumerate(answer.hits, 1):
        agency = str(hit.node.properties.get("agency") or "")
        yield (
            str(number),
            title(hit.node, lang),
            str(hit.node.fiscal_year or ""),
            names.get(agency, agency.partition(":")[2]),
            hit.node.id,
            reason(hit, lang),
            marked(hit.passage) if hit.passage else "",
            _source(hit.passage, lang) if hit.passage else "",
        )


def reason(hit: Hit, lang: str) -> str:
    """Why a node is a hit; how near it is and which words are missing."""
    from api.words import pick

    parts = [pick(hit.why.wording, lang)]
    if hit.score < 1:
        parts.append(pick(_SCORE, lang).format(percent=round(hit.score * 100)))
    if hit.missing:
        parts.append(pick(_MISSING, lang).format(words=", ".join(hit.missing)))
    return "; ".join(parts)


def marked(passage: Passage) -> str:
    """The printed text around the first match, every match between « and »."""
    text, marks = passage.place.text, passage.marks
    first, last = marks[0] if marks else (0, 0)
    begin, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    parts, at = ["…" if begin else ""], begin
    for start, stop in marks:
        if start >= end:
            break
        parts += [text[at:start], _OPEN, text[start:stop], _CLOSE]
        at, end = stop, max(end, stop)
    parts += [text[at:end], "…" if end < len(text) else ""]
    return " ".join("".join(parts).split())


def _source(passage: Passage, lang: str) -> str:
    from api.cli.describe import place
    from api.views import place_json

    return place(place_json(passage.document, passage.place), lang)
