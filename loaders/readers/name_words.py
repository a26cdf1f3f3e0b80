"""The words that tell a person's name: titles before it, words that are no name, labels whose value is one."""

from __future__ import annotations

import re

LETTER = "[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e\uf700-\uf71a\u200b\u00ad]"
"""A Thai letter or mark, as the standard or an old font codes it, and what is invisible between them."""

GAP = r"(?:[^\S\t]|&nbsp;|&#160;|</?(?:b|i|u|em|strong|span|font|a|small|sup|sub|br)\b[^<>\t]*>)"
"""What may stand between a title, a given name and a surname: spaces and tags within a line."""


def words(source: str) -> re.Pattern[str]:
    """A pattern that also finds sara am written as its two halves, as text recognition does."""
    return re.compile(source.replace("\u0e33", "(?:\u0e33|\u0e4d\u0e32)"))


_GRADES = "(?:เอก(?!ชน|สาร|ลักษณ์|ภาพ)|โท(?!รศัพท์|รทัศน์|รสาร|รเวช)|ตรี)(?:พิเศษ)?(?:หญิง)?"
_POLICE = rf"(?:พล|พัน|ร้อย)ตำรวจ{_GRADES}|พลตำรวจจัตวา|(?:จ่า)?สิบตำรวจ{_GRADES}|ดาบตำรวจ(?:หญิง)?"
_ACTING = rf"ว่าที่{GAP}*"
_SERVICES = (
    rf"(?:พล(?:เรือ|อากาศ)?|พัน(?:จ่า)?(?:อากาศ)?|ร้อย|(?:จ่า)?สิบ|จ่า(?:อากาศ)?|นาวา(?:อากาศ)?|เรือ(?:อากาศ)?){_GRADES}"
)
_DOT = r"\.\s?"
_SHORT_POLICE = (
    rf"(?:พล|พ|ร|ส){_DOT}ต{_DOT}[อทต]\.(?:\s?หญิง)?|พล{_DOT}ต{_DOT}จ\.|จ{_DOT}ส{_DOT}[ตอท]\.|ด{_DOT}ต\.(?:\s?หญิง)?"
)
_SHORT_SERVICES = rf"พล{_DOT}(?:[รอ]{_DOT})?[อทต]\.|พ{_DOT}อ{_DOT}[อทต]\.|[พรสน]{_DOT}(?:อ{_DOT})?[อทต]\.(?:\s?หญิง)?"
_LEARNED = r"(?:ผู้ช่วย|รอง)?ศาสตราจารย์|(?:ผศ|รศ|ศ|ดร)\."
_HEALTH = (
    r"(?:นาย(?:สัตว)?แพทย์|(?:สัตว|ทันต)?แพทย์หญิง|เภสัชกรหญิง)"
    r"|(?:นพ|พญ|ทพ|ทพญ|ภก|ภญ|สพญ|สพ\.ญ|น\.สพ|สพ\.)\."
)
_NOBLE = r"หม่อม(?:เจ้า|ราชวงศ์|หลวง)|ม\.\s?(?:ร\.\s?ว|ล|จ)\.|คุณหญิง|ท่านผู้หญิง"
_CHILD = r"ด\.\s?[ชญ]\."
_LATIN = r"(?<![A-Za-z])(?:Mrs?|Ms|Dr)\.?(?=\s)"

TITLE = words(
    rf"(?P<strong>{_ACTING}(?:{_POLICE}|{_SERVICES}|{_SHORT_POLICE}|{_SHORT_SERVICES})|{_POLICE}|{_SHORT_POLICE}"
    rf"|นางสาว|น\.\s?ส\.)"
    rf"|(?P<weak>{_LEARNED}|{_HEALTH}|{_NOBLE}|{_CHILD}|{_SHORT_SERVICES}|{_LATIN})"
    rf"|(?P<rank>{_SERVICES})"
    r"|(?P<plain>นาย|นาง)"
)
"""A title, by how much it takes to make a name of what follows.

`strong` ones say enough wherever they stand, `rank` and `plain` ones may be part of another word, `weak` ones
need both a given name and a surname.
"""

BEHIND = words(
    rf"(?:โดย|จาก|ถึง|ให้|กับ|และ|หรือ|ของ|คือ|แก่|แด่|ว่า|ที่|มี|ชื่อ|เชิญ|แทน|ด้วย|เป็น|พบ|ต่อ|ผ่าน|พร้อม|ผู้|ท่าน|อดีต|ฯ"
    rf"|(?<!โรง)(?<!นัก)เรียน|ประธาน|กรรมการ|เลขานุการ|ผู้อำนวยการเขต|ราชการ|วิทยากร|อาจารย์|ปลัด|เจ้าหน้าที่){GAP}*$"
)
"""Words that a title may follow without a space."""

