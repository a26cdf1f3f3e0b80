// From any node: a layered graph, a list, all paths; a panel with the facts of the chosen node.
import { useEffect } from "preact/hooks";
import { address, inPath, useAnswer } from "../api";
import { called, calledOfYear, count } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Tabs } from "../parts/filters";
import { NodeLink } from "../parts/nodes";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import { asked, go, Link } from "../router";
import type { EdgeRecord, NodeRecord, Shown } from "../types";
import { Graph } from "../trace/graph";
import { Impact } from "../trace/impact";
import { startKernel } from "../trace/columns";
import { Panel } from "../trace/panel";
import { Paths } from "../trace/paths";
import type { LineageNode } from "../trace/fold";
import { edgeLabel, kindLabel } from "../vocabulary";
import { PAGE, TRACE } from "../words";

/** Nodes of a lineage that the page asks for at most; the answer says how many more there are. */
const MOST = 2000;
/** Nodes of them that the list shows at first. */
const FIRST = 300;

interface LineageGraph {
  start: string;
  nodes: LineageNode[];
  edges: EdgeRecord[];
}

export function TraceView({ reference }: { reference: string }) {
  if (!reference) return <Chooser />;
  const direction = asked("direction") || "both";
  const view = asked("view") || "graph";
  const asking = `/v1/lineage/${inPath(reference)}`;
  const lineage = useAnswer<LineageGraph>(address(asking, { direction, limit: MOST }));
  const start = (!lineage.waiting && lineage.answer?.data.start) || reference;
  const chosen = asked("node") || start;
  const shown = useAnswer<Shown>(isId(chosen) ? `/v1/nodes/${inPath(chosen)}` : null);
  useEffect(() => {
    if (reference && view === "graph") startKernel();
  }, [reference, view]);
  const traced = lineage.answer?.data.nodes.find((node) => node.id === start);
  return (
    <>
      <h1>{say(PAGE.trace)}: {traced ? `${kindLabel(traced.kind)} ${called(traced)}` : reference}</h1>
      <div class="filters">
        <Tabs name="direction" otherwise="both" options={[["up", say(TRACE.up)], ["both", say(TRACE.both)], ["down", say(TRACE.down)]]} />
        <Tabs
          name="view"
          otherwise="graph"
          options={[["graph", say(TRACE.graph)], ["list", say(TRACE.list)], ["paths", say(TRACE.paths)], ["impact", say(TRACE.impact)]]}
        />
      </div>
      <WithAnswer asked={lineage}>
        {({ data }) => (
          <>
            <p class="muted" role="status">{say(TRACE.nodes, { nodes: count(data.nodes.length), edges: count(data.edges.length) })}</p>
            <div class="with-panel">
              <section class="drawing">
                {view === "graph" && <Graph nodes={data.nodes} edges={data.edges} start={data.start} chosen={chosen} />}
                {view === "list" && (
                  <>
                    <List nodes={data.nodes} edges={data.edges} />
                    <Downloads path={asking} parameters={{ direction, limit: MOST, view }} />
                  </>
                )}
                {view === "paths" && <Paths from={data.start} />}
                {view === "impact" && <Impact id={chosen} />}
              </section>
              <Panel id={chosen} start={data.start} asked={shown} />
            </div>
          </>
        )}
      </WithAnswer>
    </>
  );
}

/** Whether a reference is an id or a natural key, by which a node is fetched; a bare code is looked up by its lineage. */
function isId(reference: string): boolean {
  return reference.includes(":");
}

function List({ nodes, edges }: { nodes: LineageNode[]; edges: EdgeRecord[] }) {
  const links = Map.groupBy(edges, (edge) => edge.source);
  return (
    <Scrolled label={say(TRACE.list)}>
      <table class="lines">
        <tbody>
          <Rows of={nodes} most={FIRST} columns={3}>
            {(node) => (
              <tr key={node.id} class={node.distance === 0 ? "start" : ""}>
                <td class="number">{node.distance === 0 ? "" : `${node.direction === "up" ? "↑" : "↓"}${node.distance}`}</td>
                <td><NodeLink node={node} year /></td>
                <td class="muted">{[...new Set((links.get(node.id) ?? []).map((edge) => edgeLabel(edge.kind)))].join(", ")}</td>
              </tr>
            )}
          </Rows>
        </tbody>
      </table>
    </Scrolled>
  );
}

/** Without a start: policies and strategies to begin from. */
function Chooser() {
  const policies = useAnswer<{ nodes: NodeRecord[] }>("/v1/nodes?kind=policy&limit=100");
  const strategies = useAnswer<{ nodes: NodeRecord[] }>("/v1/nodes?kind=strategy&limit=100");
  return (
    <>
      <h1>{say(TRACE.ask)}</h1>
      <form
        class="chooser"
        onSubmit={(event) => {
          event.preventDefault();
          const reference = String(new FormData(event.currentTarget).get("ref") ?? "").trim();
          if (reference) go(`/trace/${inPath(reference)}`);
        }}
      >
        <input name="ref" aria-label={say(TRACE.ask)} placeholder="049 · 41101 · 1.1.1" />
        <button type="submit">{say(PAGE.trace)}</button>
      </form>
      <h2>{kindLabel("strategy")}</h2>
      <WithAnswer asked={strategies} quiet>
        {({ data }) => <ul class="nodes columns">{data.nodes.map((node) => <li key={node.id}><Link to={`/trace/${node.id}`}>{calledOfYear(node)}</Link></li>)}</ul>}
      </WithAnswer>
      <h2>{kindLabel("policy")}</h2>
      <WithAnswer asked={policies}>
        {({ data }) => <ul class="chips">{data.nodes.map((node) => <li key={node.id}><Link to={`/trace/${node.id}`}>{called(node)}</Link></li>)}</ul>}
      </WithAnswer>
    </>
  );
}
