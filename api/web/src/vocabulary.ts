// What kinds, relations and properties are called: asked once, from the vocabulary itself.
import { signal } from "@preact/signals";
import { ask, counted } from "./api";
import { say, type Wording } from "./language";

interface Named {
  name: string;
  label: Wording;
}

interface Vocabulary {
  kinds: Named[];
  edges: Named[];
  properties: Named[];
  /** By property: those of its values that are words of the vocabulary. */
  values: Record<string, Named[]>;
  forms: Named[];
}

type Terms = "kinds" | "edges" | "properties" | "forms";

const vocabulary = signal<Vocabulary | null>(null);
/** Node kinds from the highest of the hierarchy to the evidence. */
export const kinds = signal<string[]>([]);

export async function learn(): Promise<void> {
  const { data } = await counted(ask<Vocabulary>("/v1/vocabulary"));
  kinds.value = data.kinds.map((term) => term.name);
  vocabulary.value = data;
}

function label(of: Terms, name: string): string {
  return labelled(vocabulary.value?.[of], name);
}

function labelled(terms: Named[] | undefined, name: string): string {
  const term = terms?.find((each) => each.name === name);
  return term ? say(term.label) : name;
}

export const kindLabel = (kind: string) => label("kinds", kind);
export const edgeLabel = (kind: string) => label("edges", kind);
export const propertyLabel = (name: string) => label("properties", name);
export const formLabel = (code: string) => label("forms", code);
/** What a value of a property is called; the value itself where it is no word of the vocabulary. */
export const valueLabel = (property: string, value: string) => labelled(vocabulary.value?.values[property], value);
export const statusLabel = (status: string) => valueLabel("status", status);
