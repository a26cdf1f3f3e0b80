import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.normalise.target import looks_like_target, parse_target, split_targets
from loaders.normalise.text import clean, fold


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "basis"),
    [
        ("300 กิโลเมตร", "equal", "300", "กิโลเมตร", None),
        ("1,500 สายทาง", "equal", "1500", "สายทาง", None),
        ("ร้อยละ 25 จากปี 2568", "equal", "25", "percent", "จากปี 2568"),
        ("ร้อยละ 100 ของจุดที่สำรวจพบ", "equal", "100", "percent", "ของจุดที่สำรวจพบ"),
        ("ร้อยละ 80 (1 แห่ง)", "equal", "80", "percent", "1 แห่ง"),
        ("80% ของทั้งหมด", "equal", "80", "percent", "ของทั้งหมด"),
        ("ไม่เกิน 60 นาที", "at_most", "60", "นาที", None),
        ("ไม่น้อยกว่า 500 แห่ง", "at_least", "500", "แห่ง", None),
        ("จำนวนไม่น้อยกว่า 7 ผลงาน", "at_least", "7", "ผลงาน", None),
        ("ร้อยละ 60 ขึ้นไป", "at_least", "60", "percent", None),
        ("ลดลงไม่น้อยกว่าร้อยละ 5 (เทียบกับปีฐาน 2565)", "reduce_by", "5", "percent", "เทียบกับปีฐาน 2565"),
        ("ลดลง 21.629 ตัน/วัน", "reduce_by", "21.629", "ตัน/วัน", None),
        ("เพิ่มขึ้นร้อยละ 5", "increase_by", "5", "percent", None),
        ("คะแนน 4", "equal", "4", "คะแนน", None),
        ("ระดับ ๕", "equal", "5", "ระดับ", None),
        ("9 ตารางเมตร/คน", "equal", "9", "ตารางเมตร/คน", None),
        ("๓,๗๐๐ กม.", "equal", "3700", "กม.", None),
        ("๔๗๙ จุด (๑๑,๔๐๖ ราย)", "equal", "479", "จุด", "๑๑,๔๐๖ ราย"),
        ("๔๗๙ (๑๑,๔๐๖)", "equal", "479", None, "๑๑,๔๐๖"),
        ("1 เขต (อย่างน้อย 3 กลุ่มเป้าหมาย)", "equal", "1", "เขต", "อย่างน้อย 3 กลุ่มเป้าหมาย"),
        ("ไม่เกิน ๘๐ เปอร์เซนต์ไทล์ของข้อมูล ๕ ปี ย้อนหลัง", "at_most", "80", "เปอร์เซนต์ไทล์", "ของข้อมูล ๕ ปี ย้อนหลัง"),
        ("50,000 tCO ₂ e (ตันคาร์บอนไดออกไซด์เทียบเท่า)", "equal", "50000", "tCO ₂ e", "ตันคาร์บอนไดออกไซด์เทียบเท่า"),
        ("มีหน่วยงานที่ผ่านตามข้อกำหนด ISO 37001 อย่างน้อย 1 หน่วยงาน", "at_least", "1", "หน่วยงาน", None),
        ("ไม่ต่ำกว่า ระดับทองแดง (ดี) (คะแนนรวม ร้อยละ 60 ขึ้นไป)", "at_least", "60", "percent", None),
        ("๐.๖๓๐ กม.", "equal", "0.63", "กม.", None),
    ],
)
def test_parse_target(text: str, comparator: str, value: str, unit: str | None, basis: str | None) -> None:
    assert parse_target(text) == {
        "text": text, "comparator": comparator, "value": value, "unit": unit, "basis": basis, "cumulative": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("≥ 80%", "at_least", "80"),
        ("> 80", "at_least", "80"),
        (">= 80", "at_least", "80"),
        ("ร้อยละ ≥ 80", "at_least", "80"),
        ("≤ 20", "at_most", "20"),
        ("&lt; 20 นาที", "at_most", "20"),
        ("มากกว่าร้อยละ 50", "more_than", "50"),
        ("เกินกว่าร้อยละ 50", "more_than", "50"),
        ("เกิน 15 แห่ง", "more_than", "15"),
        ("น้อยกว่า 5 ราย", "less_than", "5"),
        ("ต่ำกว่าร้อยละ 5", "less_than", "5"),
        ("ไม่ น้อยกว่า 5 ราย", "at_least", "5"),
        ("ไม่ต่ำกว่า 5 ราย", "at_least", "5"),
        ("ไม่มากกว่า 5 ราย", "at_most", "5"),
        ("ไม่เกินกว่าร้อยละ 5", "at_most", "5"),
        ("มากกว่าหรือเท่ากับ 80", "at_least", "80"),
        ("น้อยกว่าหรือเท่ากับร้อยละ 5", "at_most", "5"),
        ("มากกว่าร้อยละ 50 ขึ้นไป", "at_least", "50"),
    ],
)
def test_bounds(text: str, comparator: str, value: str) -> None:
    target = parse_target(text)
    assert (target["comparator"], target["value"]) == (comparator, value)
    assert "upper" not in target


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("ร้อยละ 10 - 20", "10", "20", "percent"),
        ("ร้อยละ ๕ – ๙.๙๙", "5", "9.99", "percent"),
        ("ร้อยละ 10 ถึงร้อยละ 20", "10", "20", "percent"),
        ("10% - 20%", "10", "20", "percent"),
        ("10 ถึง 20", "10", "20", None),
        ("10 - 20 แห่ง", "10", "20", "แห่ง"),
        ("ระหว่าง 10 - 20 คน", "10", "20", "คน"),
        ("1,000-1,500 ครั้ง/เดือน", "1000", "1500", "ครั้ง/เดือน"),
    ],
)
def test_ranges(text: str, value: str, upper: str, unit: str | None) -> None:
    assert parse_target(text) == {
        "text": text, "comparator": "between", "value": value, "unit": unit, "basis": None,
        "cumulative": False, "upper": upper,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "ปี 2567 - 2568", "2567 - 2568", "9 -11", "ซอย 9 -11", "ซอยสุขุมวิท 9 - 11 จำนวน 2 แห่ง", "20 - 10 แห่ง",
        "5 - 7 กรกฎาคม 2569", "ไม่น้อยกว่า 10 - 20 แห่ง", "ลดลงร้อยละ 10 - 20", "10-20/5 แห่ง",
    ],
)  # fmt: skip
def test_what_is_no_range_of_values(text: str) -> None:
    target = parse_target(text)
    assert target["comparator"] != "between"
    assert "upper" not in target


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "",
        "ทุกโครงการ/กิจกรรม",
        "ปี 2568 คลอง ช่องนนทรี ปี 2569 คลองสาทร",
        "สำนักงานเขต (R)",
        "30 กันยายน 2569",
        "5 - 7 กรกฎาคม 2569",
        "N/A",
    ],
)
def test_a_target_without_value(text: str) -> None:
    assert parse_target(text) == {
        "text": text, "comparator": None, "value": None, "unit": None, "basis": None, "cumulative": False,
    }  # fmt: skip


