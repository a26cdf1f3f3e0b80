// Places boxes in columns by kind, the plan on the left, money and hands on the right, by the Eclipse Layout Kernel.
import type { ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Box, Drawing } from "./fold";

export const BOX = { width: 200, height: 58 } as const;

/** Kinds that stand in the column of another: nothing leads from the one to the other. */
const BESIDE: Record<string, string> = { policy: "key_result", agency: "budget" };

export interface Placed {
  width: number;
  height: number;
  boxes: (Box & { x: number; y: number })[];
  edges: { id: string; kind: string; count: number; points: [number, number][] }[];
}

export async function layout(drawing: Drawing, kinds: readonly string[]): Promise<Placed> {
  const column = (kind: string) => kinds.indexOf(BESIDE[kind] ?? kind);
  const graph: ElkNode = {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.partitioning.activate": "true",
      "elk.layered.spacing.nodeNodeBetweenLayers": "44",
      "elk.spacing.nodeNode": "14",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.edgeRouting": "POLYLINE",
    },
    children: drawing.boxes.map((box) => ({
      id: box.id,
      ...BOX,
      layoutOptions: { "elk.partitioning.partition": String(column(box.kind)) },
    })),
    // An edge points to what it serves; drawn the other way round, so that the plan stands on the left.
    edges: drawing.edges.map((edge) => ({ id: edge.id, sources: [edge.target], targets: [edge.source] })),
  };
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js"); // large, and only graphs need it
  const placed = await new Elk().layout(graph);
  const at = new Map(placed.children?.map((child) => [child.id, child]));
  const edges = new Map(drawing.edges.map((edge) => [edge.id, edge]));
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: drawing.boxes.map((box) => ({ ...box, x: at.get(box.id)?.x ?? 0, y: at.get(box.id)?.y ?? 0 })),
    edges: (placed.edges ?? []).flatMap((edge) => {
      const known = edges.get(edge.id);
      const section = edge.sections?.[0];
      if (!known || !section) return [];
      const corners = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      return [{ id: edge.id, kind: known.kind, count: known.count, points: corners.map(({ x, y }): [number, number] => [x, y]) }];
    }),
  };
}
