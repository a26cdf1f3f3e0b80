// The share of money beside the share of key results, group by group, so that misalignment shows.
import { percent } from "../format";
import { say } from "../language";
import { Bar } from "../parts/nodes";
import { Rows } from "../parts/rows";
import { Scrolled } from "../parts/scrolled";
import type { Line } from "../views/money";
import { MONEY } from "../words";

/** Groups that are shown at first. */
const FIRST = 30;

export function Alignment({ lines, names }: { lines: Line[]; names: (key: string) => string }) {
  const shown = lines.filter((line) => line.part === "direct" && line.shares.key_results !== null);
  if (shown.length === 0) return null;
  return (
    <Scrolled label={say(MONEY.alignment)}>
      <table class="alignment">
        <thead><tr><th>{say(MONEY.group)}</th><th>{say(MONEY.share)}</th><th>{say(MONEY.shareKrs)}</th></tr></thead>
        <tbody>
          <Rows of={shown} most={FIRST} columns={3}>
            {(line) => (
              <tr key={line.keys.join()}>
                <th scope="row">{line.keys.map(names).join(" + ")}</th>
                <td><Bar share={line.shares.money} label={percent(line.shares.money)} /></td>
                <td><Bar share={line.shares.key_results} label={percent(line.shares.key_results)} tone="gap" /></td>
              </tr>
            )}
          </Rows>
        </tbody>
      </table>
    </Scrolled>
  );
}
