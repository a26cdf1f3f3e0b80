"""Every finding of a large base in one file: lines that are read one by one, and an index that says which of them."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, suppress
from pathlib import Path
from sys import intern
from typing import BinaryIO, NamedTuple

from api.prepared.drafts import draft_of, plain
from api.prepared.files import kept_file
from kb.errors import StoreError
from kb.store.base import Document, Reader
from queries.answer import completeness
from queries.findings.ask import Findings, Ruled, cut_after
from queries.findings.chosen import Asked, choose
from queries.findings.decisions import Ruling, named, rulings
from queries.findings.finding import Finding, Standing, finished, ranking
from queries.findings.gather import Found
from queries.findings.rules import default_rules, finding_rule
from queries.rules import Severity

_TAIL = 20
"""Bytes at the end of the file, which say where the index begins."""
_BLOCK = 8192
"""Bytes that are read at once: more than most lines have."""


class Entry(NamedTuple):
    """A line: the finding that it is of, the code of its rule, the documents that show it, and where it begins."""

    id: str
    code: str
    documents: tuple[str, ...]
    at: int


class Register:
    """The findings of the rules as they come; what is asked for is read, and nothing else.

    The file begins with the state of the base that it is of. A line for each time that something was found, as
    they were gathered; then the index, ordered as findings are; then where the index begins.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        size = file.seek(-_TAIL, os.SEEK_END)
        at = int(file.read(_TAIL))
        file.seek(at)
        documents, entries = json.loads(file.read(size - at))
        self._entries = [
            Entry(key, intern(code), tuple(documents[number] for number in numbers), begins)
            for key, code, numbers, begins in entries
        ]

    def findings(self, reader: Reader, asked: Asked, today: str, offset: int, limit: int) -> Findings:
        """A page of the findings that are asked for: as `queries.findings.ask.findings`, with those that follow.

        Raises:
            NotFoundError: There is no such rule or document, or no agency is called so.
            AmbiguousError: Several agencies are.
        """
        chosen, decided = choose(reader, asked), rulings(reader, today)
        found = self._narrowed(asked, {each.id for each in chosen.documents}, decided)
        shown = [
            Ruled(self._finding(entries, chosen.known), decided.get(key))
            for key, entries in list(found.items())[offset : offset + limit]
        ]
        severities = [default_rules()[entries[0].code].severity for entries in found.values()]
        counts = {severity: severities.count(severity) for severity in Severity}
        cuts = cut_after(len(found), offset, limit)
        return Findings(chosen.agency, tuple(shown), len(found), counts, completeness(reader, cuts))

    def one(self, reader: Reader, reference: str, document: str | None, today: str) -> Ruled:
        """The finding of an id or of the beginning of one, of those of a document where one is given.

        Raises:
            NotFoundError: There is no such finding or document.
            AmbiguousError: Several findings begin so.
        """
        chosen, decided = choose(reader, Asked(document=document)), rulings(reader, today)
        found = self._narrowed(Asked(), {each.id for each in chosen.documents}, decided)
        key = named(reference, found)
        return Ruled(self._finding(found[key], chosen.known), decided.get(key))

    def _narrowed(
        self, asked: Asked, documents: AbstractSet[str], decided: Mapping[str, Ruling]
    ) -> dict[str, list[Entry]]:
        """Id → the entries of the findings that are asked for, ordered as findings are."""
        rules = default_rules()
        codes = {code for code, rule in rules.items() if asked.severity in (None, rule.severity)}
        if asked.rule is not None:
            codes &= {finding_rule(asked.rule).code}
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            wanted = entry.code in codes and asked.decided in (None, entry.id in decided)
            if wanted and not documents.isdisjoint(entry.documents):
                found[entry.id].append(entry)
        return found

    def _finding(self, entries: Iterable[Entry], documents: Mapping[str, Document]) -> Finding:
        """The finding of its lines, put together in the order in which they were gathered."""
        drafts = [draft_of(json.loads(self._line(at))) for at in sorted(entry.at for entry in entries)]
        (made,) = finished(drafts, default_rules(), documents)
        return made

    def _line(self, at: int) -> bytes:
        """The line that begins there; several threads may read at once."""
        found = b""
        while b"\n" not in found:
            read = os.pread(self._file.fileno(), _BLOCK, at + len(found))
            if not read:
                raise StoreError(f"{self._file.name} is damaged; remove it and start the service again")
            found += read
        return found.partition(b"\n")[0]


def open_register(path: Path, state: str) -> Register | None:
    """The register of a state of the base; `None` where there is none, or of another state.

    The file stays open as long as the register is held: one that takes its place does not disturb its readers.
    """
    with suppress(OSError, ValueError, TypeError, IndexError), ExitStack() as opened:
        file = opened.enter_context(path.open("rb"))
        if file.readline() == f"{state}\n".encode():
            register = Register(file)
            opened.pop_all()
            return register
    return None


def write_register(path: Path, state: str, found: Iterable[Found], known: Mapping[str, Document]) -> None:
    """Writes the register of a state of the base as a whole.

    Raises:
        StoreError: The file cannot be written.
    """
    rules = default_rules()
    rank = ranking(rules)
    numbers = {key: number for number, key in enumerate(known)}
    for left in path.parent.glob(f"{path.name}.*.part"):  # of a process that was ended while it wrote
        left.unlink(missing_ok=True)
    rows: list[tuple[Standing, Sequence[object]]] = []
    with kept_file(path) as file:
        file.write(f"{state}\n".encode())
        for each in found:
            (made,) = finished([each.draft], rules, known)
            documents = [numbers[document] for document in each.documents]
            rows.append((rank(made), (made.id, made.code, documents, file.tell())))
            file.write(_json(plain(each.draft)) + b"\n")
        at = file.tell()
        file.write(_json([list(known), [row for _, row in sorted(rows, key=lambda row: row[0])]]))
        file.write(f"{at:>{_TAIL}}".encode())


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
