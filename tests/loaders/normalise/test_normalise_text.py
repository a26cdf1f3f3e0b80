import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.normalise.text import (
    arabic,
    clean,
    digits,
    fold,
    ocr_fold,
    paragraphs,
    similarity,
    split_numbered,
    without_ordinal,
)

THAI = "กขคงจชซดตถทนบปผพฟมยรลวศสหอะาำิีืุูเแโใไ่้็์ํฯๆ๐๑๒๓๙"
CELLS = st.text(alphabet=THAI + 'abPR0123459 .,/-()<>&;*"\t\u00a0\u200b\uf70a\uf711\uf719', max_size=40) | st.text(
    max_size=40
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("<p>สำนักป้องกันและบรรเทาสาธารณภัย</p> <p>สำนักงานเขต (R)</p>", "สำนักป้องกันและบรรเทาสาธารณภัย สำนักงานเขต (R)"),
        ("<p><u>สำนักงานเลขาธิการปลัดกรุงเทพมหานคร</u></p>", "สำนักงานเลขาธิการปลัดกรุงเทพมหานคร"),
        ('<ul style="list-style-type: none"> - ผลการดำเนินงาน', "- ผลการดำเนินงาน"),
        ("ไม่ใช้<br/>งบประมาณ", "ไม่ใช้ งบประมาณ"),
        ("<ul><li>ก</li><li>ข</li></ul>", "ก ข"),
        ("R&amp;D &lt; 5", "R&D < 5"),
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("เเผน", "แผน"),
        ("\u00a0ฝ่าย\u200b  โยธา \t", "ฝ่าย โยธา"),
        ("ฝ\u0e48ุน", "ฝุ่น"),
        ("๑๗๕,๘๐๐", "๑๗๕,๘๐๐"),
        ("PM2.5 < 37.5 และ > 10", "PM2.5 < 37.5 และ > 10"),
        ("", ""),
    ],
)
def test_clean(printed: str, expected: str) -> None:
    assert clean(printed) == expected


@pytest.mark.parametrize(
    ("shifted", "standard"),
    [
        ("\uf700ุ", "ฐุ"),
        ("ป\uf701ป\uf702ป\uf703ป\uf704", "ปิปีปึปื"),
        ("ป\uf705ป\uf706ป\uf707ป\uf708ป\uf709", "ป่ป้ป๊ป๋ป์"),
        ("ก\uf70aก\uf70bก\uf70cก\uf70dก\uf70e", "ก่ก้ก๊ก๋ก์"),
        ("\uf70fู", "ญู"),
        ("ป\uf710ป\uf711ป\uf712", "ปัปํป็"),
        ("ปี\uf713ปี\uf714ปี\uf715ปี\uf716ปี\uf717", "ปี่ปี้ปี๊ปี๋ปี์"),
        ("ฎ\uf718ฎ\uf719ฎ\uf71a", "ฎุฎูฎฺ"),
        ("ป\uf711า", "ปำ"),
        ("น\uf70b\u0e4dา", "น้ำ"),
        ("ฝ\uf706าย", "ฝ้าย"),
    ],
)
def test_shifted_glyphs_of_old_fonts(shifted: str, standard: str) -> None:
    assert clean(shifted) == standard


def test_every_shifted_glyph_has_a_standard_character() -> None:
    glyphs = "".join(map(chr, range(0xF700, 0xF71B)))
    assert all("\u0e01" <= letter <= "\u0e4e" for letter in clean("ก".join(glyphs)))


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("ด าเนินการ", "ดำเนินการ"),
        ("จ านวน 5 แห่ง", "จำนวน 5 แห่ง"),
        ("ส านักการโยธา", "สำนักการโยธา"),
        ("จัดท า", "จัดทำ"),
        ("น า ไปใช้", "นำ ไปใช้"),
        ("ด\u0e4d าเนิน", "ดำเนิน"),
        ("ด ำเนิน", "ดำเนิน"),
        ("ด <br> าเนิน", "ดำเนิน"),
        ("ดำเนินก าร", "ดำเนินก าร"),
        ("5 า", "5 า"),
        ("เขต อาคาร", "เขต อาคาร"),
        ("ว่ า", "ว่ า"),
    ],
)
def test_sara_am_that_pdf_files_tear(damaged: str, mended: str) -> None:
    assert clean(damaged) == mended


@given(CELLS)
def test_cleaning_and_folding_twice_change_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)


def test_clean_leaves_nothing_of_deeply_nested_marks() -> None:
    assert "<" not in clean("<" * 50 + "u>" * 50)
    assert clean("&" + "amp;" * 1000 + "lt;") == "<"


