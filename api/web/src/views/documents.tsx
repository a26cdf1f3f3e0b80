// What was loaded: row accounting, unread tables, notes; a table or lines as printed; a file to load.
import { useState } from "preact/hooks";
import { address, useAnswer } from "../api";
import { count, moment } from "../format";
import { language, say } from "../language";
import { PrintedLines, PrintedTable } from "../documents/printed";
import { Upload } from "../documents/upload";
import { useAgencies } from "../parts/agencies";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import { asked, Link } from "../router";
import { formLabel } from "../vocabulary";
import { ANSWER, DISPOSITIONS, DOCUMENTS, PAGE } from "../words";

interface DocumentRecord {
  id: string;
  file_name: string;
  document_type: string;
  agency: string | null;
  fiscal_year: number | null;
  title: string | null;
}

export function DocumentsView() {
  const [loads, setLoads] = useState(0);
  return (
    <>
      <h1>{say(PAGE.documents)}</h1>
      <Documents key={loads} />
      <Downloads path="/v1/documents" />
      <Upload onLoaded={() => setLoads((before) => before + 1)} />
    </>
  );
}

function Documents() {
  const agencies = useAgencies();
  return (
    <WithAnswer asked={useAnswer<{ documents: DocumentRecord[] }>("/v1/documents")}>
      {({ data }) => (
        <Scrolled label={say(PAGE.documents)}>
          <table>
            <thead><tr><th>{say(DOCUMENTS.file)}</th><th>{say(DOCUMENTS.title)}</th><th>{say(ANSWER.agency)}</th><th class="number">{say(ANSWER.year)}</th></tr></thead>
            <tbody>
              <Rows of={data.documents} most={200} columns={4}>{(document) => (
                <tr key={document.id}>
                  <td><Link to={`/documents/${document.id}`}>{document.file_name}</Link></td>
                  <td>{document.title}</td>
                  <td>{document.agency && <Link to={`/trace/${document.agency}`}>{agencies.get(document.agency) ?? document.agency}</Link>}</td>
                  <td class="number">{document.fiscal_year}</td>
                </tr>
              )}</Rows>
            </tbody>
          </table>
        </Scrolled>
      )}
    </WithAnswer>
  );
}

interface Report {
  loaded_at: string;
  report: {
    rows?: Record<string, number>;
    total_rows?: number;
    statements?: number;
    tables?: { number: number; line: number; heading: string; form: string | null; rows: Record<string, number> }[];
    left_out?: { line: number; table: number; row: number; reason: string; reason_th?: string }[];
    notes?: { line: number; message: string; message_th: string }[];
  };
}

export function DocumentView({ id }: { id: string }) {
  const [table, line] = [asked("table"), asked("line")];
  return (
    <>
      <WithAnswer asked={useAnswer<{ document: DocumentRecord }>(`/v1/documents/${id}`)} quiet>
        {({ data }) => (
          <>
            <h1>{data.document.title ?? data.document.file_name}</h1>
            <p class="muted">{data.document.file_name}{data.document.fiscal_year !== null && ` · ${say(ANSWER.year)} ${data.document.fiscal_year}`}</p>
          </>
        )}
      </WithAnswer>
      {table && <PrintedTable id={id} number={table} />}
      {line && <PrintedLines id={id} number={line} />}
      <WithAnswer asked={useAnswer<Report>(`/v1/documents/${id}/report`)}>{({ data }) => <LoadReport id={id} loaded={data} />}</WithAnswer>
    </>
  );
}

function LoadReport({ id, loaded }: { id: string; loaded: Report }) {
  const { rows = {}, total_rows = 0, statements = 0, tables = [], left_out = [], notes = [] } = loaded.report;
  return (
    <>
      <h2>{say(DOCUMENTS.report)}</h2>
      <p class="muted">{say(DOCUMENTS.loadedAt, { moment: moment(loaded.loaded_at) })}</p>
      <dl class="counts">
        <div><dt>{say(DOCUMENTS.rows)}</dt><dd>{count(total_rows)}</dd></div>
        {Object.entries(rows).map(([name, number]) => (
          <div key={name}><dt>{disposition(name)}</dt><dd>{count(number)}</dd></div>
        ))}
        <div><dt>{say(DOCUMENTS.statements)}</dt><dd>{count(statements)}</dd></div>
      </dl>
      <details open={left_out.length > 0 && left_out.length < 30}>
        <summary>{say(DOCUMENTS.leftOut)} ({left_out.length})</summary>
        <ul>{left_out.map((item) => <li key={`${item.table}.${item.row}`}>{say(ANSWER.line, { line: item.line })}: {language.value === "th" ? (item.reason_th ?? item.reason) : item.reason}</li>)}</ul>
      </details>
      <details>
        <summary>{say(DOCUMENTS.notes)} ({notes.length})</summary>
        <ul>{notes.map((note, at) => <li key={at}>{say(ANSWER.line, { line: note.line })}: {language.value === "th" ? note.message_th : note.message}</li>)}</ul>
      </details>
      <details open>
        <summary>{say(DOCUMENTS.tables)} ({tables.length})</summary>
        <Scrolled label={say(DOCUMENTS.tables)}>
          <table>
            <thead>
              <tr>
                <th class="number">{say(DOCUMENTS.table)}</th><th class="number">{say(DOCUMENTS.line)}</th><th>{say(DOCUMENTS.form)}</th><th>{say(DOCUMENTS.heading)}</th>
                <th class="number">{say(DOCUMENTS.rows)}</th><th class="number">{disposition("extracted")}</th><th class="number">{disposition("left_out")}</th>
              </tr>
            </thead>
            <tbody>
              {tables.map((table) => (
                <tr key={table.number} class={table.form ? "" : "unread"}>
                  <td class="number"><Link to={address(`/documents/${id}`, { table: table.number })}>{table.number}</Link></td>
                  <td class="number">{table.line}</td><td>{table.form ? <span title={table.form}>{formLabel(table.form)}</span> : <em>{say(DOCUMENTS.unread)}</em>}</td><td>{table.heading}</td>
                  <td class="number">{count(Object.values(table.rows).reduce((sum, number) => sum + number, 0))}</td><td class="number">{count(table.rows["extracted"] ?? 0)}</td>
                  <td class="number">{count(table.rows["left_out"] ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </details>
      <Downloads path={`/v1/documents/${id}/report`} />
    </>
  );
}

/** What became of a row, in words. */
function disposition(name: string): string {
  return say(DISPOSITIONS[name] ?? { th: name, en: name });
}
