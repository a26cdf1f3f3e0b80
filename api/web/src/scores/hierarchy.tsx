// What results add up to along the plan: the score of each node, how much of it is known, and what its parts bring.
import { inPath, useAnswer } from "../api";
import { called, percent } from "../format";
import { say } from "../language";
import { useAgencies } from "../parts/agencies";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Bar, NodeLink } from "../parts/nodes";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import { changed } from "../router";
import type { NodeRecord } from "../types";
import { SCORES, WEIGHTINGS } from "../words";
import { Why } from "./why";

/** Nodes of the hierarchy that are shown at first. */
const FIRST = 200;

interface Contribution {
  /** A node, or the agency whose result it is. */
  node: string;
  weight: string;
  score: string | null;
  share: string;
  points: string | null;
}

interface Scored {
  node: NodeRecord;
  score: string | null;
  share: string;
  lowest: string;
  highest: string;
  weighting: string;
  contributions: Contribution[];
}

export function Hierarchy({ start }: { start: string }) {
  const asking = `/v1/scores/${inPath(start)}`;
  return (
    <WithAnswer asked={useAnswer<{ scores: Scored[] }>(asking)} choose={(id) => changed({ start: id })}>
      {({ data }) => (
        <>
          {Number(data.scores[0]?.share) === 0 && <p>{say(SCORES.nothingKnown)}</p>}
          <Scores of={data.scores} />
          <Downloads path={asking} />
        </>
      )}
    </WithAnswer>
  );
}

function Scores({ of }: { of: Scored[] }) {
  const agencies = useAgencies();
  const names = new Map([...agencies, ...of.map((each): [string, string] => [each.node.id, called(each.node)])]);
  return (
    <Scrolled label={say(SCORES.hierarchy)}>
      <table class="scored">
        <thead><tr><th>{say(SCORES.node)}</th><th class="number">{say(SCORES.score)}</th><th>{say(SCORES.known)}</th><th class="number">{say(SCORES.bounds)}</th></tr></thead>
        <tbody>
          <Rows of={of} most={FIRST} columns={4}>
            {(each) => (
              <tr key={each.node.id}>
                <td><NodeLink node={each.node} /></td>
                <td class="number"><ScoreOf scored={each} names={names} /></td>
                <td><Bar share={Number(each.share)} label={percent(each.share)} /></td>
                <td class="number">{each.lowest}–{each.highest}</td>
              </tr>
            )}
          </Rows>
        </tbody>
      </table>
    </Scrolled>
  );
}

/** A score, which says what its parts bring to it. */
function ScoreOf({ scored, names }: { scored: Scored; names: ReadonlyMap<string, string> }) {
  const parts = scored.contributions;
  if (parts.length === 0 && scored.score === null) return <>–</>;
  return (
    <Why number={scored.score}>
      <li>{say(WEIGHTINGS[scored.weighting] ?? { th: scored.weighting, en: scored.weighting })}</li>
      {parts.map((part) => (
        <li key={part.node}>
          {names.get(part.node) ?? part.node}: {say(SCORES.part, {
            score: part.score ?? "–", weight: percent(part.weight), known: percent(part.share), points: part.points ?? "–",
          })}
        </li>
      ))}
    </Why>
  );
}
