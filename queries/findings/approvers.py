"""Who approves a plan: the words of one indicator that send it to the district's heads, and to the city's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import around, joined, node_words, told

_BREAKS = re.compile(r"<[^>]*>|\n|(?:^|\s)[-–•]\s|(?:^|\s)[\d๐-๙]+[.)](?![\d๐-๙])")
_HEADS = re.compile(r"ผู้บริหาร\s*(สำนักงานเขต|กรุงเทพมหานคร|กทม\.?)")
_PLAN = re.compile(r"แผน")
_REPORT = re.compile(r"รายงาน")
_SENT = re.compile(r"เสนอ|นำเรียน|เห็นชอบ|อนุมัติ|ส่งแผน")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Indicators whose plan goes to the heads of the district in one place and of the city in another."""
    rubrics: dict[str, list[str]] = defaultdict(list)
    for item in sheet.linked("scored_by"):
        rubrics[item.subject].append(item.other)
    for node in sheet.nodes("indicator"):
        told_of: dict[str, dict[str, Said]] = defaultdict(dict)
        for item in (*sheet.of(node, "definition"), *(each for r in rubrics[node] for each in sheet.of(r, "levels"))):
            for passage in _BREAKS.split(_words(item)):
                head = _approver(passage)
                if head:
                    told_of[head].setdefault(passage.strip(), item.at(passage))
        if len(told_of) > 1:
            yield _draft(sheet, node, told_of)


def _words(item: Said) -> str:
    if isinstance(item.value, Mapping):
        return "\n".join(str(item.value.get(name) or "") for name in ("criterion", "method"))
    return str(item.value)


def _approver(passage: str) -> str | None:
    """Whose heads a plan goes to first; `None` for passages on something else, or on what comes of a report."""
    plan, head = _PLAN.search(passage), _HEADS.search(passage)
    if plan is None or head is None or head.start() < plan.start():
        return None
    between = passage[plan.start() : head.start()]
    if _REPORT.search(passage[: head.start()]) or not _SENT.search(passage):
        return None
    if re.search(r"เพื่อ(?:นำ)?เสนอ|ต่อไป", between):
        return "district" if head[1] == "สำนักงานเขต" else None
    return "district" if head[1] == "สำนักงานเขต" else "city"


def _draft(sheet: Sheet, node: str, told_of: Mapping[str, Mapping[str, Said]]) -> Draft:
    """One passage of each, shown around the words that name the heads."""
    words, said = [], []
    for head in ("district", "city"):
        passage, item = next(iter(told_of[head].items()))
        match = _HEADS.search(passage)
        words.append(told(around(passage, match.start() if match else 0), [item]))
        said += list(told_of[head].values())
    values = {"node": node_words(sheet, node), "heads": joined(words)}
    return Draft("approver_differs", (node,), tuple(said), values)
