// The tables of zones and languages, which weigh more than the compiler's parser: a platform has them
// from the start, or its user imports them.
//
// Which of the two is package.json's to choose (imports, #time-tables): bundled-tables.ts in Node,
// absent-tables.ts in browsers and workers. There `import "ottl-wasm/time-tables"` hands them over,
// before the first text that needs them is compiled. A program carries what it uses of them, so
// nobody needs them to run one.

import { bundledTables } from "./bundled-tables.ts";

/** locale-table.ts and zone-table.ts. */
export interface TimeTables {
  readonly localeLists: string;
  readonly localeRows: string;
  readonly zoneNames: string;
  readonly zoneBytes: string;
}

let tables: TimeTables | undefined = bundledTables;

/** Undefined where nobody has imported them. */
export function timeTables(): TimeTables | undefined {
  return tables;
}

export function useTimeTables(given: TimeTables | undefined): void {
  tables = given;
}

/** Why a text that names a zone or a language is refused where there are no tables. */
export const missingTables =
  "zones and languages are not in this bundle: " +
  'import "ottl-wasm/time-tables" before compiling';
