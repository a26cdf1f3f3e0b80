"""The same answer as a table or a graph, from the same address."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from rdflib import Graph

from api.http.negotiation import MEDIA_TYPES, Form
from tests.api.bases import PROJECT
from tests.api.http.writing import Desk
from tests.kb.making import document, put, says

PATHS = f"/v1/paths?from=policy:049&to={PROJECT}"
TABLES = [
    "/v1/nodes", "/v1/nodes/policy:049", "/v1/lineage/policy:049", PATHS, "/v1/impact", "/v1/impact/policy:049",
    "/v1/coverage", "/v1/gaps", "/v1/suggestions", "/v1/matrix", "/v1/budget", "/v1/budget/flows",
    "/v1/lineage/policy:049?view=list", "/v1/scores/plan:bma/2569", "/v1/evaluations",
    "/v1/findings", "/v1/findings/rules", "/v1/search?q=049",
    "/v1/compare?left=บางนา/2569&right=บางนา/2569", "/v1/documents",
]  # fmt: skip
GRAPHS = ["/v1/nodes/policy:049", "/v1/lineage/policy:049", PATHS]


@pytest.mark.parametrize("address", TABLES)
def test_tables_come_as_csv_and_as_workbooks_of_the_same_cells(client: TestClient, address: str) -> None:
    as_csv = client.get(address, headers={"Accept": "text/csv"})
    as_xlsx = client.get(f"{address}{'&' if '?' in address else '?'}format=xlsx")
    assert (as_csv.status_code, as_xlsx.status_code) == (200, 200), as_csv.text
    assert as_csv.headers["content-type"] == MEDIA_TYPES[Form.CSV]
    assert as_csv.headers["content-disposition"].endswith('.csv"')
    assert as_csv.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(as_xlsx.content))
    counted = sum(sheet.max_row for sheet in book.worksheets)
    several = 2 * len(book.worksheets) - 1 if len(book.worksheets) > 1 else 0  # titles, and empty lines between
    assert len(rows) == counted + several
    assert book.worksheets[0].cell(1, 1).value in {cell for row in rows[:2] for cell in row}


def test_a_load_report_comes_as_tables_that_account_for_every_row(samples: TestClient) -> None:
    for each in samples.get("/v1/documents").json()["data"]["documents"]:
        address = f"/v1/documents/{each['id']}/report"
        report = samples.get(address).json()["data"]["report"]
        tables, left_out, notes = load_workbook(io.BytesIO(samples.get(f"{address}?format=xlsx").content)).worksheets
        counts = [[int(str(cell)) for cell in row[4:]] for row in tables.iter_rows(min_row=2, values_only=True)]
        assert all(every == sum(parts) for every, *parts in counts)
        assert sum(every for every, *_ in counts) == report["total_rows"] > 0
        assert left_out.max_row - 1 == len(report["left_out"]) == sum(parts[-1] for parts in counts)
        assert notes.max_row - 1 == len(report["notes"])
        assert samples.get(f"{address}?format=csv").status_code == 200


def test_headings_are_in_the_language_of_the_request(client: TestClient) -> None:
    thai = client.get("/v1/nodes?format=csv").text
    english = client.get("/v1/nodes?format=csv", headers={"Accept-Language": "en"})
    assert thai.startswith("\ufeffประเภท,รหัส,ชื่อ")
    assert english.text.startswith("\ufeffKind,Code,Name")
    assert english.headers["content-language"] == "en"


def test_no_cell_is_a_formula_for_a_spreadsheet_program(desk: Desk) -> None:
    hostile = document("hostile")
    put(desk.store, hostile, [says(hostile, "policy:666", "name", '=HYPERLINK("http://x")')])
    rows = csv.reader(io.StringIO(desk.client.get("/v1/nodes?kind=policy&format=csv").content.decode("utf-8-sig")))
    assert '\'=HYPERLINK("http://x")' in {cell for row in rows for cell in row}


@pytest.mark.parametrize("address", GRAPHS)
def test_a_graph_says_the_same_in_turtle_and_in_json_ld(client: TestClient, address: str) -> None:
    turtle = client.get(address, headers={"Accept": "text/turtle"})
    jsonld = client.get(address, headers={"Accept": "application/ld+json;q=0.9, application/pdf"})
    assert [answer.headers["content-type"] for answer in (turtle, jsonld)] == [
        MEDIA_TYPES[Form.TURTLE], MEDIA_TYPES[Form.JSONLD],
    ]  # fmt: skip
    one = Graph().parse(data=turtle.text, format="turtle")
    other = Graph().parse(data=jsonld.text, format="json-ld")
    assert len(one) > 0
    assert set(one) == set(other)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", Form.JSON), ("*/*", Form.JSON), ("application/*", Form.JSON), ("text/*", Form.TURTLE),
        ("text/csv, */*;q=0.1", Form.CSV), ("text/html, application/xhtml+xml, */*;q=0.8", Form.JSON),
        ("application/json;q=0, */*", Form.JSONLD), ("text/csv;q=broken, application/json;q=0.1", Form.JSON),
    ],
)  # fmt: skip
def test_the_form_that_is_liked_best_is_sent(client: TestClient, accept: str, form: Form) -> None:
    answer = client.get("/v1/lineage/policy:049", headers={"Accept": accept})
    assert answer.headers["content-type"] == MEDIA_TYPES[form]


@pytest.mark.parametrize(
    "accept", ["text/html", "application/pdf", "application/json;q=0", "image/*", ";;;", "x/y;q=1"]
)
def test_a_form_that_there_is_not_is_406(client: TestClient, accept: str) -> None:
    assert client.get("/v1/lineage/policy:049", headers={"Accept": accept}).status_code == 406
