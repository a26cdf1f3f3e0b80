"""Statement files of both engines promise the same: parameters, columns and order, in the same words."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

_PARAMETER = re.compile(r"(?<![\w:]):(?=[a-z])")
_PACKAGES = ("queries", "scoring")


def _statements(suffix: str) -> dict[str, Traversable]:
    """Package and name → file."""
    return {
        f"{package}/{item.name.removesuffix(suffix)}": item
        for package in _PACKAGES
        for item in (files(package) / "statements").iterdir()
        if item.name.endswith(suffix)
    }


SQL, CYPHER = _statements(".sql"), _statements(".cypher")


def _header(file: Traversable, comment: str) -> list[str]:
    """The lines of the comment on top of a file, as one paragraph for each word that begins one."""
    lines = file.read_text(encoding="utf-8").splitlines()
    top = next(number for number, line in enumerate(lines) if not line.startswith(comment))
    text = " ".join(line.removeprefix(comment).strip() for line in lines[:top])
    return [part.strip() for part in re.split(r"(?=\b(?:Parameters|Columns|Order): )", text)]


@pytest.mark.parametrize("name", sorted(CYPHER))
def test_the_header_of_both_engines_says_the_same(name: str) -> None:
    sql = [_PARAMETER.sub("$", part) for part in _header(SQL[name], "--")]
    assert _header(CYPHER[name], "//") == sql
    assert [part.split(":")[0] for part in sql[1:]] == ["Parameters", "Columns", "Order"]


@pytest.mark.parametrize("name", sorted(CYPHER))
def test_cypher_takes_the_parameters_of_its_header_and_no_others(name: str) -> None:
    _, promised, *_ = _header(CYPHER[name], "//")
    text = CYPHER[name].read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    used = set(re.findall(r"\$([a-z_]+)", body))
    assert used == set(re.findall(r"\$([a-z_]+)", promised))
