// Unicode as Go's regexp knows it: classes by name, and simple case folding. Unpacked from the
// generated tables on first use; only the compiler needs it.

import {
  categoryAliases,
  categoryTables,
  categoryUnions,
  foldOrbits,
  scriptTables,
} from "./unicode-tables.ts";
import { allRunes, complement, contains, setOf, union, type RuneSet } from "./rune-set.ts";

/** The class that `\p{name}` means: what it holds, and what it holds under (?i). */
export interface UnicodeClass {
  readonly set: RuneSet;
  readonly folded: RuneSet;
}

interface Unicode {
  readonly categories: ReadonlyMap<string, RuneSet>;
  readonly scripts: ReadonlyMap<string, RuneSet>;
}

const ascii: RuneSet = [0, 0x7f];
/** The runes outside ASCII that fold to an ASCII letter: long s and the Kelvin sign. */
const asciiFolded: RuneSet = [0, 0x7f, 0x17f, 0x17f, 0x212a, 0x212a];

let unicode: Unicode | undefined;
let orbits: ReadonlyMap<number, readonly number[]> | undefined;

/** Looks up a class by the name between the braces of `\p{...}`; undefined when Go knows none. */
export function unicodeClass(name: string): UnicodeClass | undefined {
  const canonical = canonicalName(name);
  if (canonical === "Any") return { set: allRunes, folded: allRunes };
  if (canonical === "Ascii") return { set: ascii, folded: asciiFolded };
  if (canonical === "Assigned") {
    const assigned = complement(category("Cn"));
    return { set: assigned, folded: assigned };
  }
  const key = canonical === "Lc" ? "LC" : canonical;
  const { categories, scripts } = tables();
  const alias = Object.hasOwn(categoryAliases, key) ? categoryAliases[key] : undefined;
  for (const [found, of] of [
    [key, categories],
    [key, scripts],
    [alias ?? "", categories],
  ] as const) {
    const set = of.get(found);
    // To Go, LC alone folds to nothing else.
    if (set !== undefined) return { set, folded: found === "LC" ? set : foldSet(set) };
  }
  return undefined;
}

/** A general category that is known to exist. */
export function category(name: string): RuneSet {
  return tables().categories.get(name) ?? [];
}

/** The runes that equal `rune` under simple folding, itself among them, ascending. */
export function foldOrbit(rune: number): readonly number[] {
  return foldTable().get(rune) ?? [rune];
}

/** `set` and all that its runes fold to. */
export function foldSet(set: RuneSet): RuneSet {
  const added: number[] = [];
  for (const [rune, orbit] of foldTable()) {
    if (orbit[0] !== rune) continue;
    if (!orbit.some((member) => contains(set, member))) continue;
    for (const member of orbit) added.push(member, member);
  }
  return added.length === 0 ? set : setOf([...set, ...added]);
}

/** A leading capital, then small letters; no underscores, spaces or hyphens. */
function canonicalName(name: string): string {
  const letters = name.replace(/[_\- ]/g, "");
  return asciiUpper(letters.slice(0, 1)) + asciiLower(letters.slice(1));
}

function asciiUpper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function tables(): Unicode {
  if (unicode !== undefined) return unicode;
  const categories = unpackTables(categoryTables);
  categories.set("Cn", complement(union([...categories.values()])));
  for (const [name, members] of Object.entries(categoryUnions)) {
    categories.set(name, union(members.split(" ").map((member) => categories.get(member) ?? [])));
  }
  unicode = { categories, scripts: unpackTables(scriptTables) };
  return unicode;
}

function foldTable(): ReadonlyMap<number, readonly number[]> {
  orbits ??= unpackOrbits();
  return orbits;
}

function unpackTables(packed: string): Map<string, RuneSet> {
  const reader = new NumberReader(packed);
  const named = new Map<string, RuneSet>();
  while (!reader.done) {
    const name = reader.text(reader.next());
    const ranges: number[] = [];
    let end = 0;
    for (let count = reader.next(); count > 0; count--) {
      const low = end + reader.next();
      end = low + reader.next();
      ranges.push(low, end);
    }
    named.set(name, ranges);
  }
  return named;
}

function unpackOrbits(): Map<number, readonly number[]> {
  const reader = new NumberReader(foldOrbits);
  const byRune = new Map<number, readonly number[]>();
  let first = 0;
  while (!reader.done) {
    const size = reader.next();
    first += reader.next();
    const orbit = [first];
    for (let last = first; orbit.length < size; orbit.push(last)) last += reader.next();
    for (const rune of orbit) byRune.set(rune, orbit);
  }
  return byRune;
}

/** Numbers in printable characters, as tools/unicode/classes writes them. */
class NumberReader {
  readonly #packed: string;
  #next = 0;

  constructor(packed: string) {
    this.#packed = packed.replaceAll("\n", "");
  }

  get done(): boolean {
    return this.#next === this.#packed.length;
  }

  next(): number {
    for (let first = 0; ; ) {
      const code = this.#packed.charCodeAt(this.#next++);
      if (code < FIRST) return first * LASTS + code - LAST;
      first = first * FIRSTS + code - FIRST;
    }
  }

  text(length: number): string {
    this.#next += length;
    return this.#packed.slice(this.#next - length, this.#next);
  }
}

/** The last character of a number is of `%` to `[`, those in front of `a` to `~`. */
const LAST = 0x25;
const LASTS = 0x5b - LAST + 1;
const FIRST = 0x61;
const FIRSTS = 0x7e - FIRST + 1;
