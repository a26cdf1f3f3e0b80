// Evaluations recomputed beside what is stated, self beside official; the hierarchy with known share and bounds.
import { inPath, useAnswer } from "../api";
import { called } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { SourceCell } from "../parts/nodes";
import { asked, changed, go, Link } from "../router";
import { sentence, type Explanation } from "../scores/explanation";
import { Hierarchy } from "../scores/hierarchy";
import { Sheet, type Evaluation } from "../scores/sheet";
import type { NodeRecord } from "../types";
import { PAGE, SCORES } from "../words";

interface Listed {
  agency: { id: string; name: string };
  fiscal_year: number;
  totals: Record<string, { score: string | null; weight: string | null }>;
  declared: { assessor: string | null; stated: string | null; agrees: boolean | null }[];
  findings: number;
}

export function ScoresView() {
  const start = asked("start");
  return (
    <>
      <h1>{say(PAGE.scores)}</h1>
      <h2>{say(SCORES.evaluations)}</h2>
      <WithAnswer asked={useAnswer<{ evaluations: Listed[] }>("/v1/evaluations")}>
        {({ data }) => (
          <div class="cards">
            {data.evaluations.map((each) => (
              <Link key={each.agency.id + each.fiscal_year} class="card" to={`/scores/${each.agency.id.split(":")[1]}/${each.fiscal_year}`}>
                <strong>{each.agency.name} {each.fiscal_year}</strong>
                <Totals of={each} />
              </Link>
            ))}
          </div>
        )}
      </WithAnswer>
      <h2>{say(SCORES.hierarchy)}</h2>
      <Plans start={start} />
      <form
        class="chooser"
        onSubmit={(event) => {
          event.preventDefault();
          go(changed({ start: String(new FormData(event.currentTarget).get("start") ?? "") }));
        }}
      >
        <input name="start" key={start} defaultValue={start} placeholder="plan:bma/2569 · issue:2569/4.1" aria-label={say(SCORES.hierarchy)} />
        <button type="submit">{say(PAGE.scores)}</button>
      </form>
      {start && <Hierarchy start={start} />}
    </>
  );
}

/** The plans of the base, so that nobody needs to know their ids. */
function Plans({ start }: { start: string }) {
  return (
    <WithAnswer asked={useAnswer<{ nodes: NodeRecord[] }>("/v1/nodes?kind=plan&limit=100")} quiet>
      {({ data }) => (
        <ul class="chips" aria-label={say(SCORES.plans)}>
          {data.nodes.map((plan) => <li key={plan.id}><Link to={changed({ start: plan.id })} current={plan.id === start}>{called(plan)}</Link></li>)}
        </ul>
      )}
    </WithAnswer>
  );
}

/** The total as recomputed and as stated, official before the agency's own; or that there are no results. */
function Totals({ of }: { of: Listed }) {
  const [official, self] = [of.totals["official"]?.score, of.totals["self"]?.score];
  if (!official && !self) return <small class="muted">{say(SCORES.noResults)}</small>;
  const stated = of.declared.find((item) => item.assessor === "official")?.stated;
  return (
    <>
      <span>{say(SCORES.computed)} {official ?? "–"} · {say(SCORES.stated)} {stated ?? "–"}</span>
      <small class="muted">{say(SCORES.self)} {self ?? "–"} · {say(SCORES.remarks)} {of.findings}</small>
    </>
  );
}

export function EvaluationView({ agency, year }: { agency: string; year: string }) {
  const asking = `/v1/evaluations/${inPath(agency)}/${year}`;
  return (
    <WithAnswer asked={useAnswer<Evaluation & { findings: Explanation[] }>(asking)}>
      {({ data }) => (
        <>
          <h1>{data.agency.name} {data.fiscal_year}</h1>
          <Sheet evaluation={data} />
          <Downloads path={asking} />
          {data.findings.length > 0 && <h2>{say(SCORES.remarks)}</h2>}
          <ul class="nodes">
            {data.findings.map((finding, at) => (
              <li key={at}>{sentence(finding)} {finding.sources.map((source, number) => <SourceCell key={number} source={source} quiet />)}</li>
            ))}
          </ul>
        </>
      )}
    </WithAnswer>
  );
}

