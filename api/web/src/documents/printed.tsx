// What stands in a document as far as statements tell: a table with the asked cell marked, the lines around an asked one.
import { useAnswer } from "../api";
import { printed } from "../format";
import { say } from "../language";
import { WithAnswer } from "../parts/answers";
import { Downloads } from "../parts/downloads";
import { Scrolled } from "../parts/scrolled";
import { asked } from "../router";
import { ANSWER, DOCUMENTS } from "../words";

interface Cells {
  rows: { row: number; line: number; cells: { column: number | null; line: number; text: string; nodes: string[] }[] }[];
}

/** A table with the cells that statements came from, the asked one marked. */
export function PrintedTable({ id, number }: { id: string; number: string }) {
  const [row, column] = [Number(asked("row")), Number(asked("column"))];
  const asking = `/v1/documents/${id}/tables/${number}`;
  return (
    <>
      <h2>{say(DOCUMENTS.table)} {number}</h2>
      <WithAnswer asked={useAnswer<Cells>(asking)} quiet>
        {({ data }) => {
          const width = Math.max(1, ...data.rows.flatMap((each) => each.cells.map((cell) => cell.column ?? 1)));
          return (
            <Scrolled label={`${say(DOCUMENTS.table)} ${number}`}>
              <table class="printed">
                <tbody>
                  {data.rows.map((each) => (
                    <tr key={each.row} class={each.row === row ? "start" : ""}>
                      <th class="number" scope="row" title={say(ANSWER.line, { line: each.line })}>{each.row}</th>
                      {Array.from({ length: width }, (_, at) => {
                        const cell = each.cells.find((found) => found.column === at + 1);
                        return <td key={at} class={each.row === row && at + 1 === column ? "disputed" : ""}>{cell ? printed(cell.text) : ""}</td>;
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolled>
          );
        }}
      </WithAnswer>
      <Downloads path={asking} />
    </>
  );
}

interface Lines {
  lines: { line: number; text: string }[];
}

/** A line outside tables among those around it that statements came from. */
export function PrintedLines({ id, number }: { id: string; number: string }) {
  const label = say(ANSWER.line, { line: number });
  return (
    <>
      <h2>{label}</h2>
      <WithAnswer asked={useAnswer<Lines>(`/v1/documents/${id}/lines/${number}`)} quiet>
        {({ data }) => (
          <Scrolled label={label}>
            <table class="printed">
              <tbody>
                {data.lines.map((each, at) => (
                  <tr key={at} class={String(each.line) === number ? "start" : ""}>
                    <th class="number" scope="row">{each.line}</th><td lang="th">{printed(each.text)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </WithAnswer>
    </>
  );
}