def test_cumulative_targets() -> None:
    target = parse_target("สะสม 510 แห่ง ที่ผ่านมาตรฐาน ตามเกณฑ์การประเมินคุณภาพสวน 15 นาที")
    assert (target["cumulative"], target["value"], target["unit"]) == (True, "510", "แห่ง")
    assert parse_target("๕๐ (สะสม)")["cumulative"] is True


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("50 เขต 1 ฉบับ", ("50 เขต", "1 ฉบับ")),
        ("6,200 ครั้ง 100 ครั้ง", ("6,200 ครั้ง", "100 ครั้ง")),
        (
            "121.55 กิโลเมตร 2.600 กิโลเมตร ร้อยละ 100 ตามภารกิจที่ต้องดำเนินการ",
            ("121.55 กิโลเมตร", "2.600 กิโลเมตร", "ร้อยละ 100 ตามภารกิจที่ต้องดำเนินการ"),
        ),
        ("ร้อยละ 80 ร้อยละ 80", ("ร้อยละ 80", "ร้อยละ 80")),
        ("77 หน่วยงาน ไม่น้อยกว่าร้อยละ 80", ("77 หน่วยงาน", "ไม่น้อยกว่าร้อยละ 80")),
        ("5 วัน/สัปดาห์ 5 วัน/สัปดาห์", ("5 วัน/สัปดาห์", "5 วัน/สัปดาห์")),
        (
            "ร้อยละ 60 (หมู่บ้านที่ได้รับอนุญาตตั้งแต่ปี พ.ศ. 2563) ร้อยละ 60 (1 แห่ง)",
            ("ร้อยละ 60 (หมู่บ้านที่ได้รับอนุญาตตั้งแต่ปี พ.ศ. 2563)", "ร้อยละ 60 (1 แห่ง)"),
        ),
        ("<p>77</p> <p>หน่วยงาน/เดือน</p> <p>2 รอบ/เดือน</p>", ("77 หน่วยงาน/เดือน", "2 รอบ/เดือน")),
        ("<p>ร้อยละ 100</p> <p>100 แห่ง</p> <p>15.13 ตัน/วัน</p>", ("ร้อยละ 100", "100 แห่ง", "15.13 ตัน/วัน")),
        (
            "มีหน่วยงานที่ผ่านตามข้อกำหนด ISO 37001 อย่างน้อย 1 หน่วยงาน 1 ฉบับ",
            ("มีหน่วยงานที่ผ่านตามข้อกำหนด ISO 37001 อย่างน้อย 1 หน่วยงาน", "1 ฉบับ"),
        ),
        (
            "ไม่น้อยกว่า 60 หน่วยงาน ไม่ต่ำกว่า ระดับทองแดง (ดี) (คะแนนรวม ร้อยละ 60 ขึ้นไป)",
            ("ไม่น้อยกว่า 60 หน่วยงาน", "ไม่ต่ำกว่า ระดับทองแดง (ดี) (คะแนนรวม ร้อยละ 60 ขึ้นไป)"),
        ),
        ("ร้อยละ 10 - 20 มากกว่า 5 แห่ง", ("ร้อยละ 10 - 20", "มากกว่า 5 แห่ง")),
        ("≥ 80% ≤ 20 นาที", ("≥ 80%", "≤ 20 นาที")),
        ("นักเรียน ร้อยละ 95 ครู ร้อยละ 90", ("นักเรียน ร้อยละ 95", "ครู ร้อยละ 90")),
        ("1. ความพึงพอใจ ร้อยละ 80 2. การแก้ไข ร้อยละ 100", ("1. ความพึงพอใจ ร้อยละ 80", "2. การแก้ไข ร้อยละ 100")),
    ],
)
def test_split_targets(text: str, parts: tuple[str, ...]) -> None:
    assert split_targets(text, len(parts)) == parts
    assert split_targets(text, len(parts) + 2) is None


