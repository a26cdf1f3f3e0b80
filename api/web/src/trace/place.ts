// Stacks the boxes of each column as closely as they go, each as near to its neighbours as the others of its column let it.

/** From the top of a box to the top of the one below it. */
export const PITCH = 72;
/** As far as a box may stand from the one above it: farther, and a telephone shows one of them alone. */
const FARTHEST = 2.5 * PITCH;

type Rows = ReadonlyMap<string, number>;

/** The top of every box: the longest column sets the height, and those beside it follow it, outwards. */
export function tops(columns: readonly string[][], neighbours: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const longest = columns.reduce((most, column, at) => (column.length > (columns[most]?.length ?? 0) ? at : most), 0);
  const height = (columns[longest]?.length ?? 0) * PITCH;
  const placed = new Map<string, number>();
  const outwards = columns.map((_, at) => at).sort((one, other) => Math.abs(one - longest) - Math.abs(other - longest));
  for (const at of outwards) {
    const column = columns[at] ?? [];
    const wanted = column.map((id) => mean(neighbours.get(id) ?? [], placed) ?? (height - PITCH) / 2);
    near(apart(wanted, height)).forEach((top, row) => placed.set(column[row] ?? "", top));
  }
  return placed;
}

function mean(ids: readonly string[], placed: Rows): number | null {
  const known = ids.flatMap((id) => placed.get(id) ?? []);
  return known.length ? known.reduce((sum, top) => sum + top, 0) / known.length : null;
}

/** Tops in the given order, a pitch apart at least, within the height and as near as can be to what is wanted. */
function apart(wanted: readonly number[], height: number): number[] {
  const groups: { sum: number; size: number }[] = [];
  wanted.forEach((top, row) => {
    groups.push({ sum: top - row * PITCH, size: 1 });
    for (let [above, last] = groups.slice(-2); above && last && above.sum / above.size > last.sum / last.size; [above, last] = groups.slice(-2)) {
      groups.splice(-2, 2, { sum: above.sum + last.sum, size: above.size + last.size });
    }
  });
  const offsets = groups.flatMap(({ sum, size }) => Array<number>(size).fill(sum / size));
  const most = height - wanted.length * PITCH;
  return offsets.map((offset, row) => Math.max(0, Math.min(most, offset)) + row * PITCH);
}

/** The same tops, none too far from the one before, around the same middle. */
function near(far: readonly number[]): number[] {
  const closer: number[] = [];
  far.forEach((top, row) => closer.push(row ? (closer[row - 1] ?? 0) + Math.min(top - (far[row - 1] ?? 0), FARTHEST) : 0));
  const middle = (all: readonly number[]) => all.reduce((sum, top) => sum + top, 0) / (all.length || 1);
  const shift = middle(far) - middle(closer);
  return closer.map((top) => top + shift);
}
