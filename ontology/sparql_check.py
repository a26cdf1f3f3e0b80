"""Looks at a SPARQL query before it is run: it reads the base alone, and nothing else in the world.

The engine that runs it can fetch (SERVICE), and another parser than ours may see
another query in the same text. So what reading is left to is settled first
(escapes, line ends), the algebra is searched, and then once more the words
outside strings, IRIs and comments. Whoever runs it takes the sockets away too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ontology.errors import RdfError
from ontology.namespaces import PREFIXES

MAX_LETTERS = 100_000
"""Of a query."""


class QueryForm(StrEnum):
    """What a query asks for."""

    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"
    DESCRIBE = "describe"


_REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another computer",
    "DatasetClause": "FROM names another data set; GRAPH <document> looks into the statements of one document",
}
_WORDS = {"service": "ServiceGraphPattern", "from": "DatasetClause"}
_TOKEN = re.compile(
    r"""#[^\r\n]*|<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*\''''
    r"""|[?$@:][\w.-]*|[\w.-]+:[\w.%-]*|(?P<word>\w+)""",
    re.DOTALL,
)
"""What a SPARQL text is made of, as far as it matters where a word stands."""


def settled(text: str) -> str:
    """The query as every parser reads it: codepoint escapes written out, lines ended alike.

    Raises:
        RdfError: The text is too long, or hides escapes within escapes.
    """
    from rdflib.plugins.sparql.parser import expandUnicodeEscapes

    if len(text) > MAX_LETTERS:
        raise RdfError(f"the query has {len(text):,} letters, more than {MAX_LETTERS:,}")
    plain = str(expandUnicodeEscapes(text)).replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"\\[uU]", plain) or "\x00" in plain:
        raise RdfError("the query holds a codepoint escape within another, or NUL; write the characters themselves")
    return plain


def checked(text: str) -> QueryForm:
    """The form of a settled query that only reads the base.

    Raises:
        RdfError: It is no SPARQL query, or an update, or asks for something outside the base.
    """
    from rdflib.plugins.sparql.algebra import translateQuery

    parsed = _parsed(text)
    for name in _names(parsed):
        if name in _REFUSED:
            raise RdfError(f"refused: {_REFUSED[name]}; queries are answered from this base alone")
    try:
        form = translateQuery(parsed, initNs=dict(PREFIXES)).algebra.name
    except Exception as error:  # rdflib raises bare ones: an unknown prefix, a variable out of scope
        raise RdfError(f"expected a SPARQL query: {error}") from error
    for word in _bare_words(text):
        if word in _WORDS:
            raise RdfError(f"refused: {_REFUSED[_WORDS[word]]}; queries are answered from this base alone")
    return QueryForm(form.removesuffix("Query").lower())


def _parsed(text: str) -> Any:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except RecursionError as error:
        raise RdfError("the query is nested too deeply") from error
    except ParseBaseException as error:
        if _is_update(text):
            raise RdfError("refused: a query reads; the base is written by load, results and decide alone") from error
        place = f"line {error.lineno}, column {error.column}"
        raise RdfError(f"expected a SPARQL query (SELECT, ASK, CONSTRUCT, DESCRIBE): {place}: {error.msg}") from error


def _is_update(text: str) -> bool:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return "request" in parseUpdate(text)
    except (ParseBaseException, RecursionError):
        return False


def _names(parsed: Any) -> Iterator[str]:
    """The names of all parts of a parsed query."""
    waiting = [parsed]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Mapping):
            yield str(getattr(item, "name", ""))
            waiting.extend(item.values())
        elif not isinstance(item, str) and hasattr(item, "__iter__"):
            waiting.extend(item)


def _bare_words(text: str) -> Iterator[str]:
    return (match["word"].lower() for match in _TOKEN.finditer(text) if match["word"])
