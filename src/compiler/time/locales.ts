// Languages that Time reads names in, unpacked from the table that tools/time/locales.mjs writes.
// A program carries the names of the languages that it uses.

import { largeTables } from "../tables/large-tables.ts";
import type { TimeTables } from "../tables/large-tables.ts";

/** Lists of names; an empty one where the language has none of the kind. */
export interface Locale {
  readonly shortDays: readonly string[];
  readonly days: readonly string[];
  readonly shortMonths: readonly string[];
  readonly months: readonly string[];
  readonly dayHalves: readonly string[];
}

interface Languages {
  readonly tables: TimeTables;
  /** Lists of names by tag, by their numbers. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly lists: readonly string[];
}

let languages: Languages | undefined;

/** The language of a tag, written as CLDR writes it. */
export function findLocale(tag: string): Locale | undefined {
  const known = knownLanguages();
  const row = known?.rows.get(tag);
  if (known === undefined || row === undefined) return undefined;
  const all = row.map((list) => namesOf(known.lists[list] ?? ""));
  const [shortDays = [], days = [], shortMonths = [], months = [], dayHalves = []] = all;
  return { shortDays, days, shortMonths, months, dayHalves };
}

/** All tags. */
export function localeTags(): readonly string[] {
  return [...(knownLanguages()?.rows.keys() ?? [])];
}

/** Unpacked once. */
function knownLanguages(): Languages | undefined {
  const tables = largeTables().time;
  if (tables === undefined || tables === languages?.tables) return tables && languages;
  const rows = readRows(tables.localeRows);
  languages = { tables, rows, lists: tables.localeLists.split(";") };
  return languages;
}

function readRows(text: string): Map<string, readonly number[]> {
  return new Map(
    text.split(";").flatMap((line) => {
      const [tags = "", row = ""] = line.split(":");
      const numbers = row.split(" ").map(Number);
      return tags.split(" ").map((tag) => [tag, numbers] as const);
    }),
  );
}

function namesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("|");
}

const encoder = new TextEncoder();

/**
 * The names as the machine reads them (assembly/time/translate.ts draws the box): where each list
 * starts, 0 for an empty one; a list is its names, each behind its length.
 */
export function localeData(locale: Locale): Uint8Array {
  const all = [locale.shortDays, locale.days, locale.shortMonths, locale.months, locale.dayHalves];
  const bytes: number[] = new Array<number>(all.length * 4).fill(0);
  for (const [at, names] of all.entries()) {
    if (names.length === 0) continue;
    bytes[at * 4] = bytes.length & 255;
    bytes[at * 4 + 1] = bytes.length >> 8;
    bytes.push(names.length);
    for (const name of names) {
      const encoded = encoder.encode(name);
      bytes.push(encoded.length, ...encoded);
    }
  }
  return Uint8Array.from(bytes);
}
