"""Parts 1 and 2: tables of objectives, key results, the city's targets and the agencies that answer for them."""

from __future__ import annotations

from collections.abc import Iterator

from kb.identity import name_hash, node_id
from kb.kinds import EdgeKind, NodeKind, Role
from kb.statement import Rank
from loaders.form import Cell, FormRow, FormTable
from loaders.forms.plan_okr.issues import enter_issue, place_key_result
from loaders.forms.plan_okr.key_results import Named, unstarred
from loaders.forms.plan_okr.lists import state_city_key_result
from loaders.forms.plan_okr.outline import Heading, Level, read_heading
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.reading import TWENTY_YEARS, Reading, target_json
from loaders.forms.shared.entries import Entry, aligned, entries
from loaders.normalise.text import clean, fold
from loaders.recognise import RecognisedDocument

_WORDS = frozenset({"okr", "kr"})
_KEY_RESULTS = frozenset({Level.KEY_RESULT, Level.CITY_KEY_RESULT})


def begins_key_result(row: FormRow) -> bool:
    """Whether a row begins a key result, rather than going on with the one above a page break."""
    if key_result_heading(row.cells.get("key_result")):
        return True
    return bool(clean(row.text("key_result")) and clean(row.text("host")))


def goes_on_with_code(upper: FormRow, row: FormRow) -> bool:
    """Whether a page break parts the code of a key result from the word before it."""
    return is_word_alone(upper)


def is_word_alone(row: FormRow) -> bool:
    """Whether a cell of key results holds the word before a code alone."""
    return fold(row.text("key_result")) in _WORDS


def key_result_heading(cell: Cell | None) -> Heading | None:
    """The key result that a cell numbers, or `None`."""
    heading = read_heading(cell.text, cell.place) if cell else None
    return heading if heading and heading.level in _KEY_RESULTS else None


def is_objective(cell: Cell) -> bool:
    """Whether a first cell is an objective or issue rather than a key result, or the rest of one in brackets."""
    return key_result_heading(cell) is None and not clean(cell.text).startswith("(")


def mentioned_key_results(document: RecognisedDocument, *columns: tuple[str, str]) -> Iterator[Named]:
    """The codes and names that tables print, given as (form code, column), for telling listed things apart."""
    for table in document.tables:
        for form, column in columns:
            if table.form is None or table.form.code != form:
                continue
            for row in table:
                heading = key_result_heading(row.cells.get(column))
                if heading and heading.level is Level.KEY_RESULT:
                    yield Named(heading.code, unstarred(heading.name)[0], heading.place)


def state_okr_table(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the rows of one table, and leaves in `chain` the last issue and key result."""
    for entry in entries(
        aligned(table, reading.draft, is_objective), reading.draft, begins_key_result, goes_on_with_code
    ):
        heading = key_result_heading(entry.cell("key_result"))
        if heading is None:
            reading.draft.note("row_without_key_result", _any_cell(entry))
        elif heading.level is Level.KEY_RESULT:
            _state_issue_row(entry, heading, chain, reading)
        else:
            _state_objective_row(entry, heading, chain, reading)
        entry.account(reading.draft)


def _state_issue_row(entry: Entry, heading: Heading, chain: Chain, reading: Reading) -> None:
    own_issue = enter_issue(entry, "objective", chain, reading)
    source = entry.cell("key_result") or _any_cell(entry)
    key_result = reading.key_results.resolve(heading.code, heading.name, source, issue=chain.issue)
    reading.key_results.state(key_result, heading.name, source, Rank.FORM)
    place_key_result(key_result, source, chain, reading, own_issue=own_issue)
    _state_responsible(entry, key_result, reading)


def _state_objective_row(entry: Entry, heading: Heading, chain: Chain, reading: Reading) -> None:
    source = entry.cell("key_result") or _any_cell(entry)
    if not chain.sub_strategy:
        reading.draft.note("key_result_without_sub_strategy", source)
        return
    key_result = state_city_key_result(reading, heading, chain.sub_strategy, Rank.FORM)
    chain.key_result = key_result
    objective = entry.cell("objective")
    if objective:
        chain.objective = state_objective(reading, chain.sub_strategy, objective)
    if chain.objective:
        reading.objectives[key_result] = chain.objective
        reading.draft.relate(key_result, EdgeKind.CONTRIBUTES_TO, chain.objective, source)
    _state_responsible(entry, key_result, reading)


def state_objective(reading: Reading, sub_strategy: str, cell: Cell) -> str:
    """States an objective of a sub-strategy, and returns its id."""
    name = clean(cell.text)
    identifier = node_id(NodeKind.OBJECTIVE, TWENTY_YEARS, sub_strategy, name_hash(name))
    parent = node_id(NodeKind.SUB_STRATEGY, TWENTY_YEARS, sub_strategy)
    reading.draft.state(identifier, "name", name, cell)
    reading.draft.relate(identifier, EdgeKind.PART_OF, parent, cell, rank=Rank.INFERENCE)
    return identifier


def _state_responsible(entry: Entry, key_result: str, reading: Reading) -> None:
    """The hosts answer for the city's target, unless a cell tells each agency's share of it."""
    target = entry.cell("target")
    reading.state_target(key_result, target, Rank.FORM)
    city_target = target_json(target.text) if target else None
    for column, role, value in (("host", Role.HOST, city_target), ("support", Role.SUPPORT, None)):
        cell = entry.cell(column)
        for actor in reading.actors.agencies(cell) if cell else ():
            source = cell or _any_cell(entry)
            reading.roles.setdefault(key_result, {})[actor.id] = role
            reading.relate_role(actor.id, key_result, role, source, Rank.FORM)
            if value and target:
                reading.relate_role(actor.id, key_result, role, target, Rank.INFERENCE, value)
    reading.state_shares(key_result, target, Rank.FORM)


def _any_cell(entry: Entry) -> Cell:
    return next(iter(entry.rows[0].cells.values()))
