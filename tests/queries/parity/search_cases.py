"""Search: codes, names and printed text, whole and damaged, by every filter and limit; and its statement files."""

from __future__ import annotations

from functools import partial
from typing import Any

from kb.errors import PolicytraceError
from kb.kinds import NodeKind
from kb.statement import Json
from kb.store.base import Match, Parameter, Question, Reader, Row
from queries import rows
from queries.search import search
from tests.queries.damaged import cases as damaged
from tests.queries.parity import Case
from tests.queries.parity.scopes import PARTS, SOME, of_parts

_CODES = ("049", "P049", "๐๔๙", "p ๐๔๙", "นโยบาย 49", "O49", "1.1.01", "1101", "๑-๑-๐๑", "11102", "KR ๔๑๑๐๑", "9", "1.")
_LETTERS = ("บา", "นา", "ก", "สน", "ก.", "ฯ", "-", "ก ข", "x", "😀", "บางนา ก", "ซอ 1")
_WORDS = (
    "ปลูกต้นไม้", "ต้นไม้ ปลูก", "ฝ่ายเทศกิจ", "โครงการ", "ร้อยละ", "ดำเนินการตามแผน", "สนข.บางนา", "ไม่มีใครชื่อนี้",
    'ฝ่าย "เทศกิจ"', "a`b\\c",
    "\uffee", "+(OR)* AND NOT ~1 /x/", "เ" * 1_000, " ".join(["ปลูกต้นไม้", *map(str, range(100, 130))]),
)  # fmt: skip
_DAMAGED = ("บาวนา", "บานา", "ปลุกตนไม", "ปลูกต้นไม้รมคลอง", "ฝายเทสกิจ", "ปลกตนไมร้อยลาน", "ปรับปรุงทางเทา", "ตำน้ไม้")
_FEW = ("049", "นา", "ปลูกต้นไม้", "บาวนา", "ร้อยละ", "ปลูกตนไมรมคลอง")
_LIMITS = (1, 2, 20, 1_000, 0, 1_001)


def _attempt(reader: Reader, text: str, **options: Any) -> object:
    """The answer, or the error that is the answer."""
    try:
        return search(reader, text, **options)
    except PolicytraceError as error:
        return type(error), str(error)


def _of_texts(reader: Reader, _: str, texts: tuple[str, ...]) -> object:
    return [_attempt(reader, text) for text in texts]


def _of_part(reader: Reader, fiscal_year: int | None, agency: str | None, *, kind: NodeKind | None = None) -> object:
    return [_attempt(reader, text, fiscal_year=fiscal_year, agency=agency, kind=kind) for text in _FEW]


def _by_kind(reader: Reader, _: str) -> object:
    return [_attempt(reader, text, kind=kind) for text in _FEW[:3] for kind in NodeKind]


def _by_limit(reader: Reader, _: str) -> object:
    return [_attempt(reader, text, limit=limit) for text in _FEW for limit in _LIMITS]


def _start(reader: Reader, start: str) -> object:
    """What a node is called by, cut, damaged and put another way round."""
    texts = (start, start[:2], start[1:], start[: len(start) // 2] + start[len(start) // 2 + 1 :], start[::-1])
    return [_attempt(reader, text) for text in texts]


def _names(reader: Reader, start: str) -> object:
    """The names of what a start may be, whole and with a letter less."""
    names = [node.name for node in map(reader.node, reader.resolve(start, limit=3)) if node is not None and node.name]
    return [_attempt(reader, text) for name in names for text in (name, name[:7] + name[8:], name[1:], name[:2])]


def _asked(reader: Reader, name: str, parameters: dict[str, Parameter]) -> list[Row]:
    return list(reader.run(Question("queries", name), parameters))


def _printed(reader: Reader, match: Match, limit: int) -> list[Row]:
    return _asked(reader, "search_passages", {"match": match, "limit": limit})


def _passages(reader: Reader, _: str) -> object:
    """Printed texts by pieces, of which all or one must be held; and none."""
    matches = (
        Match(),
        Match(((),)),
        Match.any(["ปลก"]),
        Match.any(["049", "ไม้", "ไมร"]),
        Match((("ปลุก", "ดนไม"), ("049",))),
    )
    return [_printed(reader, match, limit) for match in matches for limit in (0, 1, 2, 5_000)]


def _places(reader: Reader, fiscal_year: int | None, agency: str | None) -> object:
    """The nodes of which printed texts speak, without some that are found already."""
    texts = _printed(reader, Match.any(["049", "1.1", "ปลุก", "ฝาย"]), 300)
    passages: list[Json] = [{"key": rows.number(key), "grade": at % 3} for at, (key, _) in enumerate(texts)]
    found: list[Json] = [node.id for node in list(reader.nodes())[::5]]
    scope: dict[str, Parameter] = {"fiscal_year": fiscal_year, "agency": agency, "kind_order": rows.KIND_ORDER}
    return [
        _asked(reader, "search_places", {**scope, "passages": listed, "found": known, "kind": kind, "limit": limit})
        for listed in (passages, passages[::-1], [])
        for known, kind, limit in (([], None, 500), (found, None, 500), ([], "project", 3))
    ]


def _said(reader: Reader, _: str) -> object:
    """Where every node of a small base, and some of a large one, are called so."""
    ids: list[Json] = [node.id for node in reader.nodes()]
    return _asked(reader, "search_said", {"ids": [*ids[-300:], *ids[:300:3], "policy:none"]})


CASES = [
    Case("damaged searches", partial(_of_texts, texts=tuple(each.search for each in damaged())), whole=True),
    *(
        Case(f"search for {name}", partial(_of_texts, texts=texts), whole=True)
        for name, texts in {"codes": _CODES, "letters": _LETTERS, "words": _WORDS, "near words": _DAMAGED}.items()
    ),
    *of_parts("search", _of_part, PARTS),
    *of_parts("search for projects", _of_part, SOME, kind=NodeKind.PROJECT),
    Case("search by kind", _by_kind, whole=True),
    Case("search by limit", _by_limit, whole=True),
    Case("search for what is given", _start),
    Case("search for its names", _names),
    Case("printed texts", _passages, whole=True),
    *of_parts("places of printed texts", _places, SOME),
    Case("places of codes and names", _said, whole=True),
]
