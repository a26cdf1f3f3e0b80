"""Appeals in words: as many filed as ruled on, and grounds that are accepted in one place and dismissed in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.statement import Place
from loaders.draft import Draft
from loaders.normalise.text import arabic, clean, fold
from loaders.source import SourceFile

_ROUND = re.compile(r"ครั้งที่\s*(\d)(?!\s*/)")
_FILED = re.compile(r"(?:ส่ง|ยื่น)คำขออุทธรณ์.{0,80}?(?<!\d)(\d+)\s*ตัวชี้วัด")
_UNIT = "ตัวชี้วัด"
_NEVER = re.compile(r"(?:จะ)?ไม่รับอุทธรณ์(?:ใน)?(?:กรณี)?.{0,40}?ปัจจัย(ภายใน|ภายนอก)")
_CAUSES = {"ภายใน": "internal", "ภายนอก": "external"}
_ACCEPTED = re.compile(r"(?<!ไม่)(?<!ไม่สามารถ)(?:พิจารณา)?(?:สามารถ)?รับ\s?อุทธรณ์ได้")
_LIST = re.compile(r"ประเด็น(?:การ)?(?P<ruling>รับ|ยก)(?!ฟัง).{0,20}?\d+\s*ประเด็น")
_ITEM = re.compile(r"(?P<number>\d{1,2})\)\s*(?P<text>.+)")
_ENDS = re.compile(r"\s(?:ซึ่ง|เนื่องจาก|ทำให้|เป็นเหตุ|ได้แก่|โดย)|$")
"""Where a ground ends and what is said of it begins."""
_SHORTEST = 12
"""Letters of a ground from which on the same words are the same ground."""
_LEAD = re.compile(r"^(?:ได้รับ|ประเด็น|การ|ปัญหา(?:และ)?อุปสรรค(?:ใน)?)*")


def note_appeals(source: SourceFile, draft: Draft) -> None:
    """Notes numbers of appeals and grounds for rulings that contradict each other."""
    lines = source.lines()
    _note_filed(lines, draft)
    _note_never(lines, draft)
    _note_grounds(lines, draft)


# --- numbers ------------------------------------------------------------------


def _note_filed(lines: Sequence[Place], draft: Draft) -> None:
    """Notes rounds in which not as many indicators were ruled on as appealed against, or some are in no number."""
    rulings = _rulings(draft)
    for line in lines:
        text = arabic(clean(line.text))
        filed, number = _FILED.search(text), _ROUND.search(text)
        counts = rulings.get(number[1], {}) if number else {}
        if filed is None or not counts:
            continue
        ruled = {ruling: count for ruling, (count, unit) in counts.items() if unit == _UNIT}
        others = {ruling: (count, unit) for ruling, (count, unit) in counts.items() if unit != _UNIT}
        terms, total = " + ".join(map(str, ruled.values())), sum(ruled.values())
        which = number[1] if number else ""
        if total != int(filed[1]) and not others:
            draft.note("appeals_filed_differ", line, round=which, filed=filed[1], terms=terms, sum=total)
        elif total == int(filed[1]) and others:
            uncounted = ", ".join(f"{count} {unit}" for count, unit in others.values())
            draft.note(
                "appeals_uncounted", line, round=which, filed=filed[1], terms=terms, sum=total, uncounted=uncounted
            )


def _rulings(draft: Draft) -> Mapping[str, Mapping[str, tuple[int, str]]]:
    """Round → ruling → the number declared and its unit, that of a table before that of the words."""
    found: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for said in sorted(draft, key=lambda each: each.place.table is None):
        if said.predicate == "declared_appeals" and isinstance(said.value, Mapping):
            stated = {name: str(value) for name, value in said.value.items()}
            if stated.get("count", "").isdigit():
                found[stated["round"]].setdefault(stated["ruling"], (int(stated["count"]), stated["unit"]))
    return found


# --- grounds ------------------------------------------------------------------


def _note_never(lines: Sequence[Place], draft: Draft) -> None:
    """Notes words by which appeals for a cause are never accepted, where a rule of the tables accepts them."""
    accepted: dict[str, Place] = {}
    for said in draft:
        if (
            said.predicate == "appeal_rules"
            and isinstance(said.value, Mapping)
            and said.value.get("ruling") == "accepted"
        ):
            accepted.setdefault(str(said.value.get("cause")), said.place)
    for line in lines:
        match = _NEVER.search(arabic(clean(line.text)))
        rule = accepted.get(_CAUSES[match[1]]) if match else None
        if match and rule:
            draft.note("appeal_rule_contradicted", line, rule, words=match[0], cause=f"ปัจจัย{match[1]}", line=rule.line)


def _note_grounds(lines: Sequence[Place], draft: Draft) -> None:
    """Notes grounds of the list of dismissals that words elsewhere accept."""
    listed = list(_listed(lines))
    dismissed = [(ground, line) for ruling, ground, line in listed if ruling == "ยก"]
    accepted = [(ground, line) for ruling, ground, line in listed if ruling == "รับ"]
    accepted += [each for line in lines for each in _accepted(line)]
    for ground, line in dismissed:
        for other, place in accepted:
            shared = _shared(ground, other)
            if shared:
                draft.note("ground_ruled_both_ways", line, place, ground=shared, line=place.line)
                break


def _listed(lines: Sequence[Place]) -> Iterator[tuple[str, str, Place]]:
    """The items of the lists of grounds, with the ruling that their heading names."""
    ruling = ""
    for line in lines:
        text = arabic(clean(line.text))
        heading, entry = _LIST.match(text), _ITEM.match(text)
        if heading:
            ruling = heading["ruling"]
        elif entry and ruling:
            yield ruling, _ground(entry["text"]), line
        else:
            ruling = ""


def _ground(text: str) -> str:
    """The words of a ground, without what is said of it."""
    end = _ENDS.search(text)
    return text[: end.start()] if end else text


def _accepted(line: Place) -> Iterator[tuple[str, Place]]:
    """The grounds that a sentence lists before it says that appeals on them can be accepted."""
    text = arabic(clean(line.text))
    entry = _ITEM.match(text)
    if entry and _ACCEPTED.search(text):
        for ground in re.split(r"\s+(?:และ)?|\sหรือ", _ground(entry["text"])):
            yield ground.removeprefix("และ"), line


def _shared(ground: str, other: str) -> str:
    """The words of a ground that another one repeats; empty where they are too few to tell."""
    plain = _LEAD.sub("", other)
    return other if len(fold(plain)) >= _SHORTEST and fold(plain) in fold(ground) else ""
