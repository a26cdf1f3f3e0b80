"""What answers have in common."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Data = TypeVar("Data")


class Shape(BaseModel):
    """A part of an answer; it holds what is named here and nothing else."""

    model_config = ConfigDict(extra="forbid")


class Cut(Shape):
    """Where an answer stops short."""

    where: str = Field(description="What is missing.")
    bound: str = Field(description="The limit that cut it: depth, limit or work.")
    value: int = Field(description="That limit.")
    more: int | None = Field(description="How many more there are; null where that cannot be told.")
    at_least: bool = Field(description="Whether there may be even more.")


class Meta(Shape):
    """From which state of the base an answer is, and whether it is all there is."""

    generation: int = Field(description="Committed changes of the base.")
    version: str = Field(description="The state of the base: the same version, the same answers.")
    total: int | None = Field(description="Items of all pages, where the answer is a list.")
    complete: bool = Field(description="Whether nothing was cut.")
    cuts: list[Cut]
    documents: int = Field(description="Documents in force.")
    fiscal_years: list[int] = Field(description="Theirs, of the Buddhist Era.")


class Answer(Shape, Generic[Data]):
    """An answer, what is said about it, and the addresses of what belongs to it."""

    data: Data
    meta: Meta
    links: dict[str, str | None] = Field(description="`self`, `next` (null on the last page), and others by name.")


class ParameterFault(Shape):
    """What is wrong with one parameter."""

    parameter: str
    message: str


class Candidate(Shape):
    """One of several nodes that answer to a reference."""

    id: str
    href: str


class ResultFault(Shape):
    """What is wrong with one cell or row of results."""

    file: str
    row: int | None
    column: int | None
    code: str
    values: dict[str, str]
    message: Wording


class Problem(Shape):
    """Problem details, RFC 9457."""

    type: str = Field(description="An address that explains the problem.")
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ParameterFault] | None = None
    candidates: list[Candidate] | None = None
    faults: list[ResultFault] | None = None


class Wording(Shape):
    """A text in both languages."""

    en: str
    th: str


class Place(Shape):
    """Where a statement stands; rows, columns and lines count from 1."""

    document: str
    file_name: str
    fiscal_year: int | None
    table: int | None
    row: int | None
    column: int | None
    line: int
    text: str = Field(description="The cell as printed.")


class Source(Shape):
    """Where something that was reckoned with stands."""

    document: str
    file_name: str
    table: int | None
    row: int | None
    column: int | None
    line: int
    text: str


class Node(Shape):
    """A node."""

    id: str
    kind: str
    code: str | None
    name: str | None
    fiscal_year: int | None = Field(description="Of the Buddhist Era.")
    fiscal_year_ce: int | None = Field(description="The year of the Common Era in which it ends.")
    properties: dict[str, Any]


class Edge(Shape):
    """An edge from the lower to the higher node."""

    source: str
    kind: str
    target: str
    qualifier: str
    properties: dict[str, Any]


class Rule(Shape):
    """A rule of a complete plan."""

    rule: str
    subject: str
    severity: str
    sentence: Wording


class Scoped(Shape):
    """What was asked for."""

    fiscal_year: int | None
    agency: str | None = Field(description="The id of an agency.")
