// A lineage as boxes in columns and the links between them; folded kinds open on demand.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { called, fiscalYear } from "../format";
import { say } from "../language";
import { asked, changed, Link } from "../router";
import type { EdgeRecord } from "../types";
import { edgeLabel, kindLabel, kinds } from "../vocabulary";
import { ANSWER, TRACE } from "../words";
import { fold, type Box, type LineageNode } from "./fold";
import { BOX } from "./box";
import { layout, type Placed } from "./layout";
import type { Point } from "./route";

interface Properties {
  nodes: LineageNode[];
  edges: EdgeRecord[];
  start: string;
  chosen: string;
}

export function Graph({ nodes, edges, start, chosen }: Properties) {
  const opened = asked("open");
  const columns = kinds.value;
  const [placed, setPlaced] = useState<Placed | null>(null);
  useEffect(() => {
    let current = true;
    const drawing = fold(nodes, edges, new Set(opened.split(",").filter(Boolean)), start);
    layout(drawing, columns).then((found) => {
      if (current) setPlaced(found);
    });
    return () => {
      current = false;
    };
  }, [nodes, edges, opened, start, columns]);
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = placed?.boxes.find((each) => each.id === start);
    if (box && scroller.current) centre(scroller.current, box);
  }, [placed !== null, start]);
  if (!placed) return <p class="waiting" role="status">{say(ANSWER.waiting)}</p>;
  const around = new Set(edges.flatMap((edge) => (edge.source === chosen ? [edge.target] : edge.target === chosen ? [edge.source] : [])));
  return (
    <div ref={scroller} class="graph-scroll" tabIndex={0} role="group" aria-label={say(TRACE.graph)}>
      <div class="graph" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
        <svg width={placed.width} height={placed.height} aria-hidden="true">
          {placed.edges.map((edge) => (
            <path key={edge.id} class={`edge edge-${edge.kind}`} d={curve(edge.points)}><title>{edgeLabel(edge.kind)}</title></path>
          ))}
        </svg>
        {placed.boxes.map((box) => (
          <BoxLink key={box.id} box={box} start={start} chosen={chosen} near={around.has(box.id)} opened={opened} />
        ))}
      </div>
    </div>
  );
}

/** Shows a box in the middle of the window onto the drawing, as far as the drawing goes. */
function centre(scroller: HTMLElement, box: { x: number; y: number }): void {
  scroller.scrollLeft = box.x + (BOX.width - scroller.clientWidth) / 2;
  scroller.scrollTop = box.y + (BOX.height - scroller.clientHeight) / 2;
}

interface BoxProperties {
  box: Box & { x: number; y: number };
  start: string;
  chosen: string;
  near: boolean;
  opened: string;
}

function BoxLink({ box, start, chosen, near, opened }: BoxProperties) {
  const style = { left: `${box.x}px`, top: `${box.y}px`, width: `${BOX.width}px`, height: `${BOX.height}px` };
  const states = [box.id === start && "start", box.id === chosen && "chosen", near && "near", box.node === null && "folded"];
  const to = box.node ? changed({ node: box.id }) : changed({ open: [...opened.split(",").filter(Boolean), box.kind].join(",") });
  return (
    <div class={`box kind-${box.kind} ${states.filter(Boolean).join(" ")}`} style={style}>
      <Link to={to} {...(box.node ? { title: called(box.node) } : {})} current={box.id === chosen}>
        <small>{kindLabel(box.kind)}{box.node?.fiscal_year ? ` · ${fiscalYear(box.node.fiscal_year)}` : ""}</small>
        <span>{box.node ? called(box.node) : say(TRACE.open, { more: box.folded })}</span>
      </Link>
    </div>
  );
}

/** A path through the points: bent from column to column, straight past a column. */
function curve(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const bends = rest.map(([x, y], at) => {
    const [fromX, fromY] = points[at] ?? first;
    const middle = (fromX + x) / 2;
    return `C${middle} ${fromY} ${middle} ${y} ${x} ${y}`;
  });
  return `M${first[0]} ${first[1]} ${bends.join(" ")}`;
}
