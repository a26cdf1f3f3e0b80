// What was decided on a finding, and deciding with a key.
import { useState } from "preact/hooks";
import { address, ask, ProblemError } from "../api";
import { moment } from "../format";
import { language, say } from "../language";
import type { Decision } from "../views/findings";
import { DECISIONS, FINDINGS } from "../words";

interface Properties {
  finding: string;
  /** One that the finding is about; empty where none is known. */
  document: string;
  decision: Decision | null;
}

export function Decide({ finding, document, decision }: Properties) {
  const [made, setMade] = useState(decision);
  const [problem, setProblem] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const body = Object.fromEntries(["decision", "reason", "who", "until"].map((name) => [name, String(form.get(name) ?? "").trim() || null]));
    const response = await fetch(address(`/v1/findings/${finding}/decisions`, { document }), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language.value, Authorization: `Bearer ${String(form.get("key") ?? "")}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      const found: unknown = await response.json().catch(() => null);
      const told = found as { detail?: string; title?: string } | null;
      setProblem(told?.detail ?? told?.title ?? response.statusText);
      return;
    }
    setProblem("");
    const { data } = await ask<{ decision: Decision | null }>(address(`/v1/findings/${finding}`, { document })).catch((error: unknown) => {
      throw error instanceof ProblemError ? error : new Error(String(error));
    });
    setMade(data.decision);
  };
  return (
    <>
      {made
        ? <p><strong>{say(DECISIONS[made.decision] ?? { th: made.decision, en: made.decision })}</strong> — {made.reason} ({made.who}, {moment(made.when)}{made.until ? `, ${say(FINDINGS.until)} ${made.until}` : ""})</p>
        : <p class="muted">{say(FINDINGS.undecided)}</p>}
      <form class="decide" onSubmit={submit}>
        <label>{say(FINDINGS.decision)}
          <select name="decision">{Object.entries(DECISIONS).map(([name, words]) => <option key={name} value={name}>{say(words)}</option>)}</select>
        </label>
        <label>{say(FINDINGS.reason)} <input name="reason" required /></label>
        <label>{say(FINDINGS.who)} <input name="who" required /></label>
        <label>{say(FINDINGS.until)} <input name="until" placeholder="2570-09-30" /></label>
        <label>{say(FINDINGS.key)} <input name="key" type="password" autocomplete="off" required /></label>
        <button type="submit">{say(FINDINGS.record)}</button>
      </form>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </>
  );
}
