"""Every view of tables offers them as CSV and as a workbook, and both come."""

from __future__ import annotations

import pytest

from tests.api.web.browsers import IN_A_BROWSER
from tests.api.web.visits import Visit

pytestmark = IN_A_BROWSER

TABLES = {
    "/coverage": ("coverage", "matrix", "gaps"),
    "/coverage?year=2567&rule=key_result_has_project&columns=division": ("coverage", "matrix", "gaps"),
    "/money": ("budget",),
    "/scores?start=plan:bma/2569": ("scores",),
    "/scores/bangrak/2564": ("evaluations",),
    "/findings?severity=error": ("findings",),
    "/documents": ("documents",),
    "/compare?left=ภาษีเจริญ/2567&right=บางนา/2569": ("compare",),
    "/search?q=ปลูกต้นไม้": ("search",),
    "/trace/policy:174?view=list": ("lineage",),
    "/trace/policy:174?view=impact": ("impact",),
}
"""Address of a view → the routes that give its tables, in the order in which they stand."""


@pytest.mark.parametrize("address", TABLES)
def test_the_tables_of_a_view_can_be_downloaded(visit: Visit, address: str) -> None:
    page = visit.open(address)
    _come(visit, TABLES[address])
    assert page.locator("main table").count() == 0 or page.locator("main .downloads").count() > 0


def test_the_load_report_and_a_table_of_a_document_can_be_downloaded(visit: Visit) -> None:
    page = visit.open("/documents")
    document = page.locator("main tbody a", has_text="bangna-plan-2569.txt").get_attribute("href")
    visit.open(f"{document}?table=14&row=44&column=6")
    _come(visit, ("documents", "documents"))


def _come(visit: Visit, routes: tuple[str, ...]) -> None:
    """Fetches what the view offers: for each route a CSV file, then a workbook."""
    offered = [link.get_attribute("href") or "" for link in visit.page.locator("main .downloads a").all()]
    assert [each.split("/")[2].partition("?")[0] for each in offered] == [name for name in routes for _ in range(2)]
    for href, form in zip(offered, ("csv", "xlsx") * len(routes), strict=True):
        answered = visit.page.request.get(href)
        assert answered.status == 200, href
        assert answered.headers["content-disposition"].endswith(f'.{form}"')
        assert answered.body().startswith(b"\xef\xbb\xbf" if form == "csv" else b"PK")
