"""Counts and totals that a document declares, held against its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kb.kinds import NodeKind
from kb.statement import Json, Rank
from ontology.vocabulary import Wording, vocabulary
from queries.findings.budgets import amounts, decimal
from queries.findings.finding import Draft
from queries.findings.rules import Ruleset
from queries.findings.sheet import Said, Sheet
from queries.findings.tables import Family
from queries.findings.wording import money, node_words, number, told

_PARTS = {
    "issues": NodeKind.ISSUE, "super_okrs": NodeKind.SUPER_OKR,
    "key_results": NodeKind.KEY_RESULT, "projects": NodeKind.PROJECT,
}  # fmt: skip
CATEGORY = {
    "city_plan": Wording(en="of the city's plan", th="ตามแผนปฏิบัติราชการกรุงเทพมหานคร"),
    "agency_strategy": Wording(en="of the agency's strategy", th="ตามยุทธศาสตร์ของหน่วยงาน"),
    "routine": Wording(en="of routine work", th="งานประจำพื้นฐาน"),
}
"""What the numbered lists of projects are called; each project stands in one of them."""
_NO_CATEGORY = Wording(en="", th="")


def find(sheet: Sheet, rules: Ruleset) -> Iterator[Draft]:
    """What does not add up in a document."""
    for plan in sheet.nodes("plan"):
        yield from _totals(sheet, plan)
        yield from _totals_disagree(sheet, plan)
    yield from _counts(sheet)
    yield from _component_counts(sheet)
    yield from _transferred(sheet)
    yield from _appeals(sheet)
    yield from _table_sums(sheet)


def _listed(sheet: Sheet, category: str) -> dict[str, list[Said]]:
    """Project → the rows of the numbered list of a category that name it."""
    found: dict[str, list[Said]] = {}
    for project in sheet.nodes("project"):
        said = [item for item in sheet.of(project, "category") if item.rank == Rank.REGISTER and item.value == category]
        if said:
            found[project] = said
    return found


def _totals(sheet: Sheet, plan: str) -> Iterator[Draft]:
    """Declared totals that differ from the rows."""
    for item in sheet.of(plan, "declared_totals"):
        stated = item.value if isinstance(item.value, Mapping) else {}
        category = str(stated.get("category") or "")
        listed = _listed(sheet, category)
        if not listed:
            continue
        words = CATEGORY.get(category, _NO_CATEGORY)
        if stated.get("projects") is not None:
            yield from _count(sheet, plan, item, words, len(_rows(listed)), NodeKind.PROJECT, stated["projects"])
        total = decimal(stated.get("amount_baht"))
        computed = _sum(sheet, listed)
        if total is not None and computed is not None and total != computed:
            values = {
                "category": words, "declared": told(money(total), [item]), "computed": money(computed),
                "difference": money(abs(total - computed)),
            }  # fmt: skip
            yield Draft("total_differs_from_rows", (plan,), (item,), values, (category, money(total), money(computed)))


def _rows(listed: Mapping[str, Sequence[Said]]) -> set[tuple[int, int, int]]:
    return {(item.table or 0, item.row or 0, item.column or 0) for said in listed.values() for item in said}


def _sum(sheet: Sheet, listed: Mapping[str, Sequence[Said]]) -> Decimal | None:
    """The money of the rows of a list, each row once; `None` where none states an amount."""
    rows = {(item.table, item.row) for said in listed.values() for item in said}
    cells: dict[tuple[int, int, str], Decimal] = {}
    for budget in sheet.nodes("budget"):
        for value, items in amounts(sheet, budget).items():
            for item in items:
                if (item.table, item.row) in rows and item.rank == Rank.REGISTER:
                    cells[item.table or 0, item.row or 0, budget] = value
    return sum(cells.values(), Decimal(0)) if cells else None


def _count(
    sheet: Sheet, node: str, item: Said, words: Wording, counted: int, kind: NodeKind, declared: Json
) -> Iterator[Draft]:
    """A declared number of things that differs from what is counted."""
    stated = decimal(declared)
    if stated is None or stated == counted:
        return
    label = vocabulary().kinds[kind].label
    values = {
        "node": node_words(sheet, node),
        "what": Wording(en=f"{label.en} {words.en}".strip(), th=f"{label.th} {words.th}".strip()),
        "declared": told(number(stated), [item]), "counted": str(counted),
    }  # fmt: skip
    yield Draft(
        "count_differs_from_rows", (node,), (item,), values, (str(kind), words.en, number(stated), str(counted))
    )


def _totals_disagree(sheet: Sheet, plan: str) -> Iterator[Draft]:
    """Two declared totals of one category that differ from each other."""
    for key in ("amount_baht", "projects"):
        stated: dict[str, dict[Decimal, list[Said]]] = defaultdict(lambda: defaultdict(list))
        for item in sheet.of(plan, "declared_totals"):
            value = decimal(item.value.get(key)) if isinstance(item.value, Mapping) else None
            if value is not None and isinstance(item.value, Mapping):
                stated[str(item.value.get("category") or "")][value].append(item)
        for category, values in sorted(stated.items()):
            if len(values) > 1:
                said = tuple(item for items in values.values() for item in items)
                words = " / ".join(money(value) for value in values)
                shown = {"category": CATEGORY.get(category, _NO_CATEGORY), "totals": told(words, said)}
                yield Draft("declared_totals_differ", (plan,), said, shown, (key, category, words))


def _counts(sheet: Sheet) -> Iterator[Draft]:
    """Declared numbers of issues, Super OKRs, key results and projects, of each strategy and of the whole."""
    above = _strategies(sheet)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    strategies = [node for node in sheet.nodes("strategy") if sheet.of(node, "declared_counts")]
    for strategy in strategies:
        for item in sheet.of(strategy, "declared_counts")[:1]:
            declared = item.value if isinstance(item.value, Mapping) else {}
            for name, kind in _PARTS.items():
                if declared.get(name) is not None:
                    sums[name] += decimal(declared[name]) or 0
                    yield from _in_range(sheet, strategy, item, kind, declared[name], above[kind])
    for plan in sheet.nodes("plan"):
        for item in sheet.of(plan, "declared_counts")[:1]:
            yield from _whole(sheet, plan, item, strategies, sums, above)


def _in_range(
    sheet: Sheet, strategy: str, item: Said, kind: NodeKind, declared: Json, above: Mapping[str, set[str]]
) -> Iterator[Draft]:
    """A declared number that fits no way of counting what tables put under one strategy or under several."""
    held = [found for found in above.values() if strategy in found]
    alone = sum(len(found) == 1 for found in held)
    stated = decimal(declared)
    if stated is not None and not alone <= stated <= len(held):
        yield from _count(sheet, strategy, item, _NO_CATEGORY, len(held), kind, declared)


def _whole(
    sheet: Sheet,
    plan: str,
    item: Said,
    strategies: Sequence[str],
    sums: Mapping[str, Decimal],
    above: Mapping[NodeKind, Mapping[str, set[str]]],
) -> Iterator[Draft]:
    """The declared numbers of the whole plan against the parts' and against what is counted."""
    declared = item.value if isinstance(item.value, Mapping) else {}
    for name, kind in _PARTS.items():
        stated = decimal(declared.get(name))
        if stated is None:
            continue
        counted = sum(bool(found & set(strategies)) for found in above[kind].values())
        yield from _count(sheet, plan, item, _NO_CATEGORY, counted, kind, declared[name])
        if strategies and sums[name] != stated:
            said = (item, *(each for node in strategies for each in sheet.of(node, "declared_counts")[:1]))
            label = vocabulary().kinds[kind].label
            values = {"what": label, "total": number(stated), "sum": number(sums[name])}
            disputed = (str(kind), number(stated), number(sums[name]))
            yield Draft("counts_do_not_sum", (plan,), said, values, disputed)


