// What the agencies whose documents are loaded are called.
import { useMemo } from "preact/hooks";
import { useAnswer } from "../api";
import type { NodeRecord } from "../types";

/** Names by id; empty until they are known. */
export function useAgencies(): ReadonlyMap<string, string> {
  const base = useAnswer<{ agencies: NodeRecord[] }>("/v1/agencies").answer;
  return useMemo(() => new Map((base?.data.agencies ?? []).map((node) => [node.id, node.name ?? node.id])), [base]);
}
