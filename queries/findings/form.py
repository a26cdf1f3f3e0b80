"""Empty parts of the form, dates outside the year, numbers of lists that are repeated, left out or go on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kb.statement import Rank
from kb.text import arabic_digits
from ontology.vocabulary import Wording, vocabulary
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.wording import joined, node_words, short, told, where

_YEAR_LABEL = re.compile(r"(?:พ\.ศ\.|ปี)?\s*25\d\d\s*[:=]?\s*")
_DATE = re.compile(r"(25\d\d)-(\d\d)-(\d\d)")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What is wrong with the form itself."""
    yield from _dates(sheet)
    yield from _numbering(sheet)
    yield from _restarts(sheet, rules["number_continued"].thresholds["share"])
    yield from _baselines(sheet)
    yield from _bare(sheet)
    yield from _part_stars(sheet)
    yield from _empty_cells(sheet, rules["cell_empty"].thresholds["share"])


def _dates(sheet: Sheet) -> Iterator[Draft]:
    """As-of dates outside the fiscal year of their document."""
    year = sheet.document.fiscal_year
    for node in sheet.nodes("result"):
        for item in sheet.of(node, "as_of"):
            date = _DATE.fullmatch(str(item.value))
            if year and date and _fiscal_year(int(date.group(1)), int(date.group(2))) != year:
                values = {"node": node_words(sheet, node), "date": told(str(item.value), [item]), "year": str(year)}
                yield Draft("date_outside_year", (node,), (item,), values, (str(item.value),))


def _fiscal_year(year: int, month: int) -> int:
    """The fiscal year begins in October of the year before."""
    return year + 1 if month >= 10 else year


def _numbering(sheet: Sheet) -> Iterator[Draft]:
    """Numbers of a list that are skipped or stand twice, where the list counts on from 1."""
    by_table: dict[str, list[Said]] = defaultdict(list)
    for node in sheet.nodes("project"):
        for item in sheet.of(node, "number"):
            if item.rank == Rank.REGISTER and sheet.family(item).code == "project_list":
                by_table[f"{item.table}"].append(item)
    for said in by_table.values():
        rows = sorted({(item.row or 0): item for item in said}.values(), key=lambda item: item.row or 0)
        for one, other in pairwise(rows):
            if not (str(one.value).isdigit() and str(other.value).isdigit()):
                continue
            before, after = int(str(one.value)), int(str(other.value))
            begins_again = after == 1 and before > 1
            if after != before + 1 and not begins_again:
                code = "number_repeated" if after <= before else "number_skipped"
                nodes = tuple(dict.fromkeys((one.subject, other.subject)))
                values = {
                    "one": joined((told(str(one.value), [one]), told(_name(sheet, one), [one])), " ", " "),
                    "other": joined((told(str(other.value), [other]), told(_name(sheet, other), [other])), " ", " "),
                }
                yield Draft(code, nodes, (one, other), values, (str(before), str(after)))


def _name(sheet: Sheet, item: Said) -> str:
    return short(sheet, item.subject).strip("“”")


