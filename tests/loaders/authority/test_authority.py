import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.kinds import Role
from loaders.authority.authority import (
    agency,
    districts_in,
    division,
    is_district,
    names_district,
    split_agencies,
    split_divisions,
)
from loaders.authority.register import Entry, agencies, divisions
from loaders.normalise.text import fold, ocr_fold

H, R, CO_H = Role.HOST, Role.RESPONSIBLE, Role.CO_HOST


def test_the_register() -> None:
    assert sum(entry.type == "district" for entry in agencies()) == 50
    assert len(divisions()) == 10
    for entries in (agencies(), divisions()):
        assert len({entry.slug for entry in entries}) == len(entries)
        spellings = [fold(name) for entry in entries for name in dict.fromkeys((*entry.spellings, *entry.misread))]
        assert len(set(spellings)) == len(spellings), "a spelling stands for two"


@pytest.mark.parametrize("entry", agencies(), ids=lambda entry: entry.slug)
def test_every_spelling_of_an_agency_is_certain(entry: Entry) -> None:
    for spelling in entry.spellings:
        match = agency(spelling)
        assert match is not None
        assert (match.slug, match.confidence) == (entry.slug, 1.0)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("สำนัก วัฒนธรรม กีฬาและการ ท่องเที่ยว", "culture-sports-tourism"),
        ("สำนักดิจิทัล กรุงเทพมหานคร", "digital"),
        ("สำนักงาน ปกครอง และทะเบียน", "administration-registration"),
        ("สนท.", "city-law-enforcement"),
        ("สยป.", "strategy-evaluation"),
        ("สำนักงานเขตบางนา", "bangna"),
        ("สำนักงานเขตภาษี เจริญ", "phasicharoen"),
        ("เขตบางเเค", "bangkhae"),
    ],
)
def test_certain_agencies(printed: str, slug: str) -> None:
    match = agency(printed)
    assert match is not None
    assert (match.slug, match.confidence, match.printed) == (slug, 1.0, printed.replace("เเ", "แ"))


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("สำนักเทคนิค", "city-law-enforcement"),
        ("สำนักเทศกจ", "city-law-enforcement"),
        ("สำนักงานการศึกษา", "education"),
        ("สำนักงานโยธา", "public-works"),
        ("สำนักงาน เลขานุการ ผู้ว่าราชการ กรุงเทพมหานคร มหานคร", "governor-secretariat"),
        ("สำนักงานเลขาธิการปลัดกรุงเทพมหานคร", "permanent-secretary-secretariat"),
        ("สำนักงานวางผังและพัฒนาเมือง", "city-planning"),
        ("สสส.", "environment"),
        ("สำนักงานเขตบางกอกน้ย", "bangkoknoi"),
    ],
)
def test_uncertain_agencies(printed: str, slug: str) -> None:
    match = agency(printed)
    assert match is not None
    assert match.slug == slug
    assert 0.7 < match.confidence < 1.0


@pytest.mark.parametrize(
    "printed",
    [
        "", "-", "สำนักงานเขต", "สนข.", "สำนักงานเขต 5", "สำนักงานเขตบาง", "สำนักงานตำรวจแห่งชาติ", "สำนักงานประกันสังคม",
        "สำนักงานหลักประกันสุขภาพแห่งชาติ", "สำนักการแพทย์ทหาร", "สำนักงานสถิติแห่งชาติ", "ฝ่ายโยธา", "โรงเรียนในสังกัด", "สำนัก",
    ],
)  # fmt: skip
def test_what_is_no_agency_of_the_city(printed: str) -> None:
    assert agency(printed) is None