_PLACES = "วัด|ถนน|ซอย|คลอง|แขวง|ตรอก|สะพาน|ตลาด|สถานี|สวน"
_SCHOOLS = "โรงเรียน|อนุสาวรีย์|มูลนิธิ|อาคาร|ห้องสมุด|หอประชุม|มหาวิทยาลัย|สนามกีฬา|สถาบัน|โรงพยาบาล|พิพิธภัณฑ์|มัสยิด|ทุน"
PLACE_BEFORE = words(
    rf"(?:^|[^\u0e01-\u0e4e])(?:(?:{_PLACES})(?:{LETTER}*|{GAP}+)|(?:{_SCHOOLS}|ชุมชน|หมู่บ้าน|บ้าน){LETTER}*)$"
)
"""A place's name, which goes on with what looks like a title."""
SCHOOL_BEFORE = words(rf"(?:^|[^\u0e01-\u0e4e])(?:{_SCHOOLS}){LETTER}*{GAP}*$")
"""The beginning of a name given in a person's honour, which the title is part of."""

NOT_BEHIND_NAI = words(
    rf"ก(?!{LETTER})|ก(?:รัฐมนตรี|รัฐมน|เทศ|องค์การ|สมาคม|สภา|เมือง|เหล่า|เล็ก|พุทธ|สโมสร|กิตติมศักดิ์|แพทย|ของ|ฯ|และ|คน|หญิง)"
    r"|ทะเบียน|จ้าง|ตรวจ|หน้า|ช่าง|หมู่|ทหาร|ตำรวจ|อำเภอ|สถานี|ท่า|เรือ|ประตู|กอง|ทุน|ร้อย|สิบ|เวร|ไปรษณีย์|ด่าน|แบบ"
    rf"|แพทย์|สัตวแพทย์|ห้าง|วง(?!{LETTER})|โรง(?!{LETTER})|พล(?!{LETTER})|พัน(?!{LETTER})|ประกัน(?!{LETTER})"
    r"|ดาบ|พราน|ธนาคาร|ท้าย|หนัง|เงิน|เลิศ(?!\u0e32|\u0e34)"
)
NOT_BEHIND_NANG = words(
    r"เลิ้ง|ลิ้นจี่|สงกรานต์|พยาบาล|สนองพระโอษฐ์|กำนัล|สนม|แอ่น|กวัก|ตะเคียน|ตานี|กษัตริย์"
    rf"|(?:ฟ้า|แบบ|งาม|เอก|ร้าย|รำ|รอง|พญา|ไม้|นวล|ชี|นอง|หงส์|เงือก|ยักษ์|ห้าม|ทาส|บวช|ใน|เสือง|จาม|คอย|เสือ|พิม|นาค)(?!{LETTER})"
)
NOT_BEHIND_NANG_SAO = words(rf"(?:ไทย|สยาม|เชียงใหม่|ไทยแลนด์)(?!{LETTER})")
NAME_WITH_SURNAME_ONLY = words(rf"นพมาศ(?!{LETTER})")
"""Behind นาง the name of a contest; with a surname a person's."""

STOP = words(
    r"(?:และ|หรือ|ผู้|เป็น|ได้|ให้|ไม่|ซึ่ง|เพื่อ|เมื่อ|แล้ว|ทั้ง|ตั้งแต่|ระหว่าง|จำนวน|ประจำ|ประธาน|รองประธาน|รองผู้|รองหัวหน้า"
    r"|ตำแหน่ง|หัวหน้า|กรรมการ|คณะ|เลขา|เจ้าหน้าที่|เจ้าพนักงาน|พนักงาน|วิทยากร|ประชาชน|วันที่|เวลา|อายุ|เลขที่|บ้านเลขที่|โทร"
    r"|พร้อม|ร่วม|เข้าร่วม|เข้ารับ|กล่าว|เปิดงาน|มอบหมาย|มอบ(?=ให้|หมาย|ราง|เกียรติ)|รายงาน|ดำเนิน|ตรวจ|ปฏิบัติ|อยู่(?!สุข|ดี|เย็น|ยง)"
    r"|สำนัก|ฝ่าย|กลุ่ม|โครงการ|กิจกรรม|ปลัด|ผอ|อธิบดี|รัฐมนตรี|นายก(?:รัฐ|เทศ|สมาคม)|นัก(?:วิชา|วิเคราะห์|พัฒนา|จัดการ|บริหาร|ทรัพย)"
    r"|ขึ้นไป|ลงมา|นอกราชการ|เกษียณ|พิเศษ|ชำนาญ|เชี่ยวชาญ|อาวุโส|ระดับ|สาธารณสุข|เขต(?!ต)|กรุงเทพ|ผู้อำนวยการ|ลงพื้นที่|ลงนาม"
    r"|เกี่ยวกับ|เนื่องจาก|ประเมิน|ประชุม|เดือน(?!เพ็ญ|ฉาย)|ปีงบ|โรงเรียน|อนุสรณ์|อาจารย์|ชุมชน)"
    r"|(?:ที่|มี|ใน|กับ|ตาม|โดย|จาก|ถึง|รอง|จะ|ว่า|แทน|ณ|นำ|ลง|รับ|คือ|ของ|แก่|ต่อ|เข้า|เปิด|อดีต|ครู|แพทย์|นาย|นาง|นางสาว|เด็กชาย"
    rf"|เด็กหญิง|ปี|คน|ราย|นี้|นั้น|ไป|มา|ทำ|ขอ|สั่ง|แจ้ง|ด้วย|อีก|ใหญ่|หญิง|ชาย|ท่าน)(?!{LETTER})"
)
"""What begins no name."""

