// A bundle without the large tables.

import * as ottl from "ottl-wasm";
import { tableRefusals } from "./tables.ts";

export const refusals: readonly string[] = tableRefusals(ottl);
