// What of a lineage is drawn: kinds with many nodes are folded to the first few and a box for the rest.
import type { EdgeRecord, NodeRecord } from "../types";

export interface LineageNode extends NodeRecord {
  distance: number;
  direction: string;
  side: boolean;
}

export interface Box {
  id: string;
  kind: string;
  node: LineageNode | null;
  /** How many nodes a box stands for beyond those that are drawn; 0 for a node's own. */
  folded: number;
}

export interface Drawing {
  boxes: Box[];
  edges: { id: string; source: string; target: string; kind: string; count: number }[];
}

/** Nodes of a kind that are drawn when the kind is folded. */
const FEW = 8;
/** Nodes of a kind from which on it is folded. */
const MANY = 12;

export function fold(nodes: LineageNode[], edges: EdgeRecord[], opened: ReadonlySet<string>, start: string): Drawing {
  const ofKind = Map.groupBy(nodes, (node) => node.kind);
  const boxOf = new Map<string, string>();
  const boxes: Box[] = [];
  for (const [kind, members] of ofKind) {
    const few = members.length > MANY && !opened.has(kind) ? FEW : members.length;
    const drawn = members.filter((node, at) => at < few || node.id === start);
    for (const node of drawn) {
      boxOf.set(node.id, node.id);
      boxes.push({ id: node.id, kind, node, folded: 0 });
    }
    if (drawn.length < members.length) {
      const rest = `folded:${kind}`;
      for (const node of members) if (!boxOf.has(node.id)) boxOf.set(node.id, rest);
      boxes.push({ id: rest, kind, node: null, folded: members.length - drawn.length });
    }
  }
  return { boxes, edges: merged(edges, boxOf) };
}

/** Edges between boxes, each once. */
function merged(edges: EdgeRecord[], boxOf: ReadonlyMap<string, string>): Drawing["edges"] {
  const found = new Map<string, Drawing["edges"][number]>();
  for (const edge of edges) {
    const [source, target] = [boxOf.get(edge.source), boxOf.get(edge.target)];
    if (source === undefined || target === undefined || source === target) continue;
    const id = `${source} ${edge.kind} ${target}`;
    const known = found.get(id);
    if (known) known.count += 1;
    else found.set(id, { id, source, target, kind: edge.kind, count: 1 });
  }
  return [...found.values()];
}
