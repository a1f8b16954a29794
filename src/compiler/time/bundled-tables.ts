// The tables of zones and languages, as modules of their own (time-tables.ts).

import { localeLists, localeRows } from "./locale-table.ts";
import type { TimeTables } from "./time-tables.ts";
import { zoneBytes, zoneNames } from "./zone-table.ts";

export const bundledTables: TimeTables | undefined = {
  localeLists,
  localeRows,
  zoneNames,
  zoneBytes,
};
