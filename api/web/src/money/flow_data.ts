// Flows of money between levels, as the API answers them, and what their ends are called.
import { address, type Parameters } from "../api";
import { calledOfYear, count } from "../format";
import { say } from "../language";
import type { NodeRecord } from "../types";
import { CATEGORIES, MONEY } from "../words";

type Names = ReadonlyMap<string, string>;

export interface End {
  level: string;
  part: string;
  keys: string[];
}

export interface Flow {
  source: End;
  target: End;
  amount_baht: string;
  budgets: number;
}

export interface FlowData {
  levels: string[];
  flows: Flow[];
  amount_baht: string;
  without_amount: number;
  nodes: NodeRecord[];
  /** Level → how many ends stand as one, where there are too many to draw. */
  others?: ReadonlyMap<string, number>;
}

const OTHERS = "others";

export function flowsAddress(levels: readonly string[], parameters: Parameters): string {
  const asked = address("/v1/budget/flows", parameters);
  return `${asked}${asked.includes("?") ? "&" : "?"}${levels.map((level) => `levels=${encodeURIComponent(level)}`).join("&")}`;
}

/** The flows with at most so many ends a level, those with the most money; the others of a level become one end. */
export function withFewEnds(data: FlowData, most: number): FlowData {
  const large = largest(data.flows, most);
  const others = new Map<string, Set<string>>();
  const end = (of: End): End => {
    if (large.get(of.level)?.has(endKey(of)) ?? true) return of;
    const left = others.get(of.level) ?? new Set();
    others.set(of.level, left.add(endKey(of)));
    return { level: of.level, part: OTHERS, keys: [] };
  };
  const merged = new Map<string, Flow>();
  for (const flow of data.flows) {
    const [source, target] = [end(flow.source), end(flow.target)];
    const key = `${endKey(source)} > ${endKey(target)}`;
    const known = merged.get(key);
    const amount = Number(known?.amount_baht ?? 0) + Number(flow.amount_baht);
    merged.set(key, { source, target, amount_baht: String(amount), budgets: (known?.budgets ?? 0) + flow.budgets });
  }
  return { ...data, flows: [...merged.values()], others: new Map([...others].map(([level, left]) => [level, left.size])) };
}

/** Level → the ends with the most money, of the levels that have more ends than are wanted. */
function largest(flows: Flow[], most: number): Map<string, Set<string>> {
  const sums = new Map<string, Map<string, number>>();
  for (const flow of flows) {
    for (const of of [flow.source, flow.target]) {
      const level = sums.get(of.level) ?? new Map<string, number>();
      sums.set(of.level, level.set(endKey(of), (level.get(endKey(of)) ?? 0) + Number(flow.amount_baht)));
    }
  }
  const long = [...sums].filter(([, level]) => level.size > most + 1);
  return new Map(long.map(([name, level]) => [name, new Set([...level].sort((one, other) => other[1] - one[1]).slice(0, most).map(([key]) => key))]));
}

export function endKey(end: End): string {
  return `${end.level} ${end.part} ${end.keys.join("+")}`;
}

/** Calls the end of a flow by the names of the groups that share it. */
export function namer(data: Pick<FlowData, "nodes" | "others">, agencies: Names): (end: End) => string {
  const name = groupNamer(data.nodes, agencies);
  const others = (end: End) => say(MONEY.others, { count: count(data.others?.get(end.level) ?? 0) });
  return (end) => (end.part === OTHERS ? others(end) : end.part === "not_linked" ? say(MONEY.notLinked) : end.keys.map(name).join(" + "));
}

/** Calls a group by the name of its node, a division's with its agency's, by that of its category, or by itself. */
export function groupNamer(nodes: NodeRecord[], agencies: Names): (key: string) => string {
  const whose = (node: NodeRecord) => agencies.get(String(node.properties["agency"] ?? ""))?.replace(/^สำนักงานเขต/, "");
  const words = (node: NodeRecord) => [calledOfYear(node), node.kind === "division" && whose(node)].filter(Boolean).join(" ");
  const named = new Map(nodes.map((node) => [node.id, words(node)]));
  return (key) => named.get(key) ?? (CATEGORIES[key] ? say(CATEGORIES[key]) : key);
}