def test_paragraphs() -> None:
    assert paragraphs("<p>ร้อยละ 100</p> <p></p> <p>100 แห่ง</p>") == ("ร้อยละ 100", "100 แห่ง")
    assert paragraphs("ก<br>ข") == ("ก", "ข")
    assert paragraphs("ฝ่ายโยธา ฝ่ายเทศกิจ") == ("ฝ่ายโยธา ฝ่ายเทศกิจ",)
    assert paragraphs(" ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ฝ่าย สิ่งแวดล้อม ฯ", "ฝ่ายสิ่งแวดล้อม"),
        ("ส่วนราชการ/ ฝ่าย", "ส่วนราชการฝ่าย"),
        ("KRs (Key Result)", "krskeyresult"),
        ("จำนวนสวน ๑๕ นาที*", "จำนวนสวน15นาที"),
        ("1,500 สายทาง", "1500สายทาง"),
        ("2.600 กิโลเมตร", "2.600กิโลเมตร"),
        ("“ไม่เทรวม”", "ไม่เทรวม"),
        ("ซอย ๒๙/๒", "ซอย29-2"),
        ("ปี 2567 – 2568", "ปี2567-2568"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_numbers_do_not_run_together_when_folded() -> None:
    assert fold("ซอย 29/2") != fold("ซอย 292")
    assert fold("108 109") != fold("108109")


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("คำเป้าหมาย", "ค่าเป้าหมาย"),
        ("โรงเรียนฟ่องพลอย", "โรงเรียนผ่องพลอย"),
        ("สนช.", "สนข."),
        ("สปสข.", "สปสช."),
        ("ไม่ใช่งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("ชอยลาซาล", "ซอยลาซาล"),
        ("ปลุกต้นไม้", "ปลูกต้นไม้"),
    ],
)
def test_ocr_fold_makes_misreadings_equal(misread: str, right: str) -> None:
    assert ocr_fold(misread) == ocr_fold(right)
    assert fold(misread) != fold(right)


def test_similarity() -> None:
    assert similarity("ฝ่าย สิ่งแวดล้อมฯ", "ฝ่ายสิ่งแวดล้อม") == 1.0
    assert similarity("ผ่องพลอย", "ฟ่องพลอย") == 0.99
    assert similarity("ซอยทองอยู่ 1", "ซอยทองอยู่ 2") < 1.0
    assert similarity("ก", "") == 0.0
    assert similarity("", "") == 1.0


@given(CELLS, CELLS)
def test_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) == 1.0


def test_arabic_and_digits() -> None:
    assert arabic("P๐๔๙") == "P049"
    assert digits("ซอยศาลธนบุรี ๒๙/๒ ปี 2567 - 2568 ยาว 1,500.50 ม.") == ("29", "2", "2567", "2568", "1500.50")
    assert digits("สำนักเทศกิจ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. โครงการปรับปรุงซอยทองอยู่ 1", ("1", "โครงการปรับปรุงซอยทองอยู่ 1")),
        ("6.โครงการประชุมครู", ("6", "โครงการประชุมครู")),
        ("๗.๑ ขุดลอกลำกระโดง", ("7.1", "ขุดลอกลำกระโดง")),
        ("๒.๑๐ ปรับปรุงโรงเรียน", ("2.10", "ปรับปรุงโรงเรียน")),
        ("23 โครงการพิธีปฏิญาณตน", ("23", "โครงการพิธีปฏิญาณตน")),
        ("๑) ข้อมูล", ("1", "ข้อมูล")),
        ("- ๑) OKR ๑.๑.๐๑ จำนวน", ("1", "OKR ๑.๑.๐๑ จำนวน")),
        ("(1) แหล่งกำเนิดขยะ", ("1", "แหล่งกำเนิดขยะ")),
        ("2 ครั้ง", (None, "2 ครั้ง")),
        ("47 โครงการ", (None, "47 โครงการ")),
        ("8 กิจกรรม (ไม่น้อยกว่า 2 กิจกรรม/วัด)", (None, "8 กิจกรรม (ไม่น้อยกว่า 2 กิจกรรม/วัด)")),
        ("2.600 กิโลเมตร", (None, "2.600 กิโลเมตร")),
        ("๑.๕๓ กม.", (None, "๑.๕๓ กม.")),
        ("1,500 สายทาง", (None, "1,500 สายทาง")),
        ("กิจกรรมพัฒนาคลองสวย", (None, "กิจกรรมพัฒนาคลองสวย")),
    ],
)
def test_without_ordinal(text: str, expected: tuple[str | None, str]) -> None:
    assert without_ordinal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. กิจกรรม ปี 2567 - 2568 2. ล้างท่อ 3. เปิดทางน้ำ",
            (("1", "กิจกรรม ปี 2567 - 2568"), ("2", "ล้างท่อ"), ("3", "เปิดทางน้ำ")),
        ),
        ("<p>๑. ก</p> <p>๒. ข</p>", (("1", "ก"), ("2", "ข"))),
        ("ปรับปรุงลานกีฬา ๑. ก ๒. ข", ((None, "ปรับปรุงลานกีฬา"), ("1", "ก"), ("2", "ข"))),
        ("1. ก 3. ข", (("1", "ก 3. ข"),)),
        ("23. โครงการ", (("23", "โครงการ"),)),
        ("ไม่มีลำดับ", ((None, "ไม่มีลำดับ"),)),
    ],
)
def test_split_numbered(text: str, expected: tuple[tuple[str | None, str], ...]) -> None:
    assert split_numbered(text) == expected


@given(st.lists(st.text(alphabet="กขคนมา", min_size=1, max_size=8), min_size=2, max_size=9))
def test_numbered_items_come_back(items: list[str]) -> None:
    cell = " ".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
    assert split_numbered(cell) == tuple((str(number), clean(item)) for number, item in enumerate(items, start=1))
