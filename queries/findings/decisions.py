"""Decisions on findings: what was decided, by whom, why and until when; read from the documents that record them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from kb.errors import AmbiguousError, InputError, NotFoundError
from kb.statement import Json, Place, Rank, Statement, canonical_json
from kb.store.base import Document, Reader
from kb.text import arabic_digits

DOCUMENT_TYPE = "decisions"
"""The type of the documents that record decisions; they are no source of findings."""
EDITION_KEY = "decisions"
"""Decisions make one chain of editions: each holds the former ones and one more."""
PROPERTY = "decisions"
NEAR = 5
"""Ids that an error names at most."""
SHORTEST = 4
"""Digits of an id that are enough to name a finding, where no other begins so."""


class Decision(StrEnum):
    """What can be decided on a finding."""

    ACCEPTED = "accepted"
    """It is a mistake, and known."""
    MENDED = "mended"
    """The documents are to say it right from the next edition on."""
    EXEMPT = "exempt"
    """It is no mistake here."""


BUDDHIST_ERA = 543
"""Years that the Buddhist Era is ahead of the Common Era."""
FIRST_BUDDHIST_YEAR = 2400
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on a finding; `when` is ISO 8601 in UTC, `until` the last day on which it holds, `None` for good."""

    finding: str
    decision: Decision
    reason: str
    who: str
    when: str
    until: str | None = None

    def holds(self, today: str) -> bool:
        """Whether it is in force on a day; on no day in particular where that is empty."""
        return not today or self.until is None or today <= self.until

    def as_json(self) -> dict[str, Json]:
        """The record that a statement keeps."""
        return {name: None if value is None else str(value) for name, value in asdict(self).items()}


def ruling_of(value: Json) -> Ruling | None:
    """The decision of a record; `None` where the record is none."""
    if not isinstance(value, Mapping) or value.get("decision") not in list(Decision):
        return None
    until = value.get("until")
    return Ruling(
        str(value.get("finding") or ""),
        Decision(str(value["decision"])),
        str(value.get("reason") or ""),
        str(value.get("who") or ""),
        str(value.get("when") or ""),
        None if until is None else str(until),
    )


def recorded(reader: Reader) -> list[tuple[Ruling, tuple[str, ...]]]:
    """Every decision in force and the nodes that it is on, the oldest first."""
    nodes: dict[Ruling, list[str]] = {}
    for document in reader.documents():
        if document.document_type == DOCUMENT_TYPE:
            for statement in reader.document_statements(document.id):
                ruling = ruling_of(statement.value) if statement.predicate == PROPERTY else None
                if ruling is not None:
                    nodes.setdefault(ruling, []).append(statement.subject)
    ordered = sorted(nodes, key=lambda ruling: (ruling.when, ruling.finding, ruling.decision))
    return [(ruling, tuple(sorted(set(nodes[ruling])))) for ruling in ordered]


def rulings(reader: Reader, today: str) -> dict[str, Ruling]:
    """Finding → the latest decision on it, where it holds on that day."""
    latest = {ruling.finding: ruling for ruling, _ in recorded(reader)}
    return {finding: ruling for finding, ruling in latest.items() if ruling.holds(today)}


def named(reference: str, among: Iterable[str]) -> str:
    """The id of the one finding that a reference names: an id, or the beginning of one.

    Raises:
        NotFoundError: None is called so; the message names the nearest ids.
        AmbiguousError: Several ids begin so.
    """
    known = sorted(set(among))
    wanted = reference.strip().lower()
    if wanted in known:
        return wanted
    begun = [each for each in known if len(wanted) >= SHORTEST and each.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise AmbiguousError(f"{len(begun)} findings begin with {reference!r}: {', '.join(begun[:NEAR])}", begun)
    near = _nearest(wanted, known)
    way_out = f"nearest: {', '.join(near)}" if near else "`findings` lists the ids"
    raise NotFoundError(f"no finding is called {reference!r}; {way_out}")


def _nearest(wanted: str, known: Sequence[str]) -> list[str]:
    """The ids that begin most like the one wanted, else those that are most like it."""
    alike = get_close_matches(wanted, known, n=NEAR, cutoff=0.4)
    begun = sorted(known, key=lambda each: -_shared(wanted, each))[:NEAR]
    same = [each for each in begun if _shared(wanted, each) > 1]
    return list(dict.fromkeys([*same, *alike]))[:NEAR]


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def checked_until(until: str | None) -> str | None:
    """The day in ISO 8601 of the Common Era; years from 2400 on are of the Buddhist Era.

    Raises:
        InputError: It is no day such as 2570-09-30 or 30/9/2570.
    """
    if until is None:
        return None
    text = arabic_digits(until.strip())
    match = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    try:
        year, month, day = (int(match[name]) for name in ("year", "month", "day")) if match else (0, 0, 0)
        return date(year - BUDDHIST_ERA if year >= FIRST_BUDDHIST_YEAR else year, month, day).isoformat()
    except ValueError as error:
        raise InputError(f"{until!r} is no day; write it as 2570-09-30 or 30/9/2570") from error


def in_buddhist_era(day: str) -> str:
    """A day in ISO 8601 with its year in the Buddhist Era."""
    found = date.fromisoformat(day)
    return f"{found.year + BUDDHIST_ERA}-{found:%m-%d}"


def edition(entries: Sequence[tuple[Ruling, Sequence[str]]]) -> tuple[Document, list[Statement]]:
    """The document that records these decisions, each on its nodes, and what it states."""
    lines = [canonical_json({**ruling.as_json(), "nodes": list(nodes)}) for ruling, nodes in entries]
    sha256 = hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
    document = Document(
        id=f"document:{sha256[:12]}",
        sha256=sha256,
        file_name="decisions.jsonl",
        document_type=DOCUMENT_TYPE,
        edition_key=EDITION_KEY,
        title="ผลการพิจารณาข้อตรวจพบ",
    )
    statements = [
        Statement(document.id, Place(line, lines[line - 1]), node, PROPERTY, ruling.as_json(), rank=Rank.DECISION)
        for line, (ruling, nodes) in enumerate(entries, 1)
        for node in nodes
    ]
    return document, statements
