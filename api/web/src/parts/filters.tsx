// The year and the agency that an answer is about; both stand in the address.
import { useAnswer } from "../api";
import { say } from "../language";
import { asked, changed, go } from "../router";
import type { NodeRecord } from "../types";
import { ANSWER } from "../words";

export function Filters({ agency = true }: { agency?: boolean }) {
  const base = useAnswer<{ agencies: NodeRecord[] }>("/v1/agencies").answer;
  const years = [...(base?.meta.fiscal_years ?? [])].reverse();
  return (
    <div class="filters">
      <Choice name="year" label={say(ANSWER.year)} all={say(ANSWER.allYears)} options={years.map((year) => [String(year), String(year)])} />
      {agency && (
        <Choice
          name="agency"
          label={say(ANSWER.agency)}
          all={say(ANSWER.allAgencies)}
          options={(base?.data.agencies ?? []).map((node) => [node.id, node.name ?? node.id])}
        />
      )}
    </div>
  );
}

/** What an answer to another question has no longer: the page of a list, and the cell of a matrix. */
const ANOTHER = { cursor: null, of: null, in: null, by: null };

interface ChoiceProperties {
  name: string;
  label: string;
  all?: string;
  options: [value: string, words: string][];
  otherwise?: string;
}

export function Choice({ name, label, all, options, otherwise = "" }: ChoiceProperties) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        name={name}
        value={asked(name) || otherwise}
        onChange={(event) => go(changed({ ...ANOTHER, [name]: event.currentTarget.value }))}
      >
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  );
}

/** A row of buttons of which one is chosen. */
export function Tabs({ name, options, otherwise }: { name: string; options: [value: string, words: string][]; otherwise: string }) {
  const chosen = asked(name) || otherwise;
  return (
    <div class="tabs" role="group">
      {options.map(([value, words]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => go(changed({ ...ANOTHER, [name]: value }))}>
          {words}
        </button>
      ))}
    </div>
  );
}
