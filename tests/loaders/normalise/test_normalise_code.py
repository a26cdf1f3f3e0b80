import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.normalise.code import kr_code, kr_codes, okr_codes, outline_code, policy_codes


@pytest.mark.parametrize(
    ("text", "policies", "okrs"),
    [
        ("108 109 110", ("108", "109", "110"), ()),
        ("P๐๔๙ (OKR ๔.๑.๐๑)", ("049",), ("4.1.01",)),
        ("P๒๓๖ P๑๑๔", ("236", "114"), ()),
        ("P๐๙๙ OKR ๖.๑.๐๖", ("099",), ("6.1.06",)),
        ("P๐๗๘ (OKR ๒.๑.๐๑- ๒.๑.๐๒)", ("078",), ("2.1.01", "2.1.02")),
        ("๐๔๙", ("049",), ()),
        ("049,050", ("049", "050"), ()),
        ("145 146 147 1691", ("145", "146", "147", "1691"), ()),
        ("-", (), ()),
        ("", (), ()),
        ("OKR ๒.๑.๐๗", (), ("2.1.07",)),
        ("OKR ๑.๒.๐๑ จำนวน 5 จุด", (), ("1.2.01",)),
        ("OKR 1.1.01, 1.1.03", (), ("1.1.01", "1.1.03")),
        ("OKR 2.1.01 - 2.1.04", (), ("2.1.01", "2.1.02", "2.1.03", "2.1.04")),
        ("OKR 2.1.01-2.2.03", (), ("2.1.01", "2.2.03")),
        ("1.1.1 ระยะทางเท้า", (), ()),
        ("KPI ๑.๕.๔.๑ : อัตรา", (), ()),
        ("137,500", (), ()),
        ("41101", (), ()),
        ("ฝ่ายโยธา 049", (), ()),
    ],
)
def test_policy_and_okr_codes(text: str, policies: tuple[str, ...], okrs: tuple[str, ...]) -> None:
    assert policy_codes(text) == policies
    assert okr_codes(text) == okrs


@given(st.lists(st.integers(1, 260).map("{:03}".format), min_size=1, max_size=6, unique=True))
def test_policy_codes_come_back(codes: list[str]) -> None:
    assert policy_codes(" ".join(codes)) == tuple(codes)
    assert policy_codes(" ".join(f"P{code}" for code in codes)) == tuple(codes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41101", "41101"),
        ("๔๑๑๐๑", "41101"),
        ("4110", "4110"),
        ("-", None),
        ("", None),
        ("4.1.01", None),
        ("P049", None),
    ],
)
def test_kr_code(text: str, expected: str | None) -> None:
    assert kr_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประเด็นการพัฒนา 1.1 เดินได้ เดินดี", ("1.1", "เดินได้ เดินดี")),
        ("ประเด็น การพัฒนาที่ 1.1 เดินได้", ("1.1", "เดินได้")),
        ("1.1.1 ระยะทางเท้าที่ได้รับการปรับปรุง", ("1.1.1", "ระยะทางเท้าที่ได้รับการปรับปรุง")),
        ("๑.๑ เดินได้ เดินดี", ("1.1", "เดินได้ เดินดี")),
        ("- ตัววัดผลหลักระดับกรุงเทพมหานครที่ 8.3.1 โครงการ", ("8.3.1", "โครงการ")),
        ("ยุทธศาสตร์ย่อยที่ ๑.๕ เมืองสุขภาพดี", ("1.5", "เมืองสุขภาพดี")),
        ("KPI ๑.๕.๔.๑ : อัตราป่วยไม่เกิน ๕ ปี", ("1.5.4.1", "อัตราป่วยไม่เกิน ๕ ปี")),
        ("KR ๑ : เสริมสร้าง", ("1", "เสริมสร้าง")),
        ("กลยุทธ์ ๑.๕.๔ ควบคุม", ("1.5.4", "ควบคุม")),
        ("ยุทธศาสตร์ที่ 1 ด้านเดินทางดี", ("1", "ด้านเดินทางดี")),
        ("ด้านที่ ๑ ด้านเดินทางดี", ("1", "ด้านเดินทางดี")),
        ("๑. เดินทางดี", ("1", "เดินทางดี")),
        ("มิติที่ ๒ การบริหารจัดการ", ("2", "การบริหารจัดการ")),
        ("ยุทธศาสตร์ด้านเดินทางดี", (None, "ยุทธศาสตร์ด้านเดินทางดี")),
        ("300 กิโลเมตร", (None, "300 กิโลเมตร")),
        ("2.600 กิโลเมตร", (None, "2.600 กิโลเมตร")),
    ],
)
def test_outline_code(text: str, expected: tuple[str | None, str]) -> None:
    assert outline_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("145,146", ("145", "146")),
        ("๑๔๕,๑๔๖", ("145", "146")),
        ("P145,P146", ("145", "146")),
        ("145/146", ("145", "146")),
        ("145, 146 และ 147", ("145", "146", "147")),
        ("P049 (ต่อเนื่อง)", ("049",)),
        ("P049 (OKR 4.1.01)", ("049",)),
        ("049 (ฝ่ายโยธา)", ("049",)),
        ("049 (050)", ("049", "050")),
        ("นโยบายที่ 049", ("049",)),
        ("นโยบายผู้ว่าฯ 049", ("049",)),
        ("049.", ("049",)),
        ("1. 049 2. 050", ("049", "050")),
        ("ฝ่ายโยธา P049", ("049",)),
        ("P049 ปี 2569", ("049",)),
        ("049 (2569)", ("049",)),
        ("1691", ("1691",)),
    ],
)
def test_policy_codes_of_a_column(text: str, expected: tuple[str, ...]) -> None:
    assert policy_codes(text) == expected


