// Strategies against agencies or divisions, gaps as colour, down to the gap list with reasons and candidates.
import { useEffect, useRef } from "preact/hooks";
import { address, inPath, useAnswer } from "../api";
import { called, count, percent } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Choice, Filters, Tabs } from "../parts/filters";
import { GapWords } from "../parts/gap";
import { Bar, NodeLink, SeverityMark } from "../parts/nodes";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import { asked, changed, Link } from "../router";
import type { Coverage, Gap, NodeRecord, Shown } from "../types";
import { kindLabel } from "../vocabulary";
import { ANSWER, COVERAGE, PAGE } from "../words";

interface Grid {
  rule: string;
  columns: string;
  strategies: NodeRecord[];
  across: NodeRecord[];
  cells: { strategy: string | null; column: string | null; covered: number; gaps: number; exempt: number }[];
}

/** The kinds that serve a strategy, of which there is a matrix. */
const SERVING: ReadonlySet<string> = new Set(["issue", "super_okr", "key_result", "project"]);

export function CoverageView() {
  const scope = { fiscal_year: asked("year"), agency: asked("agency") };
  const rule = asked("rule");
  const grid = { ...scope, rule, columns: asked("columns") || "agency" };
  const rules = useAnswer<{ rules: Coverage[] }>(address("/v1/coverage", scope));
  const subject = rules.answer?.data.rules.find((each) => each.rule === rule)?.subject;
  const serving = !rule || (subject !== undefined && SERVING.has(subject));
  return (
    <>
      <h1>{say(PAGE.coverage)}</h1>
      <Filters />
      <WithAnswer asked={rules}>{({ data }) => <Rules rules={data.rules} chosen={rule} />}</WithAnswer>
      <Downloads path="/v1/coverage" parameters={scope} />
      <h2>{say(COVERAGE.matrix)}</h2>
      <Tabs name="columns" otherwise="agency" options={[["agency", say(COVERAGE.agency)], ["division", say(COVERAGE.division)]]} />
      {subject !== undefined && !serving && <p class="muted">{say(COVERAGE.noMatrix, { kind: kindLabel(subject) })}</p>}
      <WithAnswer asked={useAnswer<Grid>(serving ? address("/v1/matrix", grid) : null)}>{({ data }) => <Matrix grid={data} />}</WithAnswer>
      {serving && <Downloads path="/v1/matrix" parameters={grid} />}
      <h2>{say(COVERAGE.list)}</h2>
      {Object.keys(cell()).length > 0 ? <OfCell /> : (
        <Choice
          name="rule"
          label={say(COVERAGE.rule)}
          all={say(COVERAGE.all)}
          options={(rules.answer?.data.rules ?? []).map((each) => [each.rule, say(each.sentence)])}
        />
      )}
      <Gaps parameters={{ ...scope, rule, ...cell(), cursor: asked("cursor"), limit: 50 }} />
    </>
  );
}

