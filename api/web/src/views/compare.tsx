// Two years, two agencies or two editions: added, gone, changed, and what that does to money and coverage.
import { address, useAnswer } from "../api";
import { baht, count, fiscalYear } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { NodeLink } from "../parts/nodes";
import { Scrolled } from "../parts/scrolled";
import { asked, changed, go } from "../router";
import type { NodeRecord } from "../types";
import { kindLabel, propertyLabel } from "../vocabulary";
import { COMPARE, PAGE } from "../words";

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
        <input name="left" defaultValue={left} aria-label={say(COMPARE.left)} placeholder={say(COMPARE.hint)} required />
        <input name="right" defaultValue={right} aria-label={say(COMPARE.right)} placeholder={say(COMPARE.hint)} required />
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
      <span class="muted"> {say(COMPARE.how, { how: both.how, confidence: both.confidence })}</span>
      <ul>
        {both.differences.map((item) => (
          <li key={item.what}>{propertyLabel(item.what)}: <del>{item.left ?? "–"}</del> → <ins>{item.right ?? "–"}</ins></li>
        ))}
      </ul>
    </li>
  );
}
