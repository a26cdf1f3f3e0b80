"""How alike two names of projects are."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from loaders.forms.plan_okr.key_results import bare, unbracketed
from loaders.normalise.text import clean, digits, fold, similarity

BRACKETS_THRESHOLD = 0.8
"""Least similarity of two names that differ in what stands in the brackets of both."""
LONG_NAME = 30
"""Least length, folded, of a name whose longer forms are still its own."""
LEAST_SHARE = 0.7
MOST_INSERTIONS = 2
MOST_MISREAD = 3

_EXPENSES = re.compile(r"^(?:ค่าใช้จ่าย(?:ใน)?(?:การ|โครงการ|ตามโครงการ)?|โครงการ|กิจกรรม)+\s*")


def plain_name(name: str) -> str:
    """A project's name without the star of a footnote."""
    return clean(clean(name).rstrip("*"))


def core(name: str) -> str:
    """A project's name without leading words such as “expenses of”."""
    return _EXPENSES.sub("", clean(name))


def same_but_brackets(a: str, b: str) -> bool:
    """Whether two names differ in what stands in brackets alone, and not in a number there."""
    if not bare(a) or bare(a) != bare(b):
        return False
    if "(" not in a or "(" not in b:
        return True
    return digits(a) == digits(b) and similarity(a, b) >= BRACKETS_THRESHOLD


def likeness(a: str, b: str) -> float:
    """The similarity of two names, brackets aside where one has none; 0 where they differ in a number."""
    if "(" in a and "(" in b:
        return similarity(a, b) if digits(a) == digits(b) else 0.0
    plain_a, plain_b = unbracketed(a), unbracketed(b)
    whole = similarity(a, b) if digits(a) == digits(b) else 0.0
    return max(whole, min(similarity(plain_a, plain_b), 0.99) if digits(plain_a) == digits(plain_b) else 0.0)


def is_longer_form(a: str, b: str) -> bool:
    """Whether one name is the other with some words put in, a few misread letters aside."""
    short, long = sorted((fold(a), fold(b)), key=len)
    if len(short) < LONG_NAME or len(short) < LEAST_SHARE * len(long) or digits(a) != digits(b):
        return False
    edits = [edit for edit in Levenshtein.opcodes(short, long) if edit.tag != "equal"]
    words = [edit for edit in edits if edit.dest_end - edit.dest_start > 1]
    return (
        len(words) <= MOST_INSERTIONS
        and all(edit.tag == "insert" for edit in words)
        and len(edits) - len(words) <= MOST_MISREAD
    )
