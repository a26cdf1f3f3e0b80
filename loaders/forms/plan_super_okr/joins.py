"""Joins key results that the matrix words with codes that only the project list prints."""

from __future__ import annotations

from loaders.draft import Draft
from loaders.forms.plan_super_okr.key_results import KeyResult, KeyResultRegister, fits_super_okr
from loaders.forms.plan_super_okr.lists import ProjectLists
from loaders.forms.plan_super_okr.matrix import Matrix, MatrixKeyResult
from loaders.forms.shared.project_rows import project_names
from loaders.resolution.projects import ProjectRegister


def join_by_project_list(
    matrix: Matrix, register: KeyResultRegister, lists: ProjectLists, projects: ProjectRegister, draft: Draft
) -> None:
    """Gives key results that no evaluation table codes an entry of their own.

    The project list proves a code when the key result's project has exactly one
    that begins like its Super OKR and that no other key result bears; otherwise the
    key result stays without a code, and the report says so.
    """
    for key_result in matrix.key_results:
        if key_result.entry is not None:
            continue
        wording, cell = key_result.wordings[-1]
        name = wording.district or wording.host
        known, _ = register.by_name(name)
        if known and known.super_okr == key_result.super_okr:
            key_result.entry = known
            continue
        codes = {
            code
            for project in _project_ids(key_result, projects)
            for code, _ in lists.key_result_codes.get(project, ())
            if fits_super_okr(code, key_result.super_okr) and not register.by_code(code)
        }
        code = codes.pop() if len(codes) == 1 else None
        note = "key_result_code_from_project_list" if code else "key_result_without_code"
        draft.note(note, f"“{name}” stands in no evaluation table" + (f"; code {code}" if code else ""), cell)
        key_result.entry = register.add(KeyResult(code, name, "", super_okr=key_result.super_okr))


def _project_ids(key_result: MatrixKeyResult, projects: ProjectRegister) -> set[str]:
    found = (
        projects.find(name, row.cells["project"])
        for row in key_result.project_rows
        for name in project_names(row.cells["project"])
    )
    return {identifier for identifier in found if identifier}
