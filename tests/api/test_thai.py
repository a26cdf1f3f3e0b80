"""Thai in a terminal: cell widths, alignment, line breaks."""

from __future__ import annotations

import io
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from api.cli.output import table
from api.cli.thai import clusters, word_edges, wrap

SYLLABLES = ["ก", "ที่", "น้ำ", "เก็", "แก้", "ป่า", "ไ", "ศาสตร์", "ๆ", "ฯ", "19", "(a", ")", " ", "  "]
THAI = st.lists(st.sampled_from(SYLLABLES)).map("".join).map(str.strip)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("น้ำ", 2), ("ที่", 1), ("กำหนด", 5), ("ป่า", 2), ("ยุทธศาสตร์", 8), ("เก็บน้ำ", 5), ("ทั้งสิ้น", 4), ("น้ํา", 2)],
)
def test_marks_take_no_cell_and_sara_am_takes_one(text: str, cells: int) -> None:
    assert cell_len(text) == cells


def rendered(width: int) -> list[str]:
    out = Console(file=io.StringIO(), width=width)
    rows = [["น้ำท่วม", "ที่ลุ่มต่ำ", "1"], ["a", "กำจัดน้ำเสีย", "1,000"], ["ป่า", "x", "22"]]
    with out.capture() as capture:
        out.print(table(["รหัส", "ชื่อ", "จำนวน"], rows, numbers={2}))
    return capture.get().splitlines()


def test_columns_align_in_cells_whatever_marks_stand_in_them() -> None:
    lines = rendered(80)
    ends = {cell_len(line.rstrip()) for line in lines}
    assert len(ends) == 1
    second = [line[: line.index(mark)] for line, mark in zip(lines[2:], ("ที่ลุ่ม", "กำจัด", "x"), strict=True)]
    assert len({cell_len(before) for before in second}) == 1


@pytest.mark.parametrize("width", [24, 30, 40])
def test_a_narrow_terminal_wraps_and_loses_nothing(width: int) -> None:
    lines = rendered(width)
    assert max(cell_len(line.rstrip()) for line in lines) <= width
    assert "กำจัดน้ำเสีย" in "".join("".join(line.split()) for line in lines)


@given(text=THAI, width=st.integers(4, 30))
def test_wrapping_keeps_every_letter_and_never_parts_a_mark_from_its_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    whole = [cluster for cluster in clusters(text) if cell_len(cluster) > width]
    assert whole or all(cell_len(line) <= width for line in lines)
    assert all(cell_len(line[0]) > 0 for line in lines[1:] if line)


def test_a_line_breaks_at_a_space_where_one_is_near() -> None:
    assert wrap("โครงการปลูกต้นไม้ ในพื้นที่เขต", 16) == ["โครงการปลูกต้นไม้", "ในพื้นที่เขต"]


def test_a_leading_vowel_stays_with_its_consonant() -> None:
    assert list(clusters("แก้น้ำ")) == ["แก้", "น้ำ"]


def test_without_a_space_a_line_breaks_where_a_syllable_surely_ends() -> None:
    assert wrap("ตัววัดผลหลักมีหน่วยงานรับผิดชอบแก้ไข", 25) == ["ตัววัดผลหลักมีหน่วยงานรับผิดชอบ", "แก้ไข"]
    assert wrap("phasicharoen-plan-2567.txt", 20) == ["phasicharoen-plan-", "2567.txt"]


def parts(text: str) -> list[str]:
    places = [0, *sorted(word_edges(text) - {0, len(text)}), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def test_common_words_are_told_apart_the_longest_first() -> None:
    assert parts("ผ่านระบบสารสนเทศภูมิศาสตร์") == ["ผ่าน", "ระบบ", "สารสนเทศ", "ภูมิศาสตร์"]
    assert parts("สำหรับหาบเร่หรือศูนย์อาหาร") == ["สำหรับ", "หาบเร่", "หรือ", "ศูนย์", "อาหาร"]


def test_no_word_ends_before_a_mark_or_a_silent_letter() -> None:
    assert parts("ผลิต") == ["ผลิต"]
    assert parts("การณ์") == ["การณ์"]


def test_a_line_breaks_between_words_rather_than_within_them() -> None:
    assert wrap("สถานะรายวันผ่านระบบสารสนเทศ", 16) == ["สถานะรายวันผ่าน", "ระบบสารสนเทศ"]


def test_a_number_stays_with_what_it_counts_and_a_space_near_the_end_goes_before_a_word() -> None:
    assert wrap("แห่งแรก ตาราง 28 แถว 49 บรรทัด 468", 24) == ["แห่งแรก ตาราง 28 แถว 49", "บรรทัด 468"]
    assert wrap("ปลูกต้นไม้ในสวน · ไม่ใช้งบประมาณ", 20) == ["ปลูกต้นไม้ในสวน ·", "ไม่ใช้งบประมาณ"]
    assert wrap("12345678 12345678", 10) == ["12345678", "12345678"]


@given(text=THAI)
def test_words_begin_and_end_between_clusters(text: str) -> None:
    ends = {0, *accumulate(len(piece) for piece in clusters(text))}
    assert word_edges(text) <= ends