function Rules({ rules, chosen }: { rules: Coverage[]; chosen: string }) {
  return (
    <Scrolled label={say(COVERAGE.rule)}>
      <table>
        <thead>
          <tr>
            <th>{say(COVERAGE.rule)}</th><th>{say(COVERAGE.covered)}</th><th class="number">{say(COVERAGE.gaps)}</th>
            <th class="number">{say(COVERAGE.exempt)}</th><th>{say(COVERAGE.deep)}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.rule} class={rule.rule === chosen ? "start" : ""}>
              <td>{rule.gaps > 0 && <><SeverityMark severity={rule.severity} /> </>}<Link to={changed({ rule: rule.rule, of: null, in: null, by: null, cursor: null })}>{say(rule.sentence)}</Link></td>
              <td><Bar share={rule.share} label={`${count(rule.covered)}/${count(rule.subjects - rule.exempt)} · ${percent(rule.share)}`} /></td>
              <td class="number">{count(rule.gaps)}</td>
              <td class="number">{count(rule.exempt)}</td>
              <td>{rule.deep_share !== null && <Bar share={rule.deep_share} label={percent(rule.deep_share)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Matrix({ grid }: { grid: Grid }) {
  const cells = new Map(grid.cells.map((cell) => [`${cell.strategy} ${cell.column}`, cell]));
  const columns: (NodeRecord | null)[] = [...grid.across, ...(grid.cells.some((cell) => cell.column === null) ? [null] : [])];
  const counted = new Set(grid.cells.filter((cell) => cell.covered + cell.gaps > 0).map((cell) => cell.strategy));
  if (columns.length === 0) return <p>{say(ANSWER.nothing)}</p>;
  return (
    <Scrolled label={say(COVERAGE.matrix)}>
      <table class="matrix">
        <thead>
          <tr><td class="muted">{say(COVERAGE.covered)}/{say(ANSWER.number)}</td>{columns.map((node) => <th key={node?.id ?? ""} scope="col">{node ? called(node) : say(COVERAGE.none)}</th>)}</tr>
        </thead>
        <tbody>
          <Rows of={grid.strategies.filter((strategy) => counted.has(strategy.id))} most={27} columns={columns.length + 1}>{(strategy) => (
            <tr key={strategy.id}>
              <th scope="row"><Link to={`/trace/${strategy.id}`}>{called(strategy)}</Link> <span class="muted">{strategy.fiscal_year}</span></th>
              {columns.map((node) => {
                const cell = cells.get(`${strategy.id} ${node?.id ?? null}`);
                const to = node && cell?.gaps ? changed({ of: strategy.id, in: node.id, by: grid.rule, cursor: null }) : null;
                return <MatrixCell key={node?.id ?? ""} covered={cell?.covered ?? 0} gaps={cell?.gaps ?? 0} to={to} />;
              })}
            </tr>
          )}</Rows>
        </tbody>
      </table>
    </Scrolled>
  );
}

/** The share of gaps as one of five tones; the numbers stand in words too, and lead to the gaps. */
function MatrixCell({ covered, gaps, to }: { covered: number; gaps: number; to: string | null }) {
  const all = covered + gaps;
  if (all === 0) return <td class="tone-none" />;
  const tone = gaps === 0 ? 0 : 1 + Math.min(3, Math.floor((gaps / all) * 4));
  const words = `${covered}/${all}`;
  return (
    <td class={`number tone-${tone}`} title={`${say(COVERAGE.covered)} ${covered} · ${say(COVERAGE.gaps)} ${gaps}`}>
      {to ? <Link to={to}>{words}</Link> : words}
    </td>
  );
}

/** The cell of the matrix that is asked for, as the list of gaps is asked for it. */
function cell(): Record<string, string> {
  const [strategy, column] = [asked("of"), asked("in")];
  if (!strategy || !column) return {};
  const [kind = "", local = ""] = column.split(":");
  const found = { rule: asked("by"), strategy, agency: `agency:${local.split("/")[0]}` };
  return kind === "division" ? { ...found, division: column } : found;
}

/** Which cell the gaps are of, and the way back to all; the list comes into view when a cell is chosen. */
function OfCell() {
  const [strategy, column] = [asked("of"), asked("in")];
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: "center" });
  }, [strategy, column]);
  const nodes = [strategy, column].map((id) => useAnswer<Shown>(`/v1/nodes/${inPath(id)}`).answer?.data.node);
  return (
    <p ref={line} role="status">
      {nodes.map((node, at) => <span key={at}>{at > 0 && " × "}{node && <NodeLink node={node} year />}</span>)}{" "}
      <Link to={changed({ of: null, in: null, by: null, cursor: null })}>{say(COVERAGE.everyCell)}</Link>
    </p>
  );
}

function Gaps({ parameters }: { parameters: Record<string, string | number> }) {
  const gaps = useAnswer<{ gaps: Gap[] }>(address("/v1/gaps", parameters));
  return (
    <WithAnswer asked={gaps}>
      {({ data, links }) => (
        <>
          <ol class="hits">
            {data.gaps.map((gap) => (
              <li key={gap.rule + gap.node.id}>
                <SeverityMark severity={gap.severity} /> <NodeLink node={gap.node} year />
                <GapWords gap={gap} />
              </li>
            ))}
          </ol>
          <Next link={links["next"] ?? null} />
          <Downloads path="/v1/gaps" parameters={{ ...parameters, cursor: null, limit: null }} />
        </>
      )}
    </WithAnswer>
  );
}

/** The next page of a list, by the cursor in the answer's own link. */
export function Next({ link }: { link: string | null }) {
  const cursor = link ? new URLSearchParams(link.split("?")[1]).get("cursor") : null;
  return cursor ? <p class="only-screen"><Link to={changed({ cursor })}>{say(ANSWER.next)}</Link></p> : null;
}
