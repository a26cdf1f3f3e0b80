"""What is sent to routes that write."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from queries.findings.decisions import Decision


class Sent(BaseModel):
    """A body; it holds what is named here and nothing else."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


Text = Annotated[str, Field(min_length=1, pattern=r"[^\s\x1c-\x1f\x85\uFEFF]")]
"""A text that is not all space, whatever a program takes for space: spaces around it are left out."""


class DecisionBody(Sent):
    """A decision on a finding."""

    decision: Decision = Field(
        description="accepted: a mistake, and known; mended: right from the next edition on; exempt: no mistake here."
    )
    reason: Text = Field(max_length=2000, description="Why it is decided so.")
    who: Text | None = Field(
        None, max_length=200, description="An office or a position; the key's holder unless given."
    )
    until: str | None = Field(
        None, max_length=30, description="The last day on which it holds, such as 2570-09-30; for good unless given."
    )


class ReasonBody(Sent):
    """Why a proposal is accepted or taken back."""

    reason: Text = Field(max_length=2000, description="Why it is decided so.")
    who: Text | None = Field(
        None, max_length=200, description="An office or a position; the key's holder unless given."
    )


def _as_text(value: object) -> object:
    """A number as the text of it, digit for digit; anything else as it is."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Number = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=str | float)]
"""A number as a text such as `95.592`, or as a number."""


class ResultBody(Sent):
    """What was reached on one indicator or key result; one of value, judged_level and score is needed."""

    code: Text = Field(max_length=200, description="Of the indicator or key result, or its id.")
    value: Number | None = Field(None, max_length=100, description="The number reached.")
    judged_level: Number | None = Field(None, max_length=100, description="1 to 5.")
    score: Number | None = Field(None, max_length=100, description="0 to 100.")
    unit: str | None = Field(None, max_length=200)
    as_of: str | None = Field(None, max_length=30, description="The day of the value, such as 2569-03-31.")
    assessor: str | None = Field(None, max_length=50, description="self or official; self unless given.")
    evidence: str | None = Field(None, max_length=2000)
    remark: str | None = Field(None, max_length=2000)


class ResultsBody(Sent):
    """All results of an agency in a period."""

    results: list[ResultBody] = Field(min_length=1, max_length=10_000)
