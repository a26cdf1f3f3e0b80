"""What sentences of findings show of long texts."""

from __future__ import annotations

from queries.findings.wording import LONG, about_difference, cut

BEGUN = "จำนวนชุมชนจัดตั้งที่ดำเนินการผ่าตัดทำหมันสุนัขและแมวจรจัดในพื้นที่เขต และ"


def test_texts_that_part_late_are_shown_where_they_part() -> None:
    one, other = about_difference(BEGUN + "ฉีดไมโครชิป", BEGUN + "ฉีดวัคซีน")
    assert cut(one).startswith("…")
    assert "ไมโครชิป" in cut(one)
    assert "วัคซีน" in cut(other)


def test_texts_that_part_early_or_are_short_are_shown_from_their_beginning() -> None:
    assert about_difference("ก" + BEGUN, "ข" + BEGUN) == ("ก" + BEGUN, "ข" + BEGUN)
    assert about_difference("ถนนสวย", "ถนนสาย") == ("ถนนสวย", "ถนนสาย")


def test_a_space_more_is_not_where_texts_part() -> None:
    spaced = BEGUN.replace("ชุมชน", "ชุมชน ", 1)
    one, other = about_difference(spaced + "ฉีดไมโครชิป", BEGUN + "ฉีดวัคซีน")
    assert ("ไมโครชิป" in cut(one), "วัคซีน" in cut(other)) == (True, True)


def test_a_text_that_goes_on_where_the_other_ends_is_shown_from_there() -> None:
    one, other = about_difference(BEGUN, BEGUN + "ฉีดวัคซีน")
    assert one.startswith("…")
    assert other.endswith("ฉีดวัคซีน")


def test_a_text_is_not_begun_with_a_mark_above_or_below_a_letter() -> None:
    text = "กำ" + "ที่" * LONG
    one, _ = about_difference(text + "ก", text + "ข")
    assert one[1] == "ท"
