"""Records a decision on a finding in the base."""

from __future__ import annotations

from datetime import UTC, datetime

from api.finders import FINDERS
from kb.errors import InputError
from kb.store.base import Store
from queries.findings.ask import all_findings
from queries.findings.decisions import Decision, Ruling, checked_until, edition, named, recorded
from queries.findings.finding import Finding


def decide(
    store: Store, reference: str, decision: Decision, *, reason: str, who: str, until: str | None = None,
    document: str | None = None,
) -> tuple[Finding, Ruling]:  # fmt: skip
    """Records what was decided on a finding, beside all that was decided before.

    Args:
        store: The base; no other writer comes between reading the former decisions and writing the new.
        reference: The id of a finding, or the beginning of one.
        decision: What is decided.
        reason: Why; not empty.
        who: Who decides; not empty.
        until: The last day on which it holds (`2027-09-30`); for good unless given.
        document: A document that the finding is about, by id or file name: no other is looked through for it.

    Raises:
        InputError: The reason or the name is empty, the day is none, or the finding is about no node.
        NotFoundError: No finding is called so, which names the nearest; or no document.
        AmbiguousError: Several findings are.
        StoreBusyError: Another process is writing.
    """
    if not reason.strip() or not who.strip():
        raise InputError("a decision needs a reason and the name of who decides: --reason and --who")
    last_day = checked_until(until)
    with store.write() as writer, store.read() as reader:
        found = {item.id: item for item in all_findings(reader, finders=FINDERS, document=document)}
        finding = found[named(reference, found)]
        if not finding.nodes:
            raise InputError(f"finding {finding.id} is about no node, so that no decision can be kept on it")
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        ruling = Ruling(finding.id, decision, " ".join(reason.split()), " ".join(who.split()), now, last_day)
        decided, statements = edition([*recorded(reader), (ruling, finding.nodes)])
        writer.put_document(decided, statements, report={"decided": finding.id})
    return finding, ruling
