// `--feature-gates`, as the collector's own flag: gates by the collector's names, with commas
// between, a minus in front of one that is switched off.

import { type Gates, gateNames } from "../compiler/check-scope.ts";
import { UsageError } from "./exit.ts";

const known = new Map(Object.entries(gateNames).map(([gate, name]) => [name, gate]));

/** The gates that the option switches on and off. */
export function gatesOf(given: string | undefined): Partial<Gates> {
  const words = (given ?? "").split(",").filter((word) => word !== "");
  return Object.fromEntries(
    words.map((word) => {
      const name = word.replace(/^[+-]/, "");
      const gate = known.get(name);
      if (gate === undefined) {
        const names = [...known.keys()].join(", ");
        throw new UsageError(`--feature-gates knows ${names}, not ${name}.`);
      }
      return [gate, !word.startsWith("-")];
    }),
  );
}
