// What the API answers, as far as the page reads it.
import type { Wording } from "./language";

export interface Meta {
  generation: number;
  version: string;
  total: number | null;
  complete: boolean;
  cuts: { where: string; bound: string; value: number; more: number | null; at_least: boolean }[];
  documents: number;
  fiscal_years: number[];
}

export interface Answer<T> {
  data: T;
  meta: Meta;
  links: Record<string, string | null>;
}

export interface Problem {
  title: string;
  status: number;
  detail?: string;
  candidates?: (NodeRecord | string)[];
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface NodeRecord {
  id: string;
  kind: string;
  code: string | null;
  name: string | null;
  fiscal_year: number | null;
  properties: { [name: string]: Json };
}

export interface Source {
  document: string;
  file_name: string;
  fiscal_year: number | null;
  table: number | null;
  row: number | null;
  column: number | null;
  line: number;
  text: string;
}

export interface EdgeRecord {
  source: string;
  kind: string;
  target: string;
  qualifier: string;
  properties: { [name: string]: Json };
}

export interface Stated {
  holds: boolean;
  value: Json;
  rank: string;
  confidence: number;
  matched_from: string | null;
  source: Source;
}

export interface Shown {
  node: NodeRecord;
  properties: { name: string; value: Json; conflict: boolean; statements: Stated[] }[];
  edges: {
    kind: string;
    outgoing: boolean;
    total: number;
    edges: (EdgeRecord & { other: NodeRecord; statements: Stated[] })[];
  }[];
}

export interface Coverage {
  rule: string;
  subject: string;
  severity: Severity;
  sentence: Wording;
  subjects: number;
  covered: number;
  gaps: number;
  exempt: number;
  deep: number | null;
  share: number | null;
  deep_share: number | null;
}

export type Severity = "error" | "warning" | "info";

export interface Tally {
  amount_baht: string | null;
  budgets: number;
  projects: number;
  key_results: number;
}

export interface Gap {
  rule: string;
  /** Which sort of break it is; `exempt` is none. */
  kind: string;
  severity: Severity;
  sentence: Wording;
  node: NodeRecord;
  reason: Wording;
  candidates: { node: NodeRecord; score: number; why?: Wording }[];
}
