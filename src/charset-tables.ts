// Package entry `ottl-wasm/charset-tables`: the encodings of the function Decode beside Unicode's
// own, such as windows-1252, Shift_JIS and GBK, in browsers and workers. Node has them without.
//
//   import "ottl-wasm/charset-tables";
//   import { compile } from "ottl-wasm";

import { charsetTables } from "./compiler/charsets/charset-tables.ts";
import { useTables } from "./compiler/tables/large-tables.ts";

useTables({ charsets: charsetTables });