def _restarts(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Groups of a form whose numbers go on where those of nearly all others begin again at 1."""
    said = sorted(
        (item for node in sheet.nodes("project") for item in sheet.of(node, "number")
         if sheet.family(item).code == "routine_form" and str(item.value).isdigit()),
        key=lambda item: (item.table or 0, item.row or 0),
    )  # fmt: skip
    begun = [
        (one, other)
        for one, other in pairwise(said)
        if sheet.text(one.subject, "work") != sheet.text(other.subject, "work")
    ]
    going_on = [(one, other) for one, other in begun if int(str(other.value)) == int(str(one.value)) + 1 != 1]
    if len(begun) - len(going_on) < share * len(begun):
        return
    for _, other in going_on:
        values = {"node": node_words(sheet, other.subject), "number": told(str(other.value), [other])}
        yield Draft("number_continued", (other.subject,), (other,), values, (str(other.value),))


def _baselines(sheet: Sheet) -> Iterator[Draft]:
    """Baselines that name years and no value, not even a dash."""
    for node in sheet.nodes("indicator"):
        for item in sheet.of(node, "baseline"):
            rest = _YEAR_LABEL.sub("", arabic_digits(str(item.value)))
            if _YEAR_LABEL.search(arabic_digits(str(item.value))) and not rest.strip():
                values = {"node": node_words(sheet, node), "text": told(str(item.value), [item])}
                yield Draft("baseline_missing", (node,), (item,), values)


def _bare(sheet: Sheet) -> Iterator[Draft]:
    """Dimensions with nothing under them, where others have something."""
    used = {item.other for predicate in ("part_of", "contributes_to") for item in sheet.links.get(predicate, ())}
    dimensions = sheet.nodes("dimension")
    if not used & set(dimensions):
        return
    for node in dimensions:
        if node not in used:
            item = sheet.of(node, "name")[:1]
            words = node_words(sheet, node)
            yield Draft("empty_part", (node,), tuple(item), {"part": words}, ("bare",))


def _part_stars(sheet: Sheet) -> Iterator[Draft]:
    """Projects marked as part of another by a star, and one that is so without the star."""
    projects = {item.subject: item.other for item in sheet.linked("funds")}
    rows: list[tuple[str, Said, bool]] = []
    for budget, project in sorted(projects.items()):
        for item in sheet.of(budget, "status"):
            if item.value == "part_of_other_project":
                names = [each for each in sheet.of(project, "name") if (each.table, each.row) == (item.table, item.row)]
                rows += [(project, each, each.text.rstrip().endswith("*")) for each in names[:1]]
    starred = [row for row in rows if row[2]]
    if len(starred) * 2 <= len(rows):
        return
    for project, item, star in rows:
        if not star:
            others = [row[1] for row in starred]
            values = {"node": node_words(sheet, project), "line": where(item), "others": told(others[0].text, others)}
            yield Draft("star_missing_beside", (project,), (item, *others), values, (sheet.family(item).code,))


def _empty_cells(sheet: Sheet, share: float) -> Iterator[Draft]:
    """Rows of a list or an agreement with an empty cell where nearly all others have it filled."""
    for places, found, words in (*_listed_cells(sheet), *_agreed_cells(sheet)):
        lacking = [item for place, item in found.items() if place not in places]
        if len(found) - len(lacking) >= share * len(found):
            for item in lacking:
                values = {"node": node_words(sheet, item.subject), "what": words}
                yield Draft("cell_empty", (item.subject,), (item,), values, (words.en.lower(),))


_Filled = tuple[set[tuple[int | None, int | None]], dict[tuple[int, int], Said], Wording]
"""Where a column is filled, the rows that should have it, and what it is called."""


def _listed_cells(sheet: Sheet) -> Iterator[_Filled]:
    """Budgets and divisions of the numbered lists."""
    filled = {
        "budget": {(item.table, item.row) for item in sheet.linked("funds")},
        "division": {(item.table, item.row) for item in sheet.linked("responsible_for", "division", "project")},
    }
    rows = [item for node in sheet.nodes("project") for item in sheet.of(node, "number") if item.rank == Rank.REGISTER]
    for found in _by_table(rows).values():
        for what, places in filled.items():
            yield places, found, vocabulary().kinds[what].label


def _agreed_cells(sheet: Sheet) -> Iterator[_Filled]:
    """Targets, roles and divisions of the key results that the evaluation was agreed on."""
    nodes = sheet.nodes("key_result")
    targets = {(item.table, item.row) for node in nodes for item in sheet.of(node, "target") if item.value}
    roles = {
        (item.table, item.row) for item in sheet.linked("responsible_for", "agency", "key_result") if item.qualifier
    }
    divisions = {(item.table, item.row) for item in sheet.linked("responsible_for", "division", "project")}
    rows = [item for node in nodes for item in sheet.of(node, "evaluation_component")]
    for found in _by_table(rows).values():
        yield targets, found, Wording(en="target", th="ค่าเป้าหมาย")
        yield roles, found, Wording(en="role of the agency", th="ความรับผิดชอบ")
        yield divisions, found, vocabulary().kinds["division"].label


def _by_table(rows: Iterable[Said]) -> dict[int, dict[tuple[int, int], Said]]:
    """Table → its rows, each by what stands there."""
    found: dict[int, dict[tuple[int, int], Said]] = defaultdict(dict)
    for item in rows:
        if item.table is not None and item.row is not None:
            found[item.table].setdefault((item.table, item.row), item)
    return found
