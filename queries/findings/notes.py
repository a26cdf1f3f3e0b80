"""What a loader noted while reading: uncertain readings and contradictions that only the document shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.statement import Json
from kb.store.base import LoadRecord
from ontology.vocabulary import Wording
from queries.findings.finding import Draft
from queries.findings.right_names import rightly_named
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, quoted, told

_EMPTY = ("this part of the form is empty", "the division has no routine project")
"""The reasons of a load report for rows of a part that says nothing."""

_NAMES = ("target", "name", "spellings", "meant", "other")
"""The values of a note that are names: as printed, then what they are meant for."""

_OF_BODIES = ("name_of_agency_misread", "agency_misnamed")
"""Rules on the names of agencies and divisions, which the same document names rightly elsewhere."""


def find(sheet: Sheet, rules: Ruleset, load: LoadRecord | None) -> Iterator[Draft]:
    """The notes of the latest load report of a document, by the rules that take them up."""
    if load is None:
        return
    codes = {note: rule.code for rule in rules.values() for note in rule.notes}
    for note in _records(load.report.get("notes")):
        code = codes.get(str(note.get("code")))
        if code is not None:
            yield _noted(sheet, code, note)
    yield from _empty_parts(sheet, load)


def _records(value: Json) -> Sequence[Mapping[str, Json]]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return [item for item in value if isinstance(item, Mapping)]


def _noted(sheet: Sheet, code: str, note: Mapping[str, Json]) -> Draft:
    """The finding of a note, told by its message, in whatever words it says where."""
    item = _place(sheet, note)
    also = [_place(sheet, each) for each in _records(note.get("also"))]
    nodes = _nodes(sheet, item)
    message, thai = str(note.get("message") or ""), str(note.get("message_th") or note.get("message") or "")
    by_line = note.get("by_line")
    told_by = by_line if isinstance(by_line, Mapping) else {"en": message, "th": thai}
    words = Wording(en=str(told_by["en"]), th=str(told_by["th"]))
    names = _names(note)
    shown, right = rightly_named(sheet, item, nodes, names) if code in _OF_BODIES else ("", [])
    if right:
        words = joined((words, told(shown, right)), "; rightly named in ", " ชื่อที่ถูกต้องอยู่ใน ")
    return Draft(code, nodes, (item, *also, *right), {"message": words}, (message,), names=names)


def _names(note: Mapping[str, Json]) -> tuple[str, ...]:
    """The names that a note holds against each other, the one taken for right last."""
    values = note.get("values")
    found = [values[name] for name in _NAMES if name in values] if isinstance(values, Mapping) else []
    return tuple(str(name) for value in found for name in ((value,) if isinstance(value, str) else _list(value)))


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _place(sheet: Sheet, note: Mapping[str, Json]) -> Said:
    """The place of a note, as a statement that says nothing."""
    table, row, column = (_count(note.get(name)) for name in ("table", "row", "column"))
    line, text = _count(note.get("line")) or 0, str(note.get("text") or note.get("heading") or "")
    return Said(sheet.document.id, "", "", None, "", None, 0, 1.0, None, table, row, column, line, text)


def _count(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _nodes(sheet: Sheet, item: Said) -> tuple[str, ...]:
    """The nodes that the cell speaks of; else those of its row; else the document's agency."""
    here = sheet.by_line.get(item.line, ())
    cell = [said for said in here if said.text == item.text] or here
    kinds = ("key_result:", "project:", "policy:", "indicator:", "issue:", "super_okr:", "component:", "evaluation:")
    found = {node for said in cell for node in (said.subject, said.other) if node.startswith(kinds)}
    owner = sheet.document.agency
    return tuple(sorted(found)[:4]) or ((owner,) if owner else ())


def _empty_parts(sheet: Sheet, load: LoadRecord) -> Iterator[Draft]:
    """Parts of the form that say nothing: rows left out for it, and tables of which all rows are empty."""
    owner = sheet.document.agency
    for table in _records(load.report.get("tables")):
        rows = table.get("rows")
        if table.get("form") and isinstance(rows, Mapping) and rows.get("empty") and not rows.get("extracted"):
            line, heading = _count(table.get("line")) or 0, str(table.get("heading") or "")
            item = _place(sheet, {"table": table.get("number"), "line": line, "text": heading})
            words = Wording(en=f"{quoted(heading)} (line {line})", th=f"{quoted(heading)} (บรรทัด {line})")
            yield Draft("empty_part", (owner,) if owner else (), (item,), {"part": words}, (str(item.table), heading))
    for row in _records(load.report.get("left_out")):
        if row.get("reason") in _EMPTY:
            item = _place(sheet, row)
            text = " ".join(item.text.split()) or f"{item.table}"
            part = Wording(en=f"line {item.line}: {text}", th=f"บรรทัด {item.line}: {text}")
            yield Draft("empty_part", (owner,) if owner else (), (item,), {"part": part}, (str(item.table), text))
