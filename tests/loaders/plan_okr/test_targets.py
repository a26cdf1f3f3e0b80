"""Cells with several targets, and the shares of agencies."""

from __future__ import annotations

import pytest

from kb.kinds import EdgeKind
from loaders.forms.plan_okr.targets import Share, parse_one_target, shares
from tests.loaders.plan_okr.graph import Graph


@pytest.mark.parametrize(
    "text",
    [
        "- เยาวชน ร้อยละ ๓๐ - วัยทำงาน ร้อยละ ๔๐ - ผู้สูงอายุ ร้อยละ ๖๐",
        "ขุดลอกคลอง ๑๕๐ กม. เปิดทาง น้ำไหล ๑,๕๐๐ กม.",
        "(สนย.) ติดตั้ง/ ซ่อมแซมไฟฟ้า ๑๓,๐๐๐ ดวง (สนข.) ติดตั้ง/ ซ่อมแซมไฟฟ้า ๑๘,๘๗๘ ดวง",
    ],
)
def test_a_cell_of_several_targets_has_no_one_value(text: str) -> None:
    assert parse_one_target(text) == {
        "text": text, "comparator": None, "value": None, "unit": None, "basis": None, "cumulative": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ไม่เกิน ๘๐ เปอร์เซนต์ไทล์ของข้อมูล ๕ ปี ย้อนหลัง", "80"),
        ("๗๐ ดวง (ติดตั้ง ๒๐ ดวง ซ่อม ๕๐ ดวง)", "70"),
        ("๔๗๙ จุด (๑๑,๔๐๖ ราย)", "479"),
        ("๒๐๐,๐๐๐ (สสล. ๕๐,๐๐๐ ต้น สนข. ๑๕๐,๐๐๐ ต้น)", "200000"),
        ("ร้อยละ ๘๐ ภายใน ๓๐ วัน", "80"),
    ],
)
def test_a_cell_of_one_target_keeps_its_value(text: str, value: str) -> None:
    assert parse_one_target(text)["value"] == value


def test_shares_stand_behind_the_agencies_short_names() -> None:
    assert list(shares("๑๕๓ แห่ง (สสล. ๓ แห่ง สนข. ๕ แห่ง/เขต)")) == [
        Share("environment", "๓ แห่ง"),
        Share(None, "๕ แห่ง/เขต"),
    ]
    assert list(shares("ร้อยละ ๑๐๐ ตามที่ สสล. กำหนด")) == []
    assert list(shares("๑๒๓.๕๙๘ กม.")) == []


@pytest.mark.parametrize(
    ("key_result", "whole", "host", "host_share", "district_share"),
    [
        ("4.1.01", "200000", "environment", "50000", "150000"),
        ("4.1.05", "153", "environment", "3", "3"),
        ("2.1.20", "18878", "public-works", "13000", "18878"),
    ],
)
def test_each_agency_has_its_share_of_the_target(
    plan: Graph, key_result: str, whole: str, host: str, host_share: str, district_share: str
) -> None:
    key = f"key_result:2567/{key_result}"
    assert plan.nodes[key].properties["target"]["value"] == whole  # type: ignore[call-overload, index]
    for agency, role, share in ((host, "H", host_share), ("phasicharoen", "support", district_share)):
        edge = plan.edge(f"agency:{agency}", EdgeKind.RESPONSIBLE_FOR, key)
        assert edge.qualifier == role
        assert edge.properties["target"]["value"] == share  # type: ignore[call-overload, index]


def test_the_targets_of_the_plan_that_hold_several(plan: Graph) -> None:
    several = {
        key for key, node in plan.of("key_result").items()
        if isinstance(target := node.properties.get("target"), dict) and target["value"] is None
    }  # fmt: skip
    assert {"key_result:20y/1.5/1", "key_result:2567/1.4.07"} <= several
    assert plan.nodes["key_result:2567/1.4.07"].properties["unit"] == "กม."
