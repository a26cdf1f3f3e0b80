// Every way from a node to another, such as from a project to the 20-year plan.
import { address, useAnswer } from "../api";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { NodeLink } from "../parts/nodes";
import { asked, changed, go } from "../router";
import type { EdgeRecord, NodeRecord } from "../types";
import { edgeLabel } from "../vocabulary";
import { TRACE } from "../words";

interface Found {
  paths: { length: number; nodes: string[]; edges: EdgeRecord[] }[];
  nodes: NodeRecord[];
}

export function Paths({ from }: { from: string }) {
  const to = asked("to");
  const found = useAnswer<Found>(to ? address("/v1/paths", { from, to }) : null);
  return (
    <>
      <form
        class="chooser"
        onSubmit={(event) => {
          event.preventDefault();
          go(changed({ to: String(new FormData(event.currentTarget).get("to") ?? "").trim() }));
        }}
      >
        <label>{say(TRACE.to)} <input name="to" defaultValue={to} placeholder="plan:20y · 4 · 049" /></label>
        <button type="submit">{say(TRACE.paths)}</button>
      </form>
      <WithAnswer asked={found} quiet>
        {({ data }) => {
          const named = new Map(data.nodes.map((node) => [node.id, node]));
          return (
            <ol class="paths">
              {data.paths.map((path) => (
                <li key={path.nodes.join(" ")}>
                  {path.nodes.map((id, at) => {
                    const node = named.get(id);
                    return (
                      <div key={id}>
                        {at > 0 && <span class="step">{edgeLabel(path.edges[at - 1]?.kind ?? "")} </span>}
                        {node && <NodeLink node={node} year />}
                      </div>
                    );
                  })}
                </li>
              ))}
            </ol>
          );
        }}
      </WithAnswer>
    </>
  );
}
