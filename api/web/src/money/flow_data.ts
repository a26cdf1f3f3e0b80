// Flows of money between levels, as the API answers them, and what their ends are called.
import { address, type Parameters } from "../api";
import { calledOfYear, count } from "../format";
import { say } from "../language";
import type { NodeRecord } from "../types";
import { valueLabel } from "../vocabulary";
import { MONEY } from "../words";

export type Names = ReadonlyMap<string, string>;

export interface End {
  level: string;
  part: string;
  keys: string[];
  /** How many ends with little money stand here as one, where `part` is `others`. */
  count?: number | null;
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
}

/** The address of the flows through these levels, each with at most so many ends, and one more for all others. */
export function flowsAddress(levels: readonly string[], ends: number, parameters: Parameters): string {
  return address("/v1/budget/flows", { ...parameters, ends, levels });
}

export function endKey(end: End): string {
  return `${end.level} ${end.part} ${end.keys.join("+")}`;
}

/** Calls the end of a flow by the names of the groups that share it. */
export function namer(data: Pick<FlowData, "nodes">, agencies: Names): (end: End) => string {
  const name = groupNamer(data.nodes, agencies);
  const others = (end: End) => say(MONEY.others, { count: count(end.count ?? 0) });
  return (end) => (end.part === "others" ? others(end) : end.part === "not_linked" ? say(MONEY.notLinked) : end.keys.map(name).join(" + "));
}

/** Calls a group by the name of its node, a division's with its agency's, by that of its category, or by itself. */
export function groupNamer(nodes: NodeRecord[], agencies: Names): (key: string) => string {
  const whose = (node: NodeRecord) => agencies.get(String(node.properties["agency"] ?? ""))?.replace(/^สำนักงานเขต/, "");
  const words = (node: NodeRecord) => [calledOfYear(node), node.kind === "division" && whose(node)].filter(Boolean).join(" ");
  const named = new Map(nodes.map((node) => [node.id, words(node)]));
  return (key) => named.get(key) ?? valueLabel("category", key);
}
