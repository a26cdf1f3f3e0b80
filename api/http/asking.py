"""A reading request, from the state of the base to the bytes that are sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Annotated, Literal
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, Query, Request, Response
from fastapi.routing import APIRoute

from api.http.access import allowed_to_read
from api.http.answer import Answer
from api.http.cursors import Cursor, read_cursor
from api.http.faults import FormError, ParameterError
from api.http.forms import ready
from api.http.negotiation import Form, form_of, language_of
from api.http.ready import Ready
from api.http.service import Service, of_today
from kb.store.base import Reader
from queries.candidates.evidence import Evidence, read_evidence

JSON = (Form.JSON,)
TABLES = (Form.JSON, Form.CSV, Form.XLSX)
GRAPH = (Form.JSON, Form.JSONLD, Form.TURTLE, Form.CSV, Form.XLSX)
"""What routes offer, the form for those who accept anything first."""

_NOT_OF_THE_QUESTION = ("cursor", "limit", "format")
_SAFE = "/:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a route's function sees it: a state of the base, and where the page begins."""

    reader: Reader
    cursor: Cursor
    service: Service
    root: str

    def kept(self, name: str, make: Callable[[], object]) -> object:
        """Something worked out once for a state of the base, for all the pages of it."""
        return self.service.kept.get(f"{self.cursor.state} {name}", make)

    def evidence(self, reader: Reader, fiscal_year: int | None) -> Evidence:
        """What speaks for candidates around a year, read once for a state of the base."""
        key = f"{self.cursor.state} {fiscal_year}"
        return self.service.evidence.get(key, lambda: read_evidence(reader, fiscal_year))

    def following(self, limit: int, total: int) -> int | None:
        """How many items stand before the next page of so many; `None` where this is the last."""
        offset = self.cursor.offset + limit
        return offset if offset < total else None

    def link(self, path: str, **query: object) -> str:
        """An address of this service."""
        return address(self.root, path, [(name, str(value)) for name, value in query.items() if value is not None])


@dataclass(frozen=True, slots=True)
class Asking:
    """A reading request."""

    request: Request
    service: Service
    offered: Sequence[Form] = JSON

    @property
    def language(self) -> str:
        """The language of texts that are of one language: headings of tables, problems."""
        return language_of(self.request.headers.get("accept-language", ""))

    def answer(self, make: Callable[[Asked], Answer], cursor: str | None = None) -> Response:
        """Answers from one state of the base, or says that the client has the answer already.

        Args:
            make: Works the answer out.
            cursor: Where the page begins, as the request has it.
        """
        form = self._form()
        with self.service.store.read() as reader:
            allowed_to_read(self.service, reader, self.request)
            state = self.service.state(reader)
            asked = Asked(reader, read_cursor(cursor, self._question(), state), self.service, self._root)
            tag = self._tag(state, form)
            if has_already(self.request, tag):
                return Response(status_code=304, headers=_headers(tag))
            sent = self.service.ready.get(tag, lambda: self._ready(tag, make, asked, form))
        return Response(sent.body, media_type=sent.media_type, headers={**_headers(tag), **dict(sent.headers)})

    def _ready(self, tag: str, make: Callable[[Asked], Answer], asked: Asked, form: Form) -> Ready:
        """The answer from the shelf, else worked out now."""
        return self.service.shelf.get(tag) or ready(make(asked), form, self._context(asked))

    @property
    def _root(self) -> str:
        return str(self.request.scope.get("root_path", ""))

    def _context(self, asked: Asked) -> Context:
        query = [(name, value) for name, value in self._query() if name != "cursor"]
        return Context(asked, self.language, self.request.scope["path"].removeprefix(self._root), query)

    def _query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.request.scope["query_string"].decode("latin-1"), keep_blank_values=True)

    def _form(self) -> Form:
        """The form of the answer: the parameter's, else the one that the header likes best."""
        named = self.request.query_params.get("format")
        form = Form(named) if named else form_of(self.request.headers.get("accept", ""), self.offered)
        if form is None:
            raise FormError(f"the answer can be had as: {', '.join(self.offered)}")
        return form

    def _question(self) -> str:
        """What is asked, all of it but the page and the form."""
        parts = sorted(item for item in self._query() if item[0] not in _NOT_OF_THE_QUESTION)
        return _digest(self.request.scope["path"], urlencode(parts))

    def _tag(self, state: str, form: Form) -> str:
        """The entity tag: of what is asked, in whatever order, of what, when, and as what; JSON has both languages."""
        query = urlencode(sorted(self._query(), key=itemgetter(0)))  # those of one name stay in their order
        language = self.language if form in (Form.CSV, Form.XLSX) else ""
        return f'"{_digest(of_today(state), self._root, self.request.scope["path"], query, form, language)}"'


