"""Numbers of the same things that nearly agree."""

from __future__ import annotations

import pytest

from queries.findings import quantities
from queries.findings.rules import default_rules
from queries.findings.sheet import Sheet
from tests.queries.finding_statements import KR, KR2, RES, s
from tests.queries.test_finding_rules import PAPER


@pytest.mark.parametrize(
    ("node", "text", "found"),
    [
        (KR2, "ฐานข้อมูล ๒,๐๑๐ ชุมชน", 1),
        (KR2, "ฐานข้อมูล ๒,๐๐๙ ชุมชน", 0),
        (KR2, "ฐานข้อมูล ๒,๐๑๐ แขวง", 0),
        (RES, "เข้าร่วมแล้ว ๒,๐๑๐ ชุมชน", 0),
    ],
)
def test_numbers_of_what_there_is_must_agree_and_those_of_what_is_reached_need_not(
    node: str, text: str, found: int
) -> None:
    said = [s(KR, "name", "ซ้อมแผน 2009 ชุมชน"), s(node, "name", text, 1, 2)]
    assert len(list(quantities.find(Sheet(PAPER, said), default_rules()))) == found
