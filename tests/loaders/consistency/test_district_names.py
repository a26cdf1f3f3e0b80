"""Districts that there are not."""

from __future__ import annotations

from pathlib import Path

from loaders.consistency.district_names import note_district_names
from tests.loaders.consistency.noted import notes_of, values


def test_a_word_one_letter_from_a_district_is_noted_beside_the_documents_own(tmp_path: Path) -> None:
    (note,) = notes_of(note_district_names, tmp_path, "ผู้ค้าในพื้นที่เขตพัฒนาทุกราย\n")
    assert values(note) == {"name": "เขตพัฒนา", "near": "เขตวัฒนา", "own": "สำนักงานเขตบางนา"}


def test_districts_and_common_words_are_not_noted(tmp_path: Path) -> None:
    text = "ในพื้นที่เขตบางนาและในเขตวัฒนา\nในเขตปลอดบุหรี่ ในเขตทางและพื้นที่เขตเมือง ในเขตชุมชน ในพื้นที่เขตพัฒนาพิเศษ\n"
    assert notes_of(note_district_names, tmp_path, text) == []
