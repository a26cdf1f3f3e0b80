// What is wider than the window scrolls by itself, with the keyboard too, and says what it is.
import type { ComponentChildren } from "preact";

interface Properties {
  label: string;
  children: ComponentChildren;
}

export function Scrolled({ label, children }: Properties) {
  return <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>{children}</div>;
}
