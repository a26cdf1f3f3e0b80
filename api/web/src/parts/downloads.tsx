// The tables of an answer as files: the same address, another form.
import { address, type Parameters } from "../api";
import { say } from "../language";
import { ANSWER } from "../words";

export function Downloads({ path, parameters = {} }: { path: string; parameters?: Parameters }) {
  return (
    <p class="downloads">
      {say(ANSWER.download)}:{" "}
      {["csv", "xlsx"].map((form) => (
        <a key={form} href={address(path, { ...parameters, format: form })} download>{form.toUpperCase()}</a>
      ))}
    </p>
  );
}
