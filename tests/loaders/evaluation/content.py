"""What an evaluation says, made up by chance: components, indicators, thresholds, results and scores by the rules."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from tests.loaders.evaluation.criteria import Bounds, criteria

POINTS = tuple(Decimal(points) for points in (60, 70, 80, 90, 100))
GROUPS = "ABCD"
PER_CENT, LEVEL = "ร้อยละ", "ระดับ"
_LADDERS = (
    (60, 70, 80, 90, 100),
    (80, 85, 90, 95, 100),
    (65, 70, 75, 80, 85),
    (20, 25, 30, 35, 40),
    (5, 10, 15, 20, 25),
)

COMPONENTS = {
    "1": "ประสิทธิภาพในการดำเนินงานภารกิจหลักตามยุทธศาสตร์กรุงเทพมหานคร (Function Base)",
    "2": "ประสิทธิภาพของการดำเนินงานภารกิจตามนโยบายผู้บริหารหรือภารกิจพิเศษ (Agenda Base)",
    "3": "ประสิทธิภาพในการดำเนินงานตามภารกิจเชิงพื้นที่เขต/กลุ่มเขต (Area Base)",
    "4": "ประสิทธิภาพในการบริหารจัดการและพัฒนานวัตกรรมในการบริหารจัดการระบบงาน (Innovation Base)",
    "5": "ศักยภาพในการดำเนินการของหน่วยงาน (Potential Base)",
}
NAMES = (
    "ร้อยละของขยะรีไซเคิลที่คัดแยกจากครัวเรือนเพิ่มขึ้นเมื่อเทียบกับปี 2561",
    "จำนวนทางเท้าที่ได้รับการปรับปรุงให้คนพิการใช้ได้สะดวก",
    "ระดับความสำเร็จของการลดจุดน้ำท่วมขังในถนนสายหลัก",
    "พื้นที่สวนสาธารณะขนาดเล็กที่เพิ่มขึ้น",
    "ร้อยละของเด็กก่อนวัยเรียนที่มีพัฒนาการสมวัย",
    "ความสำเร็จในการจัดระเบียบหาบเร่แผงลอยในจุดผ่อนผัน",
    "ร้อยละของเรื่องร้องเรียนที่แก้ไขแล้วเสร็จภายใน 15 วัน",
    "จำนวนผู้สูงอายุที่ได้รับการตรวจคัดกรองสุขภาพ (อายุ 60 ปีขึ้นไป)",
    "ระดับความสำเร็จของการซ้อมแผนป้องกันอัคคีภัยในชุมชน",
    "ร้อยละของสถานศึกษาที่ผ่านเกณฑ์โรงเรียนปลอดบุหรี่",
    "กรุงเทพมหานครมีเส้นทางจักรยานที่เชื่อมต่อกับสถานีรถไฟฟ้า",
    "ร้อยละของอาคารสูงที่ตรวจสอบระบบความปลอดภัยแล้ว",
    "ระดับความสำเร็จของการส่งเสริมอาชีพผู้มีรายได้น้อย",
    "จำนวนกล้องโทรทัศน์วงจรปิดที่ใช้งานได้ตามปกติ",
    "ร้อยละของภาษีป้ายที่จัดเก็บได้ตามประมาณการ",
    "ความสำเร็จในการเสนอแนวคิดใหม่เพื่อลดขั้นตอนการให้บริการ",
    "ความสำเร็จของการใช้จ่ายเงินในภาพรวม",
    "ความสำเร็จในการจัดทำคลังข้อมูลเปิดของหน่วยงาน",
    "ร้อยละของตลาดที่ได้มาตรฐานตลาดสะอาดน่าซื้อ",
    "ระดับความสำเร็จของการขุดลอกท่อระบายน้ำในซอยย่อย",
)
_PARTS = (
    "ระดับความสำเร็จในการตรวจสุขาภิบาลร้านอาหารในพื้นที่",
    "ร้อยละของร้านอาหารที่ได้รับป้ายอาหารสะอาดรสชาติอร่อย (Clean Food)",
    "ร้อยละของผู้สัมผัสอาหารที่ผ่านการอบรมหลักสูตรสุขาภิบาลอาหาร",
)
PROJECTS = (
    "โครงการส่งเสริมการมีส่วนร่วมของประชาชน", "โครงการอาสาสมัครดูแลชุมชน", "โครงการพัฒนาพื้นที่ต้นแบบ",
    "โครงการถนนสะอาดปลอดภัย", "โครงการอบรมเยาวชนรู้ทันภัย", "โครงการตลาดนัดสีเขียว",
    "โครงการคลองใสไร้มลพิษ", "โครงการห้องสมุดเคลื่อนที่",
)  # fmt: skip


@dataclass
class Measure:
    """An indicator, or a part of one; `ladder` are the thresholds that the official table prints."""

    code: str | None
    name: str
    unit: str = PER_CENT
    weight: Decimal = Decimal(10)
    ladder: tuple[Decimal, ...] | None = None
    value: Decimal = Decimal(100)
    score: Decimal = Decimal(100)
    self_level: int = 5
    self_value: Decimal | None = None
    judged: int = 5
    measured: Decimal | None = None
    projects: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    bounds: Bounds = ()
    parts: list[Measure] = field(default_factory=list)

    @property
    def weighted(self) -> Decimal:
        return rounded(self.score * self.weight / 100)

    @property
    def scored(self) -> list[Measure]:
        return self.parts or [self]

    @property
    def target(self) -> str:
        return f"ระดับ {5}" if self.unit == LEVEL else f"ร้อยละ {100}"


@dataclass
class Part:
    """A component with its indicators; `single` prints a form for each indicator."""

    code: str
    measures: list[Measure]
    single: bool
    reviewed: list[Measure] = field(default_factory=list)

    @property
    def name(self) -> str:
        return COMPONENTS[self.code]

    @property
    def weight(self) -> Decimal:
        return sum((leaf.weight for measure in self.measures for leaf in measure.scored), Decimal(0))

    @property
    def weighted(self) -> Decimal:
        return sum((leaf.weighted for measure in self.measures for leaf in measure.scored), Decimal(0))


@dataclass
class Evaluation:
    """An agency's evaluation of a year."""

    district: str
    slug: str
    year: int
    group: str
    parts: list[Part]

    @property
    def total(self) -> Decimal:
        return sum((part.weighted for part in self.parts), Decimal(0))


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001"), ROUND_HALF_UP)


