"""Why a gap is thought to be of its sort, in words: what the rule's own sentence does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.model import Node
from kb.statement import Json
from kb.store.base import Reader
from ontology.vocabulary import Wording, vocabulary
from queries import rows
from queries.answer import question
from queries.rules import Rule


@dataclass(frozen=True, slots=True)
class Mentions:
    """How often a document speaks of a node, and where first; `table` and `row` are `None` outside tables."""

    file_name: str
    places: int
    line: int
    table: int | None
    row: int | None


def mentions(
    reader: Reader, ids: Sequence[str], fiscal_year: int | None, agency: str | None
) -> Mapping[str, tuple[Mentions, ...]]:
    """Node id → what the documents in force (of the year, of the agency) say of it, by year and file name."""
    parameters: dict[str, Json] = {"ids": ids, "fiscal_year": fiscal_year, "agency": agency}
    found = reader.run(question("gap_places"), parameters)
    return {
        rows.text(identifier): tuple(
            Mentions(
                rows.text(row[1]),
                rows.number(row[2]),
                rows.number(row[3]),
                rows.optional_number(row[4]),
                rows.optional_number(row[5]),
            )
            for row in group
        )
        for identifier, group in groupby(found, lambda row: row[0])
    }


def nothing_recorded(rule: Rule, said: Sequence[Mentions], *, searched: bool) -> Wording:
    """The documents speak of the node and none says what the rule asks; `searched` for names that are alike."""
    if not said:
        return rule.gap
    what = _wanted(rule)
    th = f"{', '.join(map(_mentioned_th, said))} โดยไม่ระบุ{what.th}"
    en = f"{', '.join(map(_mentioned_en, said))}, without {what.en}"
    if searched:
        return Wording(en=f"{en}; no name in the base is alike.", th=f"{th} และไม่พบชื่อที่คล้ายกันในฐานข้อมูล")
    return Wording(en=f"{en}.", th=th)


def _wanted(rule: Rule) -> Wording:
    """What the rule asks for, where several would do the first."""
    if rule.missing is not None:
        return rule.missing
    need = rule.needs[0]
    label = vocabulary().properties[need.property].label if need.property else _label(str(need.kind))
    article = "an" if label.en[:1].lower() in "aeiou" else "a"
    acronym = label.en[:2].isupper()
    return Wording(en=f"{article} {label.en if acronym else label.en[:1].lower() + label.en[1:]}", th=label.th)


def _label(kind: str) -> Wording:
    return vocabulary().kinds[kind].label


def _mentioned_th(item: Mentions) -> str:
    table = "" if item.table is None else f"ตาราง {item.table} แถว {item.row} "
    if item.places == 1:
        return f"{item.file_name} กล่าวถึงแห่งเดียว ({table}บรรทัด {item.line})"
    return f"{item.file_name} กล่าวถึง {item.places} แห่ง (แห่งแรก {table}บรรทัด {item.line})"


def _mentioned_en(item: Mentions) -> str:
    table = "" if item.table is None else f"table {item.table} row {item.row} "
    if item.places == 1:
        return f"{item.file_name} speaks of it once ({table}line {item.line})"
    return f"{item.file_name} speaks of it in {item.places} places (first: {table}line {item.line})"


def not_linked(count: int, *, by_name: bool) -> Wording:
    """Something that may be the missing end is recorded; `by_name` where all are called alike."""
    if not by_name:
        return Wording(
            en=f"Not linked by any document, but recorded is what may belong to it ({count}):",
            th=f"ไม่มีเอกสารใดเชื่อมโยง แต่มีรายการที่อาจเกี่ยวข้อง {count} รายการ:",
        )
    many = "a like name is" if count == 1 else f"{count} like names are"
    return Wording(
        en=f"Not linked by any document, but {many} recorded:",
        th=f"ไม่มีเอกสารใดเชื่อมโยง แต่มีรายการชื่อคล้ายกัน {count} รายการ:",
    )


def outside_years(rule: Rule, node: Node) -> Wording:
    """Nothing of the kind that would carry it out is loaded of the node's year."""
    label = _label(str(rule.carried_by))
    return Wording(
        en=f"Nothing of the kind “{label.en}” of fiscal year {node.fiscal_year} is loaded at all.",
        th=f"ยังไม่มีข้อมูล{label.th}ของปีงบประมาณ {node.fiscal_year} ในฐานข้อมูลเลย",
    )


def outside_documents(agencies: Iterable[Node]) -> Wording:
    """No document is loaded of those responsible for the node."""
    names = ", ".join(agency.name or agency.id.partition(":")[2] for agency in agencies)
    return Wording(
        en=f"No document is loaded of those responsible for it: {names}.",
        th=f"ยังไม่มีเอกสารของหน่วยงานที่รับผิดชอบในฐานข้อมูล: {names}",
    )
