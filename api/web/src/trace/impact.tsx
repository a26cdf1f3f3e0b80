// What would be left without support, money or owner if a node were taken away.
import { inPath, useAnswer } from "../api";
import { baht } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { NodeLink } from "../parts/nodes";
import type { NodeRecord } from "../types";
import { kindLabel } from "../vocabulary";
import { ANSWER } from "../words";

interface Impacted {
  totals: { aspect: string; nodes: Record<string, number>; amount_baht: string }[];
  left: { aspect: string; node: NodeRecord; chain: string[] }[];
}

export function Impact({ id }: { id: string }) {
  const asking = `/v1/impact/${inPath(id)}`;
  return (
    <WithAnswer asked={useAnswer<Impacted>(asking)} quiet>
      {({ data }) => (
        <>
          {data.left.length === 0 && <p>{say(ANSWER.nothing)}</p>}
          {data.totals.map((total) => (
            <section key={total.aspect}>
              <h3>
                {Object.entries(total.nodes).map(([kind, number]) => `${kindLabel(kind)} ${number}`).join(" · ")}
                {total.amount_baht !== "0" && ` · ${baht(total.amount_baht)} ${say(ANSWER.baht)}`}
              </h3>
              <ul class="nodes">
                {data.left.filter((item) => item.aspect === total.aspect).map((item) => <li key={item.node.id}><NodeLink node={item.node} year /></li>)}
              </ul>
            </section>
          ))}
          {data.left.length > 0 && <Downloads path={asking} />}
        </>
      )}
    </WithAnswer>
  );
}
