"""Variants of a plan's text that mean the same, or differ in a known way: digits, page breaks, district."""

from __future__ import annotations

import random
from collections.abc import Callable

from loaders.form import Form
from loaders.header import HeaderMatcher

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def with_thai_digits(text: str) -> str:
    return text.translate(_TO_THAI)


def with_arabic_digits(text: str) -> str:
    return text.translate(_TO_ARABIC)


def of_district(text: str, name: str, other: str) -> str:
    """The text as another district's, by its Thai name without เขต."""
    return text.replace(name, other)


def with_page_breaks(text: str, forms: tuple[Form, ...], seed: int, *, share: float = 0.2) -> str:
    """Breaks tables at random body rows: a blank line and the table's header once more."""
    chance = random.Random(seed)

    def break_before(header: tuple[str, ...], row: str) -> list[str]:
        return ["", *header, row] if chance.random() < share else [row]

    return _over_tables(text, forms, break_before)


def without_page_breaks(text: str, forms: tuple[Form, ...]) -> str:
    """Joins the pieces of a table: a header that repeats the one above it goes, with the blank line before."""
    matcher = HeaderMatcher(forms)
    lines: list[str] = []
    open_form: Form | None = None
    for line in text.split("\n"):
        match = matcher.match(line.split("\t")) if "\t" in line else None
        if match and match.form is open_form and _only_blank_since_row(lines) and match.form.header_rows == 1:
            while lines and not lines[-1].strip():
                lines.pop()
            continue
        if match:
            open_form = match.form
        elif line.strip() and "\t" not in line:
            open_form = None
        lines.append(line)
    return "\n".join(lines)


def _only_blank_since_row(lines: list[str]) -> bool:
    last = next((line for line in reversed(lines) if line.strip()), "")
    return "\t" in last


def _over_tables(text: str, forms: tuple[Form, ...], change: Callable[[tuple[str, ...], str], list[str]]) -> str:
    matcher = HeaderMatcher(forms)
    lines: list[str] = []
    header: tuple[str, ...] | None = None
    after_header = False
    for line in text.split("\n"):
        match = matcher.match(line.split("\t")) if "\t" in line else None
        if match:
            header, after_header = ((line,) if match.form.header_rows == 1 else None), True
            lines.append(line)
        elif "\t" in line and header and not after_header:
            lines.extend(change(header, line))
        else:
            header = header if "\t" in line else None
            after_header = False
            lines.append(line)
    return "\n".join(lines)