def test_a_number_in_a_name_starts_no_target() -> None:
    text = "สะสม 510 แห่ง ที่ผ่านมาตรฐาน ตามเกณฑ์การประเมินคุณภาพสวน 15 นาที"
    assert split_targets(text, 2) is None
    assert split_targets(text, 1) == (text,)
    assert split_targets("", 1) is None


TARGETS = st.sampled_from(
    ["50 เขต", "ร้อยละ 80", "ไม่น้อยกว่าร้อยละ 80", "2.600 กิโลเมตร", "5 วัน/สัปดาห์", "ร้อยละ 60 (1 แห่ง)", "๑,๕๐๐ จุด"]
)


@given(st.lists(TARGETS, min_size=1, max_size=5))
def test_targets_in_a_row_come_back(cells: list[str]) -> None:
    assert split_targets(" ".join(cells), len(cells)) == tuple(cells)


@given(st.text(alphabet="ร้อยละ0123456789,. เขตจุดไม่เกิน()/ปีพศของ%๐๕", max_size=60), st.integers(1, 4))
def test_parts_are_exactly_as_many_and_lose_nothing(text: str, count: int) -> None:
    parts = split_targets(text, count)
    assert parse_target(text)["text"] == clean(text)
    if parts is not None:
        assert len(parts) == count
        assert fold(" ".join(parts)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ร้อยละ 80 (7 แห่ง)", True),
        ("300 กิโลเมตร", True),
        ("ทุกโครงการ/กิจกรรม", True),
        ("ร้อยละของลานกีฬาที่ผ่านเกณฑ์มาตรฐาน", False),
        ("จำนวนครั้งของการฝึกซ้อมแผนเผชิญเหตุระดับเขต อย่างน้อย 1 ครั้ง/ปี", False),
        ("สำนักงานเขต (R)", False),
        ("ไม่ใช้งบประมาณ", False),
        ("049", False),
        ("-", False),
    ],
)
def test_looks_like_target(text: str, expected: bool) -> None:
    assert looks_like_target(text) is expected


def test_long_cells_are_no_targets() -> None:
    assert parse_target("5 " * 20_000)["value"] is None
    assert split_targets("5 " * 20_000, 2) is None
