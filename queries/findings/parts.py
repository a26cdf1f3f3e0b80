"""Parts of a composite result that state no points, and points that seem to stand in the wrong row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from queries.findings.budgets import decimal
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import cut, joined, node_words, number, told


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    full: Decimal
    reached: Decimal | None
    said: Said


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """Empty parts beside filled ones, and the one change of rows with which the total would come out."""
    about = {item.subject: item.other for item in sheet.linked("reports_on")}
    for result in sheet.nodes("result"):
        for parts in _tables(sheet, result):
            empty = [part for part in parts if part.reached is None]
            if empty and len(empty) < len(parts):
                node = about.get(result, result)
                yield from _empty(sheet, node, result, empty)
                yield from _displaced(sheet, node, result, parts, empty)


def _tables(sheet: Sheet, result: str) -> list[list[_Part]]:
    """The parts of the highest rank, by the table or line that lists them."""
    found: dict[int, list[_Part]] = defaultdict(list)
    for item in sheet.of(result, "sub_scores"):
        stated = item.value if isinstance(item.value, Mapping) else {}
        full = decimal(stated.get("full"))
        if full is not None and not stated.get("depth"):
            part = _Part(str(stated.get("name") or ""), full, decimal(stated.get("reached")), item)
            found[item.table or item.line].append(part)
    return list(found.values())


def _empty(sheet: Sheet, node: str, result: str, empty: Sequence[_Part]) -> Iterator[Draft]:
    for part in empty:
        values = {
            "node": node_words(sheet, node), "name": told(cut(part.name), [part.said]), "full": number(part.full),
        }  # fmt: skip
        yield Draft("part_without_score", (node, result), (part.said,), values, (part.name,))


def _displaced(sheet: Sheet, node: str, result: str, parts: Sequence[_Part], empty: Sequence[_Part]) -> Iterator[Draft]:
    """The one part that must have its full points, beside empty parts with theirs, for the total to come out."""
    for total in _totals(sheet, result):
        lacking = total - sum((part.reached or part.full for part in parts if part.reached != 0), Decimal(0))
        raised = [part for part in parts if part.reached is not None and part.full - part.reached == lacking > 0]
        if len(raised) == 1:
            part = raised[0]
            values = {
                "node": node_words(sheet, node), "name": told(cut(part.name), [part.said]), "full": number(part.full),
                "reached": number(part.reached or Decimal(0)), "total": number(total),
                "empty": joined((told(cut(each.name), [each.said]) for each in empty), ", ", ", "),
                "filled": ", ".join(number(each.full) for each in empty),
            }  # fmt: skip
            said = (part.said, *(each.said for each in empty))
            yield Draft("part_score_displaced", (node, result), said, values, (part.name, number(total)))
            return


def _totals(sheet: Sheet, result: str) -> list[Decimal]:
    """What the parts may add up to: the scores and values of the result, each once."""
    stated = (decimal(item.value) for name in ("score", "value") for item in sheet.of(result, name))
    return list(dict.fromkeys(value for value in stated if value is not None))
