// Leads a link from column to column, between the boxes of those that it passes.

export type Point = [number, number];

interface Size {
  width: number;
  height: number;
}

/** The points of a link from a box to one on its right: into and out of each column between them through a gap. */
export function route(from: Point, to: Point, passed: readonly { x: number; tops: readonly number[] }[], box: Size): Point[] {
  const start: Point = [from[0] + box.width, from[1] + box.height / 2];
  const end: Point = [to[0], to[1] + box.height / 2];
  const through = passed.flatMap(({ x, tops }): Point[] => {
    const straight = start[1] + ((end[1] - start[1]) * (x - start[0])) / (end[0] - start[0] || 1);
    const y = gap(tops, straight, box.height);
    return [[x, y], [x + box.width, y]];
  });
  return [start, ...through, end];
}

/** The height between boxes, above or below them, that is nearest to the asked one. */
function gap(tops: readonly number[], asked: number, height: number): number {
  const free = (y: number) => tops.every((top) => y <= top - EDGE || y >= top + height + EDGE);
  const edges = [asked, ...tops.flatMap((top) => [top - EDGE, top + height + EDGE])].filter(free);
  return edges.reduce((best, y) => (Math.abs(y - asked) < Math.abs(best - asked) ? y : best), edges[0] ?? asked);
}

/** From a box to a link that passes it. */
const EDGE = 7;
