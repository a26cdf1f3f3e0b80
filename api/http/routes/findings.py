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
from queries.findings.ask import MAX_LIMIT, Findings, Ruled, findings, narrowed
from queries.findings.ask import page as page_of
from queries.findings.chosen import Asked as Wanted
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

        found = _found(asked, wanted, asked.cursor.offset, page.limit)
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
        ruled = _one(asked, finding, document)
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


def _found(asked: Asked, wanted: Wanted, offset: int, limit: int) -> Findings:
    """A page of the findings that are asked for: of those of a large base that are registered, else found now."""
    register = asked.service.registered(asked.reader)
    if register is not None:
        return register.findings(asked.reader, wanted, _today(), offset, limit)
    return page_of(narrowed(_all_of(asked, wanted), wanted), offset, limit)


def _all_of(asked: Asked, wanted: Wanted) -> Findings:
    """All findings of the documents that are asked about: worked out once for a state of the base and a day."""
    scope = replace(wanted, rule=None, severity=None, decided=None)

    def make() -> Findings:
        return findings(
            asked.reader, scope, today=_today(), limit=MAX_LIMIT, finders=FINDERS,
            memory=asked.service.found.memory if asked.service.is_large(asked.reader) else None,
            seconds=asked.service.settings.statement_seconds,
        )  # fmt: skip

    return cast(Findings, asked.kept(f"{_today()} {scope}", make))


def _one(asked: Asked, reference: str, document: str | None) -> Ruled:
    """The finding of an id, or of the beginning of one."""
    register = asked.service.registered(asked.reader)
    if register is not None:
        return register.one(asked.reader, reference, document, _today())
    by_id = {item.finding.id: item for item in _all_of(asked, Wanted(document=document)).found}
    return by_id[named(reference, by_id)]


def _today() -> str:
    return date.today().isoformat()
