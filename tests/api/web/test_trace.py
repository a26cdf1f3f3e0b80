"""A lineage as a graph: it opens at its start, calls money by its amount, unfolds, and leads to the source cells."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, expect

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import DESK, PHONE, Visit, settle, visiting

pytestmark = IN_A_BROWSER


def test_a_broken_chain_says_why(visit: Visit) -> None:
    page = visit.open("/trace/key_result:2567/1.1.02")
    breaks = page.get_by_role("region", name="ข้อต่อที่ขาด")
    expect(breaks.locator("li").first).to_contain_text("ตัววัดผลหลักมีโครงการ/กิจกรรมสนับสนุน")
    expect(breaks.locator("li").first).to_contain_text("บรรทัด 31")
    visit.open("/trace/41101")
    expect(page.locator(".panel h2")).to_be_visible()
    expect(page.get_by_role("region", name="ข้อต่อที่ขาด")).to_have_count(0)


def test_a_budget_is_called_by_its_amount(visit: Visit) -> None:
    page = visit.open("/trace/policy:174?direction=down")
    amounts = page.locator(".box.kind-budget a span")
    expect(amounts).to_have_count(2)
    assert sorted(amounts.all_inner_texts()) == ["11,923,245 บาท", "7,502,895 บาท"]


def test_a_budget_without_an_amount_is_called_by_the_reason(visit: Visit) -> None:
    page = visit.open("/trace/41101?direction=down")
    expect(page.locator(".box.kind-budget a span")).to_have_text("ไม่ใช้งบประมาณ")


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("start", ["strategy:2569/4", "41101", "agency:bangna"])
def test_a_graph_opens_at_its_start(start: str, width: int, browser: Browser, site: str) -> None:
    with visiting(browser, site, width) as visit:
        page = visit.open(f"/trace/{start}")
        window, box = page.locator(".graph-scroll").bounding_box(), page.locator(".box.start").bounding_box()
        assert window is not None
        assert box is not None
        assert window["x"] <= box["x"]
        assert box["x"] + box["width"] <= window["x"] + window["width"]
        assert window["y"] <= box["y"]
        assert box["y"] + box["height"] <= window["y"] + window["height"]


def test_every_box_has_a_place_of_its_own(visit: Visit) -> None:
    page = visit.open("/trace/strategy:2569/4")
    expect(page.locator(".box").nth(20)).to_be_attached()
    places = page.locator(".box").evaluate_all("boxes => boxes.map(box => box.style.left + ' ' + box.style.top)")
    assert len(set(places)) == len(places) > 20


def test_a_folded_kind_opens(visit: Visit) -> None:
    page = visit.open("/trace/strategy:2569/4")
    folded = page.locator(".box.folded.kind-project")
    expect(folded).to_have_text(re.compile(r"แสดงอีก \d+"))
    shown = page.locator(".box.kind-project:not(.folded)")
    expect(shown).to_have_count(8)
    folded.get_by_role("link").click()
    expect(page.locator(".box.folded.kind-project")).to_have_count(0)
    expect(shown).to_have_count(18)


def test_a_box_shows_its_facts_with_the_cells_that_state_them(visit: Visit) -> None:
    page = visit.open("/trace/policy:174?direction=down")
    page.locator(".box.kind-budget a", has_text="11,923,245").click()
    fact = page.locator(".panel .facts > div", has=page.get_by_text("11923245", exact=True))
    expect(fact.locator("q").first).to_have_text("11,923,245")
    fact.locator(".place").first.click()
    expect(page.locator(".printed .disputed")).to_have_text("11,923,245")


def test_a_list_a_path_and_an_impact_stand_beside_the_graph(visit: Visit) -> None:
    page = visit.open("/trace/41101")
    page.get_by_role("button", name="รายการ", exact=True).click()
    expect(page.locator(".lines tr")).to_have_count(11)
    page.get_by_role("button", name="ทุกเส้นทาง").click()
    page.get_by_label("ถึง").fill("plan:20y")
    page.get_by_label("ถึง").press("Enter")
    expect(page.locator(".paths .node-link")).to_have_count(6)
    page.get_by_role("button", name="หากยกเลิกรายการนี้").click()
    settle(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_trace_begins_with_a_code(visit: Visit) -> None:
    page = visit.open("/trace")
    page.get_by_label("เลือกรายการที่จะสืบทาน").fill("P174")
    page.locator("main").get_by_role("button", name="สืบทาน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("สืบทาน: นโยบายผู้ว่าฯ 174")


@pytest.mark.parametrize("address", ["/trace/strategy:2569/4", "/trace/strategy:2569/4?open=project,key_result,budget"])
def test_a_large_lineage_is_no_taller_than_its_longest_column(address: str, visit: Visit) -> None:
    page = visit.open(address)
    expect(page.locator(".box.start")).to_be_visible()
    places = page.locator(".box").evaluate_all("all => all.map((box) => [box.offsetLeft, box.offsetTop])")
    columns = [sorted(top for left, top in places if left == at) for at in {left for left, _ in places}]
    assert all(below - above >= 72 for tops in columns for above, below in pairwise(tops))
    assert page.locator(".graph").evaluate("graph => graph.offsetHeight") <= 72 * max(map(len, columns)) + 24
