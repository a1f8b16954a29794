// Tables that weigh more than the rest of the compiler: zones and languages for Time, two-byte
// encodings for Decode. A platform has them from the start, or its user imports them.
//
// Which of the two is package.json's to choose (imports, #large-tables): bundled-tables.ts in Node,
// absent-tables.ts in browsers and workers. There `import "ottl-wasm/time-tables"` or
// `import "ottl-wasm/charset-tables"` hands them over before the first text that needs them is
// compiled; without it that text is refused and told so. A program carries what it uses of the
// tables, so nobody needs them to run one.

import { bundledTables } from "./bundled-tables.ts";

/** time/locale-table.ts and time/zone-table.ts. */
export interface TimeTables {
  readonly localeLists: string;
  readonly localeRows: string;
  readonly zoneNames: string;
  readonly zoneBytes: string;
}

/** charsets/indexes.ts. */
export interface CharsetTables {
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
}

let tables: LargeTables = bundledTables;

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
