"""Resources as N-Quads: a line for each statement, so that a base of any size is written in little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.terms import STRING, Blank, Literal, Resource, Term

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_CODED = (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029, 0xFFFE, 0xFFFF)
_ESCAPES = str.maketrans({**{chr(code): f"\\u{code:04X}" for code in _CODED}, **_NAMED})
"""The escapes of canonical N-Quads (RDF 1.2), and of what some readers take for the end of a line."""


def nquads(resources: Iterable[Resource]) -> Iterator[str]:
    """The lines, each with its end, a piece for each resource."""
    for subject, facts, graph in resources:
        head, tail = term(subject) + " <", " .\n" if graph is None else f" <{graph}> .\n"
        yield "".join([f"{head}{predicate}> {term(item)}{tail}" for predicate, item in facts])


def term(item: Term) -> str:
    """A term as N-Quads and Turtle write it in full."""
    if isinstance(item, Literal):
        text = quoted(item.text)
        if item.language:
            return f"{text}@{item.language}"
        return text if item.datatype == STRING else f"{text}^^<{item.datatype}>"
    return f"_:{item}" if isinstance(item, Blank) else f"<{item}>"


def quoted(text: str) -> str:
    """The text in quotes, on one line."""
    return f'"{text.translate(_ESCAPES)}"'
