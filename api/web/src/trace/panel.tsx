// A node's facts, each with the cells that state it, and its links.
import type { Asked } from "../api";
import { WithAnswer } from "../parts/answers";
import { Kind, NodeLink, SourceCell } from "../parts/nodes";
import { called, fiscalYear, plain } from "../format";
import { say } from "../language";
import { changed, Link } from "../router";
import type { Shown, Stated } from "../types";
import { edgeLabel, propertyLabel, valueLabel } from "../vocabulary";
import { ANSWER, TRACE } from "../words";
import { Breaks } from "./breaks";

export function Panel({ id, start, asked }: { id: string; start: string; asked: Asked<Shown> }) {
  return (
    <aside class="panel" aria-label={say(TRACE.facts)}>
      <WithAnswer asked={asked} quiet>
        {({ data }) => (
          <>
            <h2><Kind kind={data.node.kind} /> {called(data.node)}</h2>
            <p class="muted">{data.node.fiscal_year !== null && `${say(ANSWER.year)} ${fiscalYear(data.node.fiscal_year)} · `}<code>{data.node.id}</code></p>
            <p class="actions">
              {id !== start && <Link to={`/trace/${id}`}>{say(TRACE.traceThis)}</Link>}
              <Link to={changed({ view: "impact", node: id })}>{say(TRACE.impact)}</Link>
            </p>
            <Breaks key={id} id={id} />
            <dl class="facts">
              {data.properties.map((property) => (
                <div key={property.name} class={property.conflict ? "conflict" : ""}>
                  <dt>{propertyLabel(property.name)}{property.conflict && <em> {say(TRACE.conflict)}</em>}</dt>
                  <dd>
                    <strong>{valueLabel(property.name, plain(property.value))}</strong>
                    <Statements statements={property.statements} />
                  </dd>
                </div>
              ))}
            </dl>
            <h3>{say(TRACE.links)}</h3>
            {data.edges.map((group) => (
              <details key={`${group.kind}${group.outgoing}`} open={group.total <= 6}>
                <summary>{edgeLabel(group.kind)} ({say(group.outgoing ? TRACE.outgoing : TRACE.incoming)}) · {group.total}</summary>
                <ul>
                  {group.edges.map((edge) => (
                    <li key={edge.other.id + edge.qualifier}>
                      <NodeLink node={edge.other} /> {edge.qualifier && <span class="muted">{valueLabel("role", edge.qualifier)}</span>}
                      <Statements statements={edge.statements} />
                    </li>
                  ))}
                </ul>
                {group.total > group.edges.length && <p class="muted">{say(ANSWER.more, { more: group.total - group.edges.length })}</p>}
              </details>
            ))}
          </>
        )}
      </WithAnswer>
    </aside>
  );
}

/** The cells that state a fact: the first at once, the others on demand. */
function Statements({ statements }: { statements: Stated[] }) {
  const [first, ...others] = statements;
  if (!first) return null;
  const apart = others.some((stated) => !stated.holds);
  return (
    <>
      <StatementList statements={[first]} />
      {others.length > 0 && (
        <details class="sources" open={apart}>
          <summary>{say(TRACE.otherSources, { more: others.length })}</summary>
          <StatementList statements={others} />
        </details>
      )}
    </>
  );
}

function StatementList({ statements }: { statements: Stated[] }) {
  return (
    <ul class="statements">
      {statements.map((stated, at) => (
        <li key={at} class={stated.holds ? "" : "overruled"}>
          <SourceCell source={stated.source} />
          {!stated.holds && <span class="muted"> {say(TRACE.hidden)}</span>}
          {stated.matched_from && (
            <span class="muted"> {say(TRACE.matchedFrom, { text: stated.matched_from, confidence: stated.confidence })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