@dataclass(frozen=True, slots=True)
class Context:
    """What the making of the bytes needs to know: the request's language, path and query without its page."""

    asked: Asked
    language: str
    path: str
    query: list[tuple[str, str]]

    @property
    def own(self) -> str:
        """The address of the answer's first page."""
        return address(self.asked.root, self.path, self.query)

    def page(self, cursor: Cursor) -> str:
        """The address of another page of the answer."""
        return address(self.asked.root, self.path, [*self.query, ("cursor", cursor.text())])


def address(root: str, path: str, query: Sequence[tuple[str, str]] = ()) -> str:
    """An address within this service, percent-encoded."""
    return root + quote(path, safe=_SAFE, errors="replace") + (f"?{urlencode(query)}" if query else "")


def node_path(identifier: str, part: str = "") -> str:
    """The path of a node, or of a part of what is known of it."""
    return f"/v1/nodes/{identifier}{part}"


def asking(request: Request) -> Asking:
    """A request for an answer that is JSON alone."""
    check_parameters(request)
    return Asking(request, request.app.state.service)


_TableForm = Literal[Form.JSON, Form.CSV, Form.XLSX]
_GraphForm = Literal[Form.JSON, Form.JSONLD, Form.TURTLE, Form.CSV, Form.XLSX]
_FORM = "The form of the answer; without it what the Accept header likes best."


def asking_tables(
    request: Request, format: Annotated[_TableForm | None, Query(description=_FORM)] = None
) -> Asking:  # fmt: skip
    """A request for an answer that can be had as tables."""
    check_parameters(request)
    return Asking(request, request.app.state.service, TABLES)


def asking_graph(
    request: Request, format: Annotated[_GraphForm | None, Query(description=_FORM)] = None
) -> Asking:  # fmt: skip
    """A request for an answer that can be had as a graph, too."""
    check_parameters(request)
    return Asking(request, request.app.state.service, GRAPH)


Ask = Annotated[Asking, Depends(asking)]
AskTables = Annotated[Asking, Depends(asking_tables)]
AskGraph = Annotated[Asking, Depends(asking_graph)]


def check_parameters(request: Request) -> None:
    """Refuses parameters that the route does not know: one that is misspelt would give a wrong answer.

    Raises:
        ParameterError: Names it, and those that are known.
    """
    known = _known_parameters(request.scope["route"])
    strange = sorted(set(request.query_params) - known)
    if strange:
        raise ParameterError(f"there is no parameter {strange[0]!r} here; known: {', '.join(sorted(known)) or 'none'}")


def _known_parameters(route: APIRoute) -> set[str]:
    """The query parameters that a route and what it depends on take."""
    found: set[str] = set()
    rest = [route.dependant]
    while rest:
        each = rest.pop()
        found |= {field.alias for field in each.query_params}
        rest += each.dependencies
    return found


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Language, Authorization"}


def has_already(request: Request, tag: str) -> bool:
    """Whether the client has what the entity tag names, as its `If-None-Match` says; weak tags count as strong."""
    sent = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return tag in sent or "*" in sent


def _digest(*parts: str) -> str:
    told = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:20]
