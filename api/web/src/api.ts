// Asks the API, and keeps what it answered until the base changes.
import { signal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";
import { language } from "./language";
import type { Answer, Problem } from "./types";

export type Parameters = Record<string, string | number | readonly string[] | null | undefined>;

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The version of the base by the latest answer; printed pages show it. */
export const version = signal<string>("");

/** How many questions of the page are outstanding. */
export const outstanding = signal(0);

/** Counts an answer as outstanding until it has come, or failed. */
export function counted<T>(answer: Promise<T>): Promise<T> {
  outstanding.value += 1;
  return answer.finally(() => (outstanding.value -= 1));
}

export function address(path: string, parameters: Parameters = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || value === "") continue;
    for (const each of Array.isArray(value) ? value : [value]) asked.append(name, String(each));
  }
  const query = asked.toString();
  return query ? `${path}?${query}` : path;
}

/** A reference as it stands in a path of the API: its colons and slashes stay. */
export function inPath(reference: string): string {
  return reference.split("/").map((part) => encodeURIComponent(part).replace(/%3A/gi, ":")).join("/");
}

export async function ask<T>(url: string, signalled?: AbortSignal): Promise<Answer<T>> {
  const response = await fetch(url, {
    headers: { Accept: "application/json", "Accept-Language": language.value },
    ...(signalled ? { signal: signalled } : {}),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) {
    throw new ProblemError((answer as Problem | null) ?? { title: response.statusText, status: response.status });
  }
  version.value = (answer as Answer<T>).meta?.version ?? version.value;
  return answer as Answer<T>;
}

interface Shared {
  answer: Promise<Answer<unknown>>;
  asking: AbortController;
  askers: number;
}

/** The questions under way, by language and address: several parts of a view ask the same. */
const underWay = new Map<string, Shared>();

/** Asks, or joins those who are asking the same. */
function join(question: string, url: string): Shared {
  const joined = underWay.get(question);
  if (joined) {
    joined.askers += 1;
    return joined;
  }
  const asking = new AbortController();
  const shared = { answer: ask<unknown>(url, asking.signal).finally(() => forget(question, shared)), asking, askers: 1 };
  underWay.set(question, shared);
  return shared;
}

/** Leaves the others to wait; the question is given up when nobody does. */
function leave(question: string, shared: Shared): void {
  shared.askers -= 1;
  if (shared.askers > 0) return;
  forget(question, shared);
  shared.asking.abort();
}

function forget(question: string, shared: Shared): void {
  if (underWay.get(question) === shared) underWay.delete(question);
}

export interface Asked<T> {
  answer: Answer<T> | null;
  problem: Problem | null;
  waiting: boolean;
}

interface Heard<T> {
  /** The question that it answers. */
  to: string | null;
  answer: Answer<T> | null;
  problem: Problem | null;
}

/** The answer to a question; asked again when the address or the language changes. `null` asks nothing. */
export function useAnswer<T>(url: string | null): Asked<T> {
  const [state, setState] = useState<Heard<T>>({ to: null, answer: null, problem: null });
  const spoken = language.value;
  const question = `${spoken} ${url}`;
  // Asks before the frame is painted: the answer may come while it is.
  useLayoutEffect(() => {
    if (url === null) return;
    let left = false;
    const shared = join(question, url);
    const heard = shared.answer.then(
      (answer) => left || setState({ to: question, answer: answer as Answer<T>, problem: null }),
      (error: unknown) => {
        if (left) return;
        const problem = error instanceof ProblemError ? error.problem : { title: String(error), status: 0 };
        setState({ to: question, answer: null, problem });
      },
    );
    void counted(heard);
    return () => {
      left = true;
      leave(question, shared);
    };
  }, [url, spoken]);
  if (url === null) return { answer: null, problem: null, waiting: false };
  // Known at once, not after the next frame: what is shown is the answer to another question.
  return { answer: state.answer, problem: state.problem, waiting: state.to !== question };
}
