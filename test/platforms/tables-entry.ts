// A bundle that asks for the large tables.

import "ottl-wasm/time-tables";
import "ottl-wasm/charset-tables";
import "ottl-wasm/grok-patterns";
import * as ottl from "ottl-wasm";
import { tableRefusals } from "./tables.ts";

export const refusals: readonly string[] = tableRefusals(ottl);
