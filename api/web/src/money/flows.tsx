// How the money runs from strategy to division, as a Sankey diagram.
import { useMemo } from "preact/hooks";
import { address, useAnswer, type Parameters } from "../api";
import { baht, called, count } from "../format";
import { language, say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Chart, ink } from "../parts/chart";
import type { NodeRecord } from "../types";
import { CATEGORIES, MONEY } from "../words";

interface End {
  level: string;
  part: string;
  keys: string[];
}

interface FlowData {
  levels: string[];
  flows: { source: End; target: End; amount_baht: string; budgets: number }[];
  amount_baht: string;
  without_amount: number;
  nodes: NodeRecord[];
}

export function Flows({ parameters }: { parameters: Parameters }) {
  return (
    <WithAnswer asked={useAnswer<FlowData>(address("/v1/budget/flows", parameters))}>
      {({ data }) => (data.flows.length ? <Sankey data={data} /> : null)}
    </WithAnswer>
  );
}

function Sankey({ data }: { data: FlowData }) {
  const option = useMemo(() => drawn(data), [data, language.value]);
  const ends = new Set(data.flows.flatMap((flow) => [key(flow.source), key(flow.target)]));
  return (
    <>
      <Chart option={option} height={Math.max(360, ends.size * 26)} label={say(MONEY.flows)} />
      <p class="muted">{baht(data.amount_baht)} · {say(MONEY.withoutAmount, { count: count(data.without_amount) })}</p>
    </>
  );
}

function key(end: End): string {
  return `${end.level} ${end.part} ${end.keys.join("+")}`;
}

function drawn(data: FlowData) {
  const named = new Map(data.nodes.map((node) => [node.id, called(node)]));
  const label = (end: End) =>
    end.part === "not_linked" ? say(MONEY.notLinked) : end.keys.map((each) => named.get(each) ?? (CATEGORIES[each] ? say(CATEGORIES[each]) : each)).join(" + ");
  const ends = new Map(data.flows.flatMap((flow) => [flow.source, flow.target]).map((end) => [key(end), end]));
  return {
    tooltip: { renderMode: "richText", formatter: ({ name, value }: { name: string; value: number }) => `${labelOf(name)}\n${baht(String(value))}` },
    series: [
      {
        type: "sankey", left: 10, right: 240, top: 10, bottom: 10, nodeGap: 12, draggable: false,
        data: [...ends].map(([name, end]) => ({ name, depth: data.levels.indexOf(end.level) })),
        links: data.flows.map((flow) => ({ source: key(flow.source), target: key(flow.target), value: Number(flow.amount_baht) })),
        label: { color: ink(), width: 220, overflow: "truncate", formatter: ({ name }: { name: string }) => labelOf(name) },
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
