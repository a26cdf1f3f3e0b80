// In which column and order boxes stand, so that few links cross: the Eclipse Layout Kernel says it, in a thread of its own.
import Elk, { type ElkNode } from "elkjs/lib/elk-api";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { BOX } from "./box";
import type { Drawing } from "./fold";

/** Kinds that stand in the column of another: nothing leads from the one to the other. */
const BESIDE: Record<string, string> = { policy: "key_result", agency: "budget" };

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.partitioning.activate": "true",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  // Only the order is taken over: the simplest places and ways are the quickest.
  "elk.layered.nodePlacement.strategy": "SIMPLE",
  "elk.edgeRouting": "POLYLINE",
};

let started: InstanceType<typeof Elk> | null = null;

/** A plan with one strategy: the least that is ordered as a lineage is. */
const LEAST: Drawing = {
  boxes: ["strategy", "plan"].map((kind) => ({ id: kind, kind, node: null, folded: 1 })),
  edges: [{ id: "part_of", source: "strategy", target: "plan", kind: "part_of", count: 1 }],
};

/** Starts the kernel, which is large and slow at its first drawing: both are over before somebody waits for one. */
export function startKernel(): InstanceType<typeof Elk> {
  if (!started) {
    started = new Elk({ workerUrl });
    void started.layout(graphOf(LEAST, ["plan", "strategy"]));
  }
  return started;
}

/** The ids of the boxes, column by column from the left, each from the top. */
export async function ordered(drawing: Drawing, kinds: readonly string[]): Promise<string[][]> {
  const placed = await startKernel().layout(graphOf(drawing, kinds));
  const children = [...(placed.children ?? [])].sort((one, other) => (one.y ?? 0) - (other.y ?? 0));
  const byLeft = Map.groupBy(children, (child) => Math.round(child.x ?? 0));
  return [...byLeft].sort(([one], [other]) => one - other).map(([, column]) => column.map((child) => child.id));
}

function graphOf(drawing: Drawing, kinds: readonly string[]): ElkNode {
  const column = (kind: string) => kinds.indexOf(BESIDE[kind] ?? kind);
  return {
    id: "root",
    layoutOptions: OPTIONS,
    children: drawing.boxes.map((box) => ({
      id: box.id,
      ...BOX,
      layoutOptions: { "elk.partitioning.partition": String(column(box.kind)) },
    })),
    // An edge points to what it serves; drawn the other way round, so that the plan stands on the left.
    edges: drawing.edges.map((edge) => ({ id: edge.id, sources: [edge.target], targets: [edge.source] })),
  };
}
