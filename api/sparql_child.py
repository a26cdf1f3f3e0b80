"""The program that answers one SPARQL query: a request on stdin, JSON lines on stdout; it may be killed.

The request is a `Request` as JSON. The lines are `{"loaded": true}` when the base
is in memory, the head (`form`, `variables`, `truth`), a list for each row (a term
as SPARQL's own JSON has it, or null), and `{"cut": …}`; or `{"error": …}`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from api.rdf_export import base_resources
from kb.errors import PolicytraceError
from kb.settings import Settings
from kb.store.open import open_store
from ontology.errors import RdfError
from ontology.sparql import TripleStore
from ontology.terms import STRING, Blank, Literal, Term

OUT_OF_MEMORY = 70
"""The exit code of a child whose memory did not do."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask: of the base at an address, within limits."""

    database: str
    query: str
    base_iri: str
    statements: bool
    seconds: float
    rows: int
    memory_bytes: int

    def to_json(self) -> str:
        """The request as the child reads it."""
        return json.dumps(asdict(self))


def main() -> None:
    """Answers the request on stdin."""
    request = Request(**json.loads(sys.stdin.readline()))
    try:
        for line in _lines(request):
            print(json.dumps(line, ensure_ascii=False), flush=isinstance(line, dict))
    except (PolicytraceError, RdfError) as error:
        print(json.dumps({"error": str(error)}), flush=True)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    sys.stdout.flush()
    os._exit(0)  # nothing to tidy: freeing a large graph takes longer than answering


def _lines(request: Request) -> Iterator[Any]:
    store = _loaded(request)
    yield {"loaded": True}
    _limit(request)
    answer = store.ask(request.query)
    yield {"form": str(answer.form), "variables": list(answer.variables), "truth": answer.truth}
    rows = iter(answer.rows)
    for row in islice(rows, request.rows):
        yield [None if term is None else _json(term) for term in row]
    yield {"cut": next(rows, None) is not None}


def _loaded(request: Request) -> TripleStore:
    settings = Settings.from_environment(os.environ)
    opened = open_store(request.database, create=False, settings=settings)
    with opened.read() as reader:
        found = TripleStore(
            base_resources(reader, base_iri=request.base_iri, statements=request.statements, terms=True)
        )
    opened.close()
    return found


def _limit(request: Request) -> None:
    """Takes memory, time and every new file and socket away, where the system can; the asker's clock holds anyway."""
    try:
        import resource
    except ImportError:
        return
    TripleStore(()).ask("ASK {}")  # imports what queries need while files can still be opened
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    seconds = int(spent + request.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if (size := _size()) is not None:
        memory = size + request.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _size() -> int | None:
    """The bytes of address space in use, where the system tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _json(term: Term) -> dict[str, str]:
    """A term as in SPARQL 1.1 Query Results JSON Format, 3.2.2."""
    if isinstance(term, Literal):
        shown = {"type": "literal", "value": term.text}
        if term.language:
            return {**shown, "xml:lang": term.language}
        return shown if term.datatype == STRING else {**shown, "datatype": term.datatype}
    return {"type": "bnode" if isinstance(term, Blank) else "uri", "value": str(term)}


if __name__ == "__main__":
    main()
