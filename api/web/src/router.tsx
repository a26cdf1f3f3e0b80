// Addresses of the page: every state has one, so that it can be sent, kept and gone back to.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { address, type Parameters } from "./api";

interface Place {
  path: string;
  query: URLSearchParams;
}

function here(): Place {
  const path = decodeURIComponent(window.location.pathname).replace(/\/+$/, "") || "/";
  return { path, query: new URLSearchParams(window.location.search) };
}

export const place = signal<Place>(here());

window.addEventListener("popstate", () => {
  place.value = here();
});

export function go(to: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  const before = place.value.path;
  place.value = here();
  if (place.value.path !== before) window.scrollTo(0, 0);
}

/** The address of this view with some of its parameters changed. */
export function changed(parameters: Parameters): string {
  const all: Parameters = Object.fromEntries(place.value.query);
  return address(window.location.pathname, { ...all, ...parameters });
}

export function asked(name: string): string {
  return place.value.query.get(name) ?? "";
}

interface LinkProperties {
  to: string;
  class?: string;
  title?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** A link within the page; with a modifier key the browser's own. */
export function Link({ to, children, current, ...rest }: LinkProperties) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} {...(current ? { "aria-current": "page" as const } : {})} {...rest}>
      {children}
    </a>
  );
}