@pytest.mark.parametrize(
    "text", ["-", "2569", "ปี 2569", "พ.ศ. 2569", "1,145,146", "137,500 บาท", "250,100", "145.50", "049 แห่ง", "4.1.01"]
)
def test_what_holds_no_policy_code(text: str) -> None:
    assert policy_codes(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("145-147", ("145", "146", "147")),
        ("P145 – P147", ("145", "146", "147")),
        ("๑๔๕ ถึง ๑๔๗", ("145", "146", "147")),
        ("145-147, 150", ("145", "147", "150")),
        ("147-145", ("147", "145")),
        ("001-250", ("001", "250")),
    ],
)
def test_a_range_of_policies_is_filled_only_where_it_is_the_cell(text: str, expected: tuple[str, ...]) -> None:
    assert policy_codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41101", ("41101",)),
        ("๔๑๑๐๑ ๔๑๑๐๒", ("41101", "41102")),
        ("11101,11102", ("11101", "11102")),
        ("11101/11102;11103", ("11101", "11102", "11103")),
        ("<p>11101</p><p>11102</p>", ("11101", "11102")),
        ("11101และ11102", ("11101", "11102")),
        ("(11101)", ("11101",)),
        ("KR11101", ("11101",)),
        ("KRs: 11101, 11102", ("11101", "11102")),
        ("OKR 11101", ("11101",)),
        ("1. 41101 2. 41102", ("41101", "41102")),
        ("11101 (ปี 2569)", ("11101",)),
        ("11101 11101", ("11101",)),
    ],
)
def test_kr_codes(text: str, expected: tuple[str, ...]) -> None:
    assert kr_codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4110", ("4110",)),
        ("4110 41101", ("4110", "41101")),
        ("1110l", ("11101",)),
        ("111O1", ("11101",)),
        ("|11o1", ("11101",)),
        ("KR l1101", ("11101",)),
        ("KRl1101", ("11101",)),
        ("11101|11102", ("11101", "11102")),
        ("4l10", ()),
        ("lll01", ()),
        ("OOOOO", ()),
    ],
)
def test_misprinted_kr_codes(text: str, expected: tuple[str, ...]) -> None:
    assert kr_codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41101-41103", ("41101", "41102", "41103")),
        ("41101 - 41203", ("41101", "41203")),
        ("41101-41103, 41105", ("41101", "41103", "41105")),
    ],
)
def test_a_range_of_key_results(text: str, expected: tuple[str, ...]) -> None:
    assert kr_codes(text) == expected


@pytest.mark.parametrize("text", ["-", "", "OKR 4.1.01", "KRs", "50000 บาท", "12345.67", "41,101", "ปี 2569", "P049"])
def test_what_holds_no_kr_code(text: str) -> None:
    assert kr_codes(text) == ()


@given(st.lists(st.integers(11101, 98999).map(str), min_size=1, max_size=6, unique=True), st.sampled_from(" ,/;"))
def test_kr_codes_come_back(codes: list[str], separator: str) -> None:
    assert kr_codes(separator.join(codes)) == tuple(codes)
    assert kr_codes(separator.join(f"KR {code}" for code in codes)) == tuple(codes)


@given(st.text(alphabet="01259OolI|KRPp .,/-–()และถึงปี๐๑", max_size=40))
def test_any_code_cell_is_read(text: str) -> None:
    assert all(code.isdigit() for code in (*kr_codes(text), *policy_codes(text)))
