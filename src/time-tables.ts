// Package entry `ottl-wasm/time-tables`: time zones and languages for the function Time, in browsers
// and workers. Node has them without.
//
//   import "ottl-wasm/time-tables";
//   import { compile } from "ottl-wasm";

import { bundledTables } from "./compiler/time/bundled-tables.ts";
import { useTimeTables } from "./compiler/time/time-tables.ts";

useTimeTables(bundledTables);
