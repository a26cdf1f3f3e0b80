"""The filled-in forms of an evaluation document, one after the other: whose words, on what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kb.statement import Place
from loaders.form import Form, FormRow, FormTable
from loaders.forms.evaluation.columns import RESULTS
from loaders.forms.evaluation.sections import heading
from loaders.forms.evaluation.stream import Item

_REPORT = re.compile(
    r"แบบฟอร์มการรายงาน|^ผลการปฏิบัติราชการตามคำรับรองการปฏิบัติราชการ\s*(?:ประจำปี[^:]{0,40})?$|^หน่วยงาน\s*:|^หน่วยงาน\s*สำนัก"
)
_REVIEW = re.compile(r"แบบสรุปผลการตรวจติดตาม|^ชื่อหน่วยงานผู้รับการประเมิน")
_ELSE = re.compile(r"^[*]*(?:ผลการประเมินผลการปฏิบัติราชการ|รายงานผลการตรวจติดตาม|รายงานสรุปผลการอุทธรณ์)")
_PART_OF = r"องค์(?:กร)?ประกอบ(?:ที่)?\s*"
_NAMED = rf"(?:{_PART_OF}\d+\s*:?\s*)*(?P<name>\S.*)"
_COMPONENT = re.compile(rf"{_PART_OF}(?P<code>\d+)\s*:\s*{_NAMED}")
_COMPONENT_IN_HEAD = re.compile(rf"{_PART_OF}(?P<code>\d+)\s*:?\s*{_NAMED}")
_INDICATOR = re.compile(r"ตัวชี้วัด(?:ที่)?\s*:\s*(?P<name>\S.*)")
_CODED = re.compile(r"(?:ตัวชี้วัด(?:ที่)?\s*:?\s*)?(?P<code>\d\.\d{1,2})\.?(?:\s*:\s*|\s+)(?P<name>\S.*)")
_WHOSE = re.compile(r"(?:ชื่อ)?หน่วยงาน(?:ผู้รับการประเมิน)?\s*:?\s*(?P<name>(?:สำนัก|สถาบัน)\S.*)")
_TICK = r"(?:checked[^<>]*>|[☑☒✓✔🗹]|[\[(]\s*[xX/✓✔]\s*[\])])"
_GROUP = re.compile(rf"{_TICK}\s*(?:กลุ่มหน่วยงาน|กลุ่ม)\s*(?P<group>[A-D])")
_GROUP_NAMED = re.compile(r"กลุ่ม(?:ของ)?หน่วยงาน\s*:?\s*(?:กลุ่ม(?:หน่วยงาน)?\s*)?(?P<group>[A-D])")


class Assessor(StrEnum):
    """Who says what was reached."""

    SELF = "self"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its code, as a line of the form gives them."""

    code: str | None
    name: str
    place: Place


@dataclass(slots=True)
class Scene:
    """One filled-in form: an agency's report, the reviewers' summary, or else (`assessor` is `None`).

    `component` and `indicator` are what its head names; `coded` is the indicator that stands
    below it with its code; `group` is the ticked group of agencies, with its place. The head
    ends where criteria, results or words begin.
    """

    assessor: Assessor | None = None
    component: Named | None = None
    indicator: Named | None = None
    coded: Named | None = None
    agency: Named | None = None
    group: tuple[str, Place] | None = None
    in_head: bool = True
    items: list[Item] = field(default_factory=list)

    def rows(self, form: Form) -> list[tuple[FormTable, FormRow]]:
        """The rows of one kind of table with their tables, lines in its frame set aside."""
        found = ((item.table, item.row) for item in self.items if not item.is_line)
        return [(table, row) for table, row in found if table and row and table.form is form]

    @property
    def is_single(self) -> bool:
        """Whether the form is about one indicator rather than about a whole component."""
        return bool(self.coded) or any("indicator" not in row.cells for _, row in self.rows(RESULTS))

    @property
    def subject(self) -> Named | None:
        """The indicator of a form that is about a single one."""
        return (self.coded or self.indicator) if self.is_single else None


def scenes(items: Iterable[Item]) -> Iterator[Scene]:
    """Cuts a document where a new form begins: at its title, its agency's line or another component."""
    scene = Scene()
    for item in items:
        if item.is_line:
            begun = _begins(scene, item)
            if begun:
                yield scene
                scene = begun
            else:
                scene.in_head = scene.in_head and not _ends_head(item)
            _read_head(scene, item)
        else:
            scene.in_head = False
        scene.items.append(item)
    yield scene


def _begins(scene: Scene, item: Item) -> Scene | None:
    text = item.texts[0] if item.texts else ""
    if _ELSE.match(text):
        return Scene()
    for pattern, assessor in ((_REPORT, Assessor.SELF), (_REVIEW, Assessor.OFFICIAL)):
        if pattern.search(text) and (scene.assessor is not assessor or scene.agency):
            return Scene(assessor)
    component = _COMPONENT.fullmatch(text)
    if component and scene.assessor and scene.component and scene.component.code != component["code"]:
        return Scene(scene.assessor, agency=scene.agency)
    return None


def _ends_head(item: Item) -> bool:
    text = item.texts[0] if item.texts else ""
    title = _REPORT.search(text) or _REVIEW.search(text)
    return heading(text) is not None and not title


def _read_head(scene: Scene, item: Item) -> None:
    text = item.texts[0] if item.texts else ""
    if scene.assessor is None or not scene.in_head:
        return
    group = _GROUP.search(item.place.text) or _GROUP_NAMED.fullmatch(text)
    if group:
        scene.group = scene.group or (group["group"], item.place)
        return
    whose, component = _WHOSE.fullmatch(text), _COMPONENT_IN_HEAD.fullmatch(text)
    if whose:
        scene.agency = scene.agency or Named(None, whose["name"].strip(" ."), item.place)
    elif component:
        scene.component = scene.component or Named(component["code"], component["name"], item.place)
    else:
        _read_indicator(scene, text, item.place)


def _read_indicator(scene: Scene, text: str, place: Place) -> None:
    indicator, coded = _INDICATOR.fullmatch(text), _CODED.fullmatch(text)
    if coded and scene.component and scene.coded is None and _is_of(coded["code"], scene.component):
        scene.coded = Named(coded["code"], coded["name"], place)
    elif indicator and scene.indicator is None:
        scene.indicator = Named(None, indicator["name"], place)


def _is_of(code: str, component: Named) -> bool:
    return code.partition(".")[0] == component.code
