"""Part 2: the projects of an area, with their sub-projects, policies and key results."""

from __future__ import annotations

from dataclasses import replace

from kb.kinds import Category, EdgeKind
from kb.statement import Rank
from loaders.form import Cell, Disposition, FormTable
from loaders.forms.plan_okr.position import Chain, Parent
from loaders.forms.plan_okr.project_lists import is_total
from loaders.forms.plan_okr.project_rows import begins_project, goes_on_with_project, traits_of
from loaders.forms.plan_okr.projects import Traits
from loaders.forms.plan_okr.reading import Reading
from loaders.forms.shared.entries import Entry, entries
from loaders.normalise.code import okr_codes, policy_codes
from loaders.normalise.text import without_ordinal


def state_area_projects(table: FormTable, chain: Chain, reading: Reading) -> None:
    """States the projects of one table; a row numbered 7.1 is part of the project numbered 7."""
    for entry in entries(table, reading.draft, begins_project, goes_on_with_project):
        name = entry.cell("project")
        if name is None or is_total(entry, "project"):
            entry.account(reading.draft, Disposition.LEFT_OUT if name is None else Disposition.TOTAL)
            continue
        number, _ = without_ordinal(name.text)
        parent = chain.parents.get(number.rpartition(".")[0]) if number else None
        stated = _state_project(entry, name, parent, chain, reading)
        if number:
            chain.parents[number] = stated
        entry.account(reading.draft)


def _state_project(entry: Entry, name: Cell, parent: Parent | None, chain: Chain, reading: Reading) -> Parent:
    title = without_ordinal(name.text)[1]
    codes = entry.cell("codes")
    key_results = _key_results(title, codes, chain, reading)
    traits = _traits(entry, parent, key_results, reading)
    project = reading.projects.find_or_add(title, name, traits, category=Category.AGENCY_STRATEGY, rank=Rank.FORM)
    reading.state_money(project, entry.cell("budget"), Rank.FORM)
    reading.state_divisions(project, traits.divisions, entry.cell("division"), Rank.FORM)
    reading.state_policies(project, codes, Rank.FORM)
    for key_result, confidence in key_results.items():
        reading.support(project, key_result, codes or name, Rank.FORM, confidence)
    if parent and parent.id != project:
        _inherit(project, parent, name, key_results, reading)
    if parent and codes is None:
        return Parent(project, parent.codes, parent.key_results)
    return Parent(project, codes, key_results)


def _inherit(project: str, parent: Parent, name: Cell, own: dict[str, float], reading: Reading) -> None:
    """A sub-project is part of its parent and, where its own row names none, serves what the parent's row names."""
    reading.draft.relate(project, EdgeKind.PART_OF, parent.id, name)
    if parent.codes is None or own:
        return
    for key_result, confidence in parent.key_results.items():
        reading.support(project, key_result, parent.codes, Rank.INFERENCE, confidence)
    reading.state_policies(project, parent.codes, Rank.INFERENCE)


def _traits(entry: Entry, parent: Parent | None, key_results: dict[str, float], reading: Reading) -> Traits:
    own = traits_of(entry, reading, codes="codes", key_results=frozenset(key_results))
    own = replace(own, codes=own.key_results, part=Category.AGENCY_STRATEGY)
    if parent is None or parent.codes is None or own.policies:
        return own
    inherited = frozenset(policy_codes(parent.codes.text))
    named = own.key_results | frozenset(parent.key_results)
    return replace(own, policies=inherited, key_results=named, codes=named)


def _key_results(title: str, codes: Cell | None, chain: Chain, reading: Reading) -> dict[str, float]:
    """The key results that a cell names by code, with the confidence of each."""
    found: dict[str, float] = {}
    if codes is None:
        return found
    for code in okr_codes(codes.text):
        match = reading.key_results.by_code(code, title, codes, chain.area)
        if match:
            found[match[0]] = match[1]
    return found
