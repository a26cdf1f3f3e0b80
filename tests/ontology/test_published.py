"""The files that others are to find are those that the vocabulary makes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ontology
from ontology.context import CONTEXT_IRI, FILE_NAME, class_key, context
from ontology.shapes import SHAPES
from ontology.vocabulary import vocabulary

FOLDER = Path(ontology.__path__[0])
FILES = {"ontology.context": FILE_NAME, "ontology.owl": "policytrace-1.ttl", "ontology.shapes": "shapes-1.ttl"}


@pytest.mark.parametrize(("module", "name"), FILES.items())
def test_a_published_file_is_what_its_module_prints(module: str, name: str) -> None:
    done = subprocess.run([sys.executable, "-m", module], check=True, capture_output=True)
    assert (FOLDER / name).read_bytes() == done.stdout, f"run: python -m {module} > ontology/{name}"


def test_the_version_stands_in_the_names() -> None:
    version = vocabulary().version
    assert vocabulary().namespace.endswith(f"/{version}#")
    assert CONTEXT_IRI.endswith(f"/context-{version}.jsonld")
    assert SHAPES.endswith(f"/shapes-{version}#")
    assert all(f"-{version}." in name for name in FILES.values())


def test_every_term_has_a_key_in_the_context() -> None:
    terms = vocabulary()
    keys = {*map(class_key, (*terms.kinds, *terms.records)), *terms.edges, *terms.properties}
    assert keys <= set(context())
    assert json.loads((FOLDER / FILE_NAME).read_text(encoding="utf-8")) == {"@context": context()}
