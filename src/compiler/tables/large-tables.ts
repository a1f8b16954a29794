// Tables that together weigh as much as all the rest: zones and languages for Time, encodings for
// Decode, Grok's patterns by name. A platform has them from the start, or its user imports them.
//
// Which of the two is package.json's to choose (imports, #large-tables): bundled-tables.ts in Node,
// absent-tables.ts in browsers and workers. There `import "ottl-wasm/time-tables"` (or
// charset-tables, or grok-patterns) hands them over before the first text that needs them is
// compiled; without it that text is refused and told so. A program carries what it uses of the
// tables, so nobody needs them to run one.

import { bundledTables } from "#large-tables";

/** time/locale-table.ts and time/zone-table.ts. */
export interface TimeTables {
  readonly localeLists: string;
  readonly localeRows: string;
  readonly zoneNames: string;
  readonly zoneBytes: string;
}

/** Names of an encoding, in small letters with blanks between, and what it is. */
type NamedCharsets = readonly (readonly [names: string, charset: string])[];

/** charsets/names.ts and charsets/indexes.ts. */
export interface CharsetTables {
  readonly eightBitCharsets: NamedCharsets;
  readonly twoByteCharsets: NamedCharsets;
  readonly unsupportedCharsets: string;
  readonly big5: readonly string[];
  readonly eucKr: readonly string[];
  readonly gb18030Ranges: readonly number[];
  readonly gbk: readonly string[];
  readonly jis0208: readonly string[];
  readonly jis0212: readonly string[];
}

/** What is undefined is left out. */
export interface LargeTables {
  readonly time: TimeTables | undefined;
  readonly charsets: CharsetTables | undefined;
  /** pattern/grok-patterns.ts. */
  readonly grok: ReadonlyMap<string, string> | undefined;
}

let tables: LargeTables = bundledTables;

/** The tables that are here now. */
export function largeTables(): LargeTables {
  return tables;
}

/** Adds tables, or takes them away. */
export function useTables(given: Partial<LargeTables>): void {
  tables = { ...tables, ...given };
}

/** Why a text is refused that needs tables which are left out. */
export function missingTables(what: string, entry: string): string {
  return `${what} are not in this bundle: import "ottl-wasm/${entry}" before compiling`;
}
