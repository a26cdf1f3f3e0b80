// A number that says why it is what it is when it is opened.
import type { ComponentChildren } from "preact";

interface Properties {
  number: string | null;
  /** Items of a list. */
  children: ComponentChildren;
}

export function Why({ number, children }: Properties) {
  return <details class="why"><summary>{number ?? "–"}</summary><ul>{children}</ul></details>;
}