def made_up(chance: random.Random, district: str, slug: str, *, components: str = "") -> Evaluation:
    """An evaluation whose scores follow from its values by the rules."""
    names = chance.sample(NAMES, len(NAMES))
    codes = components or chance.choice(("2345", "12345", "1245", "235", "25"))
    parts = [_part(code, chance, names) for code in codes]
    return Evaluation(district, slug, chance.choice((2563, 2564, 2565)), chance.choice(GROUPS), parts)


def _part(code: str, chance: random.Random, names: list[str]) -> Part:
    single = code in "45"
    count = {"4": 1, "5": chance.randint(1, 3)}.get(code) or chance.randint(1, 4)
    measures = [_measure(code, number, count, single, chance, names) for number in range(1, count + 1)]
    if not single and chance.random() < 0.5:
        _divide(chance.choice(measures), chance)
    return Part(code, measures, single, chance.sample(measures, count))


def _measure(component: str, number: int, count: int, single: bool, chance: random.Random, names: list[str]) -> Measure:
    code = None if component == "4" else f"{component}.{number}"
    measure = Measure(code, names.pop(), weight=Decimal(chance.choice((5, 10, 15, 20))))
    measure.criteria, measure.bounds = criteria(chance)
    measure.projects = tuple(chance.sample(PROJECTS, chance.randint(1, 3)))
    ladder = tuple(map(Decimal, chance.choice(_LADDERS))) if single or chance.random() < 0.3 else None
    _reach(measure, ladder, chance)
    return measure


def _reach(measure: Measure, ladder: tuple[Decimal, ...] | None, chance: random.Random) -> None:
    """Gives a measure results of both assessors; without a ladder the table's value is the level's points."""
    measure.ladder = ladder
    measure.self_level, measure.judged = chance.randint(1, 5), chance.randint(1, 5)
    measure.self_value = Decimal(chance.randint(1000, 9999)) / 100 if chance.random() < 0.5 else None
    if ladder is None:
        measure.unit = chance.choice((PER_CENT, LEVEL))
        measure.value = measure.score = POINTS[measure.judged - 1]
        measure.measured = Decimal(chance.randint(10000, 99999)) / 1000 if chance.random() < 0.6 else None
        return
    measure.value = rounded(ladder[0] + (ladder[-1] - ladder[0]) * Decimal(chance.randint(0, 1000)) / 1000)
    attained = max(place for place, threshold in enumerate(ladder) if threshold <= measure.value)
    measure.score = min(Decimal(100), rounded(measure.value / ladder[attained] * POINTS[attained]))


def _divide(measure: Measure, chance: random.Random) -> None:
    """Makes a measure a whole of two or three parts."""
    count = chance.choice((2, 2, 3))
    weights = [Decimal(weight) for weight in chance.choice(((10, 10, 10), (5, 10, 15), (8, 12, 4)))][:count]
    measure.name = chance.choice(("เมืองอาหารสะอาดปลอดภัย", "กรุงเทพฯ เมืองน่ากินน่าอยู่"))
    measure.weight, measure.unit, measure.ladder = sum(weights, Decimal(0)), "", None
    for name, weight in zip(_PARTS, weights, strict=False):
        part = Measure(None, name, weight=weight)
        part.criteria, part.bounds = criteria(chance)
        _reach(part, None, chance)
        measure.parts.append(part)
