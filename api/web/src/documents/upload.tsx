// Drops a file to load it, with a key; shows how far it is, and the report when it is done.
import { useRef, useState } from "preact/hooks";
import { address } from "../api";
import { language, say } from "../language";
import { Link } from "../router";
import { DOCUMENTS, FINDINGS, JOB_STATES, OUTCOMES } from "../words";

interface Job {
  id: string;
  state: string;
  progress?: number | null;
  result?: { documents: Record<string, string> } | null;
  error?: string | null;
}

const PAUSE = 500;

export function Upload({ onLoaded }: { onLoaded: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
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
    const sent = { ...headers, "Content-Type": "application/octet-stream", "Idempotency-Key": unique() };
    const response = await fetch(address("/v1/documents", { file_name: file.name }), { method: "POST", headers: sent, body: file });
    const answer = (await response.json().catch(() => null)) as { data?: Job; detail?: string; title?: string } | null;
    if (!response.ok || !answer?.data) {
      setProblem(answer?.detail ?? answer?.title ?? response.statusText);
      return;
    }
    const ended = await follow(answer.data, headers, setJob);
    if (ended.state === "done") onLoaded();
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    const files = event.dataTransfer?.files;
    setProblem(files?.length === 1 ? "" : say(DOCUMENTS.oneFile));
    if (!field.current || files?.length !== 1) return;
    field.current.files = files;
    setChosen(files[0]?.name ?? "");
  };
  return (
    <section class={over ? "upload over" : "upload"} onDragOver={drag} onDragLeave={drag} onDrop={drop}>
      <h2>{say(DOCUMENTS.load)}</h2>
      <p class="muted">{say(DOCUMENTS.drop)}</p>
      <form class="decide" onSubmit={send}>
        <label class="file">
          {say(DOCUMENTS.file)}
          <input ref={field} type="file" name="file" accept=".txt,.jsonl,.ttl,.nq,.jsonld" required onChange={(event) => setChosen(event.currentTarget.files?.[0]?.name ?? "")} />
          <span class="choose"><span>{say(DOCUMENTS.choose)}</span> {chosen || say(DOCUMENTS.noneChosen)}</span>
        </label>
        <label>{say(FINDINGS.key)} <input name="key" type="password" autocomplete="off" required /></label>
        <button type="submit">{say(DOCUMENTS.load)}</button>
      </form>
      <div role="status">
        {job && <p>{say(JOB_STATES[job.state] ?? { th: job.state, en: job.state })} {job.progress != null && <progress max={1} value={job.progress} />} {job.error}</p>}
        {Object.entries(job?.result?.documents ?? {}).map(([id, outcome]) => (
          <p key={id}>{say(OUTCOMES[outcome] ?? { th: outcome, en: outcome })}: <Link to={`/documents/${id}`}>{say(DOCUMENTS.report)} <small>{id}</small></Link></p>
        ))}
      </div>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </section>
  );
}

/** A key of 32 digits; `crypto.randomUUID` is missing where the page is served without TLS. */
function unique(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The job as it ended, or as it was seen last. */
async function follow(first: Job, headers: Record<string, string>, show: (job: Job) => void): Promise<Job> {
  let job = first;
  show(job);
  while (job.state === "queued" || job.state === "running") {
    await new Promise((done) => setTimeout(done, PAUSE));
    const response = await fetch(`/v1/jobs/${job.id}`, { headers });
    if (!response.ok) break;
    job = ((await response.json()) as { data: Job }).data;
    show(job);
  }
  return job;
}
