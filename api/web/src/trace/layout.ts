// Places boxes in columns by kind, the plan on the left, money and hands on the right: the Eclipse Layout Kernel says in
// which column and order, so that few links cross; how far apart is said here, so that no column is sparse.
import type { ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Box, Drawing } from "./fold";
import { PITCH, tops } from "./place";
import { route, type Point } from "./route";

export const BOX = { width: 200, height: 58 } as const;
/** From the left of a column to the left of the next. */
const STEP = 248;
const MARGIN = 12;

/** Kinds that stand in the column of another: nothing leads from the one to the other. */
const BESIDE: Record<string, string> = { policy: "key_result", agency: "budget" };

export interface Placed {
  width: number;
  height: number;
  boxes: (Box & { x: number; y: number })[];
  edges: { id: string; kind: string; count: number; points: Point[] }[];
}

/** Fetches the kernel, which is large, and only graphs need it; asked for beside the lineage, it is there when that comes. */
export const loadKernel = () => import("elkjs/lib/elk.bundled.js");

export async function layout(drawing: Drawing, kinds: readonly string[]): Promise<Placed> {
  const columns = await ordered(drawing, kinds);
  const rows = tops(columns, neighbours(drawing));
  const longest = Math.max(0, ...columns.map((column) => column.length));
  const at = new Map(columns.flatMap((column, number) => column.map((id): [string, Point] => [id, [left(number), MARGIN + (rows.get(id) ?? 0)]])));
  const standing = columns.map((column, number) => ({ x: left(number), tops: column.map((id) => at.get(id)?.[1] ?? 0) }));
  return {
    width: left(columns.length) - STEP + BOX.width + MARGIN,
    height: longest * PITCH - (PITCH - BOX.height) + 2 * MARGIN,
    boxes: drawing.boxes.map((box) => ({ ...box, x: at.get(box.id)?.[0] ?? 0, y: at.get(box.id)?.[1] ?? 0 })),
    edges: drawing.edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.target), at.get(edge.source)].sort((one, other) => (one?.[0] ?? 0) - (other?.[0] ?? 0));
      if (!from || !to) return [];
      return [{ id: edge.id, kind: edge.kind, count: edge.count, points: route(from, to, standing.filter(({ x }) => x > from[0] && x < to[0]), BOX) }];
    }),
  };
}

const left = (column: number) => MARGIN + column * STEP;

function neighbours(drawing: Drawing): Map<string, string[]> {
  const found = new Map<string, string[]>(drawing.boxes.map((box) => [box.id, []]));
  for (const { source, target } of drawing.edges) {
    found.get(source)?.push(target);
    found.get(target)?.push(source);
  }
  return found;
}

/** The ids of the boxes, column by column from the left, each from the top. */
async function ordered(drawing: Drawing, kinds: readonly string[]): Promise<string[][]> {
  const column = (kind: string) => kinds.indexOf(BESIDE[kind] ?? kind);
  const graph: ElkNode = {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.partitioning.activate": "true",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    },
    children: drawing.boxes.map((box) => ({
      id: box.id,
      ...BOX,
      layoutOptions: { "elk.partitioning.partition": String(column(box.kind)) },
    })),
    // An edge points to what it serves; drawn the other way round, so that the plan stands on the left.
    edges: drawing.edges.map((edge) => ({ id: edge.id, sources: [edge.target], targets: [edge.source] })),
  };
  const { default: Elk } = await loadKernel();
  const placed = await new Elk().layout(graph);
  const children = [...(placed.children ?? [])].sort((one, other) => (one.y ?? 0) - (other.y ?? 0));
  const byLeft = Map.groupBy(children, (child) => Math.round(child.x ?? 0));
  return [...byLeft].sort(([one], [other]) => one - other).map(([, column_]) => column_.map((child) => child.id));
}
