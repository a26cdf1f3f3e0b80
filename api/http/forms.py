"""An answer in the form that was asked for, as bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from api.http.answer import Answer
from api.http.faults import FormError
from api.http.graphs import jsonld_text, turtle_text
from api.http.negotiation import MEDIA_TYPES, Form
from api.http.ready import Ready
from api.sheets import csv_bytes, xlsx_bytes

if TYPE_CHECKING:
    from api.http.asking import Context

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def ready(answer: Answer, form: Form, context: Context) -> Ready:
    """The bytes of an answer, with the headers that go with its form.

    Raises:
        FormError: It has no tables, or is no graph.
    """
    if form is Form.JSON:
        body = enveloped(answer, context)
        return Ready(json_bytes(body), MEDIA_TYPES[form], _link_headers(body["links"]))
    if form in (Form.CSV, Form.XLSX):
        return _tables(answer, form, context)
    if answer.graph is None:
        raise FormError("this answer is no graph; it can be had as: json")
    nodes, edges = answer.graph
    text = turtle_text(nodes, edges) if form is Form.TURTLE else jsonld_text(nodes, edges)
    return Ready(text.encode(), MEDIA_TYPES[form])


def enveloped(answer: Answer, context: Context) -> dict[str, Any]:
    """The answer with what is said about it, and the addresses of what belongs to it."""
    return {"data": answer.data, "meta": meta(answer, context), "links": links(answer, context)}


def meta(answer: Answer, context: Context) -> dict[str, Any]:
    """The version of the base, whether the answer is all there is, and from what."""
    version = {"generation": context.asked.reader.generation(), "version": context.asked.cursor.state}
    return {**version, "total": answer.total, **answer.completeness}


def links(answer: Answer, context: Context) -> dict[str, str | None]:
    """Addresses: of the answer, of its next page (null on the last), of what belongs to it."""
    cursor, following = context.asked.cursor, None
    if answer.after is not None:
        following = context.page(type(cursor)(cursor.question, cursor.state, after=answer.after))
    elif answer.offset is not None:
        following = context.page(type(cursor)(cursor.question, cursor.state, offset=answer.offset))
    own = context.own if cursor.after == "" and cursor.offset == 0 else context.page(cursor)
    return {"self": own, "next": following, **answer.links}


def json_bytes(body: Any) -> bytes:
    """JSON as it is sent; what no UTF-8 can carry is escaped."""
    text = _encode(body)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(body, separators=(",", ":")).encode()


def _link_headers(found: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The next page as a header too, for clients that follow those."""
    following = found["next"]
    return () if following is None else (("Link", f'<{following}>; rel="next"'),)


def _tables(answer: Answer, form: Form, context: Context) -> Ready:
    if answer.tables is None:
        raise FormError("this answer has no tables; it can be had as: json")
    sheets = list(answer.tables(context.language))
    data = csv_bytes(sheets) if form is Form.CSV else xlsx_bytes(sheets)
    name = context.path.removeprefix("/v1/").partition("/")[0] or "policytrace"
    named = ("Content-Disposition", f'attachment; filename="{name}.{form}"')
    return Ready(data, MEDIA_TYPES[form], (named, ("Content-Language", context.language)))
