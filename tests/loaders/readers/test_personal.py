"""Personal names and telephone numbers are taken out, and nothing that only looks like them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.pipeline import read_document
from loaders.readers.personal import lines_without_personal, without_personal
from loaders.readers.text import read_text

N = "[ชื่อบุคคล]"
T = "[หมายเลขโทรศัพท์]"
E = "[อีเมล]"
L = "[ไลน์ไอดี]"

NAMES = [
    ("นายสมชาย ใจดี", N),
    ("นาย สมชาย ใจดี", N),
    ("นางสมศรี  ใจดี", N),
    ("นางสาวสมศรี ใจดี", N),
    ("น.ส.สมศรี ใจดี", N),
    ("น.ส. สมศรี ใจดี ครู", f"{N} ครู"),
    ("นาย&nbsp;สมชาย&nbsp;&nbsp;ใจดี", N),
    ("<b>นายสมชาย</b> ใจดี<br>ประธาน", f"<b>{N}</b><br>ประธาน"),
    ("<p>นายสมชาย</p> <p>โครงการหนึ่ง</p>", f"<p>{N}</p> <p>โครงการหนึ่ง</p>"),
    ("(นายสมชาย ใจดี)", f"({N})"),
    ("(.....นายสมชาย ใจดี.....)", f"(.....{N}.....)"),
    ("1. นายสมชาย ใจดี 2. นางสมศรี งามตา", f"1. {N} 2. {N}"),
    ("๑.นายสมชาย ใจดี", f"๑.{N}"),
    ("นายกอบชัย ใจดี", N),
    ("นายกิตติ ใจดี กล่าวเปิดงาน", f"{N} กล่าวเปิดงาน"),
    ("นายพลวัต ใจดี", N),
    ("นายพันธ์ดี ใจงาม", N),
    ("นางฟ้าใส ใจดี", N),
    ("นางงามตา ใจดี", N),
    ("นางรำไพ ใจดี", N),
    ("นางนพมาศ ใจดี", N),
    ("นายสมชาย ณ บางทราย", N),
    ("นายสมชาย ใจดี ณ บางทราย", N),
    ("นายสมชาย ใจดี ณ ห้องประชุม", f"{N} ณ ห้องประชุม"),
    ("นายสมชาย ใจดี ณ บริเวณริมคลอง", f"{N} ณ บริเวณริมคลอง"),
    ("นายสมชายและนางสาวสมศรี งามตา", f"{N}และ{N}"),
    ("นายสมชาย ใจดีเป็นประธาน", f"{N}เป็นประธาน"),
    ("นายสมชาย ได้มอบหมายงาน", f"{N} ได้มอบหมายงาน"),
    ("โดยนายสมชาย ใจดี ผู้อำนวยการเขต เปิดงาน", f"โดย{N} ผู้อำนวยการเขต เปิดงาน"),
    ("โดยมีนางสมศรี ใจดี เป็นประธาน", f"โดยมี{N} เป็นประธาน"),
    ("ประชุมร่วมกับนายสมชาย ใจดี", f"ประชุมร่วมกับ{N}"),
    ("ประธานชุมชน นายสมชาย ใจดี", f"ประธานชุมชน {N}"),
    ("ผู้อำนวยการโรงเรียน นางสมศรี ใจดี", f"ผู้อำนวยการโรงเรียน {N}"),
    ("โดยพลตำรวจเอกสมชาย ใจดี ผู้ว่าราชการ", f"โดย{N} ผู้ว่าราชการ"),
    ("พลตํารวจตรีหญิง สมศรี ใจดี", N),
    ("พล.ต.อ.สมชาย ใจดี", N),
    ("พล.ต.อ. สมชาย ใจดี", N),
    ("พ.ต.ท. สมชาย ใจดี สน.บางทราย", f"{N} สน.บางทราย"),
    ("พ.ต.อ.หญิง สมศรี ใจดี", N),
    ("ร.ต.สมชาย ใจดี", N),
    ("โดย ร.ต.อ.สมชาย ใจดี", f"โดย {N}"),
    ("จ.ส.อ.สมชาย ใจดี", N),
    ("ด.ต.สมชาย ใจดี", N),
    ("พันเอกสมชาย ใจดี", N),
    ("สิบเอก สมชาย ใจดี", N),
    ("ว่าที่ร้อยตรีสมชาย ใจดี", N),
    ("ว่าที่ร้อยตรีหญิง สมศรี ใจดี", N),
    ("ว่าที่ ร.ต.สมชาย ใจดี", N),
    ("ว่าที่ ร.ต.หญิงสมศรี ใจดี", N),
    ("ดร.สมชาย ใจดี", N),
    ("ดร. สมชาย ใจดี วิทยากร", f"{N} วิทยากร"),
    ("ผศ.ดร.สมชาย ใจดี", N),
    ("รศ. นพ. สมชาย ใจดี", N),
    ("ศ.ดร.สมชาย ใจดี", N),
    ("ผู้ช่วยศาสตราจารย์ ดร.สมชาย ใจดี", N),
    ("นพ.สมชาย ใจดี", N),
    ("พญ.สมศรี ใจดี", N),
    ("นายแพทย์สมชาย ใจดี", N),
    ("แพทย์หญิงสมศรี ใจดี", N),
    ("ม.ล.สมชาย ใจดี", N),
    ("ม.ร.ว. สมชาย ใจดี", N),
    ("หม่อมหลวงสมชาย ใจดี", N),
    ("คุณหญิงสมศรี ใจดี", N),
    ("Mr. John Smith", N),
    ("ชื่อผู้รับผิดชอบการรายงาน : นางสาวสมศรี ใจดี", f"ชื่อผู้รับผิดชอบการรายงาน : {N}"),
    ("ชื่อผู้รับผิดชอบการรายงาน : บางสาาสมศรี ใจดี", f"ชื่อผู้รับผิดชอบการรายงาน : {N}"),
    ("ชื่อผู้รับผิดชอบการรายงาน : นางสาา สมศรี ใจดี", f"ชื่อผู้รับผิดชอบการรายงาน : {N}"),
    ("ผู้รายงาน : สมชาย ใจดี", f"ผู้รายงาน : {N}"),
    ("ผู้รายงาน : สมชาย ใจดี ตำแหน่ง นักจัดการงานทั่วไป", f"ผู้รายงาน : {N} ตำแหน่ง นักจัดการงานทั่วไป"),
    ("ผู้ประสานงาน: นายสมชาย ใจดี โทร. 6245", f"ผู้ประสานงาน: {N} โทร. {T}"),
    ("ลงชื่อ..... สมชาย ใจดี .....", f"ลงชื่อ..... {N} ....."),
    ("ลงชื่อ.....^{สม}", f"ลงชื่อ.....{N}"),
    ("<p>ลงชื่อ..... </p> <p>(สมชาย ใจดี)</p> <p>นักวิชาการ</p>", f"<p>ลงชื่อ..... </p> <p>({N})</p> <p>นักวิชาการ</p>"),
    ("ตำแหน่ง นางสาวสมศรี ใจดี", f"ตำแหน่ง {N}"),
    ("ตำแหน่ง นาวสาวสมศรี ใจดี", f"ตำแหน่ง {N}"),
    ("ชื่อ - สกุล : สมชาย ใจดี", f"ชื่อ - สกุล : {N}"),
    ("ชื่อผู้รายงาน :\tสมชาย ใจดี\tฝ่ายโยธา", f"ชื่อผู้รายงาน :\t{N}\tฝ่ายโยธา"),
    ("นายสมชาย ใจดี\t3\t100,000", f"{N}\t3\t100,000"),
    ("นายสมชาย\tโครงการ", f"{N}\tโครงการ"),
]

CONTACTS = [
    ("หมายเลขโทรศัพท์ : 7654", f"หมายเลขโทรศัพท์ : {T}"),
    ("หมายเลขโทรศัพท์ : ๗๖๕๔", f"หมายเลขโทรศัพท์ : {T}"),
    ("หมายเลขโทรศัพท์ :\t7654\t", f"หมายเลขโทรศัพท์ :\t{T}\t"),
    ("โทร. ๐ ๒๙๙๙ ๑๒๓๔", f"โทร. {T}"),
    ("โทร. 0 2999 1234-7", f"โทร. {T}"),
    ("โทร. 0 2999 1234 ต่อ 7654", f"โทร. {T}"),
    ("โทร. 0 2999 1234 ต่อ 7654, 7655 ภายในวันที่ 5", f"โทร. {T} ภายในวันที่ 5"),
    ("โทร 7654", f"โทร {T}"),
    ("โทร.7654 หรือ 7655", f"โทร.{T} หรือ {T}"),
    ("โทรศัพท์ 02-999-1234 ต่อ 7654", f"โทรศัพท์ {T}"),
    ("โทรศัพท์: (02) 999-1234", f"โทรศัพท์: {T}"),
    ("โทรศัพท์ภายใน : 7654", f"โทรศัพท์ภายใน : {T}"),
    ("โทร. 02 999 1234, 081-999-1234", f"โทร. {T}, {T}"),
    ("โทรสาร 0 2999 1234", f"โทรสาร {T}"),
    ("มือถือ 081 999 1234", f"มือถือ {T}"),
    ("เบอร์โทรศัพท์ 0819991234", f"เบอร์โทรศัพท์ {T}"),
    ("Tel. +66 2 999 1234", f"Tel. {T}"),
    ("โทร.&nbsp;7654", f"โทร.&nbsp;{T}"),
    ("ติดต่อ 081-999-1234 ได้", f"ติดต่อ {T} ได้"),
    ("ติดต่อ 02-999-1234", f"ติดต่อ {T}"),
    ("ติดต่อ ๐ ๒๙๙๙ ๑๒๓๔", f"ติดต่อ {T}"),
    ("0819991234", T),
    ("somchai.j@example.go.th", E),
    ("E-mail : somchai@example.com โทร. 7654", f"E-mail : {E} โทร. {T}"),
    ("Line ID : somchai123", f"Line ID : {L}"),
    ("ไลน์ไอดี 0819991234", f"ไลน์ไอดี {L}"),
]

UNTOUCHED = [
    "นายกรัฐมนตรี เป็นประธาน",
    "นายก สมาคม",
    "นายกเทศมนตรี และคณะ",
    "นายกสมาคมแม่บ้าน กรุงเทพมหานคร",
    "นายทะเบียนท้องถิ่น เขตหนึ่ง",
    "นายจ้าง ลูกจ้าง",
    "นายตรวจ เขต",
    "นายหน้า ประกันภัย",
    "นายช่างโยธา ชำนาญงาน",
    "นายช่างสำรวจชำนาญงาน",
    "ตำแหน่ง นายช่างไฟฟ้า อาวุโส",
    "นายแพทย์ชำนาญการ พิเศษ",
    "นายหมู่ลูกเสือสามัญ สามัญรุ่นใหญ่",
    "ทนายความ อาสา",
    "เจ้านาย ลูกน้อง",
    "ขุนนาง ไทย",
    "คันนายาว ตลิ่งชัน ทุ่งครุ",
    "พัฒนายกระดับคุณภาพ ชีวิต",
    "เขตบางนางบประมาณ ประจำปี",
    "พัฒนางานบริการ ประชาชน",
    "เดือนมิถุนายน 2564 จำนวน 34 ราย",
    "ยานพาหนะกรุงเทพมหานคร มีค่าควันดำ",
    "นางเลิ้ง อาร์ต",
    "ชุมชนนางเลิ้ง เขตหนึ่ง",
    "ถนนนางลิ้นจี่ แขวงช่องนนทรี",
    "วัดนางชี คลองบางหลวง",
    "วัดนางนอง วรวิหาร",
    "วัด นางชี โชติการาม",
    "นกนางนวล ชายทะเล",
    "นางนวล บินผ่าน",
    "วัดนายโรง บางกอกน้อย",
    "ซอยนายเลิศ เพลินจิต",
    "การประกวดนางนพมาศ ประจำปี",
    "นางนพมาศ ประจำปี 2569",
    "นางสงกรานต์ เขตหนึ่ง",
    "นางสาวไทย ประจำปี",
    "นาย ก. และ นาย ข.",
    "นาย/นาง/นางสาว",
    "(นาย นาง นางสาว)",
    "โรงเรียนดร.แสงทอง วิทยา",
    "โรงเรียนอนุบาล ดร.แสงทอง วิทยา",
    "ถนนพลเอกดี ใจกลาง",
    "พ.ศ. สองพัน",
    "พ.ศ. ๒๕๖๔ - ค.ศ. 2021",
    "สนอ.\tสนพ. สพส. สนศ. สนข.",
    "กทม. สนท. และ สนย.",
    "ปริมาณ 250 ม.ล. ต่อ วัน",
    "ภาคเอกชน เข้าร่วม",
    "พลตรี หรือ พันเอก ขึ้นไป",
    "ร้อยละ ๔๐ - ผู้สูงอายุ ร้อยละ ๖๐",
    "ตำแหน่ง : นักวิเคราะห์นโยบายและแผนปฏิบัติการ",
    "ตำแหน่ง.....นักวิเคราะห์คอมพิวเตอร์ชำนาญการ.....",
    "(นักวิเคราะห์นโยบายและแผนชำนาญการ)",
    "ชื่อหน่วยงานผู้รับการประเมิน : สำนักงานเขตหนึ่ง",
    "ผู้ประสานงาน : ฝ่ายเทศกิจ",
    "ผู้รายงาน : ไม่มี",
    "ผู้รับผิดชอบ : สำนักเทศกิจ",
    "ให้ผู้เข้าอบรมลงชื่อ เข้าร่วมกิจกรรม",
    "ข้อเสนอแนะต่อหน่วยงานผู้ประเมิน (ผู้รับผิดชอบตัวชี้วัด)",
    "ที่ กท 4301/2218 ลงวันที่ 30 มิถุนายน 2564",
    "งบประมาณ 0819991 บาท",
    "11102\t088 090 226",
    "42205\t039 040 100",
    "2,522,500",
    "35294295.50",
    "ร้อยละ 95.592",
    "P๑๗๒",
    "10260",
    "29-31 ตุลาคม 2563 เวลา 17.00 – 22.00 น.",
    "โทรศัพท์ 2 เครื่อง",
    "โทรศัพท์มือถือ 15 เครื่อง",
    "ค่าโทรศัพท์ 120000 บาท",
    "โทรทัศน์ 5000 เครื่อง",
    "เลขหมายโทรศัพท์ จำนวน 300 เลขหมาย",
    "โทรศัพท์ 2564",
    "โทรมาตร 1250",
    "สายด่วน 1555",
    "LINE OFFICIAL สำนักงานเขต (@office)",
    "โครงการ Office on LINE",
    '<input type="checkbox"/> กลุ่มหน่วยงาน A',
    "",
]


@pytest.mark.parametrize(("text", "cleared"), [*NAMES, *CONTACTS])
def test_names_and_contacts_are_marked(text: str, cleared: str) -> None:
    assert without_personal(text).text == cleared


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_only_looks_like_them_stays(text: str) -> None:
    found = without_personal(text)
    assert (found.text, found.names, found.contacts) == (text, 0, 0)


@pytest.mark.parametrize(("text", "cleared"), [*NAMES, *CONTACTS])
def test_as_many_are_counted_as_are_marked(text: str, cleared: str) -> None:
    found = without_personal(text)
    assert found.names == cleared.count(N)
    assert found.contacts == sum(cleared.count(mark) for mark in (T, E, L))


MORE = [
    ("พ.อ.(พิเศษ) สมชาย ใจดี", N),
    ("ผู้ว่าราชการกรุงเทพมหานครนายสมชาย ใจดี", f"ผู้ว่าราชการกรุงเทพมหานคร{N}"),
    ("นางสาวสมศรี ใจดี-งามตา", N),
    ("นายสมชาย ใจดีนักวิเคราะห์นโยบาย", f"{N}นักวิเคราะห์นโยบาย"),
    ("(ลงชื่อ) สมชาย ใจดี", f"(ลงชื่อ) {N}"),
    ("<p>ผู้รายงาน :</p> <p>สมชาย ใจดี</p>", f"<p>ผู้รายงาน :</p> <p>{N}</p>"),
    ("<p>ผู้รายงาน :</p> <p>ตัวชี้วัดที่หนึ่ง ความสำเร็จ</p>", "<p>ผู้รายงาน :</p> <p>ตัวชี้วัดที่หนึ่ง ความสำเร็จ</p>"),
    ("<p>หมายเลขโทรศัพท์ :</p> <p>7654</p>", f"<p>หมายเลขโทรศัพท์ :</p> <p>{T}</p>"),
    ("โทร ภายใน 7654", f"โทร ภายใน {T}"),
    ("Line: somchai99", f"Line: {L}"),
    ("ต้นนางพญาเสือโคร่ง ดอกสีชมพู", "ต้นนางพญาเสือโคร่ง ดอกสีชมพู"),
    ("LINE: Official Account", "LINE: Official Account"),
]
BLOCKS = [
    (["ลงชื่อ.....", "", "(สมชาย ใจดี)", "(นักวิเคราะห์นโยบายและแผน)"], 2, f"({N})"),
    (["ลงชื่อ.....", "สมชาย ใจดี", "ตำแหน่ง....."], 1, N),
    (["ลงชื่อ.....", "ตำแหน่ง.....", "(สมชาย ใจดี)"], 2, f"({N})"),
    (["ลงชื่อ.....^{สม}", "(สมชาย ใจดี)"], 1, f"({N})"),
    (["ชื่อผู้รับผิดชอบการรายงาน :", "", "สมชาย ใจดี"], 2, N),
    (["หมายเลขโทรศัพท์ :\t\t", "", "7654\t"], 2, f"{T}\t"),
    (["หมายเลขโทรศัพท์ :\t\t", "เกณฑ์ 7654"], 1, "เกณฑ์ 7654"),
    (["ลงชื่อ.....", "(คณะกรรมการ ตรวจติดตาม)"], 1, "(คณะกรรมการ ตรวจติดตาม)"),
    (["(สมชาย ใจดี)"], 0, "(สมชาย ใจดี)"),
]


@pytest.mark.parametrize(("text", "cleared"), MORE)
def test_in_harder_places(text: str, cleared: str) -> None:
    assert without_personal(text).text == cleared


@pytest.mark.parametrize(("lines", "index", "cleared"), BLOCKS)
def test_a_label_speaks_of_the_next_line(lines: list[str], index: int, cleared: str) -> None:
    out, _ = lines_without_personal(lines)
    assert out[index] == cleared
    assert [line for position, line in enumerate(out) if position > index] == lines[index + 1 :]


PIECES = [text for text, _ in [*NAMES, *CONTACTS, *MORE]] + UNTOUCHED
TEXTS = st.lists(
    st.sampled_from([*PIECES, "\t", " ", "และ", "นาย", "นาง", "ลงชื่อ", "โทร.", "(", ")", "<p>", "7654"])
).map("".join)


@given(TEXTS)
def test_clearing_twice_changes_nothing(text: str) -> None:
    once = without_personal(text).text
    assert without_personal(once).text == once


@given(TEXTS)
def test_cells_and_tags_stay(text: str) -> None:
    cleared = without_personal(text).text
    assert cleared.count("\t") == text.count("\t")
    assert [re.sub(r"\s.*", ">", tag) for tag in re.findall("<[^<>\t]*>", cleared)] == [
        re.sub(r"\s.*", ">", tag) for tag in re.findall("<[^<>\t]*>", text)
    ]


@given(st.text(alphabet="กขคงจดตบปมรลวสหอเแโาิีุู่้์ ะัๆ\t()-/:", max_size=60))
def test_a_text_without_titles_labels_and_digits_stays(text: str) -> None:
    assert without_personal(text).text == text


@given(st.lists(st.sampled_from(UNTOUCHED), max_size=6))
def test_what_has_neither_stays_in_a_row(cells: list[str]) -> None:
    row = "\t".join(cell.replace("\t", " ") for cell in cells)
    assert without_personal(row).text == row


@given(TEXTS)
def test_lines_stay_where_they_are(text: str) -> None:
    lines = text.split(" ")
    out, left_out = lines_without_personal(lines)
    assert len(out) == len(lines)
    changed = [
        number for number, (before, after) in enumerate(zip(lines, out, strict=True), start=1) if before != after
    ]
    assert (left_out.line if left_out else None) == (changed[0] if changed else None)


def test_the_file_is_known_by_its_own_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("ผู้รายงาน : นายสมชาย ใจดี\t\r\nโทร. 7654\r\n", encoding="utf-8", newline="")
    source = read_text(path)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.file_name == "plan.txt"
    assert source.left_out is not None
    assert (source.left_out.names, source.left_out.contacts, source.left_out.line) == (1, 1, 1)
    assert "สมชาย" not in repr(source)
    assert "7654" not in repr(source)


PERSON = re.compile(
    r"(?:นางสาว|น\.ส\.|(?:พล|พัน|ร้อย)ตำรวจ(?:เอก|โท|ตรี)|[พร]\.ต\.[อทต]\.|(?<![\u0e01-\u0e4e])(?:นาย|นาง|ดร\.))"
    r"\s*[ก-ฮเ-ไ][\u0e01-\u0e4e]+\s+[ก-ฮเ-ไ][\u0e01-\u0e4e]+"
)
NO_PERSON = re.compile("นายหมู่ลูกเสือ")


@pytest.mark.parametrize(
    ("name", "names", "contacts"),
    [
        ("bangna-plan-2569.txt", 0, 1),
        ("bangrak-evaluation-2564.txt", 12, 5),
        ("phasicharoen-plan-2567.txt", 0, 0),
        ("phranakhon-results-2564.txt", 1, 0),
    ],
)
def test_nothing_that_is_loaded_holds_a_person(documents: Path, name: str, names: int, contacts: int) -> None:
    reading = read_document(documents / name)
    noted = [dict(note.values) for note in reading.report.notes if note.code == "personal_data_left_out"]
    assert noted == ([{"names": str(names), "contacts": str(contacts)}] if names + contacts else [])
    texts = {f"{statement.value} {statement.place.text}" for statement in reading.statements}
    texts |= {str(reading.report.to_json()), reading.document.title or ""}
    assert [found for text in texts for found in PERSON.findall(text) if not NO_PERSON.match(found)] == []
    assert not [text for text in texts if re.search(r"โทร(?:ศัพท์|\.)?[ :]*[0-9๐-๙]{4}", text)]
