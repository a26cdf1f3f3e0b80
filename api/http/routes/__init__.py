"""The routes: parse, ask one function, shape the answer."""

from api.http.routes import base, budget, coverage, documents, findings, health, lineage, nodes, scores, search, vocabulary

ROUTERS = (
    base.router, nodes.router, lineage.router, coverage.router, budget.router, scores.router, findings.router,
    search.router, documents.router, vocabulary.router, health.router,
)  # fmt: skip
"""In the order of the documentation."""
