// What a gap lacks, why it is thought so, and what may belong to it.
import { say } from "../language";
import type { Gap } from "../types";
import { COVERAGE } from "../words";
import { NodeLink } from "./nodes";

export function GapWords({ gap }: { gap: Gap }) {
  return (
    <>
      <div>{say(gap.sentence)} <span class="muted">{say(gap.reason)}</span></div>
      {gap.candidates.length > 0 && (
        <div class="muted">
          {say(COVERAGE.candidates)}:{" "}
          {gap.candidates.map((each) => <span key={each.node.id}><NodeLink node={each.node} /> {each.score.toFixed(2)} </span>)}
        </div>
      )}
    </>
  );
}
