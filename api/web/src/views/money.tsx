// Does the money follow the strategy? Flows, shares side by side, the table beneath with sums that agree.
import { useEffect } from "preact/hooks";
import { address, useAnswer } from "../api";
import { baht, count, percent } from "../format";
import { say } from "../language";
import { Alignment } from "../money/alignment";
import { Areas, areasOf } from "../money/areas";
import { groupNamer, type FlowData } from "../money/flow_data";
import { Flows, flowsOf } from "../money/flows";
import { useAgencies } from "../parts/agencies";
import { WithAnswer } from "../parts/answers";
import { loadDrawing } from "../parts/chart";
import { Downloads } from "../parts/downloads";
import { Choice, Filters } from "../parts/filters";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import { asked, Link } from "../router";
import type { NodeRecord, Tally } from "../types";
import { kindLabel, statusLabel } from "../vocabulary";
import { ANSWER, BY, MONEY, PAGE } from "../words";

/** What the answer on a budget leaves out: the page shows sums, and of a city these are most of the answer. */
const WITHOUT = ["multi_year", "printed"];
/** Groups that the table shows at first. */
const FIRST = 40;

export interface Line extends Tally {
  part: string;
  keys: string[];
  shares: { money: number | null; projects: number | null; key_results: number | null };
}

interface Budget {
  lines: Line[];
  direct: Tally;
  shared: Tally;
  not_linked: Tally;
  total: Tally;
  balanced: boolean;
  statuses: { status: string; budgets: number; amount_baht: string | null }[];
  declared: { plan: string; category: string | null; amount_baht: string | null; computed_baht: string | null; difference_baht: string | null; projects: number | null; computed_projects: number | null; difference_projects: number | null; agrees: boolean | null }[];
  nodes: NodeRecord[];
}

export function MoneyView() {
  const by = asked("by") || "strategy";
  const scope = { fiscal_year: asked("year"), agency: asked("agency") };
  const agencies = useAgencies();
  const budget = useAnswer<Budget>(address("/v1/budget", { ...scope, by, without: WITHOUT }));
  const flows = useAnswer<FlowData>(flowsOf(by, scope));
  const areas = useAnswer<FlowData>(areasOf(by, scope));
  useEffect(() => void loadDrawing(), []);
  return (
    <>
      <h1>{say(PAGE.money)}</h1>
      <div class="filters">
        <Filters />
        <Choice name="by" label={say(MONEY.by)} otherwise="strategy" options={Object.entries(BY).map(([name, words]) => [name, say(words)])} />
      </div>
      <WithAnswer asked={budget}>
        {({ data }) => (
          <>
            <Totals budget={data} />
            <h2>{say(MONEY.flows)}</h2>
            <Flows asked={flows} agencies={agencies} />
            <h2>{say(MONEY.areas)}</h2>
            <Areas asked={areas} agencies={agencies} />
            <h2>{say(MONEY.alignment)}</h2>
            <Alignment lines={data.lines} names={groupNamer(data.nodes, agencies)} />
            <h2>{say(MONEY.table)}</h2>
            <Lines budget={data} names={groupNamer(data.nodes, agencies)} />
            <Downloads path="/v1/budget" parameters={{ ...scope, by }} />
            <h2>{say(MONEY.missing)}</h2>
            <Statuses budget={data} />
            <h2>{say(MONEY.declared)}</h2>
            <Declared budget={data} agencies={agencies} />
          </>
        )}
      </WithAnswer>
    </>
  );
}

const PARTS = [["direct", MONEY.direct], ["shared", MONEY.shared], ["not_linked", MONEY.notLinked]] as const;

/** Direct, shared and linked to none: every baht once, and the sum is the total. */
function Totals({ budget }: { budget: Budget }) {
  return (
    <>
      <dl class="counts">
        {PARTS.map(([part, words]) => (
          <div key={part}><dt>{say(words)}</dt><dd>{baht(budget[part].amount_baht ?? "0")}</dd></div>
        ))}
        <div><dt>{say(MONEY.total)}</dt><dd>{baht(budget.total.amount_baht ?? "0")}</dd></div>
      </dl>
      <p class={budget.balanced ? "agrees" : "differs"}>{say(budget.balanced ? MONEY.balanced : MONEY.unbalanced)}</p>
    </>
  );
}

