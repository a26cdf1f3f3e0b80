// Contradictions: filtered by severity, rule and document; one with its passages side by side.
import { address, inPath, useAnswer } from "../api";
import { count, printed } from "../format";
import { say, type Wording } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Choice, Filters, Tabs } from "../parts/filters";
import { NodeLink, SeverityMark, SourceCell } from "../parts/nodes";
import { Scrolled } from "../parts/scrolled";
import { asked, Link } from "../router";
import type { Severity, Shown, Source } from "../types";
import { Decide } from "../findings/decide";
import { ANSWER, FINDINGS, PAGE, SEVERITIES } from "../words";
import { Next } from "./coverage";

export interface Decision {
  decision: string;
  reason: string;
  who: string;
  when: string;
  until: string | null;
}

interface Finding {
  id: string;
  code: string;
  severity: Severity;
  certainty: number;
  sentence: Wording;
  nodes: string[];
  places: Source[];
  decision: Decision | null;
}

interface Row {
  row: number;
  line: number;
  cells: { column: number | null; line: number; text: string; nodes: string[] }[];
}

export function FindingsView() {
  const query = {
    severity: asked("severity"), rule: asked("rule"), document: asked("document"), fiscal_year: asked("year"), agency: asked("agency"),
  };
  const rules = useAnswer<{ rules: { code: string; title: Wording }[] }>("/v1/findings/rules").answer;
  const documents = useAnswer<{ documents: { id: string; file_name: string }[] }>("/v1/documents").answer;
  const found = useAnswer<{ findings: Finding[]; total: number; by_severity: Record<string, number> }>(
    address("/v1/findings", { ...query, cursor: asked("cursor"), limit: 50 }),
  );
  const severities = Object.keys(SEVERITIES).map((name): [string, string] => [name, say(SEVERITIES[name] ?? { th: name, en: name })]);
  return (
    <>
      <h1>{say(PAGE.findings)}</h1>
      <div class="filters">
        <Tabs name="severity" otherwise="" options={[["", say(FINDINGS.all)], ...severities]} />
        <Filters />
        <Choice name="document" label={say(PAGE.documents)} all={say(FINDINGS.allDocuments)} options={(documents?.data.documents ?? []).map((each) => [each.id, each.file_name])} />
        <Choice name="rule" label={say(FINDINGS.rule)} all={say(FINDINGS.allRules)} options={(rules?.data.rules ?? []).map((rule) => [rule.code, say(rule.title)])} />
      </div>
      <WithAnswer asked={found}>
        {({ data, links }) => (
          <>
            <p role="status">{say(ANSWER.total, { total: count(data.total) })}</p>
            <ol class="hits">
              {data.findings.map((finding) => (
                <li key={finding.id}>
                  <SeverityMark severity={finding.severity} /> <Link to={address(`/findings/${finding.id}`, { document: finding.places[0]?.document })}>{say(finding.sentence)}</Link>
                  <div class="muted">{[...new Set(finding.places.map((item) => item.file_name))].join(", ")}{finding.decision && ` · ${say(FINDINGS.decided)}`}</div>
                </li>
              ))}
            </ol>
            <Next link={links["next"] ?? null} />
            <Downloads path="/v1/findings" parameters={query} />
          </>
        )}
      </WithAnswer>
    </>
  );
}

interface WithPassages extends Finding {
  rule: { code: string; title: Wording };
  passages: { place: Source; row: Row | null }[];
}

export function FindingView({ id }: { id: string }) {
  const document = asked("document"); // spares looking through all others
  return (
    <WithAnswer asked={useAnswer<WithPassages>(address(`/v1/findings/${inPath(id)}`, { document }))}>
      {({ data }) => (
        <>
          <h1><SeverityMark severity={data.severity} /> {say(data.rule.title)}</h1>
          <p class="sentence">{say(data.sentence)}</p>
          <p class="muted">{say(FINDINGS.certainty, { certainty: Math.round(data.certainty * 100) })}</p>
          <ul class="nodes">{data.nodes.map((node) => <li key={node}><Named id={node} /></li>)}</ul>
          <h2>{say(FINDINGS.passages)}</h2>
          <div class="passages">{data.passages.map((passage, at) => <Passage key={at} place={passage.place} row={passage.row} />)}</div>
          <h2>{say(FINDINGS.decision)}</h2>
          <Decide finding={data.id} document={document} decision={data.decision} />
        </>
      )}
    </WithAnswer>
  );
}

/** A node by its name, by its id until that is known. */
function Named({ id }: { id: string }) {
  const node = useAnswer<Pick<Shown, "node">>(address(`/v1/nodes/${inPath(id)}`, { edges: 1 })).answer?.data.node;
  return node ? <NodeLink node={node} year /> : <Link to={`/trace/${id}`}>{id}</Link>;
}

/** A passage in its row as printed, the disputed cell marked. */
function Passage({ place, row }: { place: Source; row: Row | null }) {
  return (
    <article class="passage">
      <SourceCell source={place} quiet={row !== null} />
      {row && (
        <Scrolled label={say(FINDINGS.passages)}>
          <table><tbody><tr>
            {row.cells.map((cell) => <td key={cell.column} class={cell.column === place.column ? "disputed" : ""}>{printed(cell.text)}</td>)}
          </tr></tbody></table>
        </Scrolled>
      )}
    </article>
  );
}
