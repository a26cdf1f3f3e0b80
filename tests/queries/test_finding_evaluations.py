"""Findings on evaluations: what they say besides, what tells it all in one, and what is no finding."""

from __future__ import annotations

import re

from queries.findings.sheet import Said
from tests.queries.finding_statements import COMP, IND, IND2, RES, RUB, SELF, account, e, level, part, result, s
from tests.queries.test_finding_rules import codes, found

WHOLE = "indicator:a/2569/1"
RES2 = "result:a/2569/1.2/official"


def sentence(said: list[Said], code: str) -> str:
    (item,) = [each for each in found(said) if each.code == code]
    return item.sentence.en


def lines(said: list[Said], code: str) -> list[int]:
    (item,) = [each for each in found(said) if each.code == code]
    return [spot.place.line for spot in item.spots]


def counted(node: str, number: str, whole: str, stated: str, t: int) -> Said:
    stated_ratio = {"kind": "percentage", "part": number, "whole": whole, "stated": stated, "computed": stated}
    return s(node, "ratios", stated_ratio, t, 2)


def test_a_name_that_abbreviates_another_is_no_other_name() -> None:
    short, full = "ประสิทธิภาพของงานฯ (Base)", "ประสิทธิภาพของงานบริการประชาชน (Base)"
    names = [s(COMP, "name", short), s(COMP, "name", full, 2)]
    assert codes(names) == set()
    assert codes([s(COMP, "name", "ประสิทธิผลทางการเงินฯ (Base)"), names[1]]) != set()
    assert codes([s(COMP, "name", "ปลูกต้นไม้ริมคลอง ฯลฯ"), s(COMP, "name", "ปลูกต้นหม้ริมคลอง ฯลฯ", 2)]) == {"name_misspelt"}


def test_a_slip_of_a_name_that_differs_is_told_once() -> None:
    names = [
        s(IND, "name", "จำนวนคลองที่ได้รับการปรับปรุง"),
        s(IND, "name", "ความสำเร็จของงานด้านภูมิทัศน์ริมน้ำ", 2),
        s(IND, "name", "ความสำเร็จของงานค้านภูมิทัศน์ริมน้ำ", 3),
    ]
    assert sorted(item.code for item in found(names)) == ["name_differs", "name_misspelt"]
    assert lines(names, "name_differs") == [101, 201, 301]


def floor(comparator: str, threshold: str, number: int = 1) -> list[Said]:
    other = f"{RUB}/official"
    return [
        e(IND, "scored_by", RUB), e(IND, "scored_by", other),
        s(RUB, "levels", level(number, threshold, comparator=comparator), 2),
        s(other, "levels", level(number, "60"), 23), s(other, "levels", level(1, "50"), 23, 2) if number > 1 else
        s(other, "levels", level(2, "70"), 23, 2),
    ]  # fmt: skip


def test_a_lowest_level_is_the_same_with_and_without_at_most() -> None:
    assert "criteria_differ" not in codes(floor("at_most", "60"))
    assert "criteria_differ" in codes(floor("at_most", "65"))
    assert "criteria_differ" in codes(floor("at_most", "60", 2))


def test_a_level_is_no_other_unit_than_what_was_measured() -> None:
    said = [*result(SELF, "self", "5", unit="ระดับ"), *result(SELF, "self", "80", 24)]
    assert "result_unit_differs" not in codes(said)
    assert "result_unit_differs" in codes([*said, *result(SELF, "self", "8", 25, unit="ครั้ง")])


def uncoded(*more: Said) -> set[str]:
    return codes([s(WHOLE, "code", "1", 23), s(WHOLE, "name", "ก", 23), s(IND2, "name", "ข", 23, 2), *more])


def test_parts_and_the_one_indicator_of_a_component_need_no_code() -> None:
    other, own = "component:a/2569/2", e(IND2, "contributes_to", COMP, 23, 2)
    assert "indicator_without_code" in uncoded(own, e(WHOLE, "contributes_to", COMP, 23))
    assert "indicator_without_code" not in uncoded(own, e(WHOLE, "contributes_to", other, 23))
    assert "indicator_without_code" not in uncoded(e(IND2, "part_of", WHOLE, 23, 2))


def test_rounding_explains_only_the_value_that_it_is_near() -> None:
    parts = [part("ก", "60", "60", 1), part("ข", "40", "28.31", 2)]
    said = [*parts, *result(RES, "official", "88.314", 25, 3, score="100")]
    assert "stated is “88.314”" in sentence(said, "parts_are_rounded")


