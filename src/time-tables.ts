// Package entry `ottl-wasm/time-tables`: time zones and languages for the function Time, in
// browsers and workers. Node has them without.
//
//   import "ottl-wasm/time-tables";
//   import { compile } from "ottl-wasm";

import { useTables } from "./compiler/tables/large-tables.ts";
import { timeTables } from "./compiler/time/time-tables.ts";

useTables({ time: timeTables });
