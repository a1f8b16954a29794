// The tables of zones and languages as one value, which may be left out (tables/large-tables.ts).

import type { TimeTables } from "../tables/large-tables.ts";
import { localeLists, localeRows } from "./locale-table.ts";
import { zoneBytes, zoneNames } from "./zone-table.ts";

export const timeTables: TimeTables = { localeLists, localeRows, zoneNames, zoneBytes };
