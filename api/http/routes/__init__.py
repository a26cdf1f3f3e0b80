"""The routes: parse, ask one function, shape the answer."""

from api.http.routes import (
    base,
    budget,
    coverage,
    docs,
    documents,
    export,
    findings,
    health,
    jobs,
    lineage,
    nodes,
    proposals,
    results,
    scores,
    search,
    vocabulary,
)

ROUTERS = (
    base.router, search.router, nodes.router, lineage.router, coverage.router, proposals.router, budget.router,
    scores.router, results.router, findings.router, documents.router, jobs.router, export.router, docs.router,
    vocabulary.router, health.router,
)  # fmt: skip
"""In the order of the documentation."""