@pytest.mark.parametrize(
    ("printed", "slug", "certain"),
    [
        ("ฝ่าย สิ่งแวดล้อมฯ", "environment", True),
        ("ฝ่ายรักษา ความสะอาดฯ", "cleansing", True),
        ("ฝ่ายรักษาฯ", "cleansing", True),
        ("ฝ่ายพัฒนา ชุมชนฯ", "community", True),
        ("ฝ่ายคลัง", "finance", True),
        ("ฝ่ายเทศกิจ", "law-enforcement", True),
        ("ฝ่ายเทคนิค", "law-enforcement", False),
        ("ฝ่ายสิ่งแวดล้อมและสุขภาพ", "environment", False),
        ("ฝ่ายรายใด้", "revenue", False),
    ],
)
def test_division(printed: str, slug: str, certain: bool) -> None:
    match = division(printed)
    assert match is not None
    assert match.slug == slug
    assert (match.confidence == 1.0) is certain


@pytest.mark.parametrize(
    "printed", ["", "ทุกฝ่าย", "ฝ่าย", "โรงเรียนในสังกัด", "ฝ่ายพัสดุ", "ฝ่ายบริหาร", "สำนักเทศกิจ", "ฝ่ายโยธา 2"]
)
def test_what_is_no_division(printed: str) -> None:
    assert division(printed) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "สำนักสิ่งแวดล้อม สำนักงานเขต (R) สำนักงานเขต (R)",
            (("สำนักสิ่งแวดล้อม", H), ("สำนักงานเขต", R), ("สำนักงานเขต", R)),
        ),
        ("สำนักงานเขต (CO - H)", (("สำนักงานเขต", CO_H),)),
        (
            "<p>สำนักป้องกันและบรรเทาสาธารณภัย</p> <p>สำนักงานเขต (R)</p>",
            (("สำนักป้องกันและบรรเทาสาธารณภัย", H), ("สำนักงานเขต", R)),
        ),
        ("สนพ. สพส. สนศ. สนข.", (("สนพ.", H), ("สพส.", H), ("สนศ.", H), ("สนข.", H))),
        ("สำนัก วัฒนธรรม กีฬาและการ ท่องเที่ยว", (("สำนัก วัฒนธรรม กีฬาและการ ท่องเที่ยว", H),)),
        ("สำนักดิจิทัล กรุงเทพมหานคร สำนักงานเขต (R)", (("สำนักดิจิทัล กรุงเทพมหานคร", H), ("สำนักงานเขต", R))),
        ("สำนักการโยธาสำนักงานเขต (r)", (("สำนักการโยธา", H), ("สำนักงานเขต", R))),
        ("สำนักการโยธา (H), สำนักงานเขต (สนับสนุน)", (("สำนักการโยธา", H), ("สำนักงานเขต", Role.SUPPORT))),
        ("-", ()),
        ("", ()),
    ],
)
def test_split_agencies(text: str, expected: tuple[tuple[str, Role], ...]) -> None:
    assert split_agencies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ฝ่ายโยธา/ฝ่ายรักษาความสะอาดฯ/ฝ่ายเทศกิจ", ("ฝ่ายโยธา", "ฝ่ายรักษาความสะอาดฯ", "ฝ่ายเทศกิจ")),
        ("ฝ่ายการศึกษา ฝ่ายการคลัง", ("ฝ่ายการศึกษา", "ฝ่ายการคลัง")),
        ("ฝ่าย สิ่งแวดล้อมฯ", ("ฝ่าย สิ่งแวดล้อมฯ",)),
        ("ฝ่ายโยธา/ ฝ่ายสิ่งแวดล้อมฯ/ ฝ่ายรักษา ความสะอาดฯ", ("ฝ่ายโยธา", "ฝ่ายสิ่งแวดล้อมฯ", "ฝ่ายรักษา ความสะอาดฯ")),
        ("ฝ่ายการศึกษา/โรงเรียนในสังกัด", ("ฝ่ายการศึกษา", "โรงเรียนในสังกัด")),
        ("<p>ฝ่ายรักษา</p> <p>ความสะอาดฯ</p>", ("ฝ่ายรักษา ความสะอาดฯ",)),
        ("ทุกฝ่าย", ("ทุกฝ่าย",)),
        ("(ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม)", ("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม",)),
        ("ฝ่ายโยธา และฝ่ายเทศกิจ", ("ฝ่ายโยธา", "ฝ่ายเทศกิจ")),
        ("-", ()),
    ],
)
def test_split_divisions(text: str, expected: tuple[str, ...]) -> None:
    assert split_divisions(text) == expected


