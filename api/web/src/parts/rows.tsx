// The rows of a long table: the first of them, and the others when they are asked for.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { count } from "../format";
import { say } from "../language";
import { TRACE } from "../words";

interface Properties<T> {
  of: T[];
  /** How many are drawn at first: a city has thousands, of which a browser draws some hundreds at once. */
  most: number;
  columns: number;
  children: (item: T) => JSX.Element;
}

export function Rows<T>({ of, most, columns, children }: Properties<T>) {
  const [opened, setOpened] = useState(false);
  const shown = opened ? of : of.slice(0, most);
  const more = of.length - shown.length;
  return (
    <>
      {shown.map(children)}
      {more > 0 && (
        <tr>
          <td colSpan={columns}><button type="button" onClick={() => setOpened(true)}>{say(TRACE.open, { more: count(more) })}</button></td>
        </tr>
      )}
    </>
  );
}
