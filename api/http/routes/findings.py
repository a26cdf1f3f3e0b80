"""Where the documents contradict themselves and each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, cast

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.deciding import decide
from api.finders import FINDERS
from api.findings_views import finding_json, finding_view_json, findings_json, rules_json, ruling_json
from api.http.access import Decides
from api.http.answer import Answer, answer, with_completeness
from api.http.asking import TABLES, Ask, Asked, AskTables, node_path
from api.http.documented import NODE, PAGED, reads, writes
from api.http.doing import IdempotencyKey, done, fingerprint, once
from api.http.models.findings import DecidedData, FindingData, FindingsData, RulesData
from api.http.models.sent import DecisionBody
from api.http.parameters import Agency, FiscalYear, PageOf
from api.http.tables import of_page
from api.views import JsonObject
from queries.answer import Bound, Cut
from queries.findings.ask import MAX_LIMIT, Findings, Ruled, findings, narrowed
from queries.findings.ask import Asked as Wanted
from queries.findings.decisions import named
from queries.findings.passage_rows import with_rows
from queries.findings.rules import default_rules
from queries.rules import Severity

router = APIRouter(tags=["findings"])

FindingId = Annotated[
    str, Path(min_length=4, max_length=64, description="The id of a finding, or the beginning of one.")
]
OfDocument = Annotated[
    str | None,
    Query(
        min_length=1, max_length=300,
        description="A document that the finding is about, by id or file name: no other is looked through for it.",
    ),
]  # fmt: skip


@router.get(
    "/v1/findings",
    summary="Contradictions, sums that do not add up, uncertain readings",
    **reads(FindingsData, TABLES, fails=(*NODE, *PAGED)),
)
def list_findings(
    ask: AskTables,
    page: PageOf,
    rule: Annotated[str | None, Query(min_length=1, max_length=100, description="One rule alone.")] = None,
    severity: Annotated[Severity | None, Query(description="One severity alone.")] = None,
    document: Annotated[str | None, Query(min_length=1, max_length=300, description="By id or file name.")] = None,
    fiscal_year: FiscalYear = None,
    agency: Agency = None,
    decided: Annotated[
        bool | None, Query(description="Those that a decision in force settles, or those still open.")
    ] = None,
) -> Response:
    """The findings, the gravest first, with counts of all that are asked for."""
    wanted = Wanted(rule, severity, document, fiscal_year, agency, decided)

    def make(asked: Asked) -> Answer:
        from api.cli.commands.findings import list_page

        found = _page(_found(asked, wanted), asked.cursor.offset, page.limit)
        return answer(
            findings_json(found),
            total=found.total,
            offset=asked.following(page.limit, found.total),
            links={"rules": asked.link("/v1/findings/rules")},
            tables=of_page(lambda lang: list_page(found, lang)),
        )

    return ask.answer(make, page.cursor)


@router.get("/v1/findings/rules", summary="What is looked for", **reads(RulesData, TABLES))
def finding_rules(ask: AskTables) -> Response:
    """The rules of findings, in their order."""

    def make(asked: Asked) -> Answer:
        from api.cli.commands.findings import rules_page

        rules = default_rules()
        view = with_completeness(rules_json(rules), asked.reader)
        return answer(view, total=len(rules), tables=of_page(lambda lang: rules_page(rules, lang)))

    return ask.answer(make)


@router.get(
    "/v1/findings/{finding}",
    summary="One finding with its passages as printed",
    **reads(FindingData, fails=("not_found", "ambiguous")),
)
def one_finding(ask: Ask, finding: FindingId, document: OfDocument = None) -> Response:
    """The finding, the decision in force on it, and each passage within the table row that it stands in."""

    def make(asked: Asked) -> Answer:
        ruled = _one(_found(asked, Wanted(document=document)), finding)
        nodes = {identifier: asked.link(node_path(identifier)) for identifier in ruled.finding.nodes}
        return answer(finding_view_json(with_rows(asked.reader, ruled)), links=nodes)

    return ask.answer(make)


@router.post(
    "/v1/findings/{finding}/decisions",
    status_code=201,
    summary="Record what was decided on a finding",
    **writes(DecidedData),
)
def decide_on(
    request: Request, key: Decides, finding: FindingId, body: DecisionBody, document: OfDocument = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:  # fmt: skip
    """The latest decision on a finding counts; one past its day lets the finding be open again."""

    def do() -> JsonObject:
        found, ruling = decide(
            request.app.state.service.store, finding, body.decision,
            reason=body.reason, who=body.who or key.name, until=body.until, document=document,
        )  # fmt: skip
        return {"finding": finding_json(found), "decision": ruling_json(ruling)}

    data, replayed = once(request, key, idempotency_key, fingerprint(body.model_dump(mode="json")), do)
    path = f"/v1/findings/{data['finding']['id']}"
    return done(request, data, 201, replayed=replayed, links={"finding": path}, location=path)


def _found(asked: Asked, wanted: Wanted) -> Findings:
    """All findings that are asked for; those of the documents are worked out once for a state of the base and a day."""
    today = date.today().isoformat()
    scope = replace(wanted, rule=None, severity=None, decided=None)

    def make() -> Findings:
        memory = asked.service.memory(asked.reader)
        return findings(
            asked.reader, scope, today=today, limit=MAX_LIMIT, finders=FINDERS, memory=memory,
            seconds=asked.service.settings.statement_seconds,
        )  # fmt: skip

    return narrowed(cast(Findings, asked.kept(f"{today} {scope}", make)), wanted)


def _one(found: Findings, reference: str) -> Ruled:
    """The finding of an id, or of the beginning of one."""
    by_id = {item.finding.id: item for item in found.found}
    return by_id[named(reference, by_id)]


def _page(found: Findings, offset: int, limit: int) -> Findings:
    """A page of the findings; what follows is left out and counted."""
    more = found.total - offset - limit
    cuts = (Cut("findings", Bound.LIMIT, limit, more),) if more > 0 else ()
    return replace(
        found, found=found.found[offset : offset + limit], completeness=replace(found.completeness, cuts=cuts)
    )
