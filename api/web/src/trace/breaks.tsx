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
      {({ data }) => data.gaps.length === 0 ? null : (
        <section class="breaks" aria-label={say(TRACE.breaks)}>
          <h3>{say(TRACE.breaks)}</h3>
          <ul class="nodes">
            {data.gaps.map((gap) => (
              <li key={gap.rule}>
                {gap.kind === "exempt" ? <em>{say(COVERAGE.exempt)}</em> : <SeverityMark severity={gap.severity} />}
                <GapWords gap={gap} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </WithAnswer>
  );
}
