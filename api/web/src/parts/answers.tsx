// What stands around every answer: waiting, problems, and whether it is complete.
import type { ComponentChildren } from "preact";
import type { Asked } from "../api";
import { count } from "../format";
import { say } from "../language";
import { Link } from "../router";
import type { Answer, Meta, Problem } from "../types";
import { ANSWER } from "../words";

interface Properties<T> {
  asked: Asked<T>;
  /** Whether an answer beside this one says already how complete they are. */
  quiet?: boolean;
  /** Where one of several that a name may mean is chosen; its lineage unless given. */
  choose?: (id: string) => string;
  children: (answer: Answer<T>) => ComponentChildren;
}

export function WithAnswer<T>({ asked, quiet = false, choose, children }: Properties<T>) {
  if (asked.problem && !asked.waiting) return <ProblemBox problem={asked.problem} {...(choose ? { choose } : {})} />;
  if (!asked.answer) return asked.waiting ? <p class="waiting" role="status">{say(ANSWER.waiting)}</p> : null;
  return (
    <div class={asked.waiting ? "stale" : ""} aria-busy={asked.waiting}>
      {children(asked.answer)}
      {!quiet && <Completeness meta={asked.answer.meta} />}
    </div>
  );
}

const traced = (id: string) => `/trace/${id}`;

export function ProblemBox({ problem, choose = traced }: { problem: Problem; choose?: (id: string) => string }) {
  const candidates = problem.candidates ?? [];
  return (
    <div class="problem" role="alert">
      <strong>{candidates.length ? say(ANSWER.meant) : problem.title || say(ANSWER.problem)}</strong>
      <p>{problem.detail}</p>
      <ul>
        {candidates.map((candidate) => {
          const id = typeof candidate === "string" ? candidate : candidate.id;
          const name = typeof candidate === "string" ? "" : candidate.name;
          return <li key={id}><Link to={choose(id)}>{name || id}</Link> <code>{name ? id : ""}</code></li>;
        })}
      </ul>
    </div>
  );
}

/** Complete, or cut and where; from how many documents, of which years. */
export function Completeness({ meta }: { meta: Meta }) {
  const years = meta.fiscal_years.join(", ") || "–";
  return (
    <p class="completeness">
      {meta.cuts.map((cut) => (
        <span class="cut" key={cut.where}>{say(ANSWER.cut, { more: cut.more === null ? "?" : count(cut.more) })}</span>
      ))}
      {meta.complete && say(ANSWER.complete, { documents: meta.documents, years })}
    </p>
  );
}
