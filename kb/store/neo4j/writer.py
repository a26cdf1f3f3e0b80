"""The one writer: puts documents and their statements, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from neo4j import Transaction
from neo4j.exceptions import DriverError, Neo4jError

from kb.check import check_document
from kb.errors import StoreError
from kb.statement import Json, Statement, canonical_json
from kb.store.base import Document, LoadOutcome
from kb.store.neo4j import printed
from kb.store.neo4j.batches import SIZE, do_each
from kb.store.neo4j.derivation import derive_new, derive_stale
from kb.store.neo4j.errors import translated
from kb.store.neo4j.facts import DOCUMENT, STATEMENT, document_facts
from kb.store.neo4j.server import rows_of
from kb.store.puts import as_stored, known_outcome
from kb.store.rows import Values, document_of
from kb.store.said import Said, said_by
from kb.store.stale import Stale

LOCK = "MATCH (meta:Meta) SET meta.locked = true"
"""Locks the node until the transaction ends; what it holds must be read afterwards, in a statement of its own."""
_COUNTS = "MATCH (meta:Meta) RETURN meta.last_statement, meta.last_load"
_FINISH = (
    "MATCH (meta:Meta) SET meta.generation = meta.generation + 1, meta.last_statement = $statement,"
    " meta.last_load = $load"
)
_MARK = "MERGE (mark:Mark {name: $name}) SET mark.value = $value"
_RECORD = ", ".join(f"d.{name}" for name in DOCUMENT)
_KNOWN = "MATCH (d:DocumentRecord {sha256: $sha256}) RETURN d.superseded_by"
_FOUND = f"MATCH (d:DocumentRecord {{id: $id}}) RETURN {_RECORD}"
_FORMER = (
    "MATCH (d:DocumentRecord) WHERE d.edition_key = $edition AND d.superseded_by IS NULL AND d.id <> $id"
    f" RETURN {_RECORD}"
)
_SUPERSEDE = "MATCH (d:DocumentRecord {id: $id}) SET d.superseded_by = $by"
_PUT_DOCUMENT = "MERGE (d:DocumentRecord {id: $id}) SET d = $facts"
_STATED = ", ".join(f"{name}: row[{at}]" for at, name in enumerate(("seq", *STATEMENT)) if name != "document")
_OF_DOCUMENT = "MATCH (d:DocumentRecord {id: $document}) UNWIND $rows AS row"
_PUT_STATEMENTS = f"{_OF_DOCUMENT} CREATE (s:Statement {{{_STATED}}})-[:stated_in]->(d)"
_PUT_PRINTING = (
    f"{_OF_DOCUMENT} MATCH (p:Passage {{hash: row[{len(STATEMENT) + 1}]}})"
    f" CREATE (p)<-[:prints]-(s:Statement {{{_STATED}}})-[:stated_in]->(d)"
)
_SAID = "MATCH (:DocumentRecord {id: $document})<-[:stated_in]-(s:Statement)"
_SPOKEN_OF = f"{_SAID} RETURN DISTINCT s.subject, s.predicate, s.object, s.qualifier"
_STATEMENTS = f"{_SAID} RETURN " + ", ".join("$document" if name == "document" else f"s.{name}" for name in STATEMENT)
_REMOVE = f"{_SAID} WITH s LIMIT {SIZE} DETACH DELETE s RETURN count(*)"
_LATEST_REPORT = "MATCH (l:Load {document: $document}) RETURN l.report ORDER BY l.seq DESC LIMIT 1"
_RECORD_LOAD = "CREATE (l:Load {seq: $seq, document: $document, loaded_at: $at, report: $report})"


class Neo4jWriter:
    """Writes inside the transaction of a `write` block."""

    def __init__(self, transaction: Transaction, place: str) -> None:
        self._transaction = transaction
        self._place = place
        self._ended = False
        self._changed = False
        self._stale = Stale()
        self._ask(LOCK)
        ((self._last_statement, self._last_load),) = self._ask(_COUNTS)

    def put_document(
        self, document: Document, statements: Iterable[Statement], *, report: Mapping[str, Json], again: bool = False
    ) -> LoadOutcome:
        """Adds a document and its statements and what they are the first to speak of; `again` replaces what was read.

        What the base knows already is derived anew when the block ends, once for all documents. Everything is read
        and checked before anything is written: the transaction of a server has no savepoint.
        """
        self._check_transaction()
        check_document(document)
        known = known_outcome(next(iter(self._ask(_KNOWN, sha256=document.sha256)), None))
        if known is LoadOutcome.UNCHANGED and again:
            return self._put_again(document, statements, report)
        return known or self._put(document, statements, report)

    def put_mark(self, name: str, value: str) -> None:
        """Leaves a word in the base for a program to find again."""
        self._check_transaction()
        self._ask(_MARK, name=name, value=value)

    def commit(self) -> None:
        """Makes the changes last."""
        self._check_transaction()
        derive_stale(self._ask, self._stale)
        if self._changed:
            self._ask(_FINISH, statement=self._last_statement, load=self._last_load)
        try:
            self._transaction.commit()
        except (DriverError, Neo4jError) as error:
            raise translated(error, self._place) from error

    def _ask(self, text: str, **parameters: Any) -> list[Values]:
        """The rows of a statement; an error ends the transaction."""
        try:
            return rows_of(self._transaction, text, parameters)
        except (DriverError, Neo4jError) as error:
            self._ended = True
            raise translated(error, self._place) from error
        except BaseException:
            self._ended = True
            raise

    def _check_transaction(self) -> None:
        if self._ended:
            raise StoreError(f"the transaction on {self._place} has been ended by an error; nothing was changed")

    def _put(self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]) -> LoadOutcome:
        stored = as_stored(document)
        said = said_by(stored, statements, document.id)
        replaced = self._replace_edition(stored)
        self._write(said, stored, report)
        return LoadOutcome.SUPERSEDED if replaced else LoadOutcome.ADDED

    def _put_again(
        self, document: Document, statements: Iterable[Statement], report: Mapping[str, Json]
    ) -> LoadOutcome:
        """Puts another reading of a document in force in the place of the former."""
        record = document_of(self._ask(_FOUND, id=document.id)[0])
        stored = as_stored(replace(document, file_name=record.file_name))
        said = said_by(stored, statements, document.id)
        if stored == record and said.rows == {row[0]: row for row in self._ask(_STATEMENTS, document=document.id)}:
            if canonical_json(report) != self._ask(_LATEST_REPORT, document=document.id)[0][0]:
                self._record_load(document.id, report)
            return LoadOutcome.UNCHANGED
        self._stale.take(self._ask(_SPOKEN_OF, document=document.id))
        self._replace_edition(stored)
        self._remove_statements(document.id)
        self._write(said, stored, report)
        return LoadOutcome.REREAD

    def _write(self, said: Said, document: Document, report: Mapping[str, Json]) -> None:
        """Writes what a document says, derives what is new in it and records the load."""
        self._ask(_PUT_DOCUMENT, id=document.id, facts=document_facts(document))
        self._put_statements(said, document.id)
        derive_new(self._ask, said, self._stale)
        self._stale.documents[document.id] = document
        self._record_load(document.id, report)

    def _put_statements(self, said: Said, document: str) -> None:
        """Puts the statements of a document, which has none yet, some of them with the passages that they print."""
        prints = printed.remember(self._ask, said.rows.values())
        keyed = list(enumerate(said.rows.values(), self._last_statement + 1))
        self._last_statement += len(keyed)
        plain = ([seq, *row] for seq, row in keyed if row[0] not in prints)
        do_each(self._ask, _PUT_STATEMENTS, plain, document=document)
        printing = ([seq, *row, prints[row[0]]] for seq, row in keyed if row[0] in prints)
        do_each(self._ask, _PUT_PRINTING, printing, document=document)

    def _remove_statements(self, document: str) -> None:
        hashes = printed.printed(self._ask, document)
        while self._ask(_REMOVE, document=document)[0][0]:
            pass
        printed.forget(self._ask, hashes)

    def _replace_edition(self, document: Document) -> bool:
        """Puts another document of the same edition key, if one is in force, out of force; tells whether one was."""
        found = self._ask(_FORMER, edition=document.edition_key, id=document.id)
        if not found:
            return False
        former = replace(document_of(found[0]), superseded_by=document.id)
        self._stale.take(self._ask(_SPOKEN_OF, document=former.id))
        self._stale.documents[former.id] = former
        self._ask(_SUPERSEDE, id=former.id, by=document.id)
        return True

    def _record_load(self, document: str, report: Mapping[str, Json]) -> None:
        self._last_load += 1
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self._ask(_RECORD_LOAD, seq=self._last_load, document=document, at=at, report=canonical_json(report))
        self._changed = True
