// How the money runs from group to division, as a Sankey diagram.
import { useMemo } from "preact/hooks";
import type { Asked, Parameters } from "../api";
import { baht, count } from "../format";
import { language, say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Chart } from "../parts/chart";
import { ANSWER, MONEY } from "../words";
import { endKey as key, flowsAddress, namer, type End, type FlowData, type Names } from "./flow_data";

/** Ends of a level that can be told apart. */
const MOST = 24;
const LEVELS = ["strategy", "category", "division"];

/** Where the flows from the groups stand. */
export function flowsOf(by: string, parameters: Parameters): string {
  return flowsAddress(LEVELS.includes(by) ? LEVELS : [by, ...LEVELS.slice(1)], MOST, parameters);
}

export function Flows({ asked, agencies }: { asked: Asked<FlowData>; agencies: Names }) {
  return (
    <WithAnswer asked={asked} quiet>
      {({ data }) => (data.flows.length ? <Sankey data={data} agencies={agencies} /> : null)}
    </WithAnswer>
  );
}

function Sankey({ data, agencies }: { data: FlowData; agencies: Names }) {
  const option = useMemo(() => drawn(data, namer(data, agencies)), [data, agencies, language.value]);
  const ends = new Set(data.flows.flatMap((flow) => [key(flow.source), key(flow.target)]));
  return (
    <>
      <Chart wide option={option} height={Math.max(360, ends.size * 25)} label={say(MONEY.flows)} />
      <p class="muted">{baht(data.amount_baht)} {say(ANSWER.baht)} · {say(MONEY.withoutAmount, { count: count(data.without_amount) })}</p>
    </>
  );
}

function drawn(data: FlowData, label: (end: End) => string) {
  const ends = new Map(data.flows.flatMap((flow) => [flow.source, flow.target]).map((end) => [key(end), end]));
  return {
    tooltip: { formatter: ({ name, value }: { name: string; value: number }) => `${labelOf(name)}\n${baht(value.toFixed(2))}` },
    series: [
      {
        type: "sankey", left: 8, right: 270, top: 10, bottom: 10, nodeGap: 14, draggable: false, layoutIterations: 64,
        data: [...ends].map(([name, end]) => ({ name, depth: data.levels.indexOf(end.level) })),
        links: data.flows.map((flow) => ({ source: key(flow.source), target: key(flow.target), value: Number(flow.amount_baht) })),
        label: { color: "currentColor", width: 260, overflow: "truncate", formatter: ({ name }: { name: string }) => labelOf(name) },
        lineStyle: { color: "source", opacity: 0.35 },
      },
    ],
  };
  function labelOf(name: string): string {
    const end = ends.get(name);
    if (end) return label(end);
    return name.split(" > ").map((part) => { const found = ends.get(part); return found ? label(found) : part; }).join(" → ");
  }
}