def test_a_value_and_a_score_that_are_one_number_are_told_once() -> None:
    own, official = result(SELF, "self", "100", score="100"), result(RES, "official", "80", 24, score="80")
    (item,) = [each for each in found([*own, *official]) if each.code == "self_against_official"]
    assert "value and score: the agency reports “100”" in item.sentence.en
    apart = [*result(SELF, "self", "70", score="100"), *official]
    assert [each.code for each in found(apart)].count("self_against_official") == 2


def test_days_and_counts_stand_beside_values_that_differ() -> None:
    own = [*result(SELF, "self", "40"), counted(SELF, "4000", "10000", "40", 23), s(SELF, "as_of", "2569-09-15", 23)]
    official = [*result(RES, "official", "41", 24), s(RES, "as_of", "2569-09-30", 24)]
    words = sentence([*own, *official], "self_against_official")
    assert "as of “2569-09-15” (line 2301) and “2569-09-30” (line 2401)" in words
    assert "“4,000 / 10,000” (line 2302), the assessors print no amounts" in words
    more = [*own, *official, counted(RES, "4100", "10000", "41", 24)]
    assert "made of “4,000 / 10,000” (line 2302) against “4,100 / 10,000” (line 2402)" in sentence(
        more, "self_against_official"
    )
    assert lines(more, "self_against_official") == [2301, 2302, 2401, 2402]


def judged(peer: str, score: str) -> list[Said]:
    ladder = [s(RUB, "levels", level(n, None, criterion="x", method="x"), 2, n) for n in range(1, 5)]
    about_other = e(RES2, "reports_on", IND2, 25, 2)
    return [
        e(IND, "scored_by", RUB), *ladder, s(RUB, "levels", level(5, "100"), 2, 5),
        *result(RES, "official", "88", 25, judged_level="5"),
        about_other, s(RES2, "value", peer, 25, 2), s(RES2, "unit", "ร้อยละ", 25, 2), s(RES2, "score", score, 25, 2),
    ]  # fmt: skip


def test_a_result_on_the_same_scale_shows_that_a_level_is_wrong() -> None:
    words = sentence(judged("80.5", "80"), "level_does_not_follow")
    assert "“80.5” (line 2502) gets the 80 points of level 3, and on that scale this would be level 3" in words
    assert lines(judged("80.5", "80"), "level_does_not_follow") == [205, 2501, 2502]
    assert "points" not in sentence(judged("80.5", "80.5"), "level_does_not_follow")


def test_a_value_in_a_unit_that_the_name_excludes_is_told_with_the_unit() -> None:
    said = [s(IND, "name", "จำนวนคลอง", 23), s(IND, "unit", "ระดับ", 23), *result(RES, "official", "100", unit="ระดับ")]
    assert "value_does_not_fit_unit" not in codes(said)
    assert sentence(said, "unit_of_row_does_not_fit_name").endswith("its value is 100.")
    assert "value_does_not_fit_unit" in codes([s(IND, "name", "ความสำเร็จ", 23), *said[1:]])


def test_people_besides_those_of_the_name_are_told_of() -> None:
    name = "ร้อยละของการอบรมเยาวชน"
    both = account(name, "100", "ผู้ประกอบการและเยาวชนเข้ารับการอบรม")
    assert "and speaks of ผู้ประกอบการ beside" in sentence(both, "result_without_figures")
    assert "beside" not in sentence(account(name, "100", "เยาวชนเข้ารับการอบรม"), "result_without_figures")
    assert "beside" not in sentence(account(name, "100", "ผู้ประกอบการเข้ารับการอบรม"), "result_without_figures")
    (one,), (other,) = (
        [item.id for item in found(account(name, "100", words)) if item.code == "result_without_figures"]
        for words in ("เยาวชนและเด็ก", "เยาวชน")
    )
    assert one == other


def test_no_sentence_prints_markup() -> None:
    name = s(IND, "name", "ร้อยละของสถานประกอบการ")
    said = [name, *result(SELF, "self", None, unit=None), s(SELF, "judged_level", "5", 23, text="<p>ระดับ 5</p>")]
    assert "“ระดับ 5”" in sentence(said, "unit_does_not_fit_name")
    assert not re.search(r"</?[a-z]", sentence(said, "unit_does_not_fit_name"))
