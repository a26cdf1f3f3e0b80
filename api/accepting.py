"""Accepts a proposed link, and takes an accepted one back: statements with who and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kb.errors import InputError, NotFoundError
from kb.identity import kind_of
from kb.model import Node
from kb.store.base import Reader, Store
from queries.candidates.decisions import AcceptedLink, Decided, accepted, chain_of, edition
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
    decided = _decided(who, reason)
    with store.write() as writer, store.read() as reader:
        project, candidate = _proposed(reader, proposal)
        link = AcceptedLink(
            project=candidate.project,
            edge=candidate.edge,
            target=candidate.target,
            who=decided.who,
            when=decided.when,
            reason=decided.reason,
            score=f"{candidate.score:.3f}",
        )
        document, statements = edition(project, [*accepted(reader, chain_of(project)), link])
        writer.put_document(document, statements, report={"accepted": proposal})
    return link


def withdraw(store: Store, proposal: str, *, who: str, reason: str) -> AcceptedLink:
    """Takes an accepted link back; the record of both decisions stays, and the link may be proposed again.

    Args:
        store: The base; as in `accept`.
        proposal: The id under which the link was accepted.
        who: Who takes it back: an office or a position; not empty.
        reason: Why; not empty.

    Raises:
        InputError: It is no id of a proposal, or who or why is empty.
        NotFoundError: The base has no such project, or no such link was accepted.
        StoreBusyError: Another process is writing.
    """
    decided = _decided(who, reason)
    with store.write() as writer, store.read() as reader:
        identifier, target = link_of(proposal)
        project = _node(reader, identifier)
        links = accepted(reader, chain_of(project))
        known = [link for link in links if (link.project, link.target) == (identifier, target) and not link.withdrawn]
        if not known:
            raise NotFoundError(f"{proposal!r} has not been accepted, so that nothing is to be taken back")
        taken_back = replace(known[-1], withdrawn=decided)
        document, statements = edition(project, [taken_back if link == known[-1] else link for link in links])
        writer.put_document(document, statements, report={"withdrawn": proposal})
    return taken_back


def _decided(who: str, reason: str) -> Decided:
    """Who decides now, and why."""
    if not reason.strip() or not who.strip():
        raise InputError("a decision on a proposal needs a reason and the name of who decides: --reason and --who")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    return Decided(" ".join(who.split()), now, " ".join(reason.split()))


def _proposed(reader: Reader, proposal: str) -> tuple[Node, Candidate]:
    """The project of a proposal, and the candidate that the base proposes for it."""
    identifier, target = link_of(proposal)
    project, _ = _node(reader, identifier), _node(reader, target)
    kind = kind_of(target)
    candidates = propose(reader, [(project, kind)], limit=MAX_SHOWN, least=0.0).of(project, kind)
    chosen = next((item for item in candidates if item.target == target), None)
    if chosen is None:
        raise InputError(f"{proposal!r} is not proposed: the two are linked already, or nothing speaks for it")
    return project, chosen


def _node(reader: Reader, identifier: str) -> Node:
    node = reader.node(identifier)
    if node is None:
        raise NotFoundError(f"the base has no node {identifier!r}; `suggest` lists proposals")
    return node
