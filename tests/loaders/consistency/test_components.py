"""Topics listed under one component and evaluated in another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.kinds import EdgeKind
from kb.statement import Place
from loaders.consistency.components import note_components
from loaders.consistency.passages import passages
from loaders.draft import Draft
from loaders.readers.text import read_text

EVALUATED = {"3.1": "ระยะทางของคูคลองที่ขุดลอก", "3.2": "ร้อยละของจุดเสี่ยงน้ำท่วมที่ได้รับการแก้ไข"}


def noted(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    draft, place = Draft("document:0123456789ab", "agency:bangna", 2569), Place(1, "")
    draft.state("component:bangna/2569/3", "code", "3", place)
    for code, name in EVALUATED.items():
        indicator = f"indicator:bangna/2569/{code}"
        draft.state(indicator, "code", code, place)
        draft.state(indicator, "name", name, place)
        draft.relate(indicator, EdgeKind.CONTRIBUTES_TO, "component:bangna/2569/3", place)
    note_components(passages(read_text(path)), draft)
    return [note.code for note in draft.notes]


@pytest.mark.parametrize(("component", "codes"), [("2", ["topic_in_other_component"]), ("3", [])])
def test_a_topic_listed_under_another_component_is_noted(tmp_path: Path, component: str, codes: list[str]) -> None:
    text = f"นโยบายในองค์ประกอบที่ {component} มี 2 ประเด็น ได้แก่\n1) การแก้จุดเสี่ยงน้ำท่วม ควรเร่งรัด\n2) การดูแลสวน\n"
    assert noted(tmp_path, text) == codes