NAMES = st.sampled_from([entry.name for entry in agencies()])


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", " (R)", " (CO - H)"])), min_size=1, max_size=5))
def test_agencies_in_a_row_come_back(cells: list[tuple[str, str]]) -> None:
    roles = {"": H, " (R)": R, " (CO - H)": CO_H}
    assert split_agencies(" ".join(map("".join, cells))) == tuple((name, roles[role]) for name, role in cells)


@given(st.lists(st.sampled_from([entry.name for entry in divisions()]), min_size=1, max_size=5))
def test_divisions_in_a_row_come_back(names: list[str]) -> None:
    assert split_divisions("/".join(names)) == tuple(names)
    assert split_divisions(" ".join(names)) == tuple(names)


@pytest.mark.parametrize("printed", ["สำนักงานเขต", "สำนักงาน เขต", "สนข.", "สนช.", "สำนักงานเขต (R)", "ทุกสำนักงานเขต"])
def test_the_district_office_in_general(printed: str) -> None:
    assert is_district(printed)


@pytest.mark.parametrize("printed", ["สำนักงานเขตบางนา", "สนน.", "", "สำนักงาน", "เขตดุสิต"])
def test_not_the_district_office_in_general(printed: str) -> None:
    assert not is_district(printed)


def test_districts_in() -> None:
    assert districts_in("แผนปฏิบัติการ สำนักงานเขต บางนา ติดเขตพระโขนงและเขตประเวศ เขตบางนา") == (
        "bangna",
        "phrakhanong",
        "prawet",
    )
    assert districts_in("เขตทวีวัฒนา เขตคลองสามวา เขตบางกอกน้อย") == ("thawiwatthana", "khlongsamwa", "bangkoknoi")
    assert districts_in("แขวงบางนาเหนือ 50 เขต สำนักงานเขต") == ()


def test_districts_are_not_taken_for_each_other() -> None:
    """No district is within the reach of similarity of another's name with one letter lost."""
    for entry in (entry for entry in agencies() if entry.type == "district"):
        name = entry.name.removeprefix("สำนักงานเขต")
        for place in range(len(name)):
            match = agency("สำนักงานเขต" + name[:place] + name[place + 1 :])
            assert match is None or match.slug == entry.slug or ocr_fold(match.name) == ocr_fold(entry.name)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("ยำนักเทศกิจ", "city-law-enforcement"),
        ("สำนับป้องกันและบรรเทาสาธารณภัย", "fire-rescue"),
        ("หำนักการโยธา", "public-works"),
        ("สำนกการโยธา", "public-works"),
        ("สำนับงานเขตบางนา", "bangna"),
        ("สถาบับพัฒนาทรัพยากรบุคคลกรุงเทพมหานคร", "civil-service-training"),
    ],
)
def test_an_agency_with_a_damaged_leading_word(printed: str, slug: str) -> None:
    match = agency(printed)
    assert match is not None
    assert (match.slug, match.confidence, match.printed) == (slug, 0.9, printed)
    assert [name for name, _ in split_agencies(printed)] == [printed]


@pytest.mark.parametrize(
    "printed",
    ["กองการศึกษา", "งานการศึกษา", "ตำนักการแพทย์ทหาร", "พำนักคนชรา", "กำนันบางนา", "สำหรับการศึกษา", "ยำนักบางนา", "นักการโยธา"],
)
def test_a_leading_word_that_is_another_word(printed: str) -> None:
    assert agency(printed) is None


@pytest.mark.parametrize("entry", [*agencies()], ids=lambda entry: entry.slug)
def test_one_wrong_letter_in_the_leading_word_never_names_another_agency(entry: Entry) -> None:
    for place in range(len("สำนัก")):
        for letter in "กบยห":
            match = agency(entry.name[:place] + letter + entry.name[place + 1 :])
            assert match is None or match.slug == entry.slug


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("ฝ่ากการศึกษา", "education"),
        ("ฝายโยธา", "public-works"),
        ("ผ่ายรายได้", "revenue"),
        ("ฝ้ายทะเบียน", "registration"),
    ],
)
def test_a_division_with_a_damaged_leading_word(printed: str, slug: str) -> None:
    match = division(printed)
    assert match is not None
    assert (match.slug, match.confidence) == (slug, 0.9)
    assert split_divisions(printed) == (printed,)


