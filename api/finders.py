"""The finders of all packages: what `findings`, its decisions and HTTP ask besides the finders of `queries`."""

from __future__ import annotations

from kb.kinds import NodeKind
from queries.findings.gather import Finder
from scoring import score_findings

FINDERS: tuple[Finder, ...] = (Finder(NodeKind.RESULT, score_findings.find),)
"""Asked of each document after the finders of `queries.findings`, in this order."""
