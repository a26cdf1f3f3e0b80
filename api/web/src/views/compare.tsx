// Two years, two agencies or two editions: added, gone, changed, and what that does to money and coverage.
import { address, useAnswer } from "../api";
import { baht, count, fiscalYear, percent } from "../format";
import { say } from "../language";
import { useAgencies } from "../parts/agencies";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { NodeLink } from "../parts/nodes";
import { Scrolled } from "../parts/scrolled";
import { asked, changed, go } from "../router";
import type { NodeRecord } from "../types";
import { kindLabel, propertyLabel, valueLabel } from "../vocabulary";
import { COMPARE, COMPARED, MATCHED_BY, PAGE } from "../words";

interface Side {
  name: string | null;
  fiscal_year: number | null;
}

interface Both {
  left: NodeRecord;
  right: NodeRecord;
  how: string;
  confidence: number;
  differences: { what: string; left: string | null; right: string | null }[];
}

interface Comparison {
  left: Side;
  right: Side;
  kinds: { kind: string; added: NodeRecord[]; gone: NodeRecord[]; both: Both[] }[];
  effect: { money_baht: { left: string | null; right: string | null }; covered: Record<string, Record<"left" | "right", { covered: number; all: number }>> };
}

export function CompareView() {
  const [left, right] = [asked("left"), asked("right")];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    go(changed({ left: String(form.get("left") ?? "").trim(), right: String(form.get("right") ?? "").trim() }));
  };
  return (
    <>
      <h1>{say(PAGE.compare)}</h1>
      <form class="chooser" onSubmit={submit}>
        {([["left", left, COMPARE.left], ["right", right, COMPARE.right]] as const).map(([name, value, words]) => (
          <input key={name} name={name} defaultValue={value} list="sides" aria-label={say(words)} placeholder={say(COMPARE.hint)} required />
        ))}
        <Sides />
        <button type="submit">{say(COMPARE.compare)}</button>
      </form>
      <WithAnswer asked={useAnswer<Comparison>(left && right ? address("/v1/compare", { left, right }) : null)}>
        {({ data }) => (
          <>
            <Effect comparison={data} />
            {data.kinds.map((kind) => (
              <section key={kind.kind}>
                <h2>{kindLabel(kind.kind)}</h2>
                <Nodes title={say(COMPARE.added)} nodes={kind.added} />
                <Nodes title={say(COMPARE.gone)} nodes={kind.gone} />
                <details open={kind.both.length < 30}>
                  <summary>{say(COMPARE.both)} ({count(kind.both.length)})</summary>
                  <ul class="nodes">{kind.both.map((both) => <Match key={both.left.id + both.right.id} both={both} />)}</ul>
                </details>
              </section>
            ))}
            <Downloads path="/v1/compare" parameters={{ left, right }} />
          </>
        )}
      </WithAnswer>
    </>
  );
}

/** The plans that can be compared, to choose from while typing. */
function Sides() {
  const agencies = useAgencies();
  const documents = useAnswer<{ documents: { agency: string | null; fiscal_year: number | null }[] }>("/v1/documents").answer;
  const sides = (documents?.data.documents ?? []).flatMap(({ agency, fiscal_year }) => {
    const name = agency && agencies.get(agency);
    return name && fiscal_year ? [`${name}/${fiscal_year}`] : [];
  });
  return <datalist id="sides">{[...new Set(sides)].map((side) => <option key={side} value={side} />)}</datalist>;
}

function called(side: Side): string {
  return [side.name, fiscalYear(side.fiscal_year)].filter(Boolean).join(" ");
}

function Effect({ comparison }: { comparison: Comparison }) {
  const { effect, left, right } = comparison;
  return (
    <Scrolled label={say(COMPARE.effect)}>
      <table>
        <thead><tr><th>{say(COMPARE.effect)}</th><th class="number">{called(left)}</th><th class="number">{called(right)}</th></tr></thead>
        <tbody>
          <tr><td>{propertyLabel("amount_baht")}</td><td class="number">{baht(effect.money_baht.left)}</td><td class="number">{baht(effect.money_baht.right)}</td></tr>
          {Object.entries(effect.covered).map(([kind, sides]) => (
            <tr key={kind}>
              <td>{kindLabel(kind)}</td>
              <td class="number">{sides.left.covered}/{sides.left.all}</td><td class="number">{sides.right.covered}/{sides.right.all}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Nodes({ title, nodes }: { title: string; nodes: NodeRecord[] }) {
  if (nodes.length === 0) return null;
  return (
    <details open={nodes.length < 15}>
      <summary>{title} ({count(nodes.length)})</summary>
      <ul class="nodes">{nodes.map((node) => <li key={node.id}><NodeLink node={node} year /></li>)}</ul>
    </details>
  );
}

function Match({ both }: { both: Both }) {
  return (
    <li>
      <NodeLink node={both.left} year /> → <NodeLink node={both.right} year />
      <span class="muted"> {say(COMPARE.how, { how: matchedBy(both) })}</span>
      <ul>
        {both.differences.map((item) => (
          <li key={item.what}>{compared(item.what)}: <del>{valued(item.what, item.left)}</del> → <ins>{valued(item.what, item.right)}</ins></li>
        ))}
      </ul>
    </li>
  );
}

function matchedBy({ how, confidence }: Both): string {
  const words = MATCHED_BY[how];
  return words ? say(words) : say(COMPARE.likeness, { percent: percent(confidence) });
}

function compared(what: string): string {
  const words = COMPARED[what];
  return words ? say(words) : propertyLabel(what);
}

/** A compared value as people write it. */
function valued(what: string, value: string | null): string {
  if (!value) return "–";
  if (what === "amount_baht") return baht(value);
  return valueLabel(what === "budget_status" ? "status" : what, value);
}
