// Drops a file to load it, with a key; shows how far it is, and the report when it is done.
import { useState } from "preact/hooks";
import { language, say } from "../language";
import { Link } from "../router";
import { DOCUMENTS, FINDINGS, JOB_STATES } from "../words";

interface Job {
  id: string;
  state: string;
  progress?: number | null;
  documents?: Record<string, string>;
  error?: string | null;
}

const PAUSE = 500;

export function Upload() {
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState("");
  const [chosen, setChosen] = useState("");
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setProblem("");
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return;
    const headers = { Authorization: `Bearer ${String(form.get("key") ?? "")}`, "Accept-Language": language.value };
    const body = new FormData();
    body.set("file", file);
    const response = await fetch("/v1/documents", { method: "POST", headers: { ...headers, "Idempotency-Key": unique() }, body });
    const answer = (await response.json().catch(() => null)) as { data?: Job; detail?: string; title?: string } | null;
    if (!response.ok || !answer?.data) {
      setProblem(answer?.detail ?? answer?.title ?? response.statusText);
      return;
    }
    await follow(answer.data, headers, setJob);
  };
  return (
    <section class="upload">
      <h2>{say(DOCUMENTS.load)}</h2>
      <form class="decide" onSubmit={send}>
        <label class="file">
          {say(DOCUMENTS.file)}
          <input type="file" name="file" accept=".txt,.csv,.xlsx,.jsonl" required onChange={(event) => setChosen(event.currentTarget.files?.[0]?.name ?? "")} />
          <span class="choose"><span>{say(DOCUMENTS.choose)}</span> {chosen || say(DOCUMENTS.noneChosen)}</span>
        </label>
        <label>{say(FINDINGS.key)} <input name="key" type="password" autocomplete="off" required /></label>
        <button type="submit">{say(DOCUMENTS.load)}</button>
      </form>
      <div role="status">
        {job && <p>{say(JOB_STATES[job.state] ?? { th: job.state, en: job.state })} {job.progress != null && <progress max={1} value={job.progress} />} {job.error}</p>}
        {Object.keys(job?.documents ?? {}).map((id) => <p key={id}><Link to={`/documents/${id}`}>{chosen || id}</Link></p>)}
      </div>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </section>
  );
}

/** A key of 32 digits; `crypto.randomUUID` is missing where the page is served without TLS. */
function unique(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function follow(first: Job, headers: Record<string, string>, show: (job: Job) => void): Promise<void> {
  let job = first;
  show(job);
  while (job.state === "queued" || job.state === "running") {
    await new Promise((done) => setTimeout(done, PAUSE));
    const response = await fetch(`/v1/jobs/${job.id}`, { headers });
    if (!response.ok) return;
    job = ((await response.json()) as { data: Job }).data;
    show(job);
  }
}
