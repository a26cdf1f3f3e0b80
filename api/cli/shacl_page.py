"""What SHACL reports, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType

from api.cli.describe import place
from api.cli.output import table
from api.cli.thai import ThaiText
from api.shacl import ShaclFinding
from api.shacl_views import by_severity
from api.views import place_json
from api.words import SEVERITY, label, pick
from ontology.vocabulary import Wording

_NONE = Wording("SHACL finds nothing.", "ไม่พบสิ่งผิดจากการตรวจด้วย SHACL")
_HEADINGS = (Wording("Node", "รายการ"), Wording("What", "สิ่งที่พบ"), Wording("Place", "ตำแหน่ง"))
_COUNTS = Wording(
    "SHACL: {error} to mend, {warning} to check, {info} for information",
    "SHACL: ต้องแก้ไข {error} ควรตรวจสอบ {warning} เพื่อทราบ {info} รายการ",
)
_MORE = Wording("… and {more} more; --limit shows them", "… และอีก {more} รายการ ดูเพิ่มด้วย --limit")


def shacl_page(found: Sequence[ShaclFinding], limit: int, lang: str) -> Iterator[RenderableType]:
    """The first findings, a table for each sentence, and counts of all."""
    if not found:
        yield ThaiText(pick(_NONE, lang))
        return
    headings = [pick(word, lang) for word in _HEADINGS]
    for (sentence, code, severity), same in groupby(
        found[:limit], lambda item: (item.sentence, item.code, item.severity)
    ):
        items = list(same)
        title = f"{pick(sentence, lang)} [{code}, {label(SEVERITY, severity, lang)}]: {len(items)}"
        yield ThaiText(title, style="bold")
        yield table(headings, [_row(item, lang) for item in items])
        yield ""
    if len(found) > limit:
        yield ThaiText(pick(_MORE, lang).format(more=len(found) - limit))
    yield ThaiText(pick(_COUNTS, lang).format(**by_severity(found)), style="bold")


def _row(item: ShaclFinding, lang: str) -> tuple[str, str, str]:
    places = "; ".join(place(place_json(document, spot), lang) for document, spot in item.places)
    return " → ".join(item.nodes), item.about, places
