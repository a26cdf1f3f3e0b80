from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.kinds import BudgetStatus
from loaders.normalise.money import parse_money, split_money
from loaders.normalise.number import decimal_text, parse_decimal
from loaders.normalise.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11,923,245", "11923245"),
        ("๓๕,๒๙๔,๒๙๕.๐๐", "35294295.00"),
        ("0.445", "0.445"),
        ("(1,234)", "-1234"),
        ("-5", "-5"),
        (" 700 ", "700"),
    ],
)
def test_parse_decimal(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    ["", "-", "nan", "inf", "1e5", "１２", "1,23", "12,34,567", "1.", ".5", "5 แห่ง", "1 000", "--5", "٣", "1" * 30_000],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_decimal(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_decimals_survive_writing_and_reading(value: Decimal) -> None:
    text = decimal_text(value)
    assert parse_decimal(text) == value
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))


def test_decimal_text() -> None:
    assert decimal_text(Decimal("2522500.00")) == "2522500"
    assert decimal_text(Decimal("35294295.50")) == "35294295.5"
    assert decimal_text(Decimal("1E+3")) == "1000"
    assert decimal_text(Decimal("-0.0")) == "0"
    with pytest.raises(ValueError, match="finite"):
        decimal_text(Decimal("nan"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("11,923,245", "11923245"),
        ("๑๗๕,๘๐๐", "175800"),
        ("๓๕,๒๙๔,๒๙๕.๐๐", "35294295"),
        ("งบประมาณ ๑๗๕,๘๐๐ บาท", "175800"),
        ("12.5 ล้านบาท", "12500000"),
        ("จำนวนเงินทั้งสิ้น ๒,๖๙๔,๘๐๐ บาท", "2694800"),
        ("5,000 (เงินอุดหนุน)", "5000"),
        ("60,000 (เดือนละ 5,000 บาท)", "60000"),
        ("เงินอุดหนุนรัฐบาล 1,200,000", "1200000"),
        ("1,200,000 เงินอุดหนุนรัฐบาล", "1200000"),
        ("งบ กทม. 50,000", "50000"),
        ("งบ กทม. : ๕๐,๐๐๐.- บาท", "50000"),
        ("เงินนอกงบประมาณ 20,000 บาท", "20000"),
        ("กองทุนหลักประกันสุขภาพ 1.5 ล้านบาท", "1500000"),
        ("งบประมาณปี 2569 จำนวน 50,000 บาท", "50000"),
        ("0", "0"),
        ("0.00", "0"),
        ("-0-", "0"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    money = parse_money(text, 2569)
    assert money is not None
    assert (money.status, money.amount) == (BudgetStatus.AMOUNT, Decimal(amount))
    assert money.instalments == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ไม่ใช้งบประมาณ", BudgetStatus.NONE_NEEDED),
        ("ไม่ใช่ งบประมาณ", BudgetStatus.NONE_NEEDED),
        ("ไม่ใช้ งบประมาน", BudgetStatus.NONE_NEEDED),
        ("<p>ไม่ใช้</p> <p>งบประมาณ</p>", BudgetStatus.NONE_NEEDED),
        ("ไม่ใช่", BudgetStatus.NONE_NEEDED),
        ("ไม่ใช้", BudgetStatus.NONE_NEEDED),
        ("ตามที่ได้รับ จัดสรร", BudgetStatus.AS_ALLOCATED),
        ("ตามที่ ซ่อมแซม", BudgetStatus.AS_REPAIRED),
        ("** รอการยืนยันการ โอนงบประมาณจาก สพส.", BudgetStatus.AWAITING_TRANSFER),
        ("ใช้งบประมาณส่วนหนึ่งในโครงการ", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("รวมอยู่ในโครงการที่ 5", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("รวมอยู่ใน โครงการพัฒนาคลอง", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("ใช้งบประมาณร่วมกับโครงการที่ 3", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("อยู่ในงบดำเนินการของโครงการอื่น", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("อยู่ในงบ 50,000 ของโครงการที่ 2", BudgetStatus.PART_OF_OTHER_PROJECT),
        ("ไม่มี", BudgetStatus.NONE_NEEDED),
        ("- ไม่มี -", BudgetStatus.NONE_NEEDED),
        ("*โอนงบประมาณไปสำนักการโยธา", BudgetStatus.TRANSFERRED_OUT),
        ("-", BudgetStatus.NOT_STATED),
        ("–", BudgetStatus.NOT_STATED),
    ],
)
def test_reasons_for_no_amount(text: str, status: BudgetStatus) -> None:
    money = parse_money(text, 2569)
    assert money is not None
    assert (money.status, money.amount) == (status, None)


@pytest.mark.parametrize(
    "text",
    [
        "50,000 บาท/เดือน", "50,000 บาทต่อเดือน", "50,000/เดือน", "เดือนละ 50,000 บาท", "เงินอุดหนุน 50,000 บาท/เดือน",
        "50,000 บาท (ต่อเดือน)", "50,000 (บาท/เดือน)", "50,000 บาท (เดือนละ)",
    ],
)  # fmt: skip
def test_a_rate_states_no_total(text: str) -> None:
    assert parse_money(text, 2569) is None


@pytest.mark.parametrize(
    "text",
    [
        "งบ กทม. 50,000 เงินอุดหนุน 20,000", "งบ กทม. 2569", "2) งบประมาณ", "งบประมาณ 5 แห่ง", "เงินอุดหนุนโครงการ 50,000",
        "ไม่มีข้อมูล", "อยู่ในงบประมาณของสำนัก",
    ],
)  # fmt: skip
def test_words_that_are_no_source_of_one_amount(text: str) -> None:
    assert parse_money(text, 2569) is None


@pytest.mark.parametrize(
    "text", ["", "ฝ่ายโยธา", "ร้อยละ 50", "ใช้งบประมาณ", "ปี 2569", "5 แห่ง", "OKR 1.1.01", "1" * 500, "1,00"]
)
def test_what_is_no_budget(text: str) -> None:
    assert parse_money(text, 2569) is None


@pytest.mark.parametrize(
    "text",
    [
        "281,000,000 ปี 2569 - 14,050,000 ปี 2570 - 210,750,000 ปี 2571 - 56,200,000",
        "๒๘๑,๐๐๐,๐๐๐ บาท ปีงบประมาณ ๒๕๖๙ : ๑๔,๐๕๐,๐๐๐ ปีงบประมาณ ๒๕๗๐ : ๒๑๐,๗๕๐,๐๐๐ ปีงบประมาณ ๒๕๗๑ : ๕๖,๒๐๐,๐๐๐",
        "รวม 281 ล้านบาท (พ.ศ. 2569 = 14,050,000 พ.ศ. 2570 = 210,750,000 พ.ศ. 2571 = 56,200,000)",
    ],
)
def test_instalments(text: str) -> None:
    money = parse_money(text, 2570)
    assert money is not None
    assert money.amount == 210_750_000
    assert money.total == 281_000_000
    assert dict(money.instalments) == {2569: 14_050_000, 2570: 210_750_000, 2571: 56_200_000}


def test_a_year_without_instalment_has_no_amount() -> None:
    money = parse_money("ปี 2569 - 5,000 ปี 2570 - 7,000", 2572)
    assert money is not None
    assert (money.status, money.amount, money.total) == (BudgetStatus.NOT_STATED, None, None)


def test_an_amount_that_was_transferred_out() -> None:
    money = parse_money("281,000,000 *โอนงบประมาณไปสำนักการโยธา", 2569)
    assert money is not None
    assert (money.status, money.amount) == (BudgetStatus.TRANSFERRED_OUT, Decimal(281_000_000))


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ใช้งบประมาณ 2,522,500 ไม่ใช้งบประมาณ",
        "ไม่ใช้ งบประมาณ 2,522,500 ไม่ใช่ งบประมาณ",
        "<p>ไม่ใช้</p><p>2,522,500</p><p>-</p>",
    ],
)
def test_split_money(text: str) -> None:
    monies = split_money(text, 2569, 3)
    assert monies is not None
    assert [money.amount for money in monies] == [None, Decimal(2522500), None]


def test_split_money_that_does_not_come_out() -> None:
    assert split_money("50,000", 2569, 2) is None
    assert split_money("<p>ไม่ใช้</p> <p>งบประมาณ</p>", 2569, 2) is None
    assert split_money("ฝ่ายโยธา 5,000", 2569, 2) is None
    assert split_money("", 2569, 1) is None


BUDGETS = st.sampled_from(["ไม่ใช้งบประมาณ", "ไม่ใช้ งบประมาณ", "50,000", "๑๗๕,๘๐๐", "ตามที่ ซ่อมแซม", "ตามที่ได้รับ จัดสรร"])


@given(st.lists(BUDGETS, min_size=1, max_size=6))
def test_budgets_in_a_row_come_back(cells: list[str]) -> None:
    text = " ".join(cells)
    monies = split_money(text, 2569, len(cells))
    assert monies is not None
    assert [money.text for money in monies] == cells
    assert fold(" ".join(money.text for money in monies)) == fold(text)


@given(st.text(alphabet="ไม่ใช้งบประมาณ0123456789,. ปีพศ-=()*บาทล้าน", max_size=60))
def test_any_cell_is_read_or_refused(text: str) -> None:
    for count in (1, 2, 3):
        monies = split_money(text, 2569, count)
        assert monies is None or len(monies) == count
