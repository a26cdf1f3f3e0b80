"""`policytrace compare` on the samples of two districts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from tests.api.conftest import Run


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "base.db"
    store = open_store(path)
    with sample_paths() as samples:
        for sample in samples:
            if "plan" in sample.name:
                load_file(sample, store)
    store.close()
    return path


def test_two_districts_are_compared_kind_by_kind(run: Run, plans: Path) -> None:
    answer = json.loads(run("--db", plans, "compare", "ภาษีเจริญ/2567", "plan:bangna/2569", "--json").stdout)
    assert (answer["left"]["agency"], answer["right"]["fiscal_year"]) == ("agency:phasicharoen", 2569)
    projects = answer["kinds"][0]
    assert len(projects["gone"]) + len(projects["both"]) == 90
    assert len(projects["added"]) + len(projects["both"]) == 122
    safe_food = next(item for item in projects["both"] if "เมืองอาหารปลอดภัย" in item["right"]["name"])
    assert safe_food["how"] == "name"
    assert answer["effect"]["money_baht"]["right"] == "165317005"


def test_the_page_lists_what_changed_and_goes_to_a_file(run: Run, plans: Path, tmp_path: Path) -> None:
    shown = run("--db", plans, "compare", "ภาษีเจริญ/2567", "บางนา/2569").stdout
    assert "สำนักงานเขตภาษีเจริญ 2567 → สำนักงานเขตบางนา 2569" in shown
    assert "97,701,550" in shown
    english = run("--db", plans, "--lang", "en", "compare", "bangna/2569", "bangna/2569", "--all").stdout
    assert "the same" in english
    assert "gone" not in english.splitlines()[-1]
    assert run("--db", plans, "compare", "ภาษีเจริญ/2567", "บางนา/2569", "--csv", tmp_path / "c.csv").exit_code == 0
    assert "ค่าเป้าหมาย" in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
