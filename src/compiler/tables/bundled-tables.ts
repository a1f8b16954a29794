// Large tables that come with the compiler: all, in Node.

import { charsetTables } from "../charsets/charset-tables.ts";
import { grokPatterns } from "../pattern/grok-patterns.ts";
import { timeTables } from "../time/time-tables.ts";
import type { LargeTables } from "./large-tables.ts";

export const bundledTables: LargeTables = {
  time: timeTables,
  charsets: charsetTables,
  grok: grokPatterns,
};
