// Nodes, kinds and the cells that facts came from.
import { called, fiscalYear, printed } from "../format";
import { say } from "../language";
import { Link } from "../router";
import type { NodeRecord, Severity, Source } from "../types";
import { kindLabel } from "../vocabulary";
import { ANSWER, SEVERITIES } from "../words";

export function Kind({ kind }: { kind: string }) {
  return <span class={`kind kind-${kind}`}>{kindLabel(kind)}</span>;
}

export function NodeLink({ node, year = false }: { node: NodeRecord; year?: boolean }) {
  return (
    <span class="node-link">
      <Kind kind={node.kind} /> <Link to={`/trace/${node.id}`}>{called(node)}</Link>
      {year && node.fiscal_year !== null && <span class="muted"> {fiscalYear(node.fiscal_year)}</span>}
    </span>
  );
}

/** The words as printed, and where they stand; the place leads to the table or the lines they stand in. */
export function SourceCell({ source, quiet = false }: { source: Source; quiet?: boolean }) {
  const where = source.table === null
    ? say(ANSWER.line, { line: source.line })
    : say(ANSWER.table, { table: source.table, row: source.row ?? "–", column: source.column ?? "–" });
  const at = source.table === null ? `?line=${source.line}` : `?table=${source.table}&row=${source.row ?? ""}&column=${source.column ?? ""}`;
  return (
    <span class="source">
      {!quiet && <q lang="th">{printed(source.text)}</q>}{" "}
      <Link class="place" to={`/documents/${source.document}${at}`} title={source.file_name}>
        {source.file_name} · {where}{source.table !== null && ` · ${say(ANSWER.line, { line: source.line })}`}
      </Link>
    </span>
  );
}

export function SeverityMark({ severity }: { severity: Severity }) {
  return <span class={`severity severity-${severity}`}>{say(SEVERITIES[severity] ?? { th: severity, en: severity })}</span>;
}

/** A share of a whole as a bar, with its number beside it for those who do not see the bar. */
export function Bar({ share, label, tone = "good" }: { share: number | null; label: string; tone?: string }) {
  return (
    <span class="bar">
      <span class="bar-track" aria-hidden="true">
        <span class={`bar-fill bar-${tone}`} style={{ width: `${Math.max(0, Math.min(1, share ?? 0)) * 100}%` }} />
      </span>
      <span class="bar-label">{label}</span>
    </span>
  );
}
