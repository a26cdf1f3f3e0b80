"""Key results that no evaluation table codes: named by the list of indicators, coded by the project list."""

from __future__ import annotations

from kb.statement import Place
from loaders.draft import Draft
from loaders.forms.plan_super_okr.key_results import KeyResult, KeyResultRegister, fits_super_okr
from loaders.forms.plan_super_okr.lists import ProjectLists
from loaders.forms.plan_super_okr.matrix import Matrix, MatrixKeyResult
from loaders.forms.shared.project_rows import found_projects
from loaders.resolution.projects import ProjectRegister


def add_listed(items: list[tuple[str, str, Place]], register: KeyResultRegister) -> None:
    """Adds the indicators that no evaluation row names, so that the matrix can be read by their wording."""
    for _, name, _ in items:
        if register.by_name(name)[0] is None and not register.beginning_with(name):
            register.add(KeyResult(None, name, ""))


def add_worded(matrix: Matrix, register: KeyResultRegister) -> None:
    """Adds the key results that only the matrix words, and forgets listed ones that it does not."""
    for key_result in matrix.key_results:
        if key_result.entry is None:
            wording, _ = key_result.wordings[-1]
            name = wording.district or wording.host
            known, _ = register.by_name(name)
            same = known is not None and known.super_okr == key_result.super_okr
            entry = known if same and known else register.add(KeyResult(None, name, ""))
            entry.super_okr = key_result.super_okr
            key_result.entry = entry
    register.drop_unjoined()


def join_by_project_list(
    matrix: Matrix, register: KeyResultRegister, lists: ProjectLists, projects: ProjectRegister, draft: Draft
) -> None:
    """Gives key results without a code the one that the project list proves.

    It proves a code when the key result's projects have exactly one that begins like
    its Super OKR and that no evaluation row bears, and when no other uncoded key result
    of the Super OKR could have it; otherwise the key result stays without one.
    """
    uncoded = [item for item in matrix.key_results if item.entry and item.entry.code is None]
    candidates = [_codes(item, register, lists, projects) for item in uncoded]
    for item, codes in zip(uncoded, candidates, strict=True):
        unique = len(codes) == 1 and sum(codes <= others for others in candidates) == 1
        entry, (_, cell) = item.entry, item.wordings[-1]
        if entry is None:
            continue
        if unique:
            draft.note("key_result_code_from_project_list", cell, name=entry.name, codes=", ".join(codes))
        else:
            draft.note("key_result_without_code", cell, name=entry.name)
        entry.code = next(iter(codes)) if unique else None


def _codes(
    item: MatrixKeyResult, register: KeyResultRegister, lists: ProjectLists, projects: ProjectRegister
) -> set[str]:
    return {
        code
        for row in item.project_rows
        for project in found_projects(row.cells["project"], projects)
        for code, _ in lists.key_result_codes.get(project, ())
        if fits_super_okr(code, item.super_okr) and not register.by_code(code)
    }
