// In browsers and workers the tables of zones and languages are their user's to import
// (time-tables.ts): they weigh as much gzipped as the rest of the compiler.

import type { TimeTables } from "./time-tables.ts";

export const bundledTables: TimeTables | undefined = undefined;