function Lines({ budget, names }: { budget: Budget; names: (key: string) => string }) {
  const label = (line: Line) => (line.part === "not_linked" ? say(MONEY.notLinked) : line.keys.map(names).join(" + "));
  return (
    <Scrolled label={say(MONEY.table)}>
      <table>
        <thead>
          <tr>
            <th>{say(MONEY.group)}</th><th class="number">{say(MONEY.amount)}</th><th class="number">{say(MONEY.share)}</th>
            <th class="number">{say(MONEY.projects)}</th><th class="number">{say(MONEY.keyResults)}</th><th class="number">{say(MONEY.shareKrs)}</th>
          </tr>
        </thead>
        <tbody>
          <Rows of={budget.lines} most={FIRST} columns={6}>
            {(line) => (
              <tr key={line.part + line.keys.join()}>
                <td>{line.keys.length === 1 && line.keys[0]?.includes(":") ? <Link to={`/trace/${line.keys[0]}?direction=down`}>{label(line)}</Link> : label(line)}</td>
                <td class="number">{baht(line.amount_baht)}</td>
                <td class="number">{percent(line.shares.money)}</td>
                <td class="number">{count(line.projects)}</td>
                <td class="number">{count(line.key_results)}</td>
                <td class="number">{percent(line.shares.key_results)}</td>
              </tr>
            )}
          </Rows>
          <tr class="total">
            <td>{say(MONEY.total)}</td><td class="number">{baht(budget.total.amount_baht)}</td><td />
            <td class="number">{count(budget.total.projects)}</td><td class="number">{count(budget.total.key_results)}</td><td />
          </tr>
        </tbody>
      </table>
    </Scrolled>
  );
}

function Statuses({ budget }: { budget: Budget }) {
  return (
    <Scrolled label={say(MONEY.missing)}>
      <table>
        <thead><tr><th>{say(MONEY.status)}</th><th class="number">{say(ANSWER.number)}</th><th class="number">{say(MONEY.amount)}</th></tr></thead>
        <tbody>
          {budget.statuses.map((item) => (
            <tr key={item.status}><td>{statusLabel(item.status)}</td><td class="number">{count(item.budgets)}</td><td class="number">{baht(item.amount_baht)}</td></tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Declared({ budget, agencies }: { budget: Budget; agencies: ReadonlyMap<string, string> }) {
  if (budget.declared.length === 0) return <p>{say(ANSWER.nothing)}</p>;
  return (
    <Scrolled label={say(MONEY.declared)}>
      <table>
        <thead>
          <tr>
            <th>{say(MONEY.group)}</th><th class="number">{say(MONEY.stated)}</th><th class="number">{say(MONEY.computed)}</th><th class="number">{say(MONEY.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {budget.declared.map((item) => (
            <tr key={`${item.plan} ${item.category} ${item.projects}`}>
              <td>{planName(item.plan, agencies)}{item.category && ` · ${groupNamer([], agencies)(item.category)}`}</td>
              {(item.amount_baht === null
                ? [item.projects, item.computed_projects, item.difference_projects].map(projectCount)
                : [item.amount_baht, item.computed_baht, item.difference_baht].map(baht)
              ).map((words, at) => <td key={at} class={`number ${at === 2 && item.agrees === false ? "differs" : ""}`}>{words}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** A plan by its agency and year, which its id holds. */
function planName(plan: string, agencies: ReadonlyMap<string, string>): string {
  const [, agency, year] = /^plan:(.+)\/(\d+)$/.exec(plan) ?? [];
  const name = agencies.get(`agency:${agency}`);
  return name ? `${kindLabel("plan")} ${name} ${year}` : plan;
}

function projectCount(number: number | null): string {
  return number === null ? "–" : say(MONEY.projectCount, { count: count(number) });
}
