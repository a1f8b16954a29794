// Large tables that come with the compiler: none, in browsers and workers.

import type { LargeTables } from "./large-tables.ts";

export const bundledTables: LargeTables = {
  time: undefined,
  charsets: undefined,
  grok: undefined,
};
