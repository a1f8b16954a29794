// The tables of two-byte encodings as one value, which may be left out (tables/large-tables.ts).

import type { CharsetTables } from "../tables/large-tables.ts";
import { big5, eucKr, gb18030Ranges, gbk, jis0208, jis0212 } from "./indexes.ts";

export const charsetTables: CharsetTables = { big5, eucKr, gb18030Ranges, gbk, jis0208, jis0212 };
