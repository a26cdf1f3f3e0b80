// Why a score is what it is: a tree with values, rule and source.
import { language } from "../language";
import { SourceCell } from "../parts/nodes";
import type { Source } from "../types";

export interface Explanation {
  code: string;
  message: string;
  message_th: string;
  sources: Source[];
  children: Explanation[];
}

/** What a step of an explanation says, in the language of the page. */
export function sentence(explanation: Explanation): string {
  return language.value === "th" ? explanation.message_th : explanation.message;
}

export function Explained({ explanation }: { explanation: Explanation }) {
  return (
    <li>
      {sentence(explanation)}{" "}
      {explanation.sources.map((source, at) => <SourceCell key={at} source={source} quiet />)}
      {explanation.children.length > 0 && <ul>{explanation.children.map((child, at) => <Explained key={at} explanation={child} />)}</ul>}
    </li>
  );
}
