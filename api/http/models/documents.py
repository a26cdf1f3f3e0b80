"""Documents, their tables and load reports, and jobs."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.http.models.common import Shape


class Document(Shape):
    """A document."""

    id: str
    sha256: str
    file_name: str
    document_type: str
    edition_key: str
    agency: str | None
    fiscal_year: int | None
    title: str | None
    encoding: str
    forms: list[str]
    superseded_by: str | None


class DocumentsData(Shape):
    """Documents by fiscal year, agency and id."""

    documents: list[Document]


class Edition(Shape):
    """An edition of a document."""

    id: str
    superseded_by: str | None


class DocumentData(Shape):
    """A document, its editions, and when it was loaded."""

    document: Document
    editions: list[Edition]
    loads: list[str]


class ReportData(Shape):
    """The latest load report of a document; its shape is the loader's."""

    document: str
    file_name: str
    loaded_at: str
    report: dict[str, Any]


class Cell(Shape):
    """A cell as printed, and the nodes of which it says something."""

    column: int | None
    line: int
    text: str
    nodes: list[str]


class Row(Shape):
    """A row of a table, as far as statements tell."""

    row: int
    line: int
    cells: list[Cell]


class TableData(Shape):
    """A table of a document, as far as statements tell."""

    document: str
    file_name: str
    table: int
    rows: list[Row]


class Line(Shape):
    """A line as printed, and the nodes of which it says something."""

    line: int
    text: str
    nodes: list[str]


class LinesData(Shape):
    """A line of a document outside its tables, and those around it, as far as statements tell."""

    document: str
    file_name: str
    line: int
    lines: list[Line]


class Job(Shape):
    """A file that was handed in, and what became of it."""

    id: str
    file_name: str
    sha256: str
    bytes: int
    again: bool
    state: str = Field(description="queued, running, done or failed.")
    submitted: str
    started: str | None
    ended: str | None
    stage: str = Field(description="waiting, reading, writing, deriving or ended.")
    progress: float | None = Field(description="The share of the statements that is written, in [0, 1].")
    result: dict[str, Any] | None
    error: str | None


class JobsData(Shape):
    """What was handed in, the latest first."""

    jobs: list[Job]
