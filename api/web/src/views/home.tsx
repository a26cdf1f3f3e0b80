// What the base holds, and the headline of each question.
import { useAnswer } from "../api";
import { WithAnswer } from "../parts/answers";
import { SearchBox } from "../parts/search";
import { count, fiscalYear, percent, shortBaht } from "../format";
import { say, type Wording } from "../language";
import { Link } from "../router";
import type { Coverage, NodeRecord, Tally } from "../types";
import { kindLabel } from "../vocabulary";
import { HOME, SITE } from "../words";

interface Overview {
  nodes: Record<string, number>;
  agencies: NodeRecord[];
  headlines: {
    coverage: Coverage[];
    money: { direct: Tally; shared: Tally; not_linked: Tally; total: Tally };
    scores: { evaluations: number; totals_stated: number; totals_agreeing: number };
  };
}

const SHOWN = ["plan", "strategy", "issue", "super_okr", "key_result", "policy", "project", "budget", "agency", "division", "evaluation", "document"];

export function HomeView() {
  const asked = useAnswer<Overview>("/v1/");
  const findings = useAnswer<{ by_severity: Record<string, number> }>("/v1/findings?limit=1").answer;
  return (
    <>
      <div class="middle">
        <h1>{say(SITE.tagline)}</h1>
        <SearchBox />
      </div>
      <WithAnswer asked={asked}>
        {({ data, meta }) => (
          <>
            <h2>{say(HOME.questions)}</h2>
            <div class="cards">
              <Question to="/trace" words={HOME.trace} fact={say(HOME.traceFact, { policies: data.nodes["policy"] ?? 0, projects: data.nodes["project"] ?? 0 })} />
              <CoverageQuestion coverage={data.headlines.coverage} />
              <MoneyQuestion money={data.headlines.money} />
              <Question
                to="/scores"
                words={HOME.scores}
                fact={say(HOME.scoresFact, { agreeing: data.headlines.scores.totals_agreeing, stated: data.headlines.scores.totals_stated })}
              />
              {findings && (
                <Question to="/findings" words={HOME.findings} fact={say(HOME.findingsFact, findings.data.by_severity)} />
              )}
            </div>
            <h2>{say(HOME.holds)}</h2>
            <dl class="counts">
              {SHOWN.filter((kind) => data.nodes[kind]).map((kind) => (
                <div key={kind}><dt>{kindLabel(kind)}</dt><dd>{count(data.nodes[kind] ?? 0)}</dd></div>
              ))}
            </dl>
            <p>
              {data.agencies.map((node) => node.name).join(" · ")} — {meta.fiscal_years.map(fiscalYear).join(", ")}{" "}
              <Link to="/documents">{say(HOME.documents)}</Link>
            </p>
          </>
        )}
      </WithAnswer>
    </>
  );
}

function Question({ to, words, fact }: { to: string; words: Wording; fact: string }) {
  return <Link class="card" to={to}><strong>{say(words)}</strong><span>{fact}</span></Link>;
}

function CoverageQuestion({ coverage }: { coverage: Coverage[] }) {
  const rule = coverage.find((each) => each.rule === "key_result_has_project");
  if (!rule) return null;
  const fact = say(HOME.coverageFact, { gaps: rule.gaps, subjects: rule.subjects });
  return <Question to="/coverage" words={HOME.coverage} fact={`${fact} (${percent(rule.share)})`} />;
}

function MoneyQuestion({ money }: { money: Overview["headlines"]["money"] }) {
  const linked = Number(money.direct.amount_baht ?? 0) + Number(money.shared.amount_baht ?? 0);
  const fact = say(HOME.moneyFact, { linked: shortBaht(String(linked)), total: shortBaht(money.total.amount_baht) });
  return <Question to="/money" words={HOME.money} fact={fact} />;
}