@pytest.mark.parametrize("printed", ["ชายแดน", "ภายในเขต", "ขายอาหาร", "รายได้", "งานทะเบียน", "กองคลัง"])
def test_words_that_only_resemble_a_division(printed: str) -> None:
    assert division(printed) is None


@pytest.mark.parametrize(
    ("printed", "slug"), [("ฝ่ายสวล.", "environment"), ("ฝ่ายพช.", "community"), ("ฝ่าย ปค.", "administration")]
)
def test_abbreviated_divisions(printed: str, slug: str) -> None:
    match = division(printed)
    assert match is not None
    assert (match.slug, match.confidence) == (slug, 1.0)


def test_damaged_names_stand_apart_in_a_cell() -> None:
    assert split_agencies("สำนักสิ่งแวดล้อม ยำนักเทศกิจ") == (("สำนักสิ่งแวดล้อม", H), ("ยำนักเทศกิจ", H))
    assert split_agencies("ยำนักเทศกิจ (H) สำนับงานเขต (R)") == (("ยำนักเทศกิจ", H), ("สำนับงานเขต", R))
    assert split_divisions("ฝ่ายโยธา ฝายเทศกิจ ฝ่ากการศึกษา") == ("ฝ่ายโยธา", "ฝายเทศกิจ", "ฝ่ากการศึกษา")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ทุกฝ่ายในสำนักงานเขต", ("ทุกฝ่าย",)),
        ("ทุก ฝ่าย", ("ทุกฝ่าย",)),
        ("ทุกฝ่าย (สำนักงานเขตบางนา)", ("ทุกฝ่าย",)),
        ("ทุกฝ่าย/โรงเรียนในสังกัด", ("ทุกฝ่าย", "โรงเรียนในสังกัด")),
        ("ทุกฝ่ายและโรงเรียนในสังกัด", ("ทุกฝ่าย", "โรงเรียนในสังกัด")),
        ("ทุกส่วนราชการ", ("ทุกฝ่าย",)),
        ("ทุกส่วน ราชการในสังกัด", ("ทุกฝ่าย",)),
        ("ทั้ง 10 ฝ่าย", ("ทุกฝ่าย",)),
        ("๑๐ ฝ่าย", ("ทุกฝ่าย",)),
        ("ทุกฝ่ายที่เกี่ยวข้อง", ("ทุกฝ่ายที่เกี่ยวข้อง",)),
        ("ทุกฝ่าย (ยกเว้นฝ่ายโยธา)", ("ทุกฝ่าย (ยกเว้นฝ่ายโยธา)",)),
    ],
)
def test_every_division(text: str, expected: tuple[str, ...]) -> None:
    assert split_divisions(text) == expected


@pytest.mark.parametrize(
    "printed",
    ["สำนักงานเขต", "สนข.", "สำนักงานเขต (R)", "ยำนักงานเขต", "สำนักงานเขตบางนา", "สำนักงานเขตบางนา (R)", "เขตบางนา (R)"],
)
def test_names_that_mean_a_district_office(printed: str) -> None:
    assert names_district(printed)


@pytest.mark.parametrize("printed", ["", "-", "สำนักการโยธา", "ฝ่ายโยธา", "สำนักงานเขต 5", "แขวงบางนาเหนือ", "โรงเรียน"])
def test_names_that_mean_no_district_office(printed: str) -> None:
    assert not names_district(printed)


def test_a_district_office_with_its_role_is_that_district() -> None:
    for printed in ("สำนักงานเขตบางนา (R)", "เขตบางนา (R)"):
        match = agency(printed)
        assert match is not None
        assert (match.slug, match.confidence) == ("bangna", 1.0)
