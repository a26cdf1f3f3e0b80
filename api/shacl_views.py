"""What SHACL reports as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from api.findings_views import wording_json
from api.shacl import ShaclFinding
from api.views import JsonObject, place_json
from queries.rules import Severity


def shacl_json(found: Sequence[ShaclFinding], limit: int) -> JsonObject:
    """The first findings, the gravest first, with counts of all."""
    return {
        "total": len(found),
        "by_severity": by_severity(found),
        "findings": [finding_json(item) for item in found[:limit]],
    }


def by_severity(found: Sequence[ShaclFinding]) -> dict[str, int]:
    """Severity, the gravest first → how many findings are of it."""
    counts = Counter(item.severity for item in found)
    return {str(severity): counts[severity] for severity in Severity}


def finding_json(item: ShaclFinding) -> JsonObject:
    """A finding as `findings` shapes one; `about` is the property and the value, empty for a node as a whole."""
    return {
        "code": item.code,
        "severity": str(item.severity),
        "sentence": wording_json(item.sentence),
        "nodes": list(item.nodes),
        "about": item.about,
        "places": [place_json(document, place) for document, place in item.places],
    }
