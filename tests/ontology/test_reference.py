"""The reference page is the one that the vocabulary makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ontology
from ontology.alignments import alignments
from ontology.reference import reference
from ontology.vocabulary import vocabulary

PAGE = Path(ontology.__path__[0]) / "reference.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m ontology.reference > ontology/reference.md"


def test_the_module_prints_the_page() -> None:
    done = subprocess.run([sys.executable, "-m", "ontology.reference"], check=True, capture_output=True)
    assert done.stdout.decode("utf-8") == reference()


def test_every_term_has_its_place() -> None:
    page = reference().splitlines()
    terms = vocabulary()
    for name in (*terms.kinds, *terms.edges, *terms.records):
        assert page.count(f"### `{name}`") >= 1
    rows = [line for line in page if line.startswith("| `")]
    values = sum(len(term.values) for term in terms.properties.values())
    assert len(rows) == len(terms.properties) + values + len(alignments())


def test_a_relation_tells_what_it_joins() -> None:
    assert "Joins: `project` → `indicator`, `project` → `key_result`" in reference().splitlines()
