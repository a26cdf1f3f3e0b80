"""Table ง: key results by name, with the agency's projects, their money and their own indicators."""

from __future__ import annotations

from kb.statement import Rank
from loaders.form import Cell, Disposition, FormRow, FormTable
from loaders.forms.plan_okr.chain import follow_heading
from loaders.forms.plan_okr.issues import enter_issue, issue_heading, place_key_result
from loaders.forms.plan_okr.okr_tables import key_result_heading
from loaders.forms.plan_okr.outline import Heading, Level, is_like, read_heading
from loaders.forms.plan_okr.position import Chain
from loaders.forms.plan_okr.projects import Traits
from loaders.forms.plan_okr.reading import Reading, target_json
from loaders.forms.plan_okr.tables import POLICY_LINKAGE
from loaders.forms.shared.entries import Entry, aligned, entries, is_after_break
from loaders.normalise.text import clean, fold, without_ordinal

_AREA = "ด้าน"
_AREA_NUMBER = fold("ด้านที่")


def state_policy_linkage(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the rows of the table; a row without a key result goes on with the one above."""
    above: FormRow | None = None
    for entry in entries(aligned(table, reading.draft, _is_issue), reading.draft, _begins, _goes_on):
        if _is_group_heading(entry.rows[0]):
            entry.account(reading.draft, Disposition.HEADER)
            continue
        area = _whole_area(entry)
        if area:
            follow_heading(area, chain, reading)
            chain.linked = None
            entry.account(reading.draft)
            continue
        chain.page_broken |= above is not None and is_after_break(above, entry.rows[0])
        above = entry.rows[-1]
        own = _state_key_result(entry, chain, reading)
        if own:
            chain.linked, chain.page_broken = own, False
        _state_project(entry, own, chain, reading)
        entry.account(reading.draft, *(() if chain.linked else (Disposition.LEFT_OUT, "no key result above")))


def _is_issue(cell: Cell) -> bool:
    return issue_heading(cell) is not None or clean(cell.text).startswith(_AREA)


def _begins(row: FormRow) -> bool:
    """The rest of a torn row names no issue or area, and has no number and no name with figures of its own."""
    filled = {name for name in row.cells if clean(row.text(name))}
    whole = any(pair <= filled for pair in ({"key_result", "target"}, {"project", "budget"}, {"project", "kpi"}))
    numbered = without_ordinal(row.text("project"))[0] or issue_heading(row.cells.get("issue"))
    return bool(whole or numbered or _begins_area(row) or _is_group_heading(row))


def _goes_on(upper: FormRow, row: FormRow) -> bool:
    """Whether a row right after a page break is the rest of the one above: every other row has a unit or a budget."""
    if _begins_area(row) or _is_group_heading(row) or _is_group_heading(upper):
        return False
    whole = issue_heading(row.cells.get("issue")) and clean(row.text("key_result"))
    numbered = without_ordinal(row.text("project"))[0]
    return not (whole or numbered or clean(row.text("unit")) or clean(row.text("budget")))


def _is_group_heading(row: FormRow) -> bool:
    """Whether a row is the one of group headings, without the header that should follow it."""
    first = next((cell.text for cell in row.cells.values() if clean(cell.text)), "")
    return any(is_like(first, label) for label in POLICY_LINKAGE.preamble)


def _begins_area(row: FormRow) -> bool:
    """Whether a row names an area all by itself, or begins to above a page break."""
    if not _has_issue_alone(row):
        return False
    cell = row.cells["issue"]
    heading = read_heading(cell.text, cell.place)
    return fold(cell.text).startswith(_AREA_NUMBER) or (heading is not None and heading.level is Level.AREA)


def _has_issue_alone(row: FormRow) -> bool:
    return [name for name, cell in row.cells.items() if clean(cell.text)] == ["issue"]


def _whole_area(entry: Entry) -> Heading | None:
    """The area that an entry names, its name put together where a page break tore it."""
    cell = entry.cell("issue")
    if cell is None or not all(map(_has_issue_alone, entry.rows)):
        return None
    heading = read_heading(cell.text, cell.place)
    return heading if heading and heading.level is Level.AREA else None


def _state_key_result(entry: Entry, chain: Chain, reading: Reading) -> str | None:
    """States the key result that a row names, and returns its id; `None` for a row that goes on with the one above."""
    own_issue = enter_issue(entry, "issue", chain, reading)
    cell = entry.cell("key_result")
    if cell is None:
        return None
    name, key_result = _key_result(cell, chain, reading)
    reading.key_results.state(key_result, name, cell, Rank.MENTION)
    place_key_result(key_result, cell, chain, reading, own_issue=own_issue)
    unit, target = entry.cell("unit"), entry.cell("target")
    if unit:
        reading.draft.state(key_result, "unit", clean(unit.text), unit)
    reading.state_target(key_result, target, Rank.MENTION, unit=entry.text("unit"))
    reading.state_shares(key_result, target, Rank.MENTION)
    return key_result


def _key_result(cell: Cell, chain: Chain, reading: Reading) -> tuple[str, str]:
    """The name and the id of the key result of a cell, which is printed with its code or without."""
    heading = key_result_heading(cell)
    if heading and heading.level is Level.KEY_RESULT:
        return heading.name, reading.key_results.resolve(heading.code, heading.name, cell, issue=chain.issue)
    name = clean(cell.text)
    known = reading.key_results.by_name(name, chain.issue, chain.area)
    return name, known or reading.key_results.add_unlisted(name, chain.issue, cell)


def _inherited(project: str, source: Cell, chain: Chain, reading: Reading) -> str | None:
    """The key result of a row above, unless a page stands between and the project's own row names others.

    Then the page with the row that should stand above this one is lost, and what the
    project's own row names counts: where it is but one, the rows below go on with that.
    """
    named = reading.projects.key_results_of(project)
    if not (chain.linked and chain.page_broken and named) or chain.linked in named:
        return chain.linked
    reading.draft.note("key_result_contradicted", source, linked=chain.linked, named=", ".join(sorted(named)))
    return next(iter(named)) if len(named) == 1 else None


def _state_project(entry: Entry, own: str | None, chain: Chain, reading: Reading) -> None:
    """States the project of a row in support of the key result that the row names, or that stands above it."""
    cell = entry.cell("project")
    title = without_ordinal(cell.text)[1] if cell else ""
    if cell is None or not title.strip("-– "):
        return
    project = _project(title, cell, entry, own, chain, reading)
    reading.state_money(project, entry.cell("budget"), Rank.MENTION)
    kpi = entry.cell("kpi")
    if kpi:
        reading.draft.state(project, "kpi_target", target_json(kpi.text), kpi)
    chain.linked = own or _inherited(project, cell, chain, reading)
    if chain.linked:
        reading.support(project, chain.linked, cell, Rank.FORM)


def _project(title: str, cell: Cell, entry: Entry, own: str | None, chain: Chain, reading: Reading) -> str:
    money = reading.money(entry.cell("budget"))
    traits = Traits(
        amount=money.amount if money else None,
        key_results=frozenset({own} if own else ()),
        above=frozenset({chain.linked} if chain.linked else ()),
    )
    return reading.projects.find_or_add(title, cell, traits, category=None)
