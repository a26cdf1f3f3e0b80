"""Finding nodes by id, code, name and words."""

from __future__ import annotations

import pytest

from kb.kinds import NodeKind
from kb.statement import Json
from kb.store.base import Store
from tests.kb.making import document, put, says

A = document("plan.txt")
OLD, NEW = "issue:2567/1.1", "issue:2569/1.1"
SUPER, KEY, KR1 = "super_okr:2569/1.1.1", "key_result:2567/1.1.01", "key_result:20y/3.1/1"
POLICY, DIVISION = "policy:049", "division:bangna/tesakit"


@pytest.fixture
def filled(store: Store) -> Store:
    facts: dict[str, dict[str, Json]] = {
        OLD: {"code": "1.1", "name": "เมืองปลอดภัย", "fiscal_year": 2567},
        NEW: {"code": "1.1", "name": "เมืองปลอดภัย", "fiscal_year": 2569},
        SUPER: {"code": "1.1.1", "name": "ลดอุบัติเหตุ", "fiscal_year": 2569},
        KEY: {"code": "1.1.01", "name": "จำนวนกล้อง CCTV", "fiscal_year": 2567},
        KR1: {"code": "KR 1", "name": "ร้อยละของชุมชน"},
        POLICY: {"code": "049", "name": "ปลูก ต้นไม้ ล้านต้น"},
        DIVISION: {"name": "ฝ่ายเทศกิจ", "aliases": ["ทศ.", 'เทศกิจ "บางนา"']},
    }
    statements = [says(A, subject, key, value) for subject, said in facts.items() for key, value in said.items()]
    put(store, A, statements)
    return store


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (POLICY, [POLICY]),
        (f" {POLICY} ", [POLICY]),
        ("049", [POLICY]),
        ("๐๔๙", [POLICY]),
        ("P049", [POLICY]),
        ("p ๐๔๙", [POLICY]),
        ("P49", [POLICY]),
        ("P1.1", []),
        ("1.1", [NEW, OLD]),
        ("OKR 1.1.01", [KEY]),
        ("okr 1.1.1", [SUPER]),
        ("Super OKR 1.1.1", [SUPER]),
        ("KR 1", [KR1]),
        ("KR 1.1.1", []),
        ("ปลูกต้นไม้ล้านต้น", [POLICY]),
        ("ปลูก ต้นไม้ล้าน ต้น", [POLICY]),
        ("เมืองปลอดภัย", [NEW, OLD]),
        ("ทศ.", [DIVISION]),
        ('เทศกิจ "บางนา"', [DIVISION]),
        ("ต้นไม้", [POLICY]),
        ("ทศ", [DIVISION]),
        ("cctv", [KEY]),
        ('"', [DIVISION]),
        ('"""', []),
        ("ต้นไม้ OR เมือง", []),
        ("name:x*", []),
        ("", []),
        (" \u200b", []),
        ("ไม่มีอะไร", []),
        ("plan.txt", [A.id]),
    ],
)
def test_resolve(filled: Store, reference: str, expected: list[str]) -> None:
    with filled.read() as reader:
        assert reader.resolve(reference) == expected


def test_a_kind_keeps_its_own_and_a_limit_cuts(filled: Store) -> None:
    with filled.read() as reader:
        assert reader.resolve("1.1", kind=NodeKind.POLICY) == []
        assert reader.resolve(POLICY, kind=NodeKind.PROJECT) == []
        assert reader.resolve("1.1", kind=NodeKind.ISSUE, limit=1) == [NEW]
        assert reader.resolve("1.1", limit=0) == []


def test_part_matches_come_highest_kind_first_then_the_later_year_then_by_id(filled: Store) -> None:
    with filled.read() as reader:
        assert reader.resolve("1.1") == [NEW, OLD]
        assert reader.resolve("1.") == [NEW, OLD, SUPER, KEY]
        assert reader.resolve("1.1.") == [SUPER, KEY]


def test_the_index_follows_the_node(filled: Store) -> None:
    later = document("later.txt", edition=A.edition_key)
    put(filled, later, [says(later, POLICY, "name", "สวน 15 นาที")])
    with filled.read() as reader:
        assert [reader.resolve(words) for words in ("049", "ต้นไม้", "ฝ่ายเทศกิจ")] == [[], [], []]
        assert reader.resolve("สวน15นาที") == reader.resolve("๑๕") == [POLICY]