def _strategies(sheet: Sheet) -> Mapping[NodeKind, Mapping[str, set[str]]]:
    """Kind → node → the strategies above it; of projects and key results those listed, where any are."""
    up: dict[str, set[str]] = defaultdict(set)
    for predicate in ("part_of", "contributes_to", "supports"):
        for item in sheet.links.get(predicate, ()):
            up[item.subject].add(item.other)
    registered = {
        NodeKind.PROJECT: {node for node in sheet.nodes("project") if sheet.of(node, "category")},
        NodeKind.KEY_RESULT: {node for node in sheet.nodes("key_result") if sheet.of(node, "code")},
    }
    found: dict[NodeKind, dict[str, set[str]]] = {}
    for kind in _PARTS.values():
        listed = registered.get(kind)
        nodes = [node for node in sheet.nodes(kind) if not listed or node in listed]
        found[kind] = {node: _above(node, up, set()) for node in nodes}
    return found


def _above(node: str, up: Mapping[str, set[str]], seen: set[str]) -> set[str]:
    """The strategies above a node."""
    found: set[str] = set()
    for other in up.get(node, ()):
        if other in seen:
            continue
        seen.add(other)
        found |= {other} if other.startswith("strategy:") else _above(other, up, seen)
    return found


def _component_counts(sheet: Sheet) -> Iterator[Draft]:
    """Declared numbers of the indicators of a component."""
    members: dict[str, set[str]] = defaultdict(set)
    for item in sheet.linked("contributes_to", target="component"):
        members[item.other].add(item.subject)
    for node in sheet.nodes("key_result"):
        for item in sheet.of(node, "evaluation_component"):
            members[str(item.value)].add(node)
    for component in sheet.nodes("component"):
        for item in sheet.of(component, "declared_counts")[:1]:
            declared = decimal(item.value.get("indicators")) if isinstance(item.value, Mapping) else None
            counted = len(members.get(component, ()))
            enough = "อย่างน้อย" in item.text and declared is not None and counted >= declared
            if declared is not None and counted and not enough:
                yield from _count(sheet, component, item, _NO_CATEGORY, counted, NodeKind.INDICATOR, str(declared))


