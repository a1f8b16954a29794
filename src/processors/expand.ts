// What the collector does with dollar signs in a config file: `${env:NAME}`, `${NAME}` and
// `${env:NAME:-default}` become the environment's value, from the inside out and again until
// nothing is left; then `$$` becomes `$`. A `$` before the brace escapes it: `$${NAME}` stays
// `${NAME}`. A variable that is not set is empty, and noted. Other providers (file, yaml, http) are
// not read: that is a fault.
//
// confmap's rules (expand.go), so that a config that works there means the same here.

/** Values by name; undefined where there is none. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Expanded {
  readonly text: string;
  /** The text was one reference alone, so what it became may be any YAML. */
  readonly isWhole: boolean;
  /** Sentences. */
  readonly faults: readonly string[];
  /** Variables that the environment does not have: nothing stands for them. */
  readonly unset: readonly string[];
}

/** References that lead to references end here, as in the collector. */
const EXPANSIONS_MAX = 1000;

const URI = /^([A-Za-z][A-Za-z0-9+.-]+):([^]*)$/;

export function expand(input: string, environment: Environment | undefined): Expanded {
  let text = input;
  let isWhole = false;
  const faults: string[] = [];
  const unset = new Set<string>();
  for (let count = 0; ; count++) {
    const reference = findReference(text);
    if (reference === undefined) break;
    if (count === EXPANSIONS_MAX) {
      faults.push("The references expand to each other without end.");
      break;
    }
    const value = resolve(reference, environment);
    if ("fault" in value) {
      faults.push(value.fault);
      break;
    }
    if (value.unset !== undefined) unset.add(value.unset);
    if (reference === text) isWhole = true;
    text = text.replaceAll(reference, () => value.text);
  }
  return { text: text.replaceAll("$$", () => "$"), isWhole, faults, unset: [...unset] };
}

/** The first reference that is not escaped and holds no other. */
function findReference(text: string): string | undefined {
  let from = 0;
  for (let close = text.indexOf("}"); close >= 0; close = text.indexOf("}", close + 1)) {
    const open = text.lastIndexOf("${", close);
    if (open >= from && !isEscaped(text, from, open)) return text.slice(open, close + 1);
    from = close + 1;
  }
  return undefined;
}

/** An odd number of dollars stands before `open`. */
function isEscaped(text: string, from: number, open: number): boolean {
  let dollars = 0;
  while (open - dollars - 1 >= from && text[open - dollars - 1] === "$") dollars++;
  return dollars % 2 === 1;
}

type Value = { readonly text: string; readonly unset?: string } | { readonly fault: string };

function resolve(reference: string, environment: Environment | undefined): Value {
  const inside = reference.slice(2, -1);
  const match = URI.exec(inside.includes(":") ? inside : `env:${inside}`);
  const [, scheme, opaque = ""] = match ?? [];
  if (scheme === undefined || opaque.includes("$")) {
    return { fault: `${reference} is no reference that a collector reads.` };
  }
  if (scheme !== "env") return { fault: `References to ${scheme} are not read here, only to env.` };
  const split = opaque.indexOf(":-");
  const name = split < 0 ? opaque : opaque.slice(0, split);
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) {
    const group = /^[0-9]+$/.test(name) ? ` For a group of a pattern write $\${${name}}.` : "";
    return { fault: `${JSON.stringify(name)} is no name of an environment variable.${group}` };
  }
  const value = environment?.[name];
  if (value !== undefined) return { text: value };
  if (split >= 0) return { text: opaque.slice(split + 2) };
  if (environment !== undefined) return { text: "", unset: name };
  const withDefault = `\${env:${name}:-default}`;
  return { fault: `No environment was given to read ${name} from; ${withDefault} has a default.` };
}
