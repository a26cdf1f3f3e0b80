"""Tells which key result a cell of the matrix words, and where the host's wording ends."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.forms.plan_super_okr.key_results import KeyResult, KeyResultRegister, fits_super_okr
from loaders.normalise.text import fold, ocr_fold, similarity

_TAIL_THRESHOLD = 0.9
"""Least similarity of a cell's end and a key result's name."""
_SHARED_PROJECT_THRESHOLD = 0.3
"""Least similarity of wordings when the Super OKR and the project speak for the key result."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a cell says: the key result, the bureau's words and the district's, and how sure that is."""

    entry: KeyResult | None
    host: str = ""
    district: str = ""
    confidence: float = 1.0


def read_wording(text: str, super_okr: str | None, projects: set[str], register: KeyResultRegister) -> Wording:
    """Reads a key result cell of the matrix.

    Tried in turn: the district's wording alone; the host's wording followed by the
    district's; the project that the evaluation tables put under a key result of
    this Super OKR.
    """
    near = [entry for entry in register if entry.code is None or fits_super_okr(entry.code, super_okr)]
    for pool in (near, list(register)):
        entry, confidence = register.by_name(text, pool)
        if entry:
            return Wording(entry, district=text, confidence=confidence)
        tail = _read_tail(text, pool)
        if tail:
            return tail
    return _read_project(text, near, projects)


def _read_tail(text: str, pool: list[KeyResult]) -> Wording | None:
    folded = ocr_fold(text)
    candidates = [entry for entry in pool if len(ocr_fold(entry.name)) < len(folded)]
    ends = [
        (similarity(text[cut:], entry.name), -len(entry.name), cut, entry)
        for entry in candidates
        if _ends_alike(folded, ocr_fold(entry.name))
        for cut in _cuts(text, entry.name)
    ]
    if not ends:
        return None
    score, _, cut, entry = max(ends, key=lambda end: (end[0], -end[1]))
    if score < _TAIL_THRESHOLD:
        return None
    return Wording(entry, host=text[:cut].strip(), district=text[cut:].strip(), confidence=score)


def _ends_alike(folded: str, name: str) -> bool:
    return folded.endswith(name) or similarity(folded[-len(name) :], name) >= _TAIL_THRESHOLD


def _cuts(text: str, name: str) -> list[int]:
    """Where the name may begin: after a space, or where what follows folds to the name exactly."""
    spaces = [position + 1 for position, letter in enumerate(text) if letter == " "]
    start = max(0, len(text) - 2 * len(name))
    folded = fold(name)
    exact = [cut for cut in range(start, len(text)) if fold(text[cut:]) == folded]
    return exact[-1:] or spaces


def _read_project(text: str, near: list[KeyResult], projects: set[str]) -> Wording:
    shared = [entry for entry in near if projects & entry.projects]
    free = [entry for entry in shared if entry.super_okr is None]
    if len(free) == 1:
        return Wording(free[0], host=text, confidence=0.9)
    scored = sorted(
        ((similarity(text, entry.name), entry.name, entry) for entry in shared), key=lambda item: item[:2], reverse=True
    )
    if scored and scored[0][0] >= _SHARED_PROJECT_THRESHOLD:
        return Wording(scored[0][2], host=text, confidence=scored[0][0])
    return Wording(None, host=text)