def _transferred(sheet: Sheet) -> Iterator[Draft]:
    """Budgets that are transferred to another agency and counted in a declared total all the same."""
    projects = {item.subject: item.other for item in sheet.linked("funds")}
    totals = {
        str(item.value.get("category")): item
        for plan in sheet.nodes("plan")
        for item in sheet.of(plan, "declared_totals")
        if isinstance(item.value, Mapping) and item.value.get("amount_baht") is not None
    }
    for budget in sheet.nodes("budget"):
        moved, amount = sheet.of(budget, "transferred_to"), decimal(sheet.value(budget, "amount_baht"))
        project = projects.get(budget, budget)
        total = totals.get(sheet.text(project, "category"))
        if moved and amount and total is not None:
            values = {
                "node": node_words(sheet, project), "amount": money(amount),
                "to": node_words(sheet, str(moved[0].value)), "total": told(str(total.text), [total]),
            }  # fmt: skip
            said = (*moved, total)
            yield Draft("transferred_budget_counted", (project, budget), said, values, (money(amount),))


def _appeals(sheet: Sheet) -> Iterator[Draft]:
    """Declared numbers of appeals against the rows."""
    rulings = vocabulary().properties["ruling"].values
    counted: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for appeal in sheet.nodes("appeal"):
        count = decimal(sheet.value(appeal, "count"))
        if count is not None:
            counted[sheet.text(appeal, "round"), sheet.text(appeal, "ruling")] += count
    for evaluation in sheet.nodes("evaluation"):
        found: dict[tuple[str, str, Decimal], list[Said]] = defaultdict(list)
        for item in sheet.of(evaluation, "declared_appeals"):
            stated = item.value if isinstance(item.value, Mapping) else {}
            count = decimal(stated.get("count"))
            if count is not None:
                found[str(stated.get("round")), str(stated.get("ruling")), count].append(item)
        for (turn, ruling, count), said in sorted(found.items()):
            if (turn, ruling) in counted and counted[turn, ruling] != count:
                values = {
                    "round": turn, "ruling": rulings.get(ruling, ruling), "declared": told(number(count), said),
                    "counted": number(counted[turn, ruling]),
                }  # fmt: skip
                disputed = (turn, ruling, number(count), number(counted[turn, ruling]))
                yield Draft("appeals_do_not_add_up", (evaluation,), tuple(said), values, disputed)


def _table_sums(sheet: Sheet) -> Iterator[Draft]:
    """The money as the matrix prints it, held against the declared total, and what explains the difference."""
    totals = {
        str(item.value.get("category")): item
        for plan in sheet.nodes("plan")
        for item in sheet.of(plan, "declared_totals")
        if isinstance(item.value, Mapping) and item.value.get("amount_baht") is not None
    }
    projects = {item.subject: item.other for item in sheet.linked("funds")}
    rows: dict[tuple[Family, str], list[tuple[str, Said, Decimal]]] = defaultdict(list)
    for budget in sheet.nodes("budget"):
        category = sheet.text(projects.get(budget, ""), "category")
        for value, items in amounts(sheet, budget).items():
            for item in items:
                rows[sheet.family(item), category].append((budget, item, value))
    for (family, category), found in sorted(rows.items(), key=lambda pair: (pair[0][0].code, pair[0][1])):
        total = totals.get(category)
        if family.code == "matrix" and total is not None:
            yield from _table_sum(sheet, family, total, found)


def _table_sum(
    sheet: Sheet, family: Family, total: Said, found: Sequence[tuple[str, Said, Decimal]]
) -> Iterator[Draft]:
    declared = decimal(total.value.get("amount_baht")) if isinstance(total.value, Mapping) else None
    printed = sum((value for _, _, value in found), Decimal(0))
    if declared is None or printed == declared:
        return
    seen: set[str] = set()
    repeated = [(item, value) for budget, item, value in found if budget in seen or seen.add(budget)]  # type: ignore[func-returns-value]
    twice = sum((value for _, value in repeated), Decimal(0))
    values = {
        "table": family.label, "printed": money(printed), "declared": told(money(declared), [total]),
        "twice": money(twice), "rest": money(abs(printed - twice - declared)),
    }  # fmt: skip
    said = (total, *(item for item, _ in repeated))
    nodes = tuple(sheet.nodes("plan")[:1])
    yield Draft("table_sum_differs_from_total", nodes, said, values, (family.code, money(printed), money(declared)))