CUT = r"(?:และ|หรือ|เป็น|ซึ่ง|ผู้|ได้|ให้|ที่|โดย|ตำแหน่ง|ประธาน|หัวหน้า|พร้อม|ในฐานะ|ปลัด)[\u0e01-\u0e2e\u0e40-\u0e44]"
"""What ends a name that the sentence runs on from without a space."""

ROLE = words(
    r"วิเคราะห์|นโยบาย|แผนงาน|ปฏิบัติ|ชำนาญ|เชี่ยวชาญ|เจ้าหน้าที่|พนักงาน|หัวหน้า|ผู้|สำนัก|ฝ่าย|เขต(?!ต)|โรงเรียน|บริษัท|คณะ|กรรมการ"
    r"|ประธาน|วิศวกร|วิชาการ|บริหาร|กรุงเทพ|ราชการ|หน่วย|โครงการ|กิจกรรม|งาน|ระดับ|ตำแหน่ง|จำนวน|วันที่|ประเมิน|คะแนน|ตัวชี้วัด"
    r"|องค์ประกอบ|อำนวย|เลขา|ปลัด|พยาบาล|นิติกร|สถาปนิก|ครู|อาจารย์|กลุ่ม|กอง(?!แก้ว|ทอง|สิน|เงิน)|สาธารณสุข|พัฒนา|เทศกิจ|โยธา|สิ่งแวดล้อม"
    r"|การ(?!ะ|ุณ|ัณ)|ชุมชน|ประชาชน|มูลนิธิ|สมาคม|ศูนย์|สถานี|ข้อมูล|ลายมือ|ตัวบรรจง|เอกสาร|นายช่าง|นายแพทย์|นายทะเบียน"
)
"""Words of offices and things, which no name contains."""

LABEL = words(
    rf"(?:ชื่อ\s?(?:-\s?)?ผู้{LETTER}{{2,60}}|ผู้(?:รับผิดชอบ(?:การ|ใน\s?การ)รายงาน|รายงาน|จัดทำ(?:รายงาน|ข้อมูล)?|ประสานงาน"
    r"|ติดต่อ|ให้ข้อมูล|กรอกข้อมูล|บันทึก(?:ข้อมูล)?|ตรวจสอบ|รับรอง|อนุมัติ|เห็นชอบ|ลงนาม|ประเมิน|เสนอ)"
    rf"|ชื่อ\s?[-–]?\s?(?:และ)?\s?(?:นาม)?สกุล|(?P<signed>ลงชื่อ)(?:ผู้{LETTER}{{2,40}})?)"
    rf"{GAP}*(?:[:：]|\.{{2,}}|…+|_{{2,}}|(?=\^)|(?P<end>$))(?:{GAP}|[.…_:：])*"
)
"""A label whose value is a person's name; `signed` is that of a signature, `end` a label without a separator."""
POSITION = words(rf"ตำแหน่ง{GAP}*(?:[:：]|\.{{2,}}|…+)?(?:{GAP}|[.…_:：])*")
"""The label of an office, behind which text recognition may put the name."""
VENUE = words("ห้อง|บริเวณ|วัน|โรง|อาคาร|ลาน|สวน|ศาลา|หอ|ศาล|วัด|ถนน|บ้าน|ใต้|สถานที่")
"""What ณ leads to where it means a place of meeting and not of descent."""
