"""Search as JSON: what `--json` prints and HTTP sends."""

from __future__ import annotations

from api.views import JsonObject, completeness_json, node_json, place_json
from queries.search import Hit, SearchAnswer


def search_json(answer: SearchAnswer) -> JsonObject:
    """The hits, best first; `total` counts all of them, at least where the cut says so.

    `marks` are the matching parts of the source's text: first character and the one after the last, from 0.
    """
    return {
        "text": answer.text,
        "kind": None if answer.kind is None else str(answer.kind),
        "fiscal_year": answer.fiscal_year,
        "agency": None if answer.agency is None else answer.agency.id,
        "total": answer.total,
        "hits": [_hit(hit) for hit in answer.hits],
        "completeness": completeness_json(answer.completeness),
    }


def _hit(hit: Hit) -> JsonObject:
    wording = hit.why.wording
    passage = hit.passage
    return {
        "node": node_json(hit.node),
        "why": str(hit.why),
        "reason": {"en": wording.en, "th": wording.th},
        "score": hit.score,
        "missing": list(hit.missing),
        "label": hit.label,
        "marks": [list(span) for span in passage.marks] if passage else [],
        "source": place_json(passage.document, passage.place) if passage else None,
    }
