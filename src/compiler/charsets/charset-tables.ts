// The tables of encodings as one value, which may be left out (tables/large-tables.ts).

import type { CharsetTables } from "../tables/large-tables.ts";
import { big5, eucKr, gb18030Ranges, gbk, jis0208, jis0212 } from "./indexes.ts";
import { eightBitCharsets, twoByteCharsets, unsupportedCharsets } from "./names.ts";

export const charsetTables: CharsetTables = {
  eightBitCharsets,
  twoByteCharsets,
  unsupportedCharsets,
  big5,
  eucKr,
  gb18030Ranges,
  gbk,
  jis0208,
  jis0212,
};
