"""A small city with names, codes, targets, money and hands; and the bundled samples."""

from __future__ import annotations

from pathlib import Path

from api.loading import load_each
from kb.store.open import open_store
from loaders.samples import sample_paths
from tests.queries.bases import Base, Fact, Link

PROJECT = "project:bangna/2569/a"
TARGET = {"text": "4,900 ต้น", "comparator": "equal", "value": "4900", "unit": "ต้น", "basis": None, "cumulative": False}

FACTS: tuple[Fact, ...] = (
    ("plan:bma/2569", "name", "แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2569"),
    ("plan:bma/2569", "fiscal_year", 2569),
    ("strategy:2569/4", "code", "4"),
    ("strategy:2569/4", "name", "ด้านสิ่งแวดล้อมดี"),
    ("strategy:2569/4", "fiscal_year", 2569),
    ("issue:2569/4.1", "code", "4.1"),
    ("issue:2569/4.1", "name", "เพิ่มพื้นที่สีเขียว"),
    ("issue:2569/4.1", "fiscal_year", 2569),
    ("super_okr:2569/4.1.1", "code", "4.1.1"),
    ("super_okr:2569/4.1.1", "name", "มีพื้นที่สีเขียว 9 ตารางเมตรต่อคน"),
    ("super_okr:2569/4.1.1", "fiscal_year", 2569),
    ("key_result:2569/41101", "code", "41101"),
    ("key_result:2569/41101", "name", "จำนวนต้นไม้ที่ปลูก"),
    ("key_result:2569/41101", "fiscal_year", 2569),
    ("key_result:2569/41101", "target", TARGET),
    ("key_result:2569/41102", "code", "41102"),
    ("key_result:2569/41102", "name", "สวน 15 นาที"),
    ("key_result:2569/41102", "fiscal_year", 2569),
    ("policy:049", "code", "049"),
    (PROJECT, "name", "กิจกรรมปลูกต้นไม้"),
    (PROJECT, "fiscal_year", 2569),
    (PROJECT, "category", "city_plan"),
    ("budget:bangna/2569/a", "amount_baht", "35294295.50"),
    ("budget:bangna/2569/a", "status", "amount"),
    ("budget:bangna/2569/a", "fiscal_year", 2569),
    ("agency:bangna", "name", "สำนักงานเขตบางนา"),
    ("division:bangna/works", "name", "ฝ่ายโยธา"),
    ("division:bangna/works", "agency", "agency:bangna"),
)
LINKS: tuple[Link, ...] = (
    ("strategy:2569/4", "part_of", "plan:bma/2569"),
    ("issue:2569/4.1", "part_of", "strategy:2569/4"),
    ("super_okr:2569/4.1.1", "contributes_to", "issue:2569/4.1"),
    ("key_result:2569/41101", "contributes_to", "super_okr:2569/4.1.1"),
    ("key_result:2569/41102", "contributes_to", "super_okr:2569/4.1.1"),
    ("agency:bangna", "responsible_for", "key_result:2569/41101", "R", {"target": TARGET}),
    ("division:bangna/works", "part_of", "agency:bangna"),
    ("division:bangna/works", "responsible_for", PROJECT, "R"),
    (PROJECT, "supports", "key_result:2569/41101"),
    (PROJECT, "implements", "policy:049"),
    ("budget:bangna/2569/a", "funds", PROJECT),
)


def make_city(folder: Path) -> Path:
    """A base of one document that states all of it; returns its file."""
    base = Base(folder)
    base.load(FACTS, LINKS)
    base.store.close()
    return folder / "base.db"


def make_samples(folder: Path) -> Path:
    """A base of the bundled samples; returns its file."""
    path = folder / "samples.db"
    store = open_store(path)
    with sample_paths() as paths:
        errors = [loaded.error for loaded in load_each(sorted(paths), store)]
    store.close()
    assert errors == [None] * len(errors)
    return path
