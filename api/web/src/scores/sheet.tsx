// The evaluation sheet as the office knows it, recomputed beside stated, self beside official.
import { Fragment } from "preact";
import { language, say } from "../language";
import { Scrolled } from "../parts/scrolled";
import { Link } from "../router";
import { SCORES } from "../words";
import { Explained, sentence, type Explanation } from "./explanation";
import { Why } from "./why";

interface Claim {
  what: string;
  stated: string | null;
  computed: string | null;
  agrees: boolean | null;
}

interface Assessment {
  result: { text: string | null; value: string | null; unit: string | null } | null;
  score: string | null;
  weighted_score: string | null;
  claims: Claim[];
  explanation: Explanation | null;
}

interface Indicator {
  id: string;
  code: string | null;
  name: string | null;
  weight: string | null;
  assessments: Record<string, Assessment>;
  parts: Indicator[];
}

interface Sum {
  score: string | null;
  weight: string | null;
  explanation: string;
  explanation_th: string;
}

export interface Evaluation {
  agency: { id: string; name: string };
  fiscal_year: number;
  assessors: string[];
  totals: Record<string, Sum>;
  declared: (Claim & { assessor: string | null })[];
  components: { id: string; code: string | null; name: string | null; sums: Record<string, Sum>; indicators: Indicator[] }[];
}

export function Sheet({ evaluation }: { evaluation: Evaluation }) {
  const { assessors } = evaluation;
  return (
    <Scrolled label={say(SCORES.total)}>
      <table class="sheet">
        <thead>
          <tr>
            <th>{say(SCORES.indicator)}</th><th class="number">{say(SCORES.weight)}</th>
            {assessors.map((assessor) => (
              <Fragment key={assessor}>
                <th>{assessorWords(assessor)}: {say(SCORES.result)}</th><th class="number">{say(SCORES.score)}</th><th class="number">{say(SCORES.weighted)}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {evaluation.components.map((component) => (
            <Fragment key={component.id}>
              <tr class="start">
                <th scope="row"><Link to={`/trace/${component.id}`}>{component.code} {component.name}</Link></th>
                <td class="number">{component.sums[assessors[0] ?? ""]?.weight}</td>
                {assessors.map((assessor) => <Fragment key={assessor}><td /><td /><td class="number"><SumOf sum={component.sums[assessor]} /></td></Fragment>)}
              </tr>
              {component.indicators.flatMap((indicator) => [indicator, ...indicator.parts]).map((indicator) => (
                <IndicatorRow key={indicator.id} indicator={indicator} assessors={assessors} />
              ))}
            </Fragment>
          ))}
          <tr class="total">
            <td>{say(SCORES.total)}</td><td class="number">{evaluation.totals[assessors[0] ?? ""]?.weight}</td>
            {assessors.map((assessor) => {
              const claim = evaluation.declared.find((item) => item.assessor === assessor);
              return (
                <Fragment key={assessor}>
                  <td colSpan={2}>{claim && <ClaimMark claim={claim} />}</td>
                  <td class="number"><SumOf sum={evaluation.totals[assessor]} /></td>
                </Fragment>
              );
            })}
          </tr>
        </tbody>
      </table>
    </Scrolled>
  );
}

function IndicatorRow({ indicator, assessors }: { indicator: Indicator; assessors: string[] }) {
  return (
    <tr>
      <td><Link to={`/trace/${indicator.id}`}>{indicator.code} {indicator.name}</Link></td>
      <td class="number">{indicator.weight}</td>
      {assessors.map((name) => {
        const assessment = indicator.assessments[name];
        if (!assessment) return <Fragment key={name}><td /><td /><td /></Fragment>;
        return (
          <Fragment key={name}>
            <td>{assessment.result?.text ?? "–"}</td>
            <td class="number">
              {assessment.explanation ? <Why number={assessment.score}><Explained explanation={assessment.explanation} /></Why> : (assessment.score ?? "–")}
              {assessment.claims.filter((claim) => claim.what === "score").map((claim) => <ClaimMark key={claim.what} claim={claim} />)}
            </td>
            <td class="number">
              {assessment.explanation ? <Why number={assessment.weighted_score}><li>{sentence(assessment.explanation)}</li></Why> : (assessment.weighted_score ?? "–")}
            </td>
          </Fragment>
        );
      })}
    </tr>
  );
}

/** A sum of weighted scores, which says of what. */
function SumOf({ sum }: { sum: Sum | undefined }) {
  if (!sum) return <>–</>;
  return <Why number={sum.score}><li>{language.value === "th" ? sum.explanation_th : sum.explanation}</li></Why>;
}

/** Whether what a document states is what was recomputed. */
function ClaimMark({ claim }: { claim: Claim }) {
  if (claim.agrees === null) return null;
  return claim.agrees
    ? <span class="agrees" title={`${say(SCORES.stated)} ${claim.stated}`}> ✓ <span class="sr">{say(SCORES.agrees)}</span></span>
    : <span class="differs"> {say(SCORES.stated)} {claim.stated}</span>;
}

function assessorWords(assessor: string): string {
  return say(assessor === "official" ? SCORES.official : SCORES.self);
}
