"""Accepts a proposed link: a statement with who and when."""

from __future__ import annotations

from datetime import UTC, datetime

from kb.errors import InputError, NotFoundError
from kb.identity import kind_of
from kb.model import Node
from kb.store.base import Reader, Store
from queries.candidates.decisions import AcceptedLink, accepted, chain_of, edition
from queries.candidates.propose import MAX_SHOWN, Candidate, link_of, propose


def accept(store: Store, proposal: str, *, who: str, reason: str) -> AcceptedLink:
    """Records that a proposed link holds, beside all that were accepted before.

    Args:
        store: The base; no other writer comes between reading the former decisions and writing the new.
        proposal: The id of a proposal: project and target.
        who: Who decides: an office or a position; not empty.
        reason: Why; not empty.

    Raises:
        InputError: It is no id of a proposal, nothing proposes it (any more), or who or why is empty.
        NotFoundError: The base has no such project or target.
        StoreBusyError: Another process is writing.
    """
    if not reason.strip() or not who.strip():
        raise InputError("accepting a proposal needs a reason and the name of who decides: --reason and --who")
    with store.write() as writer, store.read() as reader:
        project, candidate = _proposed(reader, proposal)
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        link = AcceptedLink(
            project=candidate.project,
            edge=candidate.edge,
            target=candidate.target,
            who=" ".join(who.split()),
            when=now,
            reason=" ".join(reason.split()),
            score=f"{candidate.score:.3f}",
        )
        document, statements = edition(project, [*accepted(reader, chain_of(project)), link])
        writer.put_document(document, statements, report={"accepted": proposal})
    return link


def _proposed(reader: Reader, proposal: str) -> tuple[Node, Candidate]:
    """The project of a proposal, and the candidate that the base proposes for it."""
    identifier, target = link_of(proposal)
    project, other = reader.node(identifier), reader.node(target)
    if project is None or other is None:
        unknown = identifier if project is None else target
        raise NotFoundError(f"the base has no node {unknown!r}; `suggest` lists proposals")
    kind = kind_of(target)
    candidates = propose(reader, [(project, kind)], limit=MAX_SHOWN, least=0.0).of(project, kind)
    chosen = next((item for item in candidates if item.target == target), None)
    if chosen is None:
        raise InputError(f"{proposal!r} is not proposed: the two are linked already, or nothing speaks for it")
    return project, chosen
