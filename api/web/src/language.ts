// The language of the page: Thai first, English by one click; kept for the next visit.
import { signal } from "@preact/signals";

export type Language = "th" | "en";
export interface Wording {
  th: string;
  en: string;
}

const KEPT = "policytrace.language";

function first(): Language {
  const asked = new URLSearchParams(window.location.search).get("lang");
  const kept = window.localStorage.getItem(KEPT);
  return asked === "en" || (asked !== "th" && kept === "en") ? "en" : "th";
}

export const language = signal<Language>(first());

export function speak(chosen: Language): void {
  language.value = chosen;
  window.localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen;
}

/** The words in the language of the page, with values in the place of names in braces. */
export function say(words: Wording, values: Record<string, string | number> = {}): string {
  return words[language.value].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
