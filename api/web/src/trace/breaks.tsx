// Where the chain of a node breaks, and why.
import { address, useAnswer } from "../api";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { GapWords } from "../parts/gap";
import { SeverityMark } from "../parts/nodes";
import type { Gap } from "../types";
import { COVERAGE, TRACE } from "../words";

export function Breaks({ id }: { id: string }) {
  const gaps = useAnswer<{ gaps: Gap[] }>(address("/v1/gaps", { node: id, exempt: "true" }));
  return (
    <WithAnswer asked={gaps} quiet>
      {({ data }) => (
        <>
          <GapList title={say(TRACE.breaks)} gaps={data.gaps.filter((gap) => gap.kind !== "exempt")} />
          <GapList title={say(COVERAGE.exempt)} gaps={data.gaps.filter((gap) => gap.kind === "exempt")} />
        </>
      )}
    </WithAnswer>
  );
}

function GapList({ title, gaps }: { title: string; gaps: Gap[] }) {
  if (gaps.length === 0) return null;
  return (
    <section class={gaps.some((gap) => gap.kind !== "exempt") ? "breaks" : ""} aria-label={title}>
      <h3>{title}</h3>
      <ul class="nodes">
        {gaps.map((gap) => <li key={gap.rule}>{gap.kind !== "exempt" && <SeverityMark severity={gap.severity} />}<GapWords gap={gap} /></li>)}
      </ul>
    </section>
  );
}
