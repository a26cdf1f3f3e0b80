// Codes, names and printed text, however damaged; the matching passage shown.
import { address, useAnswer } from "../api";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Choice, Filters } from "../parts/filters";
import { NodeLink, SourceCell } from "../parts/nodes";
import { say, type Wording } from "../language";
import { asked } from "../router";
import type { NodeRecord, Source } from "../types";
import { kindLabel, kinds } from "../vocabulary";
import { ANSWER, PAGE } from "../words";

interface Hit {
  node: NodeRecord;
  why: string;
  reason: Wording;
  score: number;
  label: string | null;
  marks: [number, number][];
  source: Source | null;
}

export function SearchView() {
  const text = asked("q");
  const query = { q: text, kind: asked("kind"), fiscal_year: asked("year"), agency: asked("agency"), limit: 50 };
  const found = useAnswer<{ hits: Hit[]; total: number }>(text ? address("/v1/search", query) : null);
  return (
    <>
      <h1>{say(PAGE.search)}{text && `: ${text}`}</h1>
      <div class="filters">
        <Filters />
        <Choice name="kind" label={say(ANSWER.kind)} all={say(ANSWER.allKinds)} options={kinds.value.map((kind) => [kind, kindLabel(kind)])} />
      </div>
      <WithAnswer asked={found}>
        {({ data }) => (
          <>
            <p role="status">{data.total ? say(ANSWER.total, { total: data.total }) : say(ANSWER.nothing)}</p>
            <ol class="hits">
              {data.hits.map((hit) => (
                <li key={hit.node.id}>
                  <NodeLink node={hit.node} year />
                  <div class="muted">{say(hit.reason)}{hit.label && hit.label !== hit.node.name ? `: ${hit.label}` : ""}</div>
                  {hit.source && <SourceCell source={hit.source} />}
                </li>
              ))}
            </ol>
            <Downloads path="/v1/search" parameters={query} />
          </>
        )}
      </WithAnswer>
    </>
  );
}
