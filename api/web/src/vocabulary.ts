// What kinds, relations and properties are called: asked once, from the vocabulary itself.
import { signal } from "@preact/signals";
import { ask, counted } from "./api";
import { say, type Wording } from "./language";

export interface Term {
  name: string;
  label: Wording;
  definition: Wording;
}

interface Vocabulary {
  kinds: Term[];
  edges: Term[];
  properties: Term[];
  statuses: Term[];
  forms: Term[];
}

const vocabulary = signal<Record<keyof Vocabulary, Map<string, Term>> | null>(null);
/** Node kinds from the highest of the hierarchy to the evidence. */
export const kinds = signal<string[]>([]);

export async function learn(): Promise<void> {
  const { data } = await counted(ask<Vocabulary>("/v1/vocabulary"));
  const byName = (terms: Term[]) => new Map(terms.map((term) => [term.name, term]));
  kinds.value = data.kinds.map((term) => term.name);
  vocabulary.value = {
    kinds: byName(data.kinds), edges: byName(data.edges), properties: byName(data.properties), statuses: byName(data.statuses),
    forms: byName(data.forms),
  };
}

function label(of: keyof Vocabulary, name: string): string {
  const term = vocabulary.value?.[of].get(name);
  return term ? say(term.label) : name;
}

export const kindLabel = (kind: string) => label("kinds", kind);
export const edgeLabel = (kind: string) => label("edges", kind);
export const propertyLabel = (name: string) => label("properties", name);
export const formLabel = (code: string) => label("forms", code);
export const statusLabel = (status: string) => label("statuses", status);
