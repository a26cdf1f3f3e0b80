// Places boxes in columns by kind, the plan on the left, money and hands on the right, so that no column is sparse.
import { BOX } from "./box";
import { ordered } from "./columns";
import type { Box, Drawing } from "./fold";
import { PITCH, tops } from "./place";
import { route, type Point } from "./route";

/** From the left of a column to the left of the next. */
const STEP = 248;
const MARGIN = 12;

export interface Placed {
  width: number;
  height: number;
  boxes: (Box & { x: number; y: number })[];
  edges: { id: string; kind: string; count: number; points: Point[] }[];
}

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
